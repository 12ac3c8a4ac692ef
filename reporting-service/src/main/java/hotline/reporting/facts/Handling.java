package hotline.reporting.facts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A case that has been dispatched: to whom, and how far the unit has come.
 *
 * @param firstUnit the unit first dispatched to, for ever (FR-9)
 * @param leadUnit the unit that leads now
 * @param signedAt when the unit that leads now signed
 * @param contactedAt when its duty to contact the caller was first met
 * @param repliedAt when it last replied
 */
public record Handling(
        String firstUnit,
        Instant firstDispatchedAt,
        String leadUnit,
        DueDates due,
        @Nullable Instant signedAt,
        @Nullable Instant contactedAt,
        @Nullable Instant repliedAt) {

    static Handling first(Instant at, String unit, DueDates due) {
        return new Handling(unit, at, unit, due, null, null, null);
    }

    Handling again(String unit, DueDates newDue) {
        return new Handling(firstUnit, firstDispatchedAt, unit, newDue, null, null, null);
    }

    Handling signed(Instant at) {
        return new Handling(firstUnit, firstDispatchedAt, leadUnit, due, at, contactedAt, repliedAt);
    }

    Handling contacted(Instant at) {
        return contactedAt != null
                ? this
                : new Handling(firstUnit, firstDispatchedAt, leadUnit, due, signedAt, at, repliedAt);
    }

    Handling replied(Instant at) {
        return new Handling(firstUnit, firstDispatchedAt, leadUnit, due, signedAt, contactedAt, at);
    }
}
