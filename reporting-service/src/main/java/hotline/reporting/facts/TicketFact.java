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

    /** A fact after an event, and what has thereby happened. */
    public record Step(TicketFact fact, List<Happening> happened) {
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
        return new Step(new TicketFact(id, sequence, caseSequence, event.number(), registered, standing), happened);
    }

    private Step move(FactEvent.CaseMoved event) {
        Instant at = event.at();
        CaseStage stage = event.stage();
        return switch (event.move()) {
            case FactEvent.Queued() -> moved(event, What.QUEUED, Happening.NO_UNIT, undispatched(stage));
            case FactEvent.Answered() -> moved(event, What.ANSWERED, Happening.NO_UNIT, undispatched(stage));
            case FactEvent.Transferred() -> moved(event, What.TRANSFERRED, Happening.NO_UNIT, undispatched(stage));
            case FactEvent.Refused() -> moved(event, What.REFUSED, Happening.NO_UNIT, undispatched(stage));
            case FactEvent.Dispatched(String unit, DueDates due) -> {
                Handling before = handling();
                yield before == null
                        ? moved(event, What.FIRST_DISPATCHED, unit, open(stage, Handling.first(at, unit, due)))
                        : moved(event, What.DISPATCHED_AGAIN, unit, open(stage, before.again(unit, due)));
            }
            case FactEvent.Signed(String unit) ->
                moved(event, What.SIGNED, unit, open(stage, dispatched().signed(at)));
            case FactEvent.Contacted(String unit, boolean made) ->
                made
                        ? moved(
                                event,
                                What.CONTACTED,
                                unit,
                                open(stage, dispatched().contacted(at)))
                        : moved(event, What.CONTACT_TRIED, unit, open(stage, dispatched()));
            case FactEvent.Replied(String unit) ->
                moved(event, What.REPLIED, unit, open(stage, dispatched().replied(at)));
            case FactEvent.CalledBack(String unit) -> moved(event, What.CALLED_BACK, unit, open(stage, dispatched()));
            case FactEvent.Closed(String unit, ClosedAs as) ->
                moved(event, What.closed(as), unit, new CaseStanding(stage, dispatched(), new Closing(at, as)));
        };
    }

    private Step moved(FactEvent.CaseMoved event, What what, String unit, CaseStanding now) {
        int sequence = caseSequence + 1;
        return new Step(
                new TicketFact(id, ticketSequence, sequence, number, registration, now),
                List.of(new Happening(Side.CASE, sequence, what, event.at(), unit)));
    }

    private CaseStanding undispatched(CaseStage stage) {
        return new CaseStanding(stage, handling(), null);
    }

    private static CaseStanding open(CaseStage stage, Handling handling) {
        return new CaseStanding(stage, handling, null);
    }

    private Handling dispatched() {
        Handling handling = handling();
        if (handling == null) {
            throw new IllegalArgumentException("a unit acts on a case that was never dispatched");
        }
        return handling;
    }
}
