package hotline.reporting.facts;

import hotline.reporting.facts.FactEvent.CaseMoved;
import hotline.reporting.facts.FactEvent.Move;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tickets of tests, and all the ways that a case can go today; each way stands on the one before it. */
public final class Tickets {
    public static final UUID ID = UUID.fromString("0195f0a2-7c00-7000-8000-000000000001");
    public static final String NUMBER = "15052220190304000001";

    /** 23:30 in Shanghai: the day is 4 March there, and 4 March in UTC ends eight hours later. */
    public static final Instant REGISTERED_AT = Instant.parse("2019-03-04T15:30:00Z");

    private static final DueDates DUE = new DueDates(
            Instant.parse("2019-03-06T15:59:59Z"),
            Instant.parse("2019-03-06T15:59:59Z"),
            Instant.parse("2019-03-12T15:59:59Z"));

    /** Reached, resolved, basically satisfied. */
    public static final CallBack CONTENT =
            new CallBack(true, CallBack.Resolved.YES, CallBack.Satisfaction.BASICALLY, CallBack.Satisfaction.SATISFIED);

    private Tickets() {}

    /** A way that a case went, in words, and its events. */
    public record Way(String name, List<FactEvent> events) {
        public Way {
            events = List.copyOf(events);
        }

        @Override
        public String toString() {
            return name;
        }

        /** The same way with the ticket's registration heard at this place instead of first. */
        public List<FactEvent> withRegistrationAt(int place) {
            List<FactEvent> order = new ArrayList<>(events.subList(1, events.size()));
            order.add(place, events.getFirst());
            return order;
        }
    }

    public static FactEvent registered(@Nullable RegisteredOutcome outcome) {
        return new FactEvent.Registered(
                NUMBER,
                new Registration(
                        Channel.PHONE,
                        TicketType.HELP,
                        Urgency.NORMAL,
                        "010101",
                        "150522100",
                        "operator",
                        "ZWJ",
                        REGISTERED_AT,
                        outcome,
                        false));
    }

    /** An hour after registration: half past midnight, the next day in Shanghai. */
    public static Instant hours(int hours) {
        return REGISTERED_AT.plus(Duration.ofHours(hours));
    }

    public static FactEvent moved(int hours, CaseStage stage, Move move) {
        return new CaseMoved(hours(hours), stage, move);
    }

    public static FactEvent dispatchedTo(String unit, int hours) {
        return moved(hours, CaseStage.DISPATCHED, new FactEvent.Dispatched(unit, DUE));
    }

    public static Way registeredOnly() {
        return new Way("registered", List.of(registered(null)));
    }

    public static Way registeredWith(RegisteredOutcome outcome) {
        return new Way("registered and " + outcome, List.of(registered(outcome)));
    }

    public static Way queued() {
        return after(registeredOnly(), "queued", moved(1, CaseStage.UNROUTED, new FactEvent.Queued()));
    }

    public static Way answeredByTheDispatcher() {
        return after(queued(), "answered", moved(2, CaseStage.ANSWERED, new FactEvent.Answered()));
    }

    public static Way transferredByTheDispatcher() {
        return after(queued(), "transferred", moved(2, CaseStage.TRANSFERRED, new FactEvent.Transferred()));
    }

    public static Way refusedByTheDispatcher() {
        return after(queued(), "refused", moved(2, CaseStage.REFUSED, new FactEvent.Refused()));
    }

    public static Way dispatched() {
        return after(registeredOnly(), "dispatched", dispatchedTo("MZJ", 1));
    }

    public static Way assigned() {
        return after(queued(), "assigned", dispatchedTo("MZJ", 2));
    }

    public static Way dispatchedAgain() {
        return after(signed(), "dispatched again", dispatchedTo("NMJ", 30));
    }

    public static Way signed() {
        return after(dispatched(), "signed", moved(3, CaseStage.HANDLING, new FactEvent.Signed("MZJ")));
    }

    public static Way inherited() {
        return after(contacted(), "inherited", moved(30, CaseStage.HANDLING, new FactEvent.Inherited("NMJ")));
    }

    public static Way inheritedAndReplied() {
        return after(inherited(), "replied", moved(31, CaseStage.REPLIED, new FactEvent.Replied("NMJ")));
    }

    public static Way triedToContact() {
        return after(signed(), "tried to contact", moved(4, CaseStage.HANDLING, new FactEvent.Contacted("MZJ", false)));
    }

    public static Way contacted() {
        return after(triedToContact(), "contacted", moved(5, CaseStage.HANDLING, new FactEvent.Contacted("MZJ", true)));
    }

    public static Way replied() {
        return after(contacted(), "replied", moved(6, CaseStage.REPLIED, new FactEvent.Replied("MZJ")));
    }

    public static Way calledBack() {
        return after(replied(), "called back", moved(30, CaseStage.REPLIED, new FactEvent.CalledBack("MZJ", CONTENT)));
    }

    public static Way closed(ClosedAs as) {
        return after(calledBack(), "closed as " + as, moved(31, CaseStage.CLOSED, new FactEvent.Closed("MZJ", as)));
    }

    /** Every way. */
    public static List<Way> all() {
        List<Way> ways = new ArrayList<>(List.of(registeredOnly()));
        for (RegisteredOutcome outcome : RegisteredOutcome.values()) {
            ways.add(registeredWith(outcome));
        }
        ways.addAll(List.of(
                queued(),
                answeredByTheDispatcher(),
                transferredByTheDispatcher(),
                refusedByTheDispatcher(),
                dispatched(),
                assigned(),
                dispatchedAgain(),
                inherited(),
                inheritedAndReplied(),
                signed(),
                triedToContact(),
                contacted(),
                replied(),
                calledBack()));
        for (ClosedAs as : ClosedAs.values()) {
            ways.add(closed(as));
        }
        return ways;
    }

    /** The story of a new ticket to which all this has happened in one batch. */
    public static Story story(List<FactEvent> events) {
        Story story = new Story(TicketFact.unheard(ID), List.of(), List.of());
        events.forEach(story::apply);
        return story;
    }

    private static Way after(Way before, String name, FactEvent event) {
        List<FactEvent> events = new ArrayList<>(before.events());
        events.add(event);
        return new Way(before.name().equals("registered") ? name : before.name() + ", " + name, events);
    }
}
