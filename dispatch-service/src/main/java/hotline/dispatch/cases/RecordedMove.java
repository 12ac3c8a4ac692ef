package hotline.dispatch.cases;

import hotline.dispatch.cases.CallBackReport.Resolved;
import hotline.dispatch.cases.CallBackReport.Satisfaction;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an old record says happened to a case; intake has checked that it can follow what is recorded before it.
 *
 * @param by who did it
 * @param unitCode the unit it was dispatched to
 * @param closedAs how it was closed; null where the record does not say
 * @param words the key of its words, which travel apart
 */
public record RecordedMove(
        Instant at,
        Kind what,
        String by,
        @Nullable String unitCode,
        @Nullable Boolean reached,
        @Nullable Boolean contactedByUnit,
        @Nullable Resolved resolved,
        @Nullable Satisfaction satisfiedWithResult,
        @Nullable Satisfaction satisfiedWithAttitude,
        @Nullable String channel,
        @Nullable ClosedAs closedAs,
        @Nullable String words) {

    /** What can have happened to a case. */
    public enum Kind {
        DISPATCHED,
        SIGNED,
        CONTACTED,
        REPLIED,
        CALLED_BACK,
        CLOSED
    }

    /** What the call-back found out; where the record does not say whether anybody was reached, somebody was. */
    CallBackReport report() {
        return new CallBackReport(
                !Boolean.FALSE.equals(reached),
                contactedByUnit,
                resolved,
                satisfiedWithResult,
                satisfiedWithAttitude,
                null);
    }
}
