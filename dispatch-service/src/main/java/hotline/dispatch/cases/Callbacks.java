package hotline.dispatch.cases;

import hotline.dispatch.cases.CaseEvent.CaseCalledBack;
import hotline.dispatch.cases.CaseEvent.CaseClosed;
import hotline.dispatch.deadlines.WorkingCalendar;
import hotline.outcome.Outcome;
import java.time.Instant;
import java.time.LocalDate;

/** The call-back (rulebook §3: CALL_BACK). */
public final class Callbacks {
    private static final int MOST_ATTEMPTS = 3;

    private Callbacks() {}

    /** CALL_BACK: content closes the case; a third failed attempt, each on another day, closes it as UNREACHABLE. */
    public static Outcome callBack(DispatchCase replied, CallBackReport report, String caller, Instant now) {
        var rejected = CaseMove.CALL_BACK.guard(replied.stage());
        if (rejected.isPresent()) {
            return rejected.get();
        }
        String unit = replied.unitCode();
        if (unit == null) {
            throw new IllegalStateException("a replied case has a lead unit");
        }
        var calledBack = new CaseCalledBack(now, caller, unit, report);
        if (report.isContent()) {
            return Outcome.accepted(calledBack, new CaseClosed(now, caller, unit, ClosedAs.CONTENT));
        }
        if (report.reached()) {
            return Outcome.accepted(calledBack);
        }
        Instant last = replied.lastFailedCallBackAt();
        if (last != null && day(last).equals(day(now))) {
            return CaseRule.CALL_BACK_ON_ANOTHER_DAY.reject(replied.stage());
        }
        return replied.failedCallBacks() + 1 >= MOST_ATTEMPTS
                ? Outcome.accepted(calledBack, new CaseClosed(now, caller, unit, ClosedAs.UNREACHABLE))
                : Outcome.accepted(calledBack);
    }

    private static LocalDate day(Instant at) {
        return at.atZone(WorkingCalendar.ZONE).toLocalDate();
    }
}
