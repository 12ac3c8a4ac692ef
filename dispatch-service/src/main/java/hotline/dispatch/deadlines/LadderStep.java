package hotline.dispatch.deadlines;

import hotline.dispatch.directory.Dated;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A step of the ladder in one dated version (rulebook §6, Ladder): when it comes, which colour it gives, who is told.
 *
 * @param code short and stable, for example {@code RED}
 * @param hours how many hours before or after the due date; 0 where {@code when} says all
 * @param card the colour; {@link Card#NONE} for a reminder
 */
public record LadderStep(
        String code,
        When when,
        int hours,
        Card card,
        List<Told> tells,
        LocalDate effectiveFrom,
        @Nullable LocalDate effectiveTo)
        implements Dated {

    /** When a step comes, seen from the due date. */
    public enum When {
        /** When one working day is left, at noon of the only one, or when a quarter of a natural time is left. */
        NEARLY_DUE,
        /** So many hours before. */
        BEFORE,
        /** Once so many hours have passed since. */
        AFTER
    }

    /** Who is told. Of a limit of the hotline's own its people are, in the place of handler and leader. */
    public enum Told {
        HANDLER,
        LEADER,
        DISPATCHER,
        CALLBACK,
        SUPERVISOR
    }

    public LadderStep {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(when, "when");
        Objects.requireNonNull(card, "card");
        tells = List.copyOf(tells);
        Dated.requireSpan(effectiveFrom, effectiveTo);
        if (hours < 0 || (when == When.NEARLY_DUE && hours != 0)) {
            throw new IllegalArgumentException("Step " + code + ": " + hours + " hours do not go with " + when);
        }
    }
}
