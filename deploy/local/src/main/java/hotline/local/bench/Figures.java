package hotline.local.bench;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What was measured, each under a name such as {@code register.8.perSecond}; a name that is measured twice has the mean of both. */
public final class Figures {
    private final Map<String, Double> sums = new LinkedHashMap<>();
    private final Map<String, Integer> counts = new LinkedHashMap<>();

    void add(String name, double value) {
        sums.merge(name, value, Double::sum);
        counts.merge(name, 1, Integer::sum);
    }

    /** The median and the 99th of a hundred, in milliseconds, under {@code name.median} and {@code name.p99}. */
    void add(String name, Times times) {
        add(name + ".median", times.median());
        add(name + ".p99", times.p99());
    }

    boolean has(String name) {
        return sums.containsKey(name);
    }

    /** NaN where it was not measured. */
    double get(String name) {
        return sums.getOrDefault(name, Double.NaN) / counts.getOrDefault(name, 1);
    }

    Map<String, Double> all() {
        Map<String, Double> all = new LinkedHashMap<>();
        sums.keySet().forEach(name -> all.put(name, get(name)));
        return Collections.unmodifiableMap(all);
    }
}
