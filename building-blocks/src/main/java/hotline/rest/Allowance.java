package hotline.rest;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How often one may ask: a steady rate, and a number at once after a pause. It is kept as the moment up to which all is used
 * (the generic cell rate algorithm), so that it costs one number and no timer.
 */
final class Allowance {
    private final AtomicLong usedUpTo = new AtomicLong(Long.MIN_VALUE);

    /**
     * A rate.
     *
     * @param perSecond how many a second for ever
     * @param burst how many at once after a pause
     */
    record Rate(int perSecond, int burst) {
        private long nanosOfOne() {
            return Duration.ofSeconds(1).toNanos() / perSecond;
        }
    }

    /**
     * Takes one.
     *
     * @param nanos the time now, as {@link System#nanoTime} has it
     * @return 0 where there was one, else how long to wait for the next, in nanoseconds
     */
    long take(Rate rate, long nanos) {
        long one = rate.nanosOfOne();
        while (true) {
            long before = usedUpTo.get();
            long from = before == Long.MIN_VALUE || before - nanos < 0 ? nanos : before;
            long wait = from + one - nanos - one * rate.burst();
            if (wait > 0) {
                return wait;
            }
            if (usedUpTo.compareAndSet(before, from + one)) {
                return 0;
            }
        }
    }

    /** Whether all of it is there, as if nobody had asked. */
    boolean isWhole(long nanos) {
        return usedUpTo.get() == Long.MIN_VALUE || usedUpTo.get() - nanos < 0;
    }
}
