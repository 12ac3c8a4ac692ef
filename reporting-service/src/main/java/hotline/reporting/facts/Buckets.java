package hotline.reporting.facts;

import java.time.Duration;
import java.time.Instant;

/** Buckets of durations, each five percent longer than the one before it; the first begins at one second. */
public final class Buckets {
    /** How much wider each bucket is than the one before it, and so the most by which an answer is inexact. */
    public static final double WIDTH = 0.05;

    private static final double GROWTH = Math.log(1 + WIDTH);

    private Buckets() {}

    /** The bucket of the time from one moment to another; what took less than two seconds is in bucket 0. */
    public static int of(Instant from, Instant to) {
        long seconds = Math.max(1, Duration.between(from, to).toSeconds());
        return (int) Math.floor(Math.log((double) seconds) / GROWTH);
    }

    /** The key of the bucket's counter: digits that sort as the numbers do. */
    public static String key(int bucket) {
        return "%03d".formatted(bucket);
    }

    /** The duration that stands for all of the bucket, to the second. */
    public static Duration middle(int bucket) {
        return bucket == 0 ? Duration.ZERO : Duration.ofSeconds(Math.round(Math.exp((bucket + 0.5) * GROWTH)));
    }
}
