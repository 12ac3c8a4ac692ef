package hotline.time;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The one clock: ticks in microseconds, as the database keeps them, in the time zone of all dates. */
@ApplicationScoped
public class HotlineTime {

    /** The zone in which dates are dates. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /**
     * The clock of this service.
     *
     * @param offsetFile a file that says by how much the clock is wrong, for tests of that very state; the system's clock where
     *     none is set
     */
    @Produces
    @ApplicationScoped
    @DefaultBean
    Clock clock(@ConfigProperty(name = "hotline.clock.offset-file") Optional<Path> offsetFile) {
        Clock system = Clock.system(ZONE);
        return Clock.tick(
                offsetFile.<Clock>map(file -> new JumpingClock(system, file)).orElse(system), Duration.ofNanos(1_000));
    }
}
