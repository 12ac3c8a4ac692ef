package hotline.reporting.messaging;

import hotline.messaging.Received;
import hotline.reporting.facts.Channel;
import hotline.reporting.facts.FactEvent;
import hotline.reporting.facts.RegisteredOutcome;
import hotline.reporting.facts.Registration;
import hotline.reporting.facts.TicketType;
import hotline.reporting.facts.Urgency;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The messages of tickets as intake writes them; of each body only what is counted is read. */
final class TicketMessages {
    static final String TOPIC = "hotline.tickets.v1";
    static final String REGISTERED = "hotline.ticket.registered.v1";

    /** A ticket of former times; what happened to it since comes with its case. */
    static final String IMPORTED = "hotline.ticket.imported.v1";

    static final String CORRECTED = "hotline.ticket.corrected.v1";

    /** Types that say nothing to the report: counts stay true though a person's data are erased. */
    static final Set<String> PASSED_OVER = Set.of(
            "hotline.ticket.told.v1",
            "hotline.ticket.supplemented.v1",
            "hotline.ticket.message-settled.v1",
            "hotline.ticket.obligation-missed.v1",
            "hotline.ticket.erased.v1");

    private TicketMessages() {}

    private record Body(
            @Nullable String ticketId,
            @Nullable String number,
            @Nullable Channel channel,
            @Nullable TicketType type,
            @Nullable Urgency urgency,
            @Nullable String categoryCode,
            @Nullable String areaCode,
            @Nullable Outcome outcome,
            @Nullable FirstResponder firstResponder,
            @Nullable Boolean handledOnTheSpot,
            @Nullable Instant registeredAt) {}

    private record Outcome(@Nullable RegisteredOutcome kind) {}

    private record FirstResponder(
            @Nullable String person, @Nullable String unitCode) {}

    /** What the message says, or null where its type is not known here. */
    static @Nullable FactEvent read(Received message) {
        return switch (message.type()) {
            case REGISTERED, IMPORTED -> registered(message);
            case CORRECTED -> corrected(message);
            default -> null;
        };
    }

    /** Whether it changes the classification, so that all that was counted of the ticket moves. */
    static boolean corrects(Received message) {
        return message.type().equals(CORRECTED);
    }

    private static FactEvent corrected(Received message) {
        Body body = message.read(Body.class);
        Fields.ofSameTicket(message, body.ticketId());
        return new FactEvent.Corrected(
                Fields.need(body.type(), "type"),
                Fields.need(body.urgency(), "urgency"),
                body.categoryCode(),
                body.areaCode());
    }

    private static FactEvent registered(Received message) {
        Body body = message.read(Body.class);
        Fields.ofSameTicket(message, body.ticketId());
        FirstResponder first = body.firstResponder();
        Outcome outcome = body.outcome();
        return new FactEvent.Registered(
                Fields.need(body.number(), "number"),
                new Registration(
                        Fields.need(body.channel(), "channel"),
                        Fields.need(body.type(), "type"),
                        Fields.need(body.urgency(), "urgency"),
                        body.categoryCode(),
                        body.areaCode(),
                        first == null ? null : first.person(),
                        first == null ? null : first.unitCode(),
                        Fields.need(body.registeredAt(), "registeredAt"),
                        outcome == null ? null : Fields.need(outcome.kind(), "outcome.kind"),
                        Boolean.TRUE.equals(body.handledOnTheSpot())));
    }
}
