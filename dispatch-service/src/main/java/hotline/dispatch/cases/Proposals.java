package hotline.dispatch.cases;

import hotline.dispatch.cases.RoundEvent.CaseReworked;
import hotline.dispatch.cases.TimeEvent.CaseProposed;
import java.time.Instant;
import java.util.Optional;

/** What is put before a supervisor, who alone issues it (rulebook §6, Ladder): a formal supervision 督办, an escalation 提级. */
public final class Proposals {
    private static final int REWORKS = 3;

    private Proposals() {}

    /** What is proposed. */
    public enum What {
        SUPERVISION,
        ESCALATION
    }

    /** Why it is proposed. */
    public enum Cause {
        REWORKED_THREE_TIMES,
        DISPUTED_TOO_LONG
    }

    /** A third rework proposes a formal supervision. */
    static Optional<CaseProposed> afterRework(CaseReworked reworked) {
        return reworked.round() == REWORKS + 1
                ? Optional.of(new CaseProposed(
                        reworked.at(),
                        Dispatching.ROUTER,
                        CaseStage.HANDLING,
                        reworked.unitCode(),
                        What.SUPERVISION,
                        Cause.REWORKED_THREE_TIMES))
                : Optional.empty();
    }

    /** A dispute past its limit proposes that the matter goes up. */
    static CaseProposed disputedTooLong(DispatchCase disputed, Instant now) {
        return new CaseProposed(
                now,
                Dispatching.ROUTER,
                disputed.stage(),
                disputed.unitCode(),
                What.ESCALATION,
                Cause.DISPUTED_TOO_LONG);
    }
}
