package hotline.intake.messaging;

import hotline.intake.tickets.FirstResponder;
import hotline.intake.tickets.RefusalCode;
import hotline.intake.tickets.Ticket;
import hotline.intake.tickets.TicketEvent;
import hotline.intake.tickets.TicketEvent.CallerTold;
import hotline.intake.tickets.TicketEvent.TicketRegistered;
import hotline.intake.tickets.TicketOutcome;
import hotline.intake.tickets.TicketType;
import hotline.intake.tickets.ToldKind;
import hotline.intake.tickets.Urgency;
import hotline.messaging.Latest;
import hotline.messaging.Recorded;
import hotline.messaging.Wire;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Intake's events as others read them: topic, type names and bodies. No contact is in any of them, not even masked. */
@ApplicationScoped
public class TicketWire implements Wire {
    static final String TICKETS = "hotline.tickets.v1";
    static final String WORDS = "hotline.words.v1";

    @Override
    public String topic() {
        return TICKETS;
    }

    @Override
    public Written write(Recorded recorded) {
        return switch ((TicketEvent) recorded.event()) {
            case TicketRegistered registered -> registered(registered);
            case CallerTold told -> told(told, recorded.sequence());
        };
    }

    private static Written registered(TicketRegistered event) {
        Ticket ticket = event.ticket();
        String words = wordsKey(ticket.id(), "ticket", 1);
        return new Written(
                "hotline.ticket.registered.v1",
                event.at(),
                new RegisteredBody(
                        ticket.id(),
                        ticket.number(),
                        ticket.channel().name(),
                        ticket.type(),
                        ticket.urgency(),
                        ticket.categoryCode(),
                        ticket.areaCode(),
                        ticket.chosenUnitCode(),
                        ticket.targetUnitCode(),
                        ticket.targetNamed(),
                        ticket.outcome() == null
                                ? null
                                : new RegisteredBody.Outcome(ticket.outcome(), ticket.refusalCode()),
                        ticket.handledOnTheSpot(),
                        ticket.firstResponder(),
                        ticket.reachable(),
                        ticket.replyWanted(),
                        ticket.sealed(),
                        ticket.askedAt(),
                        ticket.registeredAt(),
                        ticket.upper() == null
                                ? null
                                : new RegisteredBody.Upper(
                                        ticket.upper().system(), ticket.upper().dueAt()),
                        event.by(),
                        words),
                List.of(new Latest(WORDS, words, 1, event.words())));
    }

    private static Written told(CallerTold event, int sequence) {
        String words = wordsKey(event.ticket().id(), "told", sequence);
        return new Written(
                "hotline.ticket.told.v1",
                event.at(),
                new ToldBody(event.ticket().id(), event.kind(), event.channel().name(), event.at(), event.by(), words),
                List.of(new Latest(WORDS, words, 1, new ToldWords(event.text()))));
    }

    private static String wordsKey(UUID ticketId, String kind, int number) {
        return ticketId + "/" + kind + "/" + number;
    }

    /** Body of {@code hotline.ticket.registered.v1}. */
    record RegisteredBody(
            UUID ticketId,
            String number,
            String channel,
            TicketType type,
            Urgency urgency,
            @Nullable String categoryCode,
            @Nullable String areaCode,
            @Nullable String chosenUnitCode,
            @Nullable String targetUnitCode,
            boolean targetNamed,
            @Nullable Outcome outcome,
            boolean handledOnTheSpot,
            FirstResponder firstResponder,
            boolean reachable,
            boolean replyWanted,
            boolean sealed,
            Instant askedAt,
            Instant registeredAt,
            @Nullable Upper upper,
            String by,
            String words) {

        record Outcome(TicketOutcome kind, @Nullable RefusalCode code) {}

        record Upper(String system, @Nullable Instant dueAt) {}
    }

    /** Body of {@code hotline.ticket.told.v1}. */
    record ToldBody(UUID ticketId, ToldKind kind, String channel, Instant at, String by, String words) {}

    /** Words of what the caller was told. */
    record ToldWords(String text) {}
}
