package hotline.intake.messaging;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import hotline.intake.opinions.OpinionEvent;
import hotline.intake.tickets.FirstResponder;
import hotline.intake.tickets.RecordedMove;
import hotline.intake.tickets.RefusalCode;
import hotline.intake.tickets.SupplementKind;
import hotline.intake.tickets.Ticket;
import hotline.intake.tickets.TicketEvent;
import hotline.intake.tickets.TicketEvent.CallerTold;
import hotline.intake.tickets.TicketEvent.MessageSettled;
import hotline.intake.tickets.TicketEvent.ObligationMissed;
import hotline.intake.tickets.TicketEvent.TicketCorrected;
import hotline.intake.tickets.TicketEvent.TicketErased;
import hotline.intake.tickets.TicketEvent.TicketImported;
import hotline.intake.tickets.TicketEvent.TicketRegistered;
import hotline.intake.tickets.TicketEvent.TicketSupplemented;
import hotline.intake.tickets.TicketOutcome;
import hotline.intake.tickets.TicketType;
import hotline.intake.tickets.ToldKind;
import hotline.intake.tickets.Urgency;
import hotline.intake.tickets.WordsKey;
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
    static final String WORDS = WordsKey.TOPIC;

    @Override
    public String topic() {
        return TICKETS;
    }

    @Override
    public Written write(Recorded recorded) {
        if (recorded.event() instanceof OpinionEvent opinion) {
            return OpinionWire.write(opinion);
        }
        return switch ((TicketEvent) recorded.event()) {
            case TicketRegistered registered -> registered(registered);
            case TicketImported imported -> imported(imported);
            case CallerTold told -> told(told, recorded.sequence());
            case MessageSettled settled -> settled(settled);
            case ObligationMissed missed -> missed(missed);
            case TicketSupplemented supplemented -> supplemented(supplemented, recorded.sequence());
            case TicketCorrected corrected -> corrected(corrected);
            case TicketErased erased -> erased(erased);
        };
    }

    private static Written registered(TicketRegistered event) {
        String words = WordsKey.ofTicket(event.ticket().id());
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
        texts.add(new Latest(WORDS, WordsKey.ofTicket(ticket.id()), 1, event.words()));
        List<ImportedBody.Past> history = new ArrayList<>();
        for (RecordedMove move : event.history()) {
            String words = WordsKey.ofHistory(ticket.id(), history.size() + 1);
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
                WordsKey.ofTicket(ticket.id()));
    }

    private static Written told(CallerTold event, int sequence) {
        String words = WordsKey.ofTold(event.ticket().id(), sequence);
        return new Written(
                "hotline.ticket.told.v1",
                event.at(),
                new ToldBody(event.ticket().id(), event.kind(), event.channel().name(), event.at(), event.by(), words),
                List.of(new Latest(WORDS, words, 1, new ToldWords(event.text()))));
    }

    private static Written settled(MessageSettled event) {
        return new Written(
                "hotline.ticket.message-settled.v1",
                event.at(),
                new SettledBody(
                        event.ticket().id(),
                        event.ticket().number(),
                        event.at(),
                        event.by(),
                        event.messageId(),
                        event.template(),
                        event.channel(),
                        event.state(),
                        event.attempts()));
    }

    private static Written missed(ObligationMissed event) {
        return new Written(
                "hotline.ticket.obligation-missed.v1",
                event.at(),
                new MissedBody(
                        event.ticket().id(),
                        event.ticket().number(),
                        event.at(),
                        event.by(),
                        event.person(),
                        event.messageId(),
                        event.template(),
                        event.dueAt()));
    }

    private static Written supplemented(TicketSupplemented event, int sequence) {
        String words = WordsKey.ofSupplement(event.ticket().id(), sequence);
        return new Written(
                "hotline.ticket.supplemented.v1",
                event.at(),
                new SupplementedBody(
                        event.ticket().id(),
                        event.ticket().number(),
                        event.at(),
                        event.by(),
                        event.kind(),
                        event.channel().name(),
                        event.call(),
                        words),
                List.of(new Latest(WORDS, words, 1, new ToldWords(event.text()))));
    }

    private static Written corrected(TicketCorrected event) {
        String words = WordsKey.ofTicket(event.ticket().id());
        return new Written(
                "hotline.ticket.corrected.v1",
                event.at(),
                new CorrectedBody(
                        event.ticket().id(),
                        event.ticket().number(),
                        event.at(),
                        event.by(),
                        event.after().type(),
                        event.after().urgency(),
                        event.after().categoryCode(),
                        event.after().areaCode(),
                        words,
                        event.fields()),
                event.wordsVersion() == null
                        ? List.of()
                        : List.of(new Latest(
                                WORDS,
                                words,
                                event.wordsVersion(),
                                event.after().words())));
    }

    private static Written erased(TicketErased event) {
        return new Written(
                "hotline.ticket.erased.v1",
                event.at(),
                new ErasedBody(event.ticket().id(), event.ticket().number(), event.at(), event.by()),
                event.words().entrySet().stream()
                        .map(key -> new Latest(WORDS, key.getKey(), key.getValue() + 1, null))
                        .toList());
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

    /** Body of {@code hotline.ticket.message-settled.v1}: of messages to callers only. */
    record SettledBody(
            UUID ticketId,
            String number,
            Instant at,
            String by,
            UUID messageId,
            String template,
            String channel,
            String state,
            int attempts) {}

    /** Body of {@code hotline.ticket.obligation-missed.v1}: who held the duty when feedback fell due. */
    record MissedBody(
            UUID ticketId,
            String number,
            Instant at,
            String by,
            String person,
            UUID messageId,
            String template,
            Instant dueAt) {}

    /**
     * Body of {@code hotline.ticket.supplemented.v1}.
     *
     * @param call the how many-th call about the matter; the registration is the first
     */
    record SupplementedBody(
            UUID ticketId,
            String number,
            Instant at,
            String by,
            SupplementKind kind,
            String channel,
            int call,
            String words) {}

    /**
     * Body of {@code hotline.ticket.corrected.v1}: how the ticket is from then on.
     *
     * @param fields the names of what changed
     */
    record CorrectedBody(
            UUID ticketId,
            String number,
            Instant at,
            String by,
            TicketType type,
            Urgency urgency,
            @Nullable String categoryCode,
            @Nullable String areaCode,
            String words,
            List<String> fields) {}

    /** Body of {@code hotline.ticket.erased.v1}. */
    record ErasedBody(UUID ticketId, String number, Instant at, String by) {}

    /** Words of what the caller was told, and of what he said when he came again. */
    record ToldWords(String text) {}
}
