package hotline.intake.application;

import com.github.f4b6a3.uuid.UuidCreator;
import hotline.intake.contacts.Contact;
import hotline.intake.contacts.ContactSecrets;
import hotline.intake.contacts.PhoneNumber;
import hotline.intake.persistence.TicketNumbers;
import hotline.intake.persistence.TicketRepository;
import hotline.intake.tickets.Channel;
import hotline.intake.tickets.Registration;
import hotline.intake.tickets.Registration.Registrar;
import hotline.intake.tickets.Ticket;
import hotline.intake.tickets.TicketEvent;
import hotline.intake.tickets.TicketEvent.TicketRegistered;
import hotline.intake.tickets.ToldKind;
import hotline.messaging.Recorded;
import hotline.messaging.Records;
import hotline.outcome.Event;
import hotline.outcome.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is done to tickets, one transaction a command: load, ask, apply, record. */
@ApplicationScoped
public class TicketCommands {
    private final TicketRepository tickets;
    private final TicketNumbers numbers;
    private final ContactSecrets secrets;
    private final Records records;
    private final Clock clock;

    TicketCommands(
            TicketRepository tickets, TicketNumbers numbers, ContactSecrets secrets, Records records, Clock clock) {
        this.tickets = tickets;
        this.numbers = numbers;
        this.secrets = secrets;
        this.records = records;
        this.clock = clock;
    }

    /** REGISTER: ticket, contact, words, history and outbox in one transaction. */
    @Transactional
    public Outcome register(
            Registration call, Registrar registrar, @Nullable String callerName, @Nullable PhoneNumber phone) {
        Instant now = clock.instant();
        UUID id = UuidCreator.getTimeOrderedEpoch();
        Outcome outcome = Ticket.register(id, numbers.next(now), call, registrar, now);
        if (outcome instanceof Outcome.Accepted accepted) {
            for (Event event : accepted.events()) {
                if (event instanceof TicketRegistered registered) {
                    tickets.add(registered.ticket(), new Contact(id, callerName, phone, secrets));
                    record(registered.ticket(), 0, accepted.events());
                }
            }
        }
        return outcome;
    }

    /** The caller was told something about a ticket. */
    @Transactional
    public Outcome tell(UUID ticketId, ToldKind kind, Channel channel, String text, String user) {
        Ticket ticket = tickets.lock(ticketId);
        Outcome outcome = ticket.tell(kind, channel, text, user, clock.instant());
        if (outcome instanceof Outcome.Accepted accepted) {
            record(ticket, ticket.sequence(), accepted.events());
        }
        return outcome;
    }

    private void record(Ticket ticket, int version, List<Event> events) {
        List<Recorded> recorded = new ArrayList<>(events.size());
        for (Event event : events) {
            ticket.apply((TicketEvent) event);
            recorded.add(new Recorded(ticket.id(), ticket.number(), version + recorded.size() + 1, event));
        }
        records.append(recorded);
    }
}
