package hotline.dispatch;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** The clock of the tests: the system's, or one that stands where a test sets it. */
@ApplicationScoped
public class TestClock extends Clock {
    private volatile Instant at;

    /** Time stands at this instant from now on. */
    public void set(Instant instant) {
        at = instant;
    }

    /** Time is the system's again. */
    public void reset() {
        at = null;
    }

    @Override
    public Instant instant() {
        Instant set = at;
        return set == null ? Instant.now().truncatedTo(ChronoUnit.MICROS) : set;
    }

    @Override
    public ZoneId getZone() {
        return ZoneId.of("Asia/Shanghai");
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
