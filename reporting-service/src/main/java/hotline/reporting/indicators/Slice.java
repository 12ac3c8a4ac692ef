package hotline.reporting.indicators;

import hotline.reporting.facts.CounterKey;
import hotline.reporting.facts.Dimension;
import java.util.Comparator;

/**
 * A cut through the tickets by which counters are kept: the whole, one value of a dimension, or one unit.
 *
 * @param unit empty for the whole and for a dimension
 * @param key the value of the dimension, of areas and categories also with a trailing {@code *}; empty for the whole, for
 *     a unit, and for tickets registered without that value
 */
public record Slice(String unit, Dimension dimension, String key) implements Comparable<Slice> {
    private static final Comparator<Slice> ORDER =
            Comparator.comparing(Slice::unit).thenComparing(Slice::dimension).thenComparing(Slice::key);

    /** All tickets. */
    public static final Slice WHOLE = new Slice(CounterKey.NONE, Dimension.ALL, CounterKey.NONE);

    /** One unit's tickets. */
    public static Slice ofUnit(String unit) {
        return new Slice(unit, Dimension.ALL, CounterKey.NONE);
    }

    /** The tickets registered with this value. */
    public static Slice of(Dimension dimension, String key) {
        return new Slice(CounterKey.NONE, dimension, key);
    }

    /** The keys of its counters. */
    public CodeRange keys() {
        return dimension == Dimension.AREA || dimension == Dimension.CATEGORY
                ? CodeRange.of(key)
                : new CodeRange(key, key);
    }

    /** Whether it is one unit. */
    public boolean isUnit() {
        return !unit.isEmpty();
    }

    @Override
    public int compareTo(Slice other) {
        return ORDER.compare(this, other);
    }
}
