package hotline.dispatch.cases;

import hotline.dispatch.cases.CaseEvent.CaseAnswered;
import hotline.dispatch.cases.CaseEvent.CaseAssigned;
import hotline.dispatch.cases.CaseEvent.CaseClosed;
import hotline.dispatch.cases.CaseEvent.CaseContacted;
import hotline.dispatch.cases.CaseEvent.CaseDispatched;
import hotline.dispatch.cases.CaseEvent.CaseQueued;
import hotline.dispatch.cases.CaseEvent.CaseRefused;
import hotline.dispatch.cases.CaseEvent.CaseReplied;
import hotline.dispatch.cases.CaseEvent.CaseSigned;
import hotline.dispatch.cases.CaseEvent.CaseTransferred;
import hotline.dispatch.deadlines.DeadlineRequest;
import hotline.dispatch.deadlines.Deadlines;
import hotline.dispatch.deadlines.DispatchDeadlines;
import hotline.dispatch.routing.RoutingDecision;
import hotline.dispatch.routing.RoutingRule;
import hotline.dispatch.routing.TraceStep;
import hotline.outcome.Event;
import hotline.outcome.Outcome;
import hotline.outcome.Phrase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The moves that decide who owes the answer (rulebook §3: DISPATCH, QUEUE, SETTLE_ON_THE_SPOT, ASSIGN, ANSWER, TRANSFER, REFUSE). */
public final class Dispatching {
    /** Who dispatches where a rule does. */
    public static final String ROUTER = "router";

    private static final Phrase ON_THE_SPOT =
            new Phrase("首问责任人已当场办结，由其所在单位承办。", "Settled on the spot by the first responder, whose unit leads.");

    private Dispatching() {}

    /** What the router decided is carried out: dispatched, queued, or settled on the spot (FR-2). */
    public static Outcome open(DispatchCase opened, RoutingDecision decision, Deadlines deadlines, Instant now) {
        if (opened.ticket().handledOnTheSpot()) {
            return settleOnTheSpot(opened, decision, deadlines, now);
        }
        String lead = decision.leadUnitCode();
        return lead == null
                ? queue(opened, decision, deadlines, now)
                : dispatch(opened, decision, lead, deadlines, now);
    }

    private static Outcome dispatch(
            DispatchCase opened, RoutingDecision decision, String lead, Deadlines deadlines, Instant now) {
        var rejected = CaseMove.DISPATCH.guard(opened.stage());
        return rejected.isPresent()
                ? rejected.get()
                : Outcome.accepted(new CaseDispatched(
                        now, ROUTER, decision, lead, first(opened, lead), limits(opened, deadlines, now)));
    }

    private static Outcome queue(DispatchCase opened, RoutingDecision decision, Deadlines deadlines, Instant now) {
        var rejected = CaseMove.QUEUE.guard(opened.stage());
        return rejected.isPresent()
                ? rejected.get()
                : Outcome.accepted(new CaseQueued(
                        now,
                        ROUTER,
                        decision,
                        deadlines
                                .decision(
                                        now,
                                        opened.ticket().type(),
                                        opened.ticket().urgency())
                                .orElse(null)));
    }

    private static Outcome settleOnTheSpot(
            DispatchCase opened, RoutingDecision routed, Deadlines deadlines, Instant now) {
        var rejected = CaseMove.SETTLE_ON_THE_SPOT.guard(opened.stage());
        if (rejected.isPresent()) {
            return rejected.get();
        }
        RegisteredTicket ticket = opened.ticket();
        String person = Objects.requireNonNull(ticket.firstResponder(), "who settled it on the spot");
        String own = Objects.requireNonNull(ticket.firstResponderUnit(), "whose unit settled it on the spot");
        RoutingDecision decision = routed.leadUnitCode() == null ? ledByTheOwnUnit(own, routed) : routed;
        String lead = decision.leadUnitCode() == null ? own : decision.leadUnitCode();
        boolean ownDuty = lead.equals(own);
        boolean closes = ownDuty || !opened.isCalledBack();
        List<Event> events = new ArrayList<>();
        events.add(
                new CaseDispatched(now, ROUTER, decision, lead, first(opened, lead), limits(opened, deadlines, now)));
        events.add(new CaseSigned(now, person, lead));
        events.add(new CaseContacted(now, person, lead, true, true, null, null));
        events.add(new CaseReplied(
                now,
                person,
                lead,
                null,
                ticket.words(),
                closes
                        ? null
                        : deadlines
                                .callBack(now, ticket.type(), ticket.urgency())
                                .orElse(null)));
        if (closes) {
            events.add(new CaseClosed(now, ROUTER, lead, ClosedAs.BY_RULE));
        }
        return new Outcome.Accepted(events);
    }

    /** Settled on the spot where no unit was found: led by the own unit (SETTLE_ON_THE_SPOT). */
    private static RoutingDecision ledByTheOwnUnit(String own, RoutingDecision routed) {
        List<TraceStep> trace = new ArrayList<>(routed.trace());
        trace.add(new TraceStep(RoutingRule.FR_2_OWN_DUTY, true, ON_THE_SPOT));
        return new RoutingDecision(own, List.of(), List.of(), RoutingRule.FR_2_OWN_DUTY, null, ON_THE_SPOT, trace);
    }

    /** ASSIGN: a dispatcher routes by hand, with a reason; never to the accused (FR-17). */
    public static Outcome assign(
            DispatchCase unrouted,
            String unitCode,
            List<String> assistUnitCodes,
            String reason,
            String dispatcher,
            Grounds grounds) {
        Handover handover = new Handover(unrouted, unitCode, assistUnitCodes, grounds);
        return Decide.unless(CaseMove.ASSIGN.guard(unrouted.stage()).or(handover::forbidden), () -> {
            Sent sent = handover.done();
            return new CaseAssigned(
                    grounds.now(),
                    dispatcher,
                    sent.unitCode(),
                    sent.firstUnitCode(),
                    sent.assistUnitCodes(),
                    sent.copyUnitCodes(),
                    sent.downUnitCodes(),
                    reason,
                    sent.deadlines());
        });
    }

    /** ANSWER: no unit is needed; the words are the reply. */
    public static Outcome answer(DispatchCase unrouted, String text, String dispatcher, Instant now) {
        var rejected = CaseMove.ANSWER.guard(unrouted.stage());
        return rejected.isPresent() ? rejected.get() : Outcome.accepted(new CaseAnswered(now, dispatcher, text));
    }

    /** TRANSFER: another line takes it. */
    public static Outcome transfer(DispatchCase unrouted, String to, String dispatcher, Instant now) {
        var rejected = CaseMove.TRANSFER.guard(unrouted.stage());
        return rejected.isPresent() ? rejected.get() : Outcome.accepted(new CaseTransferred(now, dispatcher, to));
    }

    /** REFUSE: not accepted, with the reason and the lawful channel that the caller was told. */
    public static Outcome refuse(DispatchCase unrouted, RefusalCode code, String told, String dispatcher, Instant now) {
        var rejected = CaseMove.REFUSE.guard(unrouted.stage());
        return rejected.isPresent() ? rejected.get() : Outcome.accepted(new CaseRefused(now, dispatcher, code, told));
    }

    /** FR-9: the unit first dispatched to stays the first for life. */
    static String first(DispatchCase dispatched, String unitCode) {
        String first = dispatched.firstUnitCode();
        return first == null ? unitCode : first;
    }

    /** The full limits of a dispatch at this time. */
    static DispatchDeadlines limits(DispatchCase dispatched, Deadlines deadlines, Instant now) {
        return limits(dispatched, dispatched.ticket(), deadlines, now);
    }

    /** The same for the ticket as it is to be classed. */
    static DispatchDeadlines limits(
            DispatchCase dispatched, RegisteredTicket ticket, Deadlines deadlines, Instant now) {
        @Nullable Instant upper = dispatched.upperDueAt();
        return deadlines.atDispatch(new DeadlineRequest(
                now, ticket.type(), ticket.urgency(), ticket.isContactOwed(), upper, ticket.categoryCode()));
    }
}
