package hotline.dispatch.cases;

import hotline.dispatch.cases.ReturnEvent.CaseDesignated;
import hotline.dispatch.cases.ReturnEvent.CaseDisputed;
import hotline.dispatch.cases.ReturnEvent.CaseReassigned;
import hotline.dispatch.cases.ReturnEvent.ReturnApproved;
import hotline.dispatch.cases.ReturnEvent.ReturnAsked;
import hotline.dispatch.cases.ReturnEvent.ReturnRefused;
import hotline.dispatch.deadlines.Deadline;
import hotline.dispatch.deadlines.DispatchDeadlines;
import hotline.dispatch.directory.Urgency;
import hotline.outcome.Outcome;
import hotline.outcome.Phrase;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The moves from unit to unit (rulebook §3: ASK_RETURN, APPROVE_RETURN, REFUSE_RETURN, DISPUTE, DESIGNATE, REASSIGN). */
public final class Returns {
    private static final Phrase DECIDED_LATE =
            new Phrase("退单审核超出其时限的部分，补给单位", "added: what the decision on the return took beyond its own limit");

    private Returns() {}

    /**
     * What a unit says when it asks for a return.
     *
     * @param suggestedUnitCode whose duty it is in its opinion
     */
    public record Request(
            String reason, String basis, @Nullable String suggestedUnitCode) {}

    /**
     * ASK_RETURN: in time and before any reply; never by a designated unit. Asked again after a refusal, or after two
     * approved returns (FR-11), it is a dispute at once.
     */
    public static Outcome ask(DispatchCase held, Request request, String handler, Grounds grounds) {
        var rejected = CaseMove.ASK_RETURN.guard(held.stage());
        if (rejected.isPresent()) {
            return rejected.get();
        }
        Optional<CaseRule> broken = broken(held, request, grounds);
        if (broken.isPresent()) {
            return broken.get().reject(held.stage());
        }
        String unit = Handling.lead(held);
        RegisteredTicket ticket = held.ticket();
        ReturnAsked asked = new ReturnAsked(
                grounds.now(),
                handler,
                unit,
                held.stage(),
                request.suggestedUnitCode(),
                grounds.deadlines()
                        .decision(grounds.now(), ticket.type(), ticket.urgency())
                        .orElse(null),
                request.reason(),
                request.basis());
        ReturnFile returns = held.dossier().returns();
        if (returns.isAskedAgainBy(unit)) {
            return Outcome.accepted(asked, disputed(held, DisputeCause.ASKED_AGAIN, null, Dispatching.ROUTER, grounds));
        }
        return returns.isCapped()
                ? Outcome.accepted(asked, disputed(held, DisputeCause.THIRD_RETURN, null, Dispatching.ROUTER, grounds))
                : Outcome.accepted(asked);
    }

    private static Optional<CaseRule> broken(DispatchCase held, Request request, Grounds grounds) {
        ReturnFile returns = held.dossier().returns();
        if (held.ticket().urgency() == Urgency.EMERGENCY) {
            return Optional.of(CaseRule.RETURN_ACT_FIRST);
        }
        if (returns.designated()) {
            return Optional.of(CaseRule.RETURN_NOT_BY_A_DESIGNATED_UNIT);
        }
        if (!held.isBeforeAnyReply()) {
            return Optional.of(CaseRule.RETURN_BEFORE_ANY_REPLY);
        }
        Optional<Deadline> until = returns.isAskedAgainBy(Handling.lead(held))
                ? grounds.deadlines()
                        .returnAgain(
                                Objects.requireNonNull(returns.refused()).at(),
                                held.ticket().type(),
                                held.ticket().urgency())
                : Optional.ofNullable(held.deadlines().returnBy());
        if (until.isPresent() && !until.get().isMetAt(grounds.now())) {
            return Optional.of(CaseRule.RETURN_TOO_LATE);
        }
        String suggested = request.suggestedUnitCode();
        return suggested != null && grounds.excludes(held.ticket(), suggested)
                ? Optional.of(CaseRule.FR_17_NEVER_TO_THE_ACCUSED)
                : Optional.empty();
    }

    /** APPROVE_RETURN: the full limits start for another unit. */
    public static Outcome approve(
            DispatchCase asked,
            String unitCode,
            List<String> assistUnitCodes,
            String reason,
            String dispatcher,
            Grounds grounds) {
        Handover handover = new Handover(asked, unitCode, assistUnitCodes, grounds);
        return Decide.unless(
                CaseMove.APPROVE_RETURN.guard(asked.stage()).or(() -> elsewhere(handover)),
                () -> new ReturnApproved(grounds.now(), dispatcher, handover.done(), reason));
    }

    /** REFUSE_RETURN: back to where it was; what the decision took beyond its own limit is added to the unit's dates. */
    public static Outcome refuse(DispatchCase asked, String reason, String dispatcher, Grounds grounds) {
        return Decide.unless(CaseMove.REFUSE_RETURN.guard(asked.stage()), () -> {
            ReturnFile.Asked request =
                    Objects.requireNonNull(asked.dossier().returns().asked(), "what is decided was asked");
            return new ReturnRefused(
                    grounds.now(),
                    dispatcher,
                    request.from(),
                    request.unitCode(),
                    afterDecision(asked, grounds),
                    reason);
        });
    }

    private static DispatchDeadlines afterDecision(DispatchCase asked, Grounds grounds) {
        DispatchDeadlines own = asked.deadlines().ofUnit();
        Deadline decide = asked.deadlines().decide();
        Instant now = grounds.now();
        return decide == null || decide.isMetAt(now)
                ? own
                : own.each(
                        due -> grounds.deadlines().delayed(due, decide.dueAt(), now, DECIDED_LATE, asked.upperDueAt()));
    }

    /** DISPUTE: the dispatcher finds that no unit accepts. */
    public static Outcome dispute(DispatchCase asked, String reason, String dispatcher, Grounds grounds) {
        return Decide.unless(
                CaseMove.DISPUTE.guard(asked.stage()),
                () -> disputed(asked, DisputeCause.NO_UNIT_ACCEPTS, reason, dispatcher, grounds));
    }

    private static CaseDisputed disputed(
            DispatchCase held, DisputeCause cause, @Nullable String reason, String by, Grounds grounds) {
        RegisteredTicket ticket = held.ticket();
        return new CaseDisputed(
                grounds.now(),
                by,
                Handling.lead(held),
                cause,
                grounds.deadlines()
                        .designation(grounds.now(), ticket.type(), ticket.urgency())
                        .orElse(null),
                reason);
    }

    /**
     * What a supervisor decides after a consultation.
     *
     * @param consulted the units that were consulted
     */
    public record Designation(String unitCode, List<String> assistUnitCodes, List<String> consulted, String minute) {
        public Designation {
            assistUnitCodes = List.copyOf(assistUnitCodes);
            consulted = List.copyOf(consulted);
        }
    }

    /** DESIGNATE: with a minute; the unit that had it may be designated too, and may not return it any more. */
    public static Outcome designate(
            DispatchCase disputed, Designation designation, String supervisor, Grounds grounds) {
        Handover handover = new Handover(disputed, designation.unitCode(), designation.assistUnitCodes(), grounds);
        return Decide.unless(
                CaseMove.DESIGNATE.guard(disputed.stage()).or(handover::forbidden),
                () -> new CaseDesignated(
                        grounds.now(), supervisor, handover.done(), designation.consulted(), designation.minute()));
    }

    /** REASSIGN: a dispatcher sends it to another unit, before any reply (FR-9: no unit does). */
    public static Outcome reassign(
            DispatchCase held,
            String unitCode,
            List<String> assistUnitCodes,
            String reason,
            String dispatcher,
            Grounds grounds) {
        Handover handover = new Handover(held, unitCode, assistUnitCodes, grounds);
        return Decide.unless(
                CaseMove.REASSIGN.guard(held.stage()).or(() -> elsewhere(handover)),
                () -> new CaseReassigned(grounds.now(), dispatcher, handover.done(), reason));
    }

    private static Optional<Outcome.Rejected> elsewhere(Handover handover) {
        return handover.unitCode().equals(handover.sent().unitCode())
                ? Optional.of(CaseRule.SAME_UNIT.reject(handover.sent().stage()))
                : handover.forbidden();
    }
}
