package hotline.reporting.facts;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** By how much counters move, added up and in key order; what moves by nothing is not in it. */
public final class Moves {
    private final SortedMap<CounterKey, Long> byKey = new TreeMap<>();

    /** Moves one counter further. */
    public void add(CounterKey key, long by) {
        byKey.merge(key, by, (before, more) -> before + more == 0 ? null : before + more);
    }

    /** Moves counters further by all of these. */
    public void add(Moves others) {
        others.byKey.forEach(this::add);
    }

    /** Takes all of these back. */
    public void subtract(Moves others) {
        others.byKey.forEach((key, by) -> add(key, -by));
    }

    /** The moves by counter, in key order. */
    public Map<CounterKey, Long> byKey() {
        return Collections.unmodifiableSortedMap(byKey);
    }
}
