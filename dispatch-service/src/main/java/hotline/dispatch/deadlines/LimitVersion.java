package hotline.dispatch.deadlines;

import hotline.dispatch.directory.Dated;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A cell of the table of limits in one dated version: what a class has for a step. */
public record LimitVersion(
        LimitClass limitClass,
        Step step,
        Limit limit,
        LocalDate effectiveFrom,
        @Nullable LocalDate effectiveTo) implements Dated {

    public LimitVersion {
        Objects.requireNonNull(limitClass, "limitClass");
        Objects.requireNonNull(step, "step");
        Objects.requireNonNull(limit, "limit");
        Dated.requireSpan(effectiveFrom, effectiveTo);
    }

    /** This version, ending on the day. */
    public LimitVersion endingOn(LocalDate end) {
        return new LimitVersion(limitClass, step, limit, effectiveFrom, end);
    }
}
