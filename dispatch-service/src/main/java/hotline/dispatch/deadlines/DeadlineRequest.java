package hotline.dispatch.deadlines;

import hotline.dispatch.directory.TicketType;
import hotline.dispatch.directory.Urgency;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the limits of a dispatch depend on.
 *
 * @param dispatchedAt when the clock begins: at the dispatch, not at the signature
 * @param contactOwed false for a sealed ticket and for one without a contact
 * @param upperDueAt an upper level's due date, which caps signature, contact and reply; null without one
 * @param categoryCode what it is about, for the steps that a law sets; null where that is not known
 */
public record DeadlineRequest(
        Instant dispatchedAt,
        TicketType type,
        Urgency urgency,
        boolean contactOwed,
        @Nullable Instant upperDueAt,
        @Nullable String categoryCode) {

    public DeadlineRequest {
        Objects.requireNonNull(dispatchedAt, "dispatchedAt");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(urgency, "urgency");
    }

    /** A request of a matter for which no law sets steps. */
    public DeadlineRequest(
            Instant dispatchedAt, TicketType type, Urgency urgency, boolean contactOwed, @Nullable Instant upperDueAt) {
        this(dispatchedAt, type, urgency, contactOwed, upperDueAt, null);
    }
}
