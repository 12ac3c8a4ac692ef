package hotline.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes the relay in this process after a commit; a slow poll is the net under it. */
@ApplicationScoped
public class RelaySignal {
    private final Semaphore committed = new Semaphore(0);

    /** Says that something was committed that must be sent. */
    public void wake() {
        if (committed.availablePermits() == 0) {
            committed.release();
        }
    }

    /** Waits until woken, at most so long. Returns whether it was woken. */
    public boolean await(Duration atMost) throws InterruptedException {
        boolean woken = committed.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS);
        committed.drainPermits();
        return woken;
    }
}
