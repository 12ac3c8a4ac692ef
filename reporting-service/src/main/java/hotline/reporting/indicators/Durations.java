package hotline.reporting.indicators;

import hotline.reporting.facts.Buckets;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How long something took, many times: kept in buckets, so that a percentile is as exact as a bucket is wide. */
public final class Durations {
    private final SortedMap<Integer, Long> byBucket = new TreeMap<>();

    /** Adds as many durations that lie in the bucket. */
    public void add(int bucket, long more) {
        byBucket.merge(bucket, more, Long::sum);
    }

    /** How many there are. */
    public long count() {
        return byBucket.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The middle one; null where there is none. */
    public @Nullable Duration median() {
        return percentile(50);
    }

    /** The duration within which nine of ten were done; null where there is none. */
    public @Nullable Duration ninetieth() {
        return percentile(90);
    }

    private @Nullable Duration percentile(int percent) {
        long rank = (count() * percent + 99) / 100; // of the ranks 1 to count, the first that reaches the percentage
        long passed = 0;
        for (var bucket : byBucket.entrySet()) {
            passed += bucket.getValue();
            if (passed >= rank && rank > 0) {
                return Buckets.middle(bucket.getKey());
            }
        }
        return null;
    }
}
