package hotline.dispatch.cases;

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

    /** A third rework proposes a formal supervision. To be asked with the case as it stands after the rework. */
    public static Optional<CaseProposed> afterRework(DispatchCase reworked, Instant now) {
        return reworked.clock().round() == REWORKS + 1
                ? Optional.of(proposed(reworked, What.SUPERVISION, Cause.REWORKED_THREE_TIMES, now))
                : Optional.empty();
    }

    /** A dispute past its limit proposes that the matter goes up. */
    static CaseProposed disputedTooLong(DispatchCase disputed, Instant now) {
        return proposed(disputed, What.ESCALATION, Cause.DISPUTED_TOO_LONG, now);
    }

    private static CaseProposed proposed(DispatchCase one, What what, Cause cause, Instant now) {
        return new CaseProposed(now, Dispatching.ROUTER, one.stage(), one.unitCode(), what, cause);
    }
}
