package hotline.intake.tickets;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an old record says happened to a ticket, at its time. It is record, not a move: no rule is asked.
 *
 * @param by who did it
 * @param unitCode the unit that it was dispatched to, or that led then
 * @param as how it was closed; null where the record does not say
 * @param words its free texts; null where it has none
 */
public record RecordedMove(
        Instant at,
        Kind what,
        String by,
        @Nullable String unitCode,
        @Nullable Boolean reached,
        @Nullable Boolean contactedByUnit,
        @Nullable Resolved resolved,
        @Nullable Satisfaction satisfiedWithResult,
        @Nullable Satisfaction satisfiedWithAttitude,
        @Nullable String channel,
        @Nullable RefusalCode code,
        @Nullable ClosedAs as,
        @Nullable Words words) {

    /** The same with other words. */
    public RecordedMove with(Words other) {
        return new RecordedMove(
                at,
                what,
                by,
                unitCode,
                reached,
                contactedByUnit,
                resolved,
                satisfiedWithResult,
                satisfiedWithAttitude,
                channel,
                code,
                as,
                other);
    }

    /** The free texts of what happened; which of them there are depends on what it was. */
    public record Words(
            @Nullable String text,
            @Nullable String result,
            @Nullable String basis,
            @Nullable String measures,
            @Nullable String reason,
            @Nullable String note,
            @Nullable String told,
            @Nullable String to) {}

    /** Whether the matter was resolved, as the caller saw it. */
    public enum Resolved {
        YES,
        PARTLY,
        NO
    }

    /** How satisfied the caller was. */
    public enum Satisfaction {
        SATISFIED,
        BASICALLY,
        NOT,
        NO_OPINION
    }

    /** How a case was closed. */
    public enum ClosedAs {
        CONTENT,
        UNREACHABLE,
        NOT_CALLED_BACK,
        BY_RULE
    }

    /** What can have happened (rulebook §3), in the words of the contract. */
    public enum Kind {
        ANSWERED,
        TRANSFERRED,
        REFUSED,
        DISPATCHED,
        SIGNED,
        CONTACTED,
        RETURNED,
        REASSIGNED,
        EXTENDED,
        REPLIED,
        CALLED_BACK,
        REWORK,
        CLOSED,
        STRUCK_OFF,
        TERMINATED,
        WITHDRAWN;

        /** How a ticket ends by it without a case; null where it does not. */
        public @Nullable TicketOutcome outcome() {
            return switch (this) {
                case ANSWERED -> TicketOutcome.ANSWERED;
                case TRANSFERRED -> TicketOutcome.TRANSFERRED;
                case REFUSED -> TicketOutcome.REFUSED;
                default -> null;
            };
        }

        /** Whether it can be taken in: the moves of the others do not exist yet. */
        public boolean isTaken() {
            return switch (this) {
                case RETURNED, REASSIGNED, EXTENDED, REWORK, STRUCK_OFF, TERMINATED, WITHDRAWN -> false;
                default -> true;
            };
        }

        /** Whether nothing can follow it. */
        public boolean isEnd() {
            return outcome() != null || this == CLOSED;
        }
    }
}
