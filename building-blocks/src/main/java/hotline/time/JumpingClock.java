package hotline.time;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * A clock that is wrong by what a file says, such as {@code PT2H} or {@code -P1D}, and jumps when the file changes. The file is read
 * at most once a second; where it is missing or says nothing that can be read, the clock stays as it was.
 */
final class JumpingClock extends Clock {
    private static final long READ_EVERY_NANOS = 1_000_000_000;

    private final Clock right;
    private final Path file;
    private volatile Duration offset = Duration.ZERO;
    private volatile long readAt;

    JumpingClock(Clock right, Path file) {
        this.right = right;
        this.file = file;
        read();
    }

    @Override
    public ZoneId getZone() {
        return right.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new JumpingClock(right.withZone(zone), file);
    }

    @Override
    public Instant instant() {
        if (System.nanoTime() - readAt > READ_EVERY_NANOS) {
            read();
        }
        return right.instant().plus(offset);
    }

    private void read() {
        readAt = System.nanoTime();
        try {
            offset = Duration.parse(Files.readString(file).strip());
        } catch (IOException | DateTimeException _) {
            // nobody has moved the clock, or is about to
        }
    }
}
