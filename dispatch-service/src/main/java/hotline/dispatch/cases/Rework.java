package hotline.dispatch.cases;

import hotline.dispatch.cases.CaseEvent.CaseClosed;
import hotline.dispatch.cases.Round.Finding;
import hotline.dispatch.cases.RoundEvent.CaseObjected;
import hotline.dispatch.cases.RoundEvent.CaseReworked;
import hotline.dispatch.cases.RoundEvent.ObjectionFound;
import hotline.dispatch.deadlines.Deadlines;
import hotline.outcome.Event;
import hotline.outcome.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rounds after the first, and how they are disputed or ended (rulebook §3: REWORK, OBJECT, FIND, STRIKE_OFF). */
public final class Rework {
    private static final int WORKING_DAYS_TO_OBJECT = 1;

    private Rework() {}

    /** REWORK: a new round with its own limit; same unit, same first responder, no new signature or return. */
    public static Outcome rework(DispatchCase replied, String reason, String by, Deadlines deadlines, Instant now) {
        return CaseMove.REWORK
                .guard(replied.stage())
                .map(Outcome.class::cast)
                .orElseGet(() -> new Outcome.Accepted(begun(replied, reason, by, deadlines, now)));
    }

    /** The new round, and what is proposed by it. */
    static List<Event> begun(DispatchCase replied, String reason, String by, Deadlines deadlines, Instant now) {
        CaseReworked reworked = new CaseReworked(
                now,
                by,
                Handling.lead(replied),
                replied.dossier().round().number() + 1,
                deadlines.rework(now, replied.upperDueAt()).orElse(null),
                reason);
        List<Event> events = new ArrayList<>();
        events.add(reworked);
        Proposals.afterRework(reworked).ifPresent(events::add);
        return events;
    }

    /** OBJECT: within one working day of the rework, once a round, with evidence. */
    public static Outcome object(
            DispatchCase reworked, String reason, String evidence, String leader, Deadlines deadlines, Instant now) {
        Round round = reworked.dossier().round();
        Instant since = round.reworkedAt();
        boolean late = round.objection() != null
                || since == null
                || now.isAfter(deadlines.endOfWorkingDays(WORKING_DAYS_TO_OBJECT, since));
        return Decide.unless(
                CaseMove.OBJECT
                        .guard(reworked.stage())
                        .or(() -> Decide.broken(!round.isAfterARework(), CaseRule.ONLY_AFTER_A_REWORK, reworked))
                        .or(() -> Decide.broken(late, CaseRule.OBJECTION_TOO_LATE, reworked)),
                () -> new CaseObjected(now, leader, Handling.lead(reworked), reason, evidence));
    }

    /** FIND: what the hotline finds on the objection; what is UNREASONABLE goes to the supervisor, who may strike it off. */
    public static Outcome find(
            DispatchCase reworked, Finding finding, @Nullable String text, String caller, Instant now) {
        Round.Objection objection = reworked.dossier().round().objection();
        boolean none = objection == null || objection.finding() != null;
        return Decide.unless(
                CaseMove.FIND.guard(reworked.stage()).or(() -> Decide.broken(none, CaseRule.NO_OBJECTION, reworked)),
                () -> new ObjectionFound(now, caller, Handling.lead(reworked), finding, text));
    }

    /** STRIKE_OFF 销号: replied, or in hand after a rework, with a written reason. */
    public static Outcome strikeOff(DispatchCase one, StrikeOff kind, String reason, String supervisor, Instant now) {
        boolean neverReplied =
                one.stage() == CaseStage.HANDLING && !one.dossier().round().isAfterARework();
        return Decide.unless(
                CaseMove.STRIKE_OFF
                        .guard(one.stage())
                        .or(() -> Decide.broken(neverReplied, CaseRule.ONLY_AFTER_A_REWORK, one)),
                () -> new CaseClosed(now, supervisor, Handling.lead(one), ClosedAs.STRUCK_OFF, kind, reason, null));
    }
}
