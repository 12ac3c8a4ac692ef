package hotline.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JumpingClockTest {
    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

    @TempDir
    Path folder;

    @Test
    void jumpsForwardAndBackAsTheFileSaysAndStaysWhereItSaysNothing() throws IOException {
        Path file = folder.resolve("offset");
        Clock clock = new JumpingClock(Clock.fixed(NOW, HotlineTime.ZONE), file);
        assertThat(clock.instant()).isEqualTo(NOW);

        Files.writeString(file, "PT26H\n");
        await().atMost(Duration.ofSeconds(5)).until(() -> clock.instant().equals(NOW.plus(Duration.ofHours(26))));
        Files.writeString(file, "-PT3M");
        await().atMost(Duration.ofSeconds(5)).until(() -> clock.instant().equals(NOW.minus(Duration.ofMinutes(3))));
        Files.writeString(file, "soon");
        await().during(Duration.ofMillis(1_200))
                .atMost(Duration.ofSeconds(5))
                .until(() -> clock.instant().equals(NOW.minus(Duration.ofMinutes(3))));
    }
}
