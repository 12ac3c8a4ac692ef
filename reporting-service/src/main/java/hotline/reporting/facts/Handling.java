package hotline.reporting.facts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A case that has been dispatched: to whom, how often, and how far the unit that leads now has come.
 *
 * @param firstUnit the unit first dispatched to, for ever (FR-9)
 * @param dispatches how often it was dispatched
 * @param current the case in the hands of the unit that leads now, or led when it ended
 * @param callBack what the last call-back that reached the caller found, of what this unit did
 */
public record Handling(
        String firstUnit,
        Instant firstDispatchedAt,
        int dispatches,
        Assignment current,
        @Nullable CallBack callBack) {

    static Handling first(int sequence, Instant at, String unit, DueDates due) {
        return new Handling(unit, at, 1, Assignment.begun(sequence, unit, at, due), null);
    }

    Handling again(int sequence, Instant at, String unit, DueDates due) {
        return new Handling(
                firstUnit, firstDispatchedAt, dispatches + 1, Assignment.begun(sequence, unit, at, due), null);
    }

    Handling inherited(int sequence, Instant at, String heir) {
        return new Handling(
                firstUnit, firstDispatchedAt, dispatches + 1, current.inherited(sequence, heir, at), callBack);
    }

    Handling calledBack(Instant at, @Nullable CallBack found) {
        return new Handling(
                firstUnit,
                firstDispatchedAt,
                dispatches,
                current.calledBack(at, found),
                found == null ? callBack : found);
    }

    Handling with(Assignment changed) {
        return new Handling(firstUnit, firstDispatchedAt, dispatches, changed, callBack);
    }

    /** The unit that leads now. */
    public String leadUnit() {
        return current.unit();
    }
}
