package hotline.reporting.facts;

import java.time.LocalDate;
import java.util.Comparator;

/**
 * The name of a counter. Counters are narrow: for the whole undivided or by one dimension, and for each unit undivided.
 *
 * @param unit empty for the whole
 * @param key the value of the dimension; empty for {@code ALL}, and for tickets registered without that value
 * @param day the day of registration or first dispatch (cohort), or on which it happened (flow), in Asia/Shanghai
 */
public record CounterKey(Basis basis, String unit, Dimension dimension, String key, LocalDate day, Figure figure)
        implements Comparable<CounterKey> {

    /** The unit of counters for the whole, and the key of the undivided count. */
    public static final String NONE = "";

    private static final Comparator<CounterKey> ORDER = Comparator.comparing(CounterKey::basis)
            .thenComparing(CounterKey::unit)
            .thenComparing(CounterKey::dimension)
            .thenComparing(CounterKey::key)
            .thenComparing(CounterKey::day)
            .thenComparing(CounterKey::figure);

    @Override
    public int compareTo(CounterKey other) {
        return ORDER.compare(this, other);
    }
}
