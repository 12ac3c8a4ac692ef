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
import hotline.dispatch.directory.Area;
import hotline.dispatch.directory.Category;
import hotline.dispatch.directory.Directory;
import hotline.dispatch.directory.TicketType;
import hotline.dispatch.directory.Unit;
import hotline.dispatch.directory.UnitKind;
import hotline.dispatch.directory.Urgency;
import hotline.dispatch.routing.BasisList;
import hotline.dispatch.routing.CatalogueEntry;
import hotline.dispatch.routing.DispatchCatalogue;
import hotline.dispatch.routing.LeadKind;
import hotline.dispatch.routing.Router;
import hotline.dispatch.routing.RoutingDecision;
import hotline.dispatch.routing.RoutingRequest;
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
                    limit(Step.RETURN, 1),
                    limit(Step.DECIDE, 1),
                    limit(Step.DESIGNATE, 2),
                    limit(Step.FEEDBACK, 1),
                    limit(Step.CALL_BACK, 3),
                    limit(Step.NOT_CALLED_BACK, 10),
                    limit(LimitClass.REWORK, Step.REPLY, 3),
                    limit(LimitClass.COMPLEX, Step.REPLY, 15),
                    limit(LimitClass.SHORT, Step.SIGN, 1),
                    limit(LimitClass.SHORT, Step.REPLY, 1),
                    minutes(Step.REPLY, 1440),
                    minutes(Step.RETURN, 120),
                    minutes(Step.DECIDE, 30))),
            WorkingCalendar.of(List.of(new CalendarYear(2019, List.of()))));
    static final Directory DIRECTORY = Directory.of(
            List.of(
                    unit("TLS", UnitKind.UPPER_LEVEL, null),
                    unit("QZF", UnitKind.BANNER, "TLS"),
                    unit("MZJ", UnitKind.DEPARTMENT, "QZF"),
                    unit("NMJ", UnitKind.DEPARTMENT, "QZF"),
                    unit("RSJ", UnitKind.DEPARTMENT, "QZF"),
                    unit("150522100", UnitKind.TOWNSHIP, "QZF")),
            List.of(new Area("150522", "banner", null, "QZF", ALWAYS, null)),
            List.of(),
            List.of(category("010101"), category("020101")));
    /** Departments' own duties: category 010101 is led by MZJ, 020101 by NMJ. */
    static final DispatchCatalogue CATALOGUE =
            DispatchCatalogue.of(List.of(entry("010101", "MZJ"), entry("020101", "NMJ")));

    static final Grounds GROUNDS = at(NOW);
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
        return unrouted(ticket());
    }

    static DispatchCase unrouted(RegisteredTicket ticket) {
        DispatchCase one = registered(ticket);
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

    /** The grounds of a later moment. */
    static Grounds at(Instant now) {
        return new Grounds(DIRECTORY, CATALOGUE, DEADLINES, now, List.of());
    }

    static final Returns.Request NOT_OURS = new Returns.Request("reason", "basis", null);

    static DispatchCase returnAsked() {
        return returnAsked(dispatched());
    }

    static DispatchCase returnAsked(DispatchCase held) {
        happen(held, Returns.ask(held, NOT_OURS, "handler", GROUNDS));
        return held;
    }

    /** Returned twice and led by RSJ. */
    static DispatchCase returnedTwice() {
        DispatchCase one = dispatched();
        for (String next : List.of("NMJ", "RSJ")) {
            returnAsked(one);
            happen(one, Returns.approve(one, next, List.of(), "reason", "dispatcher", GROUNDS));
        }
        return one;
    }

    static DispatchCase disputed() {
        DispatchCase one = returnAsked();
        happen(one, Returns.dispute(one, "reason", "dispatcher", GROUNDS));
        return one;
    }

    static DispatchCase designated(String unit) {
        DispatchCase one = disputed();
        happen(
                one,
                Returns.designate(
                        one,
                        new Returns.Designation(unit, List.of(), List.of("MZJ"), "minute"),
                        "supervisor",
                        GROUNDS));
        return one;
    }

    static DispatchCase reworked() {
        DispatchCase one = replied();
        happen(one, Rework.rework(one, "reason", "callback", DEADLINES, NOW));
        return one;
    }

    static DispatchCase longTerm() {
        DispatchCase one = contacted(ticket());
        happen(one, Supervision.putOnLongTerm(one, book(TODAY.plusDays(30)), "supervisor", GROUNDS));
        return one;
    }

    static Supervision.Book book(LocalDate until) {
        return new Supervision.Book(until, 10, "limits", "measures");
    }

    static DispatchCase merged() {
        return merged(dispatched());
    }

    static DispatchCase merged(DispatchCase child) {
        happen(child, Merging.merge(child, dispatched(), "dispatcher", GROUNDS));
        return child;
    }

    static DispatchCase terminated() {
        DispatchCase one = inHand();
        happen(one, Supervision.terminate(one, "told", "supervisor", NOW));
        return one;
    }

    static DispatchCase withdrawn() {
        DispatchCase one = dispatched();
        happen(one, Supervision.withdraw(one, "how", "operator", NOW));
        return one;
    }

    static DispatchCase in(CaseStage stage) {
        return switch (stage) {
            case REGISTERED -> registered();
            case UNROUTED -> unrouted();
            case DISPATCHED -> dispatched();
            case HANDLING -> contacted(ticket());
            case RETURN_REQUESTED -> returnAsked();
            case DISPUTED -> disputed();
            case REPLIED -> replied();
            case LONG_TERM -> longTerm();
            case MERGED -> merged();
            case TERMINATED -> terminated();
            case WITHDRAWN -> withdrawn();
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
        return limit(LimitClass.STANDARD, step, days);
    }

    private static LimitVersion limit(LimitClass limitClass, Step step, int days) {
        return new LimitVersion(limitClass, step, new Limit(days, LimitClock.WORKING_DAYS, "§6"), ALWAYS, null);
    }

    private static LimitVersion minutes(Step step, int minutes) {
        return new LimitVersion(LimitClass.URGENT, step, new Limit(minutes, LimitClock.MINUTES, "§6"), ALWAYS, null);
    }

    private static Category category(String code) {
        return new Category(code, code, code, null, List.of(), ALWAYS, null);
    }

    /** What the router says of a ticket. */
    static RoutingDecision route(RegisteredTicket ticket) {
        return Router.route(
                new RoutingRequest(
                        ticket.type(),
                        ticket.urgency(),
                        ticket.categoryCode(),
                        null,
                        ticket.chosenUnitCode(),
                        ticket.targetUnitCode(),
                        false,
                        null,
                        false,
                        "ZWJ",
                        TODAY),
                DIRECTORY,
                CATALOGUE);
    }

    private static CatalogueEntry entry(String category, String lead) {
        return new CatalogueEntry(
                "C-" + category,
                category,
                null,
                LeadKind.DEPARTMENT,
                lead,
                List.of(),
                0,
                BasisList.POWERS_AND_DUTIES,
                "item",
                null,
                ALWAYS,
                null);
    }
}
