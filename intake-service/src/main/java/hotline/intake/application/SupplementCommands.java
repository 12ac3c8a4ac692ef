package hotline.intake.application;

import hotline.intake.contacts.Contact;
import hotline.intake.contacts.ContactSecrets;
import hotline.intake.contacts.PhoneNumber;
import hotline.intake.persistence.OriginalWords;
import hotline.intake.persistence.TicketRepository;
import hotline.intake.persistence.TicketRepository.Sight;
import hotline.intake.tickets.Channel;
import hotline.intake.tickets.FirstResponder;
import hotline.intake.tickets.Registration;
import hotline.intake.tickets.Registration.Registrar;
import hotline.intake.tickets.SupplementKind;
import hotline.intake.tickets.Ticket;
import hotline.intake.tickets.TicketWords;
import hotline.intake.tickets.WordsKey;
import hotline.outcome.Outcome;
import hotline.privacy.PersonalData;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The caller comes again: joined to the open matter, or a new ticket linked to the one that has ended (rulebook §3). */
@ApplicationScoped
public class SupplementCommands {
    private final TicketRepository tickets;
    private final TicketCommands commands;
    private final WordsCommands words;
    private final CallerWords callerWords;
    private final OriginalWords originals;
    private final ContactSecrets secrets;
    private final TicketRecord record;
    private final Telling telling;
    private final Clock clock;

    SupplementCommands(
            TicketRepository tickets,
            TicketCommands commands,
            WordsCommands words,
            CallerWords callerWords,
            OriginalWords originals,
            ContactSecrets secrets,
            TicketRecord record,
            Telling telling,
            Clock clock) {
        this.tickets = tickets;
        this.commands = commands;
        this.words = words;
        this.callerWords = callerWords;
        this.originals = originals;
        this.secrets = secrets;
        this.record = record;
        this.telling = telling;
        this.clock = clock;
    }

    /**
     * What came of it.
     *
     * @param following the new ticket, where the matter had ended; null where it was joined
     */
    public record Supplemented(Outcome outcome, TicketCommands.@Nullable Registered following) {}

    /**
     * New facts, or a repeat call.
     *
     * @param seen the ticket as the asker saw it, with where its case stands
     */
    @Transactional
    public Supplemented supplement(Sight seen, SupplementKind kind, Channel channel, String text, Registrar registrar) {
        Ticket ticket = tickets.lock(seen.ticket().id());
        Contact contact = tickets.contact(ticket.id()).orElse(null);
        PersonalData.Marked marked = callerWords.markCaller(text, contact);
        Outcome outcome =
                ticket.supplement(kind, channel, marked.text(), seen.stage(), registrar.user(), clock.instant());
        if (!(outcome instanceof Outcome.Accepted accepted)) {
            return new Supplemented(outcome, null);
        }
        if (accepted.events().isEmpty()) {
            return new Supplemented(outcome, follow(ticket, contact, channel, text, registrar));
        }
        if (marked.changed()) {
            originals.keep(
                    ticket.id(), WordsKey.ofSupplement(ticket.id(), ticket.sequence() + 1), Map.of("text", text));
        }
        record.append(ticket, accepted.events());
        telling.calledAgain(seen, ticket);
        return new Supplemented(outcome, null);
    }

    private TicketCommands.Registered follow(
            Ticket ended, @Nullable Contact contact, Channel channel, String text, Registrar registrar) {
        TicketWords before = words.openWords(ended.id());
        if (before == null) {
            throw new IllegalStateException("a ticket that is not erased has no words: " + ended.id());
        }
        Instant now = clock.instant();
        TicketWords fresh = new TicketWords(
                before.subject(),
                text,
                null,
                before.address(),
                before.targetName(),
                null,
                null,
                null,
                null,
                null,
                null);
        String phone = contact == null ? null : contact.phone(secrets);
        return commands.register(
                Registration.following(
                        ended, fresh, channel, new FirstResponder(registrar.user(), registrar.unitCode()), now),
                registrar,
                contact == null ? null : contact.name(secrets),
                phone == null ? null : new PhoneNumber(phone));
    }
}
