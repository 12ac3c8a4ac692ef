package hotline.local;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;

/** Waits for the end of processes that this one did not start itself. */
final class ProcessEnd {
    private static final Duration POLL = Duration.ofMillis(15);

    private ProcessEnd() {}

    /** Whether all ended within the limit. */
    static boolean await(Collection<ProcessHandle> processes, Duration limit) throws InterruptedException {
        Instant end = Instant.now().plus(limit);
        while (processes.stream().anyMatch(ProcessEnd::works)) {
            if (Instant.now().isAfter(end)) {
                return false;
            }
            Thread.sleep(POLL);
        }
        return true;
    }

    /** One that has ended and whose end nobody has asked for yet is still listed, but has no program any more. */
    private static boolean works(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }
}
