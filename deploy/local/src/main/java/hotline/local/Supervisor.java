package hotline.local;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Consumer;

/** Starts a process again that ended unasked, after a pause that grows, and gives up after several failures in a row. */
final class Supervisor {
    private static final int FAILURES_LIMIT = 5;
    private static final Duration STEADY = Duration.ofMinutes(1);

    private final Consumer<String> talk;
    private final Duration firstPause;
    private volatile boolean ended;

    Supervisor(Consumer<String> talk, Duration firstPause) {
        this.talk = talk;
        this.firstPause = firstPause;
    }

    void watch(ManagedProcess process) {
        Thread.ofVirtual().start(() -> keepAlive(process));
    }

    /** From now on whatever ends was asked to. */
    void end() {
        ended = true;
    }

    private void keepAlive(ManagedProcess process) {
        int failures = 0;
        while (true) {
            Instant started = Instant.now();
            process.onExit().join();
            if (ended) {
                return;
            }
            boolean steady = Duration.between(started, Instant.now()).compareTo(STEADY) > 0;
            failures = steady ? 1 : failures + 1;
            if (failures > FAILURES_LIMIT) {
                talk.accept(
                        process.name() + " ended " + FAILURES_LIMIT + " times in a row and is not started again: read "
                                + process.log() + ", then ./hotline down and ./hotline up.");
                return;
            }
            startAgain(process, failures);
        }
    }

    private void startAgain(ManagedProcess process, int failures) {
        talk.accept(process.name() + " ended unasked; it is started again.");
        try {
            Thread.sleep(failures == 1 ? Duration.ZERO : firstPause.multipliedBy(1L << (failures - 2)));
            Instant start = Instant.now();
            process.start();
            talk.accept(readyLine(process.name(), start));
        } catch (StackException e) {
            if (!ended) {
                talk.accept(e.getMessage());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    static String readyLine(String name, Instant start) {
        double seconds = Duration.between(start, Instant.now()).toMillis() / 1_000.0;
        return String.format(Locale.ROOT, "%-11s ready %6.1f s", name, seconds);
    }
}
