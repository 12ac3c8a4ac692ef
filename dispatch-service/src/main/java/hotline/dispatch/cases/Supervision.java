package hotline.dispatch.cases;

import hotline.dispatch.cases.RoundEvent.CaseResumed;
import hotline.dispatch.cases.RoundEvent.PutOnLongTerm;
import hotline.dispatch.cases.RoundEvent.ResumeCause;
import hotline.dispatch.cases.SupervisionEvent.CaseSupervised;
import hotline.dispatch.cases.SupervisionEvent.CaseTerminated;
import hotline.dispatch.cases.SupervisionEvent.CaseUrged;
import hotline.dispatch.cases.SupervisionEvent.CaseWithdrawn;
import hotline.dispatch.cases.SupervisionEvent.HandlerNamed;
import hotline.dispatch.cases.SupervisionEvent.SupervisionAnswered;
import hotline.dispatch.deadlines.Deadlines;
import hotline.outcome.Outcome;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Moves that press a case, set it aside or end it without a result (rulebook §3: URGE, SUPERVISE, ANSWER_SUPERVISION,
 * NAME_HANDLER, LONG_TERM, RESUME, TERMINATE, WITHDRAW).
 */
public final class Supervision {
    private static final int WORKING_DAYS_TO_ANSWER = 3;
    private static final int WORKING_DAYS_AFTER_RESUMING = 1;
    private static final String RESUMED = "规则手册 §3 恢复办理";

    private Supervision() {}

    /** URGE: counted, and told to handler and leader. */
    public static Outcome urge(DispatchCase one, CaseRole role, @Nullable String text, String by, Instant now) {
        return Decide.unless(
                CaseMove.URGE.guard(one.stage()),
                () -> new CaseUrged(now, by, one.stage(), one.unitCode(), role, text));
    }

    /** SUPERVISE: under a number of its own, to be answered within three working days. */
    public static Outcome supervise(
            DispatchCase one, WatchFile.Kind kind, String text, String supervisor, Grounds grounds) {
        int next = one.dossier().watch().supervisions().size() + 1;
        return Decide.unless(
                CaseMove.SUPERVISE.guard(one.stage()),
                () -> new CaseSupervised(
                        grounds.now(),
                        supervisor,
                        one.stage(),
                        one.unitCode(),
                        one.ticket().number() + "-" + next,
                        kind,
                        grounds.deadlines().endOfWorkingDays(WORKING_DAYS_TO_ANSWER, grounds.now()),
                        text));
    }

    /** ANSWER_SUPERVISION: by the unit that leads. */
    public static Outcome answer(DispatchCase one, String number, String text, String handler, Instant now) {
        boolean none = one.dossier().watch().unanswered(number).isEmpty();
        return Decide.unless(
                CaseMove.ANSWER_SUPERVISION
                        .guard(one.stage())
                        .or(() -> Decide.broken(none, CaseRule.NO_SUCH_SUPERVISION, one)),
                () -> new SupervisionAnswered(now, handler, one.stage(), Handling.lead(one), number, text));
    }

    /** NAME_HANDLER: by the leader, or a handler for oneself. */
    public static Outcome nameHandler(
            DispatchCase inHand, NamedHandler handler, String by, boolean leader, Instant now) {
        boolean forOthers = !leader && (!handler.person().equals(by) || handler.deputy() != null);
        return Decide.unless(
                CaseMove.NAME_HANDLER
                        .guard(inHand.stage())
                        .or(() -> Decide.broken(forOthers, CaseRule.ONLY_FOR_ONESELF, inHand)),
                () -> new HandlerNamed(now, by, Handling.lead(inHand), handler));
    }

    /**
     * Why a case goes on the long-term book, and for how long.
     *
     * @param limits the objective limits
     */
    public record Book(LocalDate until, int reviewEachDays, String limits, String measures) {}

    /** LONG_TERM 挂账: until a definite day; the caller is told. */
    public static Outcome putOnLongTerm(DispatchCase inHand, Book book, String supervisor, Grounds grounds) {
        boolean notAhead = !book.until().isAfter(grounds.today());
        return Decide.unless(
                CaseMove.LONG_TERM.guard(inHand.stage()).or(() -> Decide.broken(notAhead, CaseRule.DATE_AHEAD, inHand)),
                () -> new PutOnLongTerm(
                        grounds.now(),
                        supervisor,
                        Handling.lead(inHand),
                        book.until(),
                        book.reviewEachDays(),
                        book.limits(),
                        book.measures()));
    }

    /** RESUME: the reply is due one working day on. */
    public static Outcome resume(DispatchCase booked, ResumeCause cause, String by, Deadlines deadlines, Instant now) {
        return Decide.unless(
                CaseMove.RESUME.guard(booked.stage()),
                () -> new CaseResumed(
                        now,
                        by,
                        Handling.lead(booked),
                        cause,
                        booked.deadlines()
                                .ofUnit()
                                .withReply(deadlines.replyWithin(
                                        WORKING_DAYS_AFTER_RESUMING, RESUMED, now, booked.upperDueAt()))));
    }

    /** TERMINATE: what the caller was told is the reply (FR-18). */
    public static Outcome terminate(DispatchCase inHand, String told, String supervisor, Instant now) {
        return Decide.unless(
                CaseMove.TERMINATE.guard(inHand.stage()),
                () -> new CaseTerminated(now, supervisor, Handling.lead(inHand), told));
    }

    /** WITHDRAW: as the caller asked. */
    public static Outcome withdraw(DispatchCase one, String how, String operator, Instant now) {
        return Decide.unless(
                CaseMove.WITHDRAW.guard(one.stage()), () -> new CaseWithdrawn(now, operator, one.unitCode(), how));
    }
}
