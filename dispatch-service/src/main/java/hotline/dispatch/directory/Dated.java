package hotline.dispatch.directory;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One version of something that changes by date. It holds from its first day, included, to its end, excluded; without
 * an end it holds until a newer version begins.
 */
public interface Dated {

    /** The first day of this version, included; 1900-01-01 for what holds since before the records. */
    LocalDate effectiveFrom();

    /** The day after the last day of this version; null while no end is known. */
    @Nullable
    LocalDate effectiveTo();

    /** Whether this version holds on the day. */
    default boolean inForce(LocalDate on) {
        LocalDate end = effectiveTo();
        return !on.isBefore(effectiveFrom()) && (end == null || on.isBefore(end));
    }

    /**
     * Checks the span of a version.
     *
     * @throws IllegalArgumentException when the end is not after the first day
     */
    static void requireSpan(LocalDate effectiveFrom, @Nullable LocalDate effectiveTo) {
        Objects.requireNonNull(effectiveFrom, "effectiveFrom");
        if (effectiveTo != null && !effectiveTo.isAfter(effectiveFrom)) {
            throw new IllegalArgumentException(
                    "A version ends after it begins, not on " + effectiveTo + " when it begins on " + effectiveFrom);
        }
    }
}
