package hotline.reporting.facts;

import java.util.Locale;

/** What is counted (rulebook §7). Its name in an answer is the constant's, in camel case. */
public enum Figure {
    // where the tickets registered in the period stand now
    REGISTERED,
    ACCEPTED,
    REFUSED,
    TRANSFERRED,
    ANSWERED,
    /** Of the tickets registered in the period, those that have been dispatched, whenever that was. */
    DISPATCHED_OF_REGISTERED,
    UNROUTED,
    /** Not yet routed. */
    PENDING,
    MERGED_BEFORE_DISPATCH,
    WITHDRAWN_BEFORE_DISPATCH,

    // where the tickets first dispatched in the period stand now
    DISPATCHED,
    /** 派单次数: every dispatch, by the unit dispatched to. */
    DISPATCHES,
    SIGNED,
    CONTACTED,
    REPLIED,
    CLOSED,
    CLOSED_CONTENT,
    CLOSED_STRUCK_OFF,
    CLOSED_UNREACHABLE,
    CLOSED_NOT_CALLED_BACK,
    CLOSED_BY_RULE,
    TERMINATED,
    WITHDRAWN,
    MERGED,
    /** Dispatched, by the unit first dispatched to. */
    FIRST_DISPATCHES,
    /** Of the first dispatches, those never dispatched again: the first choice was right. */
    FIRST_DISPATCHES_KEPT,
    /** Settled on the spot by whoever was asked (FR-2). */
    SETTLED_ON_THE_SPOT,
    /** 按时: replied within the limit to reply. */
    ON_TIME,
    /** 超时: replied late, ended after the limit without a reply, or not replied and the limit has fallen due. */
    LATE,

    // of the tickets dispatched in the period, what the last valid call-back found; only of what is scored (rulebook
    // §7)
    /** The caller was reached: what resolution and satisfaction are counted over. */
    CALLED_BACK_VALID,
    RESOLVED,
    RESOLVED_PARTLY,
    NOT_RESOLVED,
    /** Satisfied or basically satisfied with the result. */
    SATISFIED,
    /** 不满意数: not satisfied with the result. */
    NOT_SATISFIED,
    /** Satisfied or basically satisfied with the attitude. */
    SATISFIED_WITH_ATTITUDE,
    NOT_SATISFIED_WITH_ATTITUDE,

    // limits that fell due in the period, by the unit that led then; in the cohort REPLY_DUE = ON_TIME + LATE
    SIGN_DUE,
    SIGNED_IN_TIME,
    CONTACT_DUE,
    CONTACTED_IN_TIME,
    REPLY_DUE,
    REPLIED_IN_TIME,
    /** Limits to sign and contact, taken as one, of what is scored. */
    RESPONSE_DUE,
    /** Signed and contacted in time, and the caller did not say that nobody had called. */
    RESPONDED_IN_TIME,

    // what happened in the period and is no standing
    CALLED_BACK,
    /** A unit was done with a case: it ended, or another unit leads it since. */
    ENDED,
    // how long it took, by the day on which it was done; counted in buckets of the dimension DURATION only
    TIME_TO_DISPATCH,
    TIME_TO_SIGN,
    TIME_TO_CONTACT,
    TIME_TO_REPLY,
    TIME_TO_CALL_BACK,

    // read from the open facts: never a counter
    OPEN,
    TO_SIGN,
    HANDLING,
    RETURN_REQUESTED,
    DISPUTED,
    TO_CALL_BACK,
    LONG_TERM,
    OVERDUE,
    /** Cases that a unit had in hand when the period began, and when it ended; read by the audit only. */
    OPENING_STOCK,
    CLOSING_STOCK;

    /** The figure's name in an answer, for example {@code closedByRule}. */
    public String field() {
        StringBuilder field = new StringBuilder();
        for (String word : name().split("_", -1)) {
            String lower = word.toLowerCase(Locale.ROOT);
            field.append(field.isEmpty() ? lower : Character.toUpperCase(lower.charAt(0)) + lower.substring(1));
        }
        return field.toString();
    }
}
