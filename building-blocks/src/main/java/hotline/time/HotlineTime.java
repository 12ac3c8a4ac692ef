package hotline.time;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;

/** The one clock: ticks in microseconds, as the database keeps them, in the time zone of all dates. */
@ApplicationScoped
public class HotlineTime {

    /** The zone in which dates are dates. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @Produces
    @ApplicationScoped
    @DefaultBean
    Clock clock() {
        return Clock.tick(Clock.system(ZONE), Duration.ofNanos(1_000));
    }
}
