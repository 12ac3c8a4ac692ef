package hotline.local.bench;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Tickets registered, dispatched and counted at the highest rate at which no backlog grows: a closed loop in which at most so many
 * tickets are registered and not yet counted. The clients wait for the report, not only for their 201.
 */
final class Sustained {
    /** Tickets under way at most; enough for full batches, few enough that none waits long. */
    static final int BOUND = 400;

    private static final Duration LOOK = Duration.ofMillis(10);
    private static final Duration SAMPLE = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int CLIENTS = 8;

    private final Crew crew;
    private final Load load;
    private final Backlog backlog;
    private final Semaphore free = new Semaphore(BOUND);
    private volatile boolean ended;

    Sustained(Crew crew, Load load, Backlog backlog) {
        this.crew = crew;
        this.load = load;
        this.backlog = backlog;
    }

    /**
     * What came of it.
     *
     * @param aSecond tickets counted a second
     * @param first mean backlog of the first half, in outbox rows and messages
     * @param second mean backlog of the second half
     * @param counted tickets counted while it was measured
     */
    record Result(double aSecond, double first, double second, long counted) {}

    /** Runs for so long. Whoever calls it sees to it that nothing waits when it begins. */
    Result run(Duration duration) {
        Future<Result> watch = crew.start("watch", () -> watch(duration));
        load.run(CLIENTS, duration, this::pass);
        ended = true;
        return Crew.result(watch);
    }

    private boolean pass() throws InterruptedException {
        return free.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /** Lets as many tickets in as were counted, and looks at the backlog once a second. */
    private Result watch(Duration duration) {
        long begin = System.nanoTime();
        long countedAtFirst = backlog.counted();
        long released = 0;
        double[] backlogs = new double[2];
        int[] samples = new int[2];
        long nextSample = SAMPLE.toNanos();
        while (!ended) {
            long counted = backlog.counted() - countedAtFirst;
            free.release((int) (counted - released));
            released = counted;
            long gone = System.nanoTime() - begin;
            if (gone > nextSample && gone < duration.toNanos()) {
                int half = gone < duration.toNanos() / 2 ? 0 : 1;
                backlogs[half] += backlog.depth().sum();
                samples[half]++;
                nextSample += SAMPLE.toNanos();
            }
            Backlog.pause(LOOK);
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        long counted = backlog.counted() - countedAtFirst;
        return new Result(
                counted / seconds,
                backlogs[0] / Math.max(1, samples[0]),
                backlogs[1] / Math.max(1, samples[1]),
                counted);
    }
}
