package hotline.dispatch.application;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Runs the timer with the service, on a thread of its own. */
@Liveness
@ApplicationScoped
public class TimerThread implements HealthCheck {
    private static final Logger LOG = Logger.getLogger(TimerThread.class);

    /** Whether a unit has ended is asked in each such tick: it means to read the directory. */
    private static final int HEIRS_EVERY = 30;

    private final DeadlineTimer timer;
    private final CalendarRecount recount;
    private final UnitHeirs heirs;
    private final Duration poll;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private @Nullable Thread thread;
    private int ticks;

    TimerThread(
            DeadlineTimer timer,
            CalendarRecount recount,
            UnitHeirs heirs,
            @ConfigProperty(name = "hotline.timer.poll") Duration poll) {
        this.timer = timer;
        this.recount = recount;
        this.heirs = heirs;
        this.poll = poll;
    }

    void start(@Observes StartupEvent event) {
        thread = Thread.ofPlatform().name("deadline-timer").start(this::run);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopped.countDown();
        if (thread != null) {
            thread.join(Duration.ofSeconds(20));
        }
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("deadline-timer")
                .status(thread != null && thread.isAlive())
                .build();
    }

    private void run() {
        try {
            do {
                tick();
            } while (!stopped.await(poll.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tick() {
        try {
            while (stopped.getCount() > 0 && (recount.step() || timer.step())) {
                // on to the next
            }
            if (ticks++ % HEIRS_EVERY == 0) {
                while (stopped.getCount() > 0 && heirs.step()) {
                    // on to the next
                }
            }
        } catch (RuntimeException e) {
            LOG.warnf("the timer cannot look at what is due, and tries again: %s", e.getMessage());
        }
    }
}
