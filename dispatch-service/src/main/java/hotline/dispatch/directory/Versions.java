package hotline.dispatch.directory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * All dated versions of things that have a key, immutable. Where two versions of one key hold on the same day, the one
 * that began last counts: a newer version takes over on its first day without anyone having to end the older one.
 *
 * @param <K> the key, for example a unit's code
 * @param <T> the dated thing
 */
public final class Versions<K extends Comparable<? super K>, T extends Dated> {

    private final Map<K, List<T>> newestFirst;

    private Versions(Map<K, List<T>> newestFirst) {
        this.newestFirst = newestFirst;
    }

    /**
     * Sorts versions by key and first day.
     *
     * @throws IllegalArgumentException when two versions of one key begin on the same day
     */
    public static <K extends Comparable<? super K>, T extends Dated> Versions<K, T> of(
            Collection<T> all, Function<T, K> key) {
        Map<K, List<T>> byKey = new LinkedHashMap<>();
        all.stream()
                .sorted(Comparator.comparing(key).thenComparing(Dated::effectiveFrom, Comparator.reverseOrder()))
                .forEach(version ->
                        addOlder(byKey.computeIfAbsent(key.apply(version), k -> new ArrayList<>()), version));
        return new Versions<>(byKey);
    }

    private static <T extends Dated> void addOlder(List<T> newestFirst, T version) {
        if (!newestFirst.isEmpty() && newestFirst.getLast().effectiveFrom().equals(version.effectiveFrom())) {
            throw new IllegalArgumentException("Two versions begin on the same day: " + version);
        }
        newestFirst.add(version);
    }

    /** The version that holds on the day, empty when there is none. */
    public Optional<T> at(K key, LocalDate on) {
        for (T version : newestFirst.getOrDefault(key, List.of())) {
            if (version.inForce(on)) {
                return Optional.of(version);
            }
        }
        return Optional.empty();
    }

    /** Every key's version that holds on the day, in the order of the keys. */
    public List<T> at(LocalDate on) {
        return newestFirst.keySet().stream()
                .flatMap(key -> at(key, on).stream())
                .toList();
    }

    /** The version of a key that ended last by the day; empty where none has ended. */
    public Optional<T> endedLast(K key, LocalDate on) {
        return newestFirst.getOrDefault(key, List.of()).stream()
                .filter(version -> {
                    LocalDate end = version.effectiveTo();
                    return end != null && !end.isAfter(on);
                })
                .findFirst();
    }

    /** Every version of a key, the newest first. */
    public List<T> versionsOf(K key) {
        return List.copyOf(newestFirst.getOrDefault(key, List.of()));
    }

    /** Every version there is, in the order of the keys, a key's newest first. */
    public List<T> all() {
        return newestFirst.values().stream().flatMap(List::stream).toList();
    }
}
