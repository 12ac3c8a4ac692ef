package hotline.dispatch.cases;

import hotline.dispatch.cases.ExtensionFile.Granter;
import hotline.dispatch.cases.RoundEvent.CaseExtended;
import hotline.dispatch.cases.RoundEvent.ExtensionAsked;
import hotline.dispatch.cases.RoundEvent.ExtensionRefused;
import hotline.dispatch.cases.RoundEvent.MarkedComplex;
import hotline.dispatch.deadlines.Deadline;
import hotline.dispatch.deadlines.DeadlineRequest;
import hotline.dispatch.deadlines.DispatchDeadlines;
import hotline.dispatch.directory.TicketType;
import hotline.dispatch.directory.Urgency;
import hotline.outcome.Outcome;
import hotline.outcome.Outcome.Rejected;
import hotline.outcome.Phrase;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** More time for the reply (rulebook §3: EXTEND, DECIDE_EXTENSION, MARK_COMPLEX). */
public final class Extensions {
    private static final int WORKING_DAYS_BEFORE_EXPIRY = 1;

    private Extensions() {}

    /** EXTEND: asked for at the latest one working day before expiry. */
    public static Outcome ask(DispatchCase inHand, int workingDays, String reason, String leader, Grounds grounds) {
        ExtensionFile file = inHand.dossier().extension();
        Deadline reply = inHand.deadlines().reply();
        boolean late = reply == null
                || grounds.deadlines().workingDaysLeft(grounds.now(), reply.dueAt()) < WORKING_DAYS_BEFORE_EXPIRY;
        return Decide.unless(
                CaseMove.EXTEND
                        .guard(inHand.stage())
                        .or(() -> Decide.broken(file.asked() != null, CaseRule.EXTENSION_OPEN_ALREADY, inHand))
                        .or(() -> Decide.broken(late, CaseRule.EXTENSION_TOO_LATE, inHand))
                        .or(() -> Decide.broken(file.isTooLong(workingDays), CaseRule.EXTENSION_TOO_LONG, inHand)),
                () -> new ExtensionAsked(grounds.now(), leader, Handling.lead(inHand), workingDays, reason));
    }

    /**
     * Who decides, and what.
     *
     * @param by the person
     * @param as in which place: the configured granter's, or the supervisor's
     * @param upperDueAt the upper level's newly granted due date; null for none
     */
    public record Decision(
            String by,
            Granter as,
            @Nullable String reason,
            @Nullable Instant upperDueAt) {}

    /** DECIDE_EXTENSION: granted. Once up to 5 working days; again, or more, by the supervisor, 10 in all. */
    public static Outcome grant(DispatchCase inHand, Decision decision, Grounds grounds) {
        ExtensionFile.Asked asked = inHand.dossier().extension().asked();
        var rejected = mayDecide(inHand).or(() -> tooLong(inHand, decision));
        if (rejected.isPresent() || asked == null) {
            return rejected.orElseThrow();
        }
        Deadline reply = Objects.requireNonNull(inHand.deadlines().reply(), "what is extended has a limit");
        Phrase why = new Phrase(
                "延期 " + asked.workingDays() + " 个工作日，接原到期日计算",
                "extended by " + asked.workingDays() + " working days after the old due date");
        Deadline later = grounds.deadlines().extended(reply, asked.workingDays(), why, decision.upperDueAt());
        Instant cap = decision.upperDueAt() == null ? inHand.upperDueAt() : decision.upperDueAt();
        if (cap != null && later.dueAt().isAfter(cap)) {
            return CaseRule.EXTENSION_PAST_THE_UPPER_DATE.reject(inHand.stage());
        }
        return Outcome.accepted(new CaseExtended(
                grounds.now(),
                decision.by(),
                Handling.lead(inHand),
                asked.workingDays(),
                inHand.deadlines().ofUnit().withReply(later),
                decision.upperDueAt() == null ? decision.as() : Granter.UPPER,
                decision.upperDueAt(),
                decision.reason()));
    }

    /** DECIDE_EXTENSION: refused, with a reason. */
    public static Outcome refuse(DispatchCase inHand, String reason, String by, Instant now) {
        return Decide.unless(mayDecide(inHand), () -> new ExtensionRefused(now, by, Handling.lead(inHand), reason));
    }

    private static Optional<Rejected> mayDecide(DispatchCase inHand) {
        boolean none = inHand.dossier().extension().asked() == null;
        return CaseMove.DECIDE_EXTENSION
                .guard(inHand.stage())
                .or(() -> Decide.broken(none, CaseRule.EXTENSION_NOT_ASKED, inHand));
    }

    private static Optional<Rejected> tooLong(DispatchCase inHand, Decision decision) {
        ExtensionFile file = inHand.dossier().extension();
        int days = file.asked() == null ? 0 : file.asked().workingDays();
        boolean forTheSupervisor = decision.as() != Granter.SUPERVISOR && file.isForTheSupervisor(days);
        return Decide.broken(forTheSupervisor || file.isTooLong(days), CaseRule.EXTENSION_TOO_LONG, inHand);
    }

    /** MARK_COMPLEX: a normal case, once, in its first round, before it expires: the limits of complex cases from its dispatch. */
    public static Outcome markComplex(DispatchCase one, String reason, String supervisor, Grounds grounds) {
        RegisteredTicket ticket = one.ticket();
        Deadline reply = one.deadlines().reply();
        boolean notNow = ticket.urgency() != Urgency.NORMAL
                || ticket.type() == TicketType.PRAISE
                || one.dossier().round().isAfterARework()
                || (reply != null && !reply.isMetAt(grounds.now()));
        return Decide.unless(
                CaseMove.MARK_COMPLEX
                        .guard(one.stage())
                        .or(() -> Decide.broken(notNow, CaseRule.COMPLEX_ONCE_BEFORE_EXPIRY, one)),
                () -> new MarkedComplex(
                        grounds.now(), supervisor, one.stage(), Handling.lead(one), complex(one, grounds), reason));
    }

    private static DispatchDeadlines complex(DispatchCase one, Grounds grounds) {
        Instant dispatchedAt = Objects.requireNonNull(one.dispatchedAt(), "what is in hand was dispatched");
        DispatchDeadlines own = one.deadlines().ofUnit();
        Deadline complex = grounds.deadlines()
                .atDispatch(new DeadlineRequest(
                        dispatchedAt,
                        one.ticket().type(),
                        Urgency.COMPLEX,
                        one.ticket().isContactOwed(),
                        one.upperDueAt(),
                        one.ticket().categoryCode()))
                .reply();
        boolean sooner = complex != null
                && own.reply() != null
                && complex.dueAt().isBefore(own.reply().dueAt());
        return sooner ? own : own.withReply(complex);
    }
}
