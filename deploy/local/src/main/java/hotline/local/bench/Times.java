package hotline.local.bench;

import java.util.Arrays;

/** How long something took, each time that it was done; all are kept, since a bench has few enough of them. Not for several threads. */
final class Times {
    private static final double NANOSECONDS_A_MILLISECOND = 1_000_000;
    private static final int FIRST_ROOM = 1_024;

    private long[] nanoseconds = new long[FIRST_ROOM];
    private int count;

    void add(long took) {
        if (count == nanoseconds.length) {
            nanoseconds = Arrays.copyOf(nanoseconds, count * 2);
        }
        nanoseconds[count++] = took;
    }

    void addAll(Times others) {
        for (int i = 0; i < others.count; i++) {
            add(others.nanoseconds[i]);
        }
    }

    int count() {
        return count;
    }

    /** In milliseconds. */
    double median() {
        return percentile(50);
    }

    /** In milliseconds: one of a hundred takes longer. */
    double p99() {
        return percentile(99);
    }

    /** In milliseconds, by the nearest rank: the shortest time that so many of a hundred do not exceed; NaN where nothing was done. */
    double percentile(int ofHundred) {
        if (count == 0) {
            return Double.NaN;
        }
        long[] sorted = Arrays.copyOf(nanoseconds, count);
        Arrays.sort(sorted);
        int rank = (int) Math.ceilDiv((long) ofHundred * count, 100L);
        return sorted[Math.max(rank, 1) - 1] / NANOSECONDS_A_MILLISECOND;
    }
}
