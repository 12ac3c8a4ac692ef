package hotline.intake.messaging;

import hotline.intake.application.FeedbackOwed;
import hotline.intake.application.MessageDelivery;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Sends what is queued and charges what fell due, in a thread of its own; every replica does, and none twice. */
@ApplicationScoped
public class MessageSender {
    private static final Logger LOG = Logger.getLogger(MessageSender.class);
    private static final Duration STOPPED_WITHIN = Duration.ofSeconds(20);

    private final MessageDelivery delivery;
    private final FeedbackOwed owed;
    private final Duration poll;
    private final Semaphore stop = new Semaphore(0);
    private @Nullable Thread thread;

    /**
     * A sender that does not run yet.
     *
     * @param poll how often it looks for what is due
     */
    MessageSender(
            MessageDelivery delivery,
            FeedbackOwed owed,
            @ConfigProperty(name = "hotline.messages.poll", defaultValue = "PT1S") Duration poll) {
        this.delivery = delivery;
        this.owed = owed;
        this.poll = poll;
    }

    void start(@Observes StartupEvent event) {
        thread = Thread.ofPlatform().name("message-sender").start(this::run);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stop.release();
        if (thread != null) {
            thread.join(STOPPED_WITHIN);
        }
    }

    private void run() {
        boolean more = false;
        try {
            while (!stop.tryAcquire(more ? 0 : poll.toMillis(), TimeUnit.MILLISECONDS)) {
                more = look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean look() {
        try {
            boolean more = delivery.sendBatch();
            return owed.chargeMissed() || more;
        } catch (RuntimeException e) {
            LOG.warnf("messages wait and will be sent soon: %s", e.toString());
            return false;
        }
    }
}
