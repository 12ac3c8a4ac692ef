package hotline.dispatch.directory;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** How the versions of one thing change so that something else holds from a day on. What held before that day stays as it was. */
public final class Revision {
    private Revision() {}

    /**
     * Another version holds from its first day on, and what was planned for later is taken back.
     *
     * @param versions all versions of the thing
     * @param endingOn a version with another end
     * @return what changes, by the first day of the version: as it is then, or empty for one that is taken back
     */
    public static <T extends Dated> Map<LocalDate, Optional<T>> replace(
            Collection<T> versions, T fresh, BiFunction<T, LocalDate, T> endingOn) {
        Map<LocalDate, Optional<T>> changes = change(versions, fresh.effectiveFrom(), endingOn);
        changes.put(fresh.effectiveFrom(), Optional.of(fresh));
        return changes;
    }

    /** Nothing holds from the day on. */
    public static <T extends Dated> Map<LocalDate, Optional<T>> end(
            Collection<T> versions, LocalDate from, BiFunction<T, LocalDate, T> endingOn) {
        return change(versions, from, endingOn);
    }

    private static <T extends Dated> Map<LocalDate, Optional<T>> change(
            Collection<T> versions, LocalDate from, BiFunction<T, LocalDate, T> endingOn) {
        Map<LocalDate, Optional<T>> changes = new LinkedHashMap<>();
        for (T version : versions) {
            @Nullable LocalDate end = version.effectiveTo();
            if (!version.effectiveFrom().isBefore(from)) {
                changes.put(version.effectiveFrom(), Optional.empty());
            } else if (end == null || end.isAfter(from)) {
                changes.put(version.effectiveFrom(), Optional.of(endingOn.apply(version, from)));
            }
        }
        return changes;
    }
}
