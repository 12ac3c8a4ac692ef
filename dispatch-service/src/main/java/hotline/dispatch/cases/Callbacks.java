package hotline.dispatch.cases;

import hotline.dispatch.cases.CaseEvent.CaseCalledBack;
import hotline.dispatch.cases.CaseEvent.CaseClosed;
import hotline.dispatch.deadlines.Deadline;
import hotline.dispatch.deadlines.Deadlines;
import hotline.dispatch.deadlines.WorkingCalendar;
import hotline.outcome.Event;
import hotline.outcome.Outcome;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
        String unit = Handling.lead(replied);
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

    /** CALL_BACK and REWORK in one: the caller is not content, with good reason. */
    public static Outcome callBackAndRework(
            DispatchCase replied,
            CallBackReport report,
            String reason,
            String caller,
            Deadlines deadlines,
            Instant now) {
        var rejected = CaseMove.CALL_BACK.guard(replied.stage());
        if (rejected.isPresent()) {
            return rejected.get();
        }
        String unit = Handling.lead(replied);
        if (!report.reached() || report.isContent()) {
            return CaseRule.REWORK_OF_WHO_IS_NOT_CONTENT.reject(replied.stage());
        }
        List<Event> events = new ArrayList<>();
        events.add(new CaseCalledBack(now, caller, unit, report));
        events.addAll(Rework.begun(replied, reason, caller, deadlines, now));
        return new Outcome.Accepted(events);
    }

    /** Until when somebody must have been reached; empty where somebody was, or nobody has to be. */
    static Optional<Deadline> notCalledBackBy(DispatchCase replied, Deadlines deadlines) {
        Instant repliedAt = replied.repliedAt();
        RegisteredTicket ticket = replied.ticket();
        return replied.stage() != CaseStage.REPLIED
                        || repliedAt == null
                        || replied.dossier().round().reached()
                ? Optional.empty()
                : deadlines.notCalledBack(repliedAt, ticket.type(), ticket.urgency());
    }

    /** The rule's end for a case whose caller was never reached in time: charged to the hotline. */
    public static Outcome notCalledBack(DispatchCase replied, Deadlines deadlines, Instant now) {
        boolean stillPossible = notCalledBackBy(replied, deadlines)
                .map(limit -> limit.isMetAt(now))
                .orElse(true);
        return Decide.unless(
                CaseMove.CALL_BACK
                        .guard(replied.stage())
                        .or(() -> Decide.broken(stillPossible, CaseRule.CALL_BACK_STILL_POSSIBLE, replied)),
                () -> new CaseClosed(now, Dispatching.ROUTER, Handling.lead(replied), ClosedAs.NOT_CALLED_BACK));
    }

    private static LocalDate day(Instant at) {
        return at.atZone(WorkingCalendar.ZONE).toLocalDate();
    }
}
