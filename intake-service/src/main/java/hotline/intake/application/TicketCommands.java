package hotline.intake.application;

import com.github.f4b6a3.uuid.UuidCreator;
import hotline.intake.contacts.Contact;
import hotline.intake.contacts.ContactSecrets;
import hotline.intake.contacts.PhoneNumber;
import hotline.intake.messages.MessageChannel;
import hotline.intake.persistence.Duties;
import hotline.intake.persistence.Messages;
import hotline.intake.persistence.Messages.Message;
import hotline.intake.persistence.OriginalWords;
import hotline.intake.persistence.TicketNumbers;
import hotline.intake.persistence.TicketRepository;
import hotline.intake.persistence.TicketRepository.Sight;
import hotline.intake.tickets.Channel;
import hotline.intake.tickets.Registration;
import hotline.intake.tickets.Registration.Registrar;
import hotline.intake.tickets.Ticket;
import hotline.intake.tickets.TicketEvent.TicketRegistered;
import hotline.intake.tickets.TicketWords;
import hotline.intake.tickets.ToldKind;
import hotline.intake.tickets.WordsKey;
import hotline.outcome.Event;
import hotline.outcome.Outcome;
import hotline.privacy.PersonalData;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is done to tickets, one transaction a command: load, ask, apply, record. */
@ApplicationScoped
public class TicketCommands {
    private final TicketRepository tickets;
    private final TicketNumbers numbers;
    private final ContactSecrets secrets;
    private final CallerWords callerWords;
    private final OriginalWords originals;
    private final TicketRecord record;
    private final Messages messages;
    private final Duties duties;
    private final Clock clock;

    TicketCommands(
            TicketRepository tickets,
            TicketNumbers numbers,
            ContactSecrets secrets,
            CallerWords callerWords,
            OriginalWords originals,
            TicketRecord record,
            Messages messages,
            Duties duties,
            Clock clock) {
        this.tickets = tickets;
        this.numbers = numbers;
        this.secrets = secrets;
        this.callerWords = callerWords;
        this.originals = originals;
        this.record = record;
        this.messages = messages;
        this.duties = duties;
        this.clock = clock;
    }

    /**
     * A registration as it was decided.
     *
     * @param stored the ticket as everybody reads it from now on; null where it was refused
     * @param words as they were stored, with marks
     */
    public record Registered(Outcome outcome, @Nullable Sight stored, TicketWords words) {}

    /** REGISTER: ticket, contact, words, history and outbox in one transaction. */
    @Transactional
    public Registered register(
            Registration call, Registrar registrar, @Nullable String callerName, @Nullable PhoneNumber phone) {
        Instant now = clock.instant();
        UUID id = UuidCreator.getTimeOrderedEpoch();
        CallerWords.Marked marked = callerWords.mark(call.words(), callerName, phone);
        Outcome outcome = Ticket.register(id, numbers.next(now), call.with(marked.words()), registrar, now);
        Sight stored = null;
        if (outcome instanceof Outcome.Accepted accepted) {
            for (Event event : accepted.events()) {
                if (event instanceof TicketRegistered registered) {
                    stored = new Sight(registered.ticket(), null, new Contact(id, callerName, phone, secrets));
                    tickets.add(List.of(stored.ticket()), List.of(stored.contact()));
                    if (!marked.originals().isEmpty()) {
                        originals.keep(id, WordsKey.ofTicket(id), marked.originals());
                    }
                    record.append(registered.ticket(), accepted.events());
                }
            }
        }
        return new Registered(outcome, stored, marked.words());
    }

    /** What was said stands among the messages, and pays what was owed until now (FR-5). */
    private void said(Ticket ticket, Channel channel, String user) {
        Instant now = clock.instant();
        boolean inPerson = channel == Channel.VISIT || channel == Channel.DOOR_VISIT;
        messages.add(List.of(Message.spoken(
                ticket.id(),
                WordsKey.ofTold(ticket.id(), ticket.sequence()),
                inPerson ? MessageChannel.IN_PERSON : MessageChannel.SPOKEN,
                ticket.language(),
                user,
                now)));
        duties.meet(ticket.id(), now);
    }

    /** The caller was told something about a ticket. */
    @Transactional
    public Outcome tell(UUID ticketId, ToldKind kind, Channel channel, String text, String user) {
        Ticket ticket = tickets.lock(ticketId);
        PersonalData.Marked marked =
                callerWords.markStaff(text, tickets.contact(ticketId).orElse(null));
        Outcome outcome = ticket.tell(kind, channel, marked.text(), user, clock.instant());
        if (outcome instanceof Outcome.Accepted accepted) {
            if (marked.changed()) {
                originals.keep(ticketId, WordsKey.ofTold(ticketId, ticket.sequence() + 1), Map.of("text", text));
            }
            record.append(ticket, accepted.events());
            said(ticket, channel, user);
        }
        return outcome;
    }
}
