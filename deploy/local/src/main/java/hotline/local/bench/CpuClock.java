package hotline.local.bench;

import hotline.local.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Reads from /proc how much processor time each process of the stack, the bench itself and everybody on the machine have taken. */
final class CpuClock {
    /** This process without the threads of the bench: the one address, and the virtual machine that both share. */
    static final String GATEWAY = "gateway";

    /** The threads that make the load and watch it. */
    static final String BENCH = "bench";

    private static final double MILLISECONDS_A_TICK = 10; // USER_HZ is 100 on every Linux
    private static final int OWN_TIME = 11; // fields of /proc/PID/stat behind the name: utime, stime, cutime, cstime
    private static final int TIME_OF_CHILDREN = 13;
    private static final int IDLE =
            4; // fields of the first line of /proc/stat: user nice system idle iowait irq softirq steal
    private static final int WAITING = 5;
    private static final int LAST = 8;

    private final Map<String, Supplier<ProcessHandle>> parts;
    private final Crew crew;

    /**
     * @param parts the processes of the stack by their names; each is asked anew, since it may have been started again
     */
    CpuClock(Map<String, Supplier<ProcessHandle>> parts, Crew crew) {
        this.parts = new LinkedHashMap<>(parts);
        this.crew = crew;
    }

    /**
     * Milliseconds of processor time since the start of each.
     *
     * @param all what the whole machine was busy
     */
    record Reading(Map<String, Double> parts, double all, long at) {
        /** What happened since an earlier reading. */
        CpuShares since(Reading earlier) {
            Map<String, Double> taken = new LinkedHashMap<>();
            parts.forEach((part, now) -> taken.put(part, Math.max(0, now - earlier.parts.getOrDefault(part, 0.0))));
            double seconds = (at - earlier.at) / 1e9;
            return new CpuShares(
                    taken, all - earlier.all, seconds, Runtime.getRuntime().availableProcessors());
        }
    }

    Reading read() {
        try {
            Map<String, Double> taken = new LinkedHashMap<>();
            for (Map.Entry<String, Supplier<ProcessHandle>> part : parts.entrySet()) {
                taken.put(part.getKey(), ofTree(part.getValue().get()));
            }
            double bench = crew.cpuNanoseconds() / 1e6;
            taken.put(GATEWAY, ofProcess(ProcessHandle.current().pid(), false) - bench);
            taken.put(BENCH, bench);
            return new Reading(taken, ofAll(), System.nanoTime());
        } catch (IOException e) {
            throw new StackException("The processor time cannot be read from /proc: " + e.getMessage(), e);
        }
    }

    /** A process, its children that run, and those that have ended. */
    private static double ofTree(ProcessHandle process) throws IOException {
        double sum = 0;
        try (Stream<ProcessHandle> family = Stream.concat(Stream.of(process), process.descendants())) {
            for (ProcessHandle one : family.toList()) {
                sum += ofProcess(one.pid(), true);
            }
        }
        return sum;
    }

    private static double ofProcess(long pid, boolean withEndedChildren) throws IOException {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            long ticks = ticks(fields, OWN_TIME) + (withEndedChildren ? ticks(fields, TIME_OF_CHILDREN) : 0);
            return ticks * MILLISECONDS_A_TICK;
        } catch (NoSuchFileException _) {
            return 0; // it has ended, and its parent has its time
        }
    }

    private static double ofAll() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/stat"))) {
            String[] fields = lines.findFirst().orElse("").split(" +", -1);
            long busy = 0;
            for (int i = 1; i <= LAST; i++) {
                busy += i == IDLE || i == WAITING ? 0 : Long.parseLong(fields[i]);
            }
            return busy * MILLISECONDS_A_TICK;
        }
    }

    private static long ticks(String[] fields, int first) {
        return Long.parseLong(fields[first]) + Long.parseLong(fields[first + 1]);
    }
}
