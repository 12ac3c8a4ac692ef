package hotline.dispatch.cases;

import org.jspecify.annotations.Nullable;

/**
 * What a call-back found out (rulebook §7). All but {@code reached} is null where the caller was not reached.
 *
 * @param contactedByUnit whether the unit had contacted the caller
 * @param note words of the caller or of the call-back staff
 */
public record CallBackReport(
        boolean reached,
        @Nullable Boolean contactedByUnit,
        @Nullable Resolved resolved,
        @Nullable Satisfaction satisfiedWithResult,
        @Nullable Satisfaction satisfiedWithAttitude,
        @Nullable String note) {

    /** Whether the matter was resolved, as the caller sees it. */
    public enum Resolved {
        YES,
        PARTLY,
        NO
    }

    /** How satisfied the caller is. */
    public enum Satisfaction {
        SATISFIED,
        BASICALLY,
        NOT,
        NO_OPINION
    }

    /** Reached, resolved not NO, result not NOT (rulebook §3, CALL_BACK). */
    public boolean isContent() {
        return reached && resolved != Resolved.NO && satisfiedWithResult != Satisfaction.NOT;
    }
}
