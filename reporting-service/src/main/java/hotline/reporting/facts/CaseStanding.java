package hotline.reporting.facts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a ticket's case stands now.
 *
 * @param handling null as long as it was never dispatched
 * @param closing null unless it is closed
 */
public record CaseStanding(
        CaseStage stage,
        @Nullable Handling handling,
        @Nullable Closing closing) {

    /** When and how a case was closed. */
    public record Closing(Instant at, ClosedAs as) {}

    /**
     * Refuses what no case can be, so that a wrong event waits, seen, and is not counted.
     *
     * @throws IllegalArgumentException when stage, dispatch and closing contradict each other
     */
    public CaseStanding {
        if (!stage.fits(handling != null)) {
            throw new IllegalArgumentException(
                    "a case that was " + (handling == null ? "never " : "") + "dispatched cannot be " + stage);
        }
        if ((stage == CaseStage.CLOSED) != (closing != null)) {
            throw new IllegalArgumentException("a case is closed, and says how, or neither; this one is " + stage);
        }
    }
}
