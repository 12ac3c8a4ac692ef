package hotline.dispatch.cases;

import hotline.dispatch.cases.CaseEvent.CaseAssigned;
import hotline.dispatch.cases.CorrectionEvent.CaseCorrected;
import hotline.dispatch.cases.CorrectionEvent.CorrectionAsked;
import hotline.dispatch.cases.ReturnEvent.CaseReassigned;
import hotline.dispatch.deadlines.Deadline;
import hotline.dispatch.deadlines.DispatchDeadlines;
import hotline.dispatch.deadlines.LimitClass;
import hotline.dispatch.directory.Urgency;
import hotline.dispatch.routing.Exclusions;
import hotline.dispatch.routing.RoutingDecision;
import hotline.outcome.Outcome;
import hotline.outcome.Outcome.Rejected;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How a case is classed, and what follows from it (rulebook §3: CORRECT, ASK_CORRECTION). */
public final class Correcting {
    private final DispatchCase one;
    private final Correction wanted;
    private final RegisteredTicket corrected;
    private final RoutingDecision routed;
    private final boolean routedElsewhere;
    private final Grounds grounds;

    private Correcting(
            DispatchCase one, Correction wanted, Function<RegisteredTicket, RoutingDecision> router, Grounds grounds) {
        this.one = one;
        this.wanted = wanted;
        this.grounds = grounds;
        Classification now = wanted.of(one.ticket().classification());
        Exclusions accused = new Exclusions(now.type(), now.targetUnitCode(), grounds.directory(), grounds.today());
        this.corrected = one.ticket().classed(now, one.ticket().sealed() || accused.accusesUnit());
        this.routed = router.apply(corrected);
        this.routedElsewhere = !Objects.equals(
                routed.leadUnitCode(), router.apply(one.ticket()).leadUnitCode());
    }

    /**
     * Who corrects, and why.
     *
     * @param dispatcher whether a dispatcher does; else an operator, who may only before the signature
     */
    public record Corrector(String person, boolean dispatcher, String reason) {}

    /**
     * CORRECT: unsigned and led by another unit then: reassigned, full limits. Signed, or by the same unit: never later
     * and never late at once. Whoever is accused by it loses the case at once (FR-17).
     *
     * @param router who would lead a ticket so classed
     * @param parent the case into which it is merged; null unless it is
     */
    public static Outcome correct(
            DispatchCase one,
            Correction wanted,
            Corrector by,
            Function<RegisteredTicket, RoutingDecision> router,
            @Nullable DispatchCase parent,
            Grounds grounds) {
        var rejected = CaseMove.CORRECT.guard(one.stage());
        return rejected.isPresent() ? rejected.get() : new Correcting(one, wanted, router, grounds).decide(by, parent);
    }

    /** ASK_CORRECTION: a handler says what is wrong; it waits for the dispatcher. */
    public static Outcome ask(DispatchCase one, Correction wanted, String reason, String handler, Instant now) {
        return Decide.unless(
                CaseMove.ASK_CORRECTION.guard(one.stage()),
                () -> new CorrectionAsked(now, handler, one.stage(), Handling.lead(one), wanted, reason));
    }

    private Outcome decide(Corrector by, @Nullable DispatchCase parent) {
        var rejected = forbidden(by, parent);
        if (rejected.isPresent()) {
            return rejected.get();
        }
        String next = routed.leadUnitCode();
        Merger merger = one.dossier().merger();
        if (merger != null) {
            boolean stranded = next == null && merger.unitCode() != null && isAccused(merger.unitCode());
            return stranded
                    ? CaseRule.FR_17_NOBODY_ABOVE.reject(one.stage())
                    : Outcome.accepted(event(by, stayingLimits(), stayingDecision()));
        }
        if (next == null || !(leadIsAccused() || routesAnew())) {
            return leadIsAccused()
                    ? CaseRule.FR_17_NOBODY_ABOVE.reject(one.stage())
                    : Outcome.accepted(event(by, stayingLimits(), stayingDecision()));
        }
        if (grounds.excludes(corrected, next)) { // one that is merged into it is against that unit
            return CaseRule.FR_17_NEVER_TO_THE_ACCUSED.reject(one.stage());
        }
        Sent sent = sent(one, one.unitCode(), corrected, routed, grounds);
        return one.stage() == CaseStage.UNROUTED
                ? Outcome.accepted(event(by, null, null), assigned(by, sent))
                : Outcome.accepted(
                        event(by, null, null), new CaseReassigned(grounds.now(), by.person(), sent, by.reason()));
    }

    private Optional<Rejected> forbidden(Corrector by, @Nullable DispatchCase parent) {
        boolean nothing = corrected.classification().equals(one.ticket().classification());
        boolean signed = one.stage() != CaseStage.UNROUTED && one.stage() != CaseStage.DISPATCHED;
        boolean parentIsAccused = parent != null
                && parent.assignments().stream()
                        .filter(assignment -> assignment.endedAt() == null)
                        .anyMatch(assignment -> isAccused(assignment.unitCode()));
        return Decide.broken(nothing, CaseRule.NOTHING_CORRECTED, one)
                .or(() -> Decide.broken(wanted.urgency() == Urgency.COMPLEX, CaseRule.COMPLEX_IS_MARKED, one))
                .or(() -> Decide.broken(signed && !by.dispatcher(), CaseRule.ONLY_BEFORE_THE_SIGNATURE, one))
                .or(() -> Decide.broken(parentIsAccused, CaseRule.UNMERGE_FIRST, one));
    }

    /** Not signed, and another unit follows from it; where the supervisor designated, that stands. */
    private boolean routesAnew() {
        boolean unsigned = one.stage() == CaseStage.UNROUTED || one.stage() == CaseStage.DISPATCHED;
        return unsigned
                && !one.dossier().returns().designated()
                && !Objects.equals(routed.leadUnitCode(), one.unitCode())
                && (routedElsewhere || one.stage() == CaseStage.UNROUTED);
    }

    private boolean leadIsAccused() {
        String lead = one.unitCode();
        return lead != null && isAccused(lead);
    }

    private boolean isAccused(String unitCode) {
        return grounds.exclusions(corrected).excludes(unitCode);
    }

    private CaseCorrected event(Corrector by, @Nullable DispatchDeadlines limits, @Nullable Deadline decision) {
        List<String> leaving = one.assignments().stream()
                .filter(assignment -> assignment.endedAt() == null && assignment.kind() != Assignment.Kind.LEAD)
                .map(Assignment::unitCode)
                .filter(this::isAccused)
                .toList();
        return new CaseCorrected(
                grounds.now(),
                by.person(),
                one.stage(),
                one.unitCode(),
                one.ticket().classification(),
                corrected.classification(),
                limits,
                decision,
                corrected.sealed(),
                leaving,
                routed.leadUnitCode(),
                by.reason());
    }

    private CaseAssigned assigned(Corrector by, Sent sent) {
        return new CaseAssigned(
                grounds.now(),
                by.person(),
                sent.unitCode(),
                sent.firstUnitCode(),
                sent.assistUnitCodes(),
                sent.copyUnitCodes(),
                List.of(),
                by.reason(),
                sent.deadlines());
    }

    /** As the router decided, with the full limits. */
    static Sent sent(
            DispatchCase one, @Nullable String from, RegisteredTicket ticket, RoutingDecision routed, Grounds grounds) {
        String lead = Objects.requireNonNull(routed.leadUnitCode(), "where it is routed");
        return new Sent(
                from,
                lead,
                Dispatching.first(one, lead),
                others(routed.assistUnitCodes(), ticket, grounds),
                others(routed.copyUnitCodes(), ticket, grounds),
                List.of(),
                Dispatching.limits(one, ticket, grounds.deadlines(), grounds.now()));
    }

    /** Without those whom a ticket that is merged into it accuses (FR-17). */
    private static List<String> others(List<String> units, RegisteredTicket ticket, Grounds grounds) {
        return units.stream().filter(unit -> !grounds.excludes(ticket, unit)).toList();
    }

    /** The limits of a unit that keeps it; null where nothing runs or nothing changes. */
    private @Nullable DispatchDeadlines stayingLimits() {
        Instant dispatchedAt = one.dispatchedAt();
        if (dispatchedAt == null
                || one.stage() == CaseStage.REPLIED
                || one.dossier().round().isAfterARework()) {
            return null;
        }
        DispatchDeadlines old = one.deadlines().ofUnit();
        DispatchDeadlines before = Dispatching.limits(one, grounds.deadlines(), dispatchedAt);
        DispatchDeadlines fromDispatch = Dispatching.limits(one, corrected, grounds.deadlines(), dispatchedAt);
        DispatchDeadlines fromNow = Dispatching.limits(one, corrected, grounds.deadlines(), grounds.now());
        return fromDispatch.equals(before)
                ? null
                : new DispatchDeadlines(
                        kept(old.sign(), fromDispatch.sign(), fromNow.sign()),
                        kept(old.contact(), fromDispatch.contact(), fromNow.contact()),
                        kept(old.reply(), fromDispatch.reply(), fromNow.reply()),
                        kept(old.returnBy(), fromDispatch.returnBy(), fromNow.returnBy()),
                        kept(old.feedback(), fromDispatch.feedback(), fromNow.feedback()),
                        kept(old.statutory(), fromDispatch.statutory(), fromNow.statutory()));
    }

    /** The dispatchers' limit of one that stays in their queue; null where it does not change. */
    private @Nullable Deadline stayingDecision() {
        Deadline old = one.deadlines().decide();
        if (one.stage() != CaseStage.UNROUTED || old == null || isSameClass()) {
            return null;
        }
        return kept(old, decision(old.receipt().startedAt()), decision(grounds.now()));
    }

    private @Nullable Deadline decision(Instant since) {
        return grounds.deadlines()
                .decision(since, corrected.type(), corrected.urgency())
                .orElse(null);
    }

    private boolean isSameClass() {
        Classification old = one.ticket().classification();
        return LimitClass.of(corrected.type(), corrected.urgency()) == LimitClass.of(old.type(), old.urgency());
    }

    /** The earlier of the old date and the later of the two new ones; so never later, and never late at once. */
    private static @Nullable Deadline kept(
            @Nullable Deadline old, @Nullable Deadline fromDispatch, @Nullable Deadline fromNow) {
        if (fromDispatch == null || fromNow == null) {
            return null;
        }
        Deadline later = fromNow.dueAt().isAfter(fromDispatch.dueAt()) ? fromNow : fromDispatch;
        return old == null || later.dueAt().isBefore(old.dueAt()) ? later : old;
    }
}
