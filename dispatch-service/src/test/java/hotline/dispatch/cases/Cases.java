package hotline.dispatch.cases;

import hotline.dispatch.deadlines.CalendarYear;
import hotline.dispatch.deadlines.Deadlines;
import hotline.dispatch.deadlines.Limit;
import hotline.dispatch.deadlines.LimitClass;
import hotline.dispatch.deadlines.LimitClock;
import hotline.dispatch.deadlines.LimitVersion;
import hotline.dispatch.deadlines.Limits;
import hotline.dispatch.deadlines.Step;
import hotline.dispatch.deadlines.WorkingCalendar;
import hotline.dispatch.directory.Directory;
import hotline.dispatch.directory.TicketType;
import hotline.dispatch.directory.Unit;
import hotline.dispatch.directory.UnitKind;
import hotline.dispatch.directory.Urgency;
import hotline.dispatch.routing.RoutingDecision;
import hotline.dispatch.routing.RoutingRule;
import hotline.outcome.Event;
import hotline.outcome.Outcome;
import hotline.outcome.Phrase;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Cases for tests, each brought where it stands by real moves, one on the other. */
final class Cases {
    static final Instant NOW = Instant.parse("2019-03-04T01:00:00Z");
    static final LocalDate TODAY = LocalDate.of(2019, 3, 4);
    static final LocalDate ALWAYS = LocalDate.of(1900, 1, 1);
    static final Deadlines DEADLINES = new Deadlines(
            Limits.of(List.of(
                    limit(Step.SIGN, 1),
                    limit(Step.CONTACT, 1),
                    limit(Step.REPLY, 5),
                    limit(Step.DECIDE, 1),
                    limit(Step.CALL_BACK, 3))),
            WorkingCalendar.of(List.of(new CalendarYear(2019, List.of()))));
    static final Directory DIRECTORY = Directory.of(
            List.of(
                    unit("QZF", UnitKind.BANNER, null),
                    unit("MZJ", UnitKind.DEPARTMENT, "QZF"),
                    unit("NMJ", UnitKind.DEPARTMENT, "QZF")),
            List.of(),
            List.of(),
            List.of());
    static final RoutingDecision TO_MZJ = decision("MZJ");
    static final RoutingDecision TO_NOBODY =
            new RoutingDecision(null, List.of(), List.of(), RoutingRule.UNROUTED, null, Phrase.NONE, List.of());
    static final CallBackReport CONTENT = new CallBackReport(
            true, true, CallBackReport.Resolved.YES, CallBackReport.Satisfaction.SATISFIED, null, null);

    private Cases() {}

    static RegisteredTicket ticket() {
        return ticket(TicketType.HELP, true, true, false);
    }

    static RegisteredTicket ticket(TicketType type, boolean reachable, boolean replyWanted, boolean onTheSpot) {
        return new RegisteredTicket(
                "15052220190304000001",
                type,
                Urgency.NORMAL,
                "010101",
                "150522100",
                null,
                null,
                false,
                onTheSpot,
                "handler-mzj",
                "MZJ",
                reachable,
                replyWanted,
                false,
                NOW,
                null,
                "words");
    }

    static DispatchCase registered() {
        return registered(ticket());
    }

    static DispatchCase registered(RegisteredTicket ticket) {
        return new DispatchCase(UUID.randomUUID(), ticket);
    }

    static DispatchCase unrouted() {
        DispatchCase one = registered();
        happen(one, Dispatching.open(one, TO_NOBODY, DEADLINES, NOW));
        return one;
    }

    static DispatchCase dispatched() {
        return dispatched(ticket());
    }

    static DispatchCase dispatched(RegisteredTicket ticket) {
        DispatchCase one = registered(ticket);
        happen(one, Dispatching.open(one, TO_MZJ, DEADLINES, NOW));
        return one;
    }

    static DispatchCase inHand() {
        return inHand(ticket());
    }

    static DispatchCase inHand(RegisteredTicket ticket) {
        DispatchCase one = dispatched(ticket);
        happen(one, Handling.sign(one, "handler-mzj", NOW));
        return one;
    }

    static DispatchCase contacted(RegisteredTicket ticket) {
        DispatchCase one = inHand(ticket);
        happen(one, Handling.contact(one, true, "PHONE", "text", "handler-mzj", NOW));
        return one;
    }

    static DispatchCase replied() {
        DispatchCase one = contacted(ticket());
        happen(one, Handling.reply(one, reply(), "handler-mzj", DEADLINES, NOW));
        return one;
    }

    static DispatchCase closed() {
        DispatchCase one = replied();
        happen(one, Callbacks.callBack(one, CONTENT, "callback", NOW));
        return one;
    }

    static DispatchCase answered() {
        DispatchCase one = unrouted();
        happen(one, Dispatching.answer(one, "text", "dispatcher", NOW));
        return one;
    }

    static DispatchCase transferred() {
        DispatchCase one = unrouted();
        happen(one, Dispatching.transfer(one, "110", "dispatcher", NOW));
        return one;
    }

    static DispatchCase refused() {
        DispatchCase one = unrouted();
        happen(one, Dispatching.refuse(one, RefusalCode.JUDICIAL, "told", "dispatcher", NOW));
        return one;
    }

    static DispatchCase in(CaseStage stage) {
        return switch (stage) {
            case REGISTERED -> registered();
            case UNROUTED -> unrouted();
            case DISPATCHED -> dispatched();
            case HANDLING -> contacted(ticket());
            case REPLIED -> replied();
            case CLOSED -> closed();
            case ANSWERED -> answered();
            case TRANSFERRED -> transferred();
            case REFUSED -> refused();
        };
    }

    static Reply reply() {
        return new Reply("result", "basis", "measures", null);
    }

    static RoutingDecision decision(String lead) {
        return new RoutingDecision(
                lead, List.of(), List.of(), RoutingRule.DISPATCH_CATALOGUE, "C0101", Phrase.NONE, List.of());
    }

    /** Lets happen what was accepted, and returns it. */
    static List<CaseEvent> happen(DispatchCase one, Outcome outcome) {
        List<CaseEvent> happened = new ArrayList<>();
        for (Event event : ((Outcome.Accepted) outcome).events()) {
            one.apply((CaseEvent) event);
            happened.add((CaseEvent) event);
        }
        return happened;
    }

    private static Unit unit(String code, UnitKind kind, String parent) {
        return new Unit(code, code, code, kind, parent, null, ALWAYS, null);
    }

    private static LimitVersion limit(Step step, int days) {
        return new LimitVersion(
                LimitClass.STANDARD, step, new Limit(days, LimitClock.WORKING_DAYS, "§6"), ALWAYS, null);
    }
}
