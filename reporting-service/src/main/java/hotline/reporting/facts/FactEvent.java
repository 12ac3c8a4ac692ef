package hotline.reporting.facts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the report hears of a ticket. */
public sealed interface FactEvent {

    /** Who says so. */
    Side side();

    /**
     * A call became a ticket.
     *
     * @param number what people call the ticket by
     */
    record Registered(String number, Registration registration) implements FactEvent {
        @Override
        public Side side() {
            return Side.TICKET;
        }
    }

    /** Intake corrected how a ticket is classified; this is how it is after. */
    record Corrected(
            TicketType type,
            Urgency urgency,
            @Nullable String categoryCode,
            @Nullable String areaCode) implements FactEvent {
        @Override
        public Side side() {
            return Side.TICKET;
        }
    }

    /**
     * A case moved.
     *
     * @param stage where it stands since, as dispatch decided
     */
    record CaseMoved(Instant at, CaseStage stage, Move move) implements FactEvent {
        @Override
        public Side side() {
            return Side.CASE;
        }
    }

    /** The moves of a case (rulebook §3) that the report counts. */
    sealed interface Move {}

    /** No rule matched: it waits for a dispatcher. */
    record Queued() implements Move {}

    /** A dispatcher answered it himself. */
    record Answered() implements Move {}

    /** A dispatcher passed it to another line. */
    record Transferred() implements Move {}

    /** A dispatcher did not accept it. */
    record Refused() implements Move {}

    /** It was given to a unit, by the router or by a dispatcher; the unit's limits run from now. */
    record Dispatched(String unit, DueDates due) implements Move {}

    /** The unit took it. */
    record Signed(String unit) implements Move {}

    /**
     * The unit called the caller.
     *
     * @param made whether the duty to contact is met by it, as dispatch decided: spoken to, or tried often enough
     */
    record Contacted(String unit, boolean made) implements Move {}

    /** The unit replied. */
    record Replied(String unit) implements Move {}

    /**
     * The hotline called back.
     *
     * @param found what the caller said; null where nobody was reached
     */
    record CalledBack(String unit, @Nullable CallBack found) implements Move {}

    /**
     * It stands elsewhere, or has other dates, in the same hands.
     *
     * @param due the unit's limits from now; null where they stay
     */
    record Stood(@Nullable DueDates due) implements Move {}

    /** A new round of the same unit, with a limit of its own to reply. */
    record Reworked(@Nullable Instant replyDueAt) implements Move {}

    /** It ended without a result, or goes with another ticket from now: whoever had it has it no more. */
    record LeftOff() implements Move {}

    /** Whoever had it has it again, as if it had never been let go. */
    record TakenUpAgain(DueDates due) implements Move {}

    /**
     * The reply to another ticket is its own.
     *
     * @param unit who replied
     * @param due that one's limit
     */
    record ReplyJoined(String unit, DueDates due) implements Move {}

    /** It ended well or was ended by rule. */
    record Closed(String unit, ClosedAs as) implements Move {}

    /**
     * A due date of the unit that has it moved.
     *
     * @param limit which; those that the report does not keep change nothing
     */
    record DueMoved(String limit, Instant to) implements Move {}

    /**
     * A unit that had it ended, and another stands in its place.
     *
     * @param unit who leads after it; null where nobody leads yet
     */
    record Inherited(@Nullable String unit) implements Move {}
}
