package hotline.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Which process it was: numbers of processes are used again, so the moment of its start is kept beside the number. It is counted in
 * ticks since this boot, since a clock that is set must not make a process of ours a stranger.
 */
record ProcessMark(long pid, String started) {
    private static final int START_TICKS_AFTER_NAME = 19;

    /** The state of a process that has ended and that its parent has not asked for yet. */
    private static final String ENDED = "Z";

    static ProcessMark of(ProcessHandle process) {
        return new ProcessMark(process.pid(), started(process.pid()).orElse("gone"));
    }

    /** The process itself, where it still runs. */
    Optional<ProcessHandle> find() {
        return started(pid).filter(started::equals).flatMap(_ -> ProcessHandle.of(pid));
    }

    private static Optional<String> started(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            String boot = Files.readString(Path.of("/proc/sys/kernel/random/boot_id"));
            String[] afterName = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return afterName[0].equals(ENDED)
                    ? Optional.empty()
                    : Optional.of(boot.strip() + "/" + afterName[START_TICKS_AFTER_NAME]);
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
