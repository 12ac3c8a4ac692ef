package hotline.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once the event loop has its partitions and has read what it must know to serve. */
@Readiness
@ApplicationScoped
class ReadinessOfMessaging implements HealthCheck {
    private final Messaging messaging;
    private final Instance<MessageHandler> handler;

    ReadinessOfMessaging(Messaging messaging, Instance<MessageHandler> handler) {
        this.messaging = messaging;
        this.handler = handler;
    }

    @Override
    public HealthCheckResponse call() {
        boolean ready = messaging
                .loop()
                .map(loop -> loop.hasRead(handler.get().readBeforeReady()))
                .orElse(true);
        int held = messaging.loop().map(loop -> loop.inbox().alarmed()).orElse(0);
        return HealthCheckResponse.named("messaging")
                .status(ready)
                .withData("heldOverAMinute", held)
                .build();
    }
}
