package hotline.dispatch.cases;

import hotline.dispatch.deadlines.Deadline;
import hotline.dispatch.deadlines.DispatchDeadlines;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has happened to how a case is classed. {@code stage} and {@code unitCode} are as they were. */
public sealed interface CorrectionEvent extends CaseEvent {

    /**
     * CORRECT: it is classed otherwise from now.
     *
     * @param deadlines of its unit; null where none run
     * @param decide the dispatchers' limit; null where none runs
     * @param sealed whether the caller's identity stays with the hotline from now (FR-17 b)
     * @param leaving units beside the lead that must not have it any more (FR-17)
     * @param routerSays the unit that the router would choose now; null where it finds none
     */
    record CaseCorrected(
            Instant at,
            String by,
            CaseStage stage,
            @Nullable String unitCode,
            Classification old,
            Classification now,
            @Nullable DispatchDeadlines deadlines,
            @Nullable Deadline decide,
            boolean sealed,
            List<String> leaving,
            @Nullable String routerSays,
            String reason)
            implements CorrectionEvent {
        public CaseCorrected {
            leaving = List.copyOf(leaving);
        }
    }

    /** ASK_CORRECTION: a handler says what is wrong. */
    record CorrectionAsked(Instant at, String by, CaseStage stage, String unitCode, Correction wanted, String reason)
            implements CorrectionEvent {}
}
