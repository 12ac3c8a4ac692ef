package hotline.intake.messaging;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import hotline.intake.tickets.FirstResponder;
import hotline.intake.tickets.RecordedMove;
import hotline.intake.tickets.RefusalCode;
import hotline.intake.tickets.Ticket;
import hotline.intake.tickets.TicketEvent;
import hotline.intake.tickets.TicketEvent.CallerTold;
import hotline.intake.tickets.TicketEvent.TicketImported;
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
import java.util.ArrayList;
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
            case TicketImported imported -> imported(imported);
            case CallerTold told -> told(told, recorded.sequence());
        };
    }

    private static Written registered(TicketRegistered event) {
        String words = wordsKey(event.ticket().id(), "ticket", 1);
        return new Written(
                "hotline.ticket.registered.v1",
                event.at(),
                body(
                        event.ticket(),
                        event.ticket().categoryCode(),
                        event.ticket().areaCode()),
                List.of(new Latest(WORDS, words, 1, event.words())));
    }

    private static Written imported(TicketImported event) {
        Ticket ticket = event.ticket();
        List<Latest> texts = new ArrayList<>();
        texts.add(new Latest(WORDS, wordsKey(ticket.id(), "ticket", 1), 1, event.words()));
        List<ImportedBody.Past> history = new ArrayList<>();
        for (RecordedMove move : event.history()) {
            String words = wordsKey(ticket.id(), "history", history.size() + 1);
            history.add(ImportedBody.Past.of(move, words));
            if (move.words() != null) {
                texts.add(new Latest(WORDS, words, 1, move.words()));
            }
        }
        return new Written(
                "hotline.ticket.imported.v1",
                event.at(),
                new ImportedBody(body(ticket, event.categoryCode(), event.areaCode()), ticket.formerNumber(), history),
                texts);
    }

    private static RegisteredBody body(Ticket ticket, @Nullable String categoryCode, @Nullable String areaCode) {
        return new RegisteredBody(
                ticket.id(),
                ticket.number(),
                ticket.channel().name(),
                ticket.type(),
                ticket.urgency(),
                categoryCode,
                areaCode,
                ticket.chosenUnitCode(),
                ticket.targetUnitCode(),
                ticket.targetNamed(),
                ticket.outcome() == null ? null : new RegisteredBody.Outcome(ticket.outcome(), ticket.refusalCode()),
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
                ticket.registeredBy(),
                wordsKey(ticket.id(), "ticket", 1));
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
            @Nullable FirstResponder firstResponder,
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

    /** Body of {@code hotline.ticket.imported.v1}: that of a registration, and what is recorded since. */
    record ImportedBody(
            @JsonUnwrapped RegisteredBody ticket, @Nullable String formerNumber, List<Past> history) {

        record Past(
                Instant at,
                RecordedMove.Kind what,
                String by,
                @Nullable String unitCode,
                @Nullable Boolean reached,
                @Nullable Boolean contactedByUnit,
                RecordedMove.@Nullable Resolved resolved,
                RecordedMove.@Nullable Satisfaction satisfiedWithResult,
                RecordedMove.@Nullable Satisfaction satisfiedWithAttitude,
                @Nullable String channel,
                @Nullable RefusalCode code,
                RecordedMove.@Nullable ClosedAs as,
                @Nullable String words) {

            static Past of(RecordedMove move, String words) {
                return new Past(
                        move.at(),
                        move.what(),
                        move.by(),
                        move.unitCode(),
                        move.reached(),
                        move.contactedByUnit(),
                        move.resolved(),
                        move.satisfiedWithResult(),
                        move.satisfiedWithAttitude(),
                        move.channel(),
                        move.code(),
                        move.as(),
                        move.words() == null ? null : words);
            }
        }
    }

    /** Body of {@code hotline.ticket.told.v1}. */
    record ToldBody(UUID ticketId, ToldKind kind, String channel, Instant at, String by, String words) {}

    /** Words of what the caller was told. */
    record ToldWords(String text) {}
}
