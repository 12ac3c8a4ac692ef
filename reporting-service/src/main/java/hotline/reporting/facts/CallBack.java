package hotline.reporting.facts;

import org.jspecify.annotations.Nullable;

/** What the caller said when reached by a call-back; null where nothing was said. */
public record CallBack(
        @Nullable Boolean contactedByUnit,
        @Nullable Resolved resolved,
        @Nullable Satisfaction withResult,
        @Nullable Satisfaction withAttitude) {

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
        NO_OPINION;

        boolean isSatisfied() {
            return this == SATISFIED || this == BASICALLY;
        }
    }

    /** "Nobody called me." */
    boolean deniesContact() {
        return Boolean.FALSE.equals(contactedByUnit);
    }
}
