package hotline.dispatch.cases;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The returns of a case.
 *
 * @param asked the open request; null where none is open
 * @param approved how many were approved in all (FR-11)
 * @param refused the last refusal to the unit that leads now
 * @param designated whether the unit that leads now was designated and may not return it
 */
public record ReturnFile(
        @Nullable Asked asked, int approved, @Nullable Refused refused, boolean designated) {

    /** FR-11: after so many approved returns a further request makes it a dispute. */
    public static final int MOST_APPROVED = 2;

    /** Nothing was ever asked. */
    static final ReturnFile NONE = new ReturnFile(null, 0, null, false);

    /**
     * A request that waits for its decision.
     *
     * @param from where the case stood
     */
    public record Asked(String unitCode, Instant at, CaseStage from) {}

    /** A request that was refused. */
    public record Refused(String unitCode, Instant at) {}

    /** Whether the unit was refused before and asks again. */
    boolean isAskedAgainBy(String unitCode) {
        return refused != null && refused.unitCode().equals(unitCode);
    }

    boolean isCapped() {
        return approved >= MOST_APPROVED;
    }

    ReturnFile asking(Asked request) {
        return new ReturnFile(request, approved, refused, designated);
    }

    /** Another unit has the case: by an approved return, by a designation, or else. */
    ReturnFile passedOn(int moreApproved, boolean nowDesignated) {
        return new ReturnFile(null, approved + moreApproved, null, nowDesignated);
    }

    /** A unit ended: what it asked, its heir asked. */
    ReturnFile inherited(String from, String to) {
        return new ReturnFile(
                asked != null && asked.unitCode().equals(from) ? new Asked(to, asked.at(), asked.from()) : asked,
                approved,
                refused != null && refused.unitCode().equals(from) ? new Refused(to, refused.at()) : refused,
                designated);
    }

    ReturnFile refusing(Instant at) {
        return asked == null ? this : new ReturnFile(null, approved, new Refused(asked.unitCode(), at), designated);
    }
}
