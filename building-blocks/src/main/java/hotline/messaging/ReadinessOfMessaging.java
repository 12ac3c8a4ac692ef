package hotline.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Instant;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready once the event loop has its partitions and has read what it must know to serve, and ready it stays: calls are taken
 * while Kafka is away. What is wrong meanwhile stands in the data. That the database is away is another check's to say.
 */
@Readiness
@ApplicationScoped
class ReadinessOfMessaging implements HealthCheck {
    private final Messaging messaging;
    private final Instance<MessageHandler> handler;
    private final Backlog backlog;

    ReadinessOfMessaging(Messaging messaging, Instance<MessageHandler> handler, Backlog backlog) {
        this.messaging = messaging;
        this.handler = handler;
        this.backlog = backlog;
    }

    @Override
    public HealthCheckResponse call() {
        boolean ready = messaging
                .loop()
                .map(loop -> loop.hasRead(handler.get().readBeforeReady()))
                .orElse(true);
        HealthCheckResponseBuilder health =
                HealthCheckResponse.named("messaging").status(ready);
        messaging.loop().map(EventLoop::standing).ifPresent(standing -> {
            standing.lag().forEach((topic, lag) -> health.withData("lag of " + topic, lag));
            Instant away = standing.awaySince();
            health.withData("kafka", away == null ? "connected" : "away since " + away);
        });
        messaging.relay().ifPresent(relay -> health.withData("relayLeads", relay.leads()));
        return counted(health).build();
    }

    private HealthCheckResponseBuilder counted(HealthCheckResponseBuilder health) {
        try {
            Backlog.Waiting waiting = backlog.now();
            return health.withData("outboxRows", waiting.unsent())
                    .withData("outboxOldestSeconds", Math.round(waiting.oldestSeconds()))
                    .withData("heldMessages", waiting.heldMessages())
                    .withData("heldKeys", waiting.heldKeys())
                    .withData("heldOverAMinute", waiting.heldOverAMinute());
        } catch (RuntimeException e) {
            return health.withData("backlog", "cannot be counted while the database is away");
        }
    }
}
