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

    // what happened in the period and is no standing
    CALLED_BACK,

    // read from the open facts: never a counter
    OPEN,
    TO_SIGN,
    HANDLING,
    RETURN_REQUESTED,
    DISPUTED,
    TO_CALL_BACK,
    LONG_TERM,
    OVERDUE;

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
