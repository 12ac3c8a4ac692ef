package hotline.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Alive as long as the relay and the event loop are: one that has ended for good comes back only with the process. */
@Liveness
@ApplicationScoped
class LivenessOfMessaging implements HealthCheck {
    private final Messaging messaging;

    LivenessOfMessaging(Messaging messaging) {
        this.messaging = messaging;
    }

    @Override
    public HealthCheckResponse call() {
        List<String> ended = messaging.ended();
        var health = HealthCheckResponse.named("messaging threads").status(ended.isEmpty());
        return (ended.isEmpty() ? health : health.withData("ended", String.join(", ", ended))).build();
    }
}
