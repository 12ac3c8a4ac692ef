package hotline.reporting.facts;

import hotline.reporting.facts.CaseStanding.Closing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that the report knows of one ticket. Its two halves come from two owners in any order; a half not yet heard of is
 * null.
 *
 * @param ticketSequence the last event heard of the ticket; 0 before the first
 * @param caseSequence the last event heard of its case; 0 before the first
 * @param number what people call the ticket by; it comes with the registration
 */
public record TicketFact(
        UUID id,
        int ticketSequence,
        int caseSequence,
        @Nullable String number,
        @Nullable Registration registration,
        @Nullable CaseStanding standing) {

    /**
     * A fact after an event, and what has thereby happened.
     *
     * @param ended the assignment that another one has followed, if any
     */
    public record Step(
            TicketFact fact,
            List<Happening> happened,
            @Nullable Assignment ended) {
        public Step {
            happened = List.copyOf(happened);
        }
    }

    /** A ticket of which nothing was heard yet. */
    public static TicketFact unheard(UUID id) {
        return new TicketFact(id, 0, 0, null, null, null);
    }

    /** Whether nothing was heard of it yet. */
    public boolean isUnheard() {
        return ticketSequence == 0 && caseSequence == 0;
    }

    /** The last event heard from this side; 0 before the first. */
    public int sequence(Side side) {
        return switch (side) {
            case TICKET -> ticketSequence;
            case CASE -> caseSequence;
        };
    }

    /** How the case was handled by units, or null as long as it was never dispatched. */
    public @Nullable Handling handling() {
        return standing == null ? null : standing.handling();
    }

    /** The fact after an event that says nothing to the report. */
    public TicketFact passOver(Side side) {
        return new TicketFact(
                id,
                side == Side.TICKET ? ticketSequence + 1 : ticketSequence,
                side == Side.CASE ? caseSequence + 1 : caseSequence,
                number,
                registration,
                standing);
    }

    /**
     * The fact after the next event of the event's side.
     *
     * @throws IllegalArgumentException when the event contradicts what is known
     */
    public Step apply(FactEvent event) {
        return switch (event) {
            case FactEvent.Registered registered -> register(registered);
            case FactEvent.Corrected corrected -> correct(corrected);
            case FactEvent.CaseMoved moved -> move(moved);
        };
    }

    private Step register(FactEvent.Registered event) {
        if (registration != null) {
            throw new IllegalArgumentException("a ticket is registered once");
        }
        Registration registered = event.registration();
        int sequence = ticketSequence + 1;
        List<Happening> happened = new ArrayList<>();
        happened.add(
                new Happening(Side.TICKET, sequence, What.REGISTERED, registered.registeredAt(), Happening.NO_UNIT));
        if (registered.outcome() != null) {
            happened.add(new Happening(
                    Side.TICKET,
                    sequence,
                    What.registeredAs(registered.outcome()),
                    registered.registeredAt(),
                    Happening.NO_UNIT));
        }
        return new Step(
                new TicketFact(id, sequence, caseSequence, event.number(), registered, standing), happened, null);
    }

    private Step correct(FactEvent.Corrected event) {
        if (registration == null) {
            throw new IllegalArgumentException("a ticket is corrected that was never registered");
        }
        return new Step(
                new TicketFact(id, ticketSequence + 1, caseSequence, number, registration.corrected(event), standing),
                List.of(),
                null);
    }

    private Step move(FactEvent.CaseMoved event) {
        Instant at = event.at();
        CaseStage stage = event.stage();
        return switch (event.move()) {
            case FactEvent.Queued() -> moved(event, What.QUEUED, Happening.NO_UNIT, undispatched(stage));
            case FactEvent.Answered() -> moved(event, What.ANSWERED, Happening.NO_UNIT, undispatched(stage));
            case FactEvent.Transferred() -> moved(event, What.TRANSFERRED, Happening.NO_UNIT, undispatched(stage));
            case FactEvent.Refused() -> moved(event, What.REFUSED, Happening.NO_UNIT, undispatched(stage));
            case FactEvent.Dispatched(String unit, DueDates due) -> dispatch(event, unit, due);
            case FactEvent.Signed(String unit) -> moved(event, What.SIGNED, unit, open(stage, inHand().signed(at)));
            case FactEvent.Contacted(String unit, boolean made) ->
                made
                        ? moved(event, What.CONTACTED, unit, open(stage, inHand().contacted(at)))
                        : moved(event, What.CONTACT_TRIED, unit, open(stage, inHand()));
            case FactEvent.Replied(String unit) -> moved(event, What.REPLIED, unit, open(stage, inHand().replied(at)));
            case FactEvent.CalledBack(String unit, CallBack found) ->
                moved(
                        event,
                        What.CALLED_BACK,
                        unit,
                        new CaseStanding(stage, dispatched().calledBack(at, found), null));
            case FactEvent.Stood(DueDates due) ->
                stood(
                        stage,
                        due == null || handling() == null
                                ? handling()
                                : dispatched().with(inHand().due(due)));
            case FactEvent.Reworked(Instant replyDueAt) ->
                stood(stage, dispatched().with(inHand().reworked(replyDueAt)));
            case FactEvent.LeftOff() ->
                stood(
                        stage,
                        handling() == null || inHand().endedAt() != null
                                ? handling()
                                : dispatched().with(inHand().ended(at)));
            case FactEvent.TakenUpAgain(DueDates due) ->
                stood(
                        stage,
                        handling() == null
                                ? null
                                : dispatched().with(inHand().reopened().due(due)));
            case FactEvent.ReplyJoined(String unit, DueDates due) -> joinReply(event, unit, due);
            case FactEvent.Closed(String unit, ClosedAs as) ->
                moved(
                        event,
                        What.closed(as),
                        unit,
                        new CaseStanding(stage, dispatched().with(inHand().ended(at)), new Closing(at, as)));
            case FactEvent.DueMoved(String limit, Instant to) -> dueMoved(limit, to);
            case FactEvent.Inherited(String unit) -> inherited(event, unit);
        };
    }

    /** The heir leads in the place of a unit that has ended; of one that only assisted nothing is counted. */
    private Step inherited(FactEvent.CaseMoved event, @Nullable String heir) {
        Handling before = handling();
        if (heir == null || before == null || before.leadUnit().equals(heir)) {
            return new Step(passOver(Side.CASE), List.of(), null);
        }
        Handling after = before.inherited(caseSequence + 1, event.at(), heir);
        Step step = moved(event, What.DISPATCHED_AGAIN, heir, new CaseStanding(event.stage(), after, null));
        return new Step(step.fact(), step.happened(), before.current().ended(event.at()));
    }

    /** A date moves and nothing happens by it: it counts on its new day. */
    private Step dueMoved(String limit, Instant to) {
        Handling before = handling();
        if (standing == null || before == null) {
            return new Step(passOver(Side.CASE), List.of(), null);
        }
        Handling moved = before.with(before.current().dueMoved(limit, to));
        CaseStanding now = new CaseStanding(standing.stage(), moved, standing.closing());
        return new Step(
                new TicketFact(id, ticketSequence, caseSequence + 1, number, registration, now), List.of(), null);
    }

    private Step dispatch(FactEvent.CaseMoved event, String unit, DueDates due) {
        Handling before = handling();
        int sequence = caseSequence + 1;
        if (before == null) {
            Handling first = Handling.first(sequence, event.at(), unit, due);
            return moved(event, What.FIRST_DISPATCHED, unit, new CaseStanding(event.stage(), first, null));
        }
        Handling again = before.again(sequence, event.at(), unit, due);
        Step step = moved(event, What.DISPATCHED_AGAIN, unit, new CaseStanding(event.stage(), again, null));
        return new Step(step.fact(), step.happened(), before.current().ended(event.at()));
    }

    /** Dispatched to who replied, at that moment, unless that unit had it before; and replied. */
    private Step joinReply(FactEvent.CaseMoved event, String unit, DueDates due) {
        Handling before = handling();
        if (before != null && before.leadUnit().equals(unit)) {
            Assignment again = before.current().reopened().due(due).replied(event.at());
            return moved(event, What.REPLIED, unit, new CaseStanding(event.stage(), before.with(again), null));
        }
        Instant at = event.at();
        int sequence = caseSequence + 1;
        Handling now = before == null ? Handling.first(sequence, at, unit, due) : before.again(sequence, at, unit, due);
        What dispatch = before == null ? What.FIRST_DISPATCHED : What.DISPATCHED_AGAIN;
        Step step = moved(
                event,
                What.REPLIED,
                unit,
                new CaseStanding(event.stage(), now.with(now.current().replied(at)), null));
        return new Step(
                step.fact(),
                List.of(
                        new Happening(Side.CASE, sequence, dispatch, at, unit),
                        new Happening(Side.CASE, sequence, What.REPLIED, at, unit)),
                before == null ? null : before.current());
    }

    private Step stood(CaseStage stage, @Nullable Handling handling) {
        CaseStanding now = new CaseStanding(stage, handling, standing == null ? null : standing.closing());
        return new Step(
                new TicketFact(id, ticketSequence, caseSequence + 1, number, registration, now), List.of(), null);
    }

    private Step moved(FactEvent.CaseMoved event, What what, String unit, CaseStanding now) {
        int sequence = caseSequence + 1;
        return new Step(
                new TicketFact(id, ticketSequence, sequence, number, registration, now),
                List.of(new Happening(Side.CASE, sequence, what, event.at(), unit)),
                null);
    }

    private CaseStanding undispatched(CaseStage stage) {
        return new CaseStanding(stage, handling(), null);
    }

    private CaseStanding open(CaseStage stage, Assignment inHand) {
        return new CaseStanding(stage, dispatched().with(inHand), null);
    }

    private Assignment inHand() {
        return dispatched().current();
    }

    private Handling dispatched() {
        Handling handling = handling();
        if (handling == null) {
            throw new IllegalArgumentException("a unit acts on a case that was never dispatched");
        }
        return handling;
    }
}
