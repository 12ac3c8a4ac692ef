package hotline.intake.application;

import com.github.f4b6a3.uuid.UuidCreator;
import hotline.intake.contacts.Contact;
import hotline.intake.contacts.ContactSecrets;
import hotline.intake.persistence.Attachments;
import hotline.intake.persistence.Erasures;
import hotline.intake.persistence.Messages;
import hotline.intake.persistence.OriginalWords;
import hotline.intake.persistence.Reveals;
import hotline.intake.persistence.TicketRepository;
import hotline.intake.persistence.UpperRequests;
import hotline.intake.tickets.Correction;
import hotline.intake.tickets.Ticket;
import hotline.intake.tickets.TicketWords;
import hotline.intake.tickets.WordsKey;
import hotline.messaging.Json;
import hotline.messaging.LatestTable;
import hotline.outcome.Outcome;
import hotline.rest.StoredAnswers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is done to a person's words and contact: corrected, erased, revealed (rulebook §8). */
@ApplicationScoped
public class WordsCommands {
    private final TicketRepository tickets;
    private final OriginalWords originals;
    private final UpperRequests upperRequests;
    private final Erasures erasures;
    private final Reveals reveals;
    private final Messages messages;
    private final Attachments attachments;
    private final StoredAnswers answers;
    private final LatestTable latest;
    private final CallerWords callerWords;
    private final ContactSecrets secrets;
    private final TicketRecord record;
    private final Clock clock;

    WordsCommands(
            TicketRepository tickets,
            OriginalWords originals,
            UpperRequests upperRequests,
            Erasures erasures,
            Reveals reveals,
            Messages messages,
            Attachments attachments,
            StoredAnswers answers,
            LatestTable latest,
            CallerWords callerWords,
            ContactSecrets secrets,
            TicketRecord record,
            Clock clock) {
        this.tickets = tickets;
        this.originals = originals;
        this.upperRequests = upperRequests;
        this.erasures = erasures;
        this.reveals = reveals;
        this.messages = messages;
        this.attachments = attachments;
        this.answers = answers;
        this.latest = latest;
        this.callerWords = callerWords;
        this.secrets = secrets;
        this.record = record;
        this.clock = clock;
    }

    /**
     * The contact and the words as they were said.
     *
     * @param more what else has an original, by kind and number, such as {@code told/2}
     */
    public record Open(
            @Nullable String name,
            @Nullable String phone,
            Map<String, String> words,
            Map<String, Map<String, String>> more) {}

    /** The ticket's words with what stands behind their marks; null after an erasure. Never shown without a reveal. */
    @Transactional
    public @Nullable TicketWords openWords(UUID ticketId) {
        TicketWords marked = words(ticketId);
        if (marked == null) {
            return null;
        }
        Map<String, String> open = new HashMap<>(marked.fields());
        open.putAll(originals.of(ticketId).getOrDefault(WordsKey.ofTicket(ticketId), Map.of()));
        return Json.read(Json.write(open), TicketWords.class);
    }

    /** CORRECT: classing and place as given; the words, as they were said, are marked and replace those before. */
    @Transactional
    public Outcome correct(UUID ticketId, Correction wanted, String user) {
        Ticket ticket = tickets.lock(ticketId);
        String key = WordsKey.ofTicket(ticketId);
        TicketWords before = words(ticketId);
        if (before == null) {
            return ticket.reveal();
        }
        Map<String, String> originalsBefore = originals.of(ticketId).getOrDefault(key, Map.of());
        CallerWords.Marked marked =
                callerWords.markAgain(wanted.words(), tickets.contact(ticketId).orElse(null), originalsBefore);
        Correction correction = new Correction(
                wanted.type(),
                wanted.urgency(),
                wanted.categoryCode(),
                wanted.areaCode(),
                wanted.latitude(),
                wanted.longitude(),
                marked.words(),
                changed(before, originalsBefore, marked));
        int version = latest.versionsOf(WordsKey.TOPIC, ticketId).getOrDefault(key, 0);
        Outcome outcome = ticket.correct(correction, version, user, clock.instant());
        if (outcome instanceof Outcome.Accepted accepted) {
            originals.keep(ticketId, key, marked.originals());
            record.append(ticket, accepted.events());
        }
        return outcome;
    }

    /** ERASE: contact, original words, place and texts go from here, and by their tombstones from everywhere. */
    @Transactional
    public Outcome erase(UUID ticketId, String reason, String user) {
        Ticket ticket = tickets.lock(ticketId);
        Instant now = clock.instant();
        Map<String, Integer> words = new LinkedHashMap<>(latest.versionsOf(WordsKey.TOPIC, ticketId));
        words.keySet().removeIf(key -> !WordsKey.isOwn(key));
        Outcome outcome = ticket.erase(words, user, now);
        if (outcome instanceof Outcome.Accepted accepted) {
            Contact contact = tickets.contact(ticketId).orElse(null);
            erasures.add(
                    ticketId, now, user, callerWords.markStaff(reason, contact).text());
            tickets.eraseContact(ticketId);
            originals.erase(ticketId);
            upperRequests.erase(ticketId);
            messages.erase(ticketId, now, user);
            attachments.erase(ticketId);
            answers.forget(List.of(ticketId.toString(), ticket.number()));
            record.append(ticket, accepted.events());
        }
        return outcome;
    }

    /** REVEAL: shown once, and kept for good that it was shown. */
    @Transactional
    public Open reveal(UUID ticketId, @Nullable String unitCode, String reason, String user) {
        Contact contact = tickets.contact(ticketId).orElse(null);
        TicketWords words = openWords(ticketId);
        Map<String, Map<String, String>> more = new LinkedHashMap<>();
        originals.of(ticketId).forEach((key, fields) -> {
            if (!key.equals(WordsKey.ofTicket(ticketId))) {
                more.put(key.substring(key.indexOf('/') + 1), fields);
            }
        });
        Open open = new Open(
                contact == null ? null : contact.name(secrets),
                contact == null ? null : contact.phone(secrets),
                words == null ? Map.of() : words.fields(),
                more);
        reveals.add(new Reveals.Reveal(
                UuidCreator.getTimeOrderedEpoch(),
                ticketId,
                clock.instant(),
                user,
                unitCode,
                callerWords.markStaff(reason, contact).text(),
                what(open)));
        return open;
    }

    private static List<String> what(Open open) {
        List<String> what = new ArrayList<>();
        if (open.name() != null) {
            what.add("name");
        }
        if (open.phone() != null) {
            what.add("phone");
        }
        what.addAll(open.words().keySet());
        what.addAll(open.more().keySet());
        return what;
    }

    private static List<String> changed(
            TicketWords before, Map<String, String> originalsBefore, CallerWords.Marked marked) {
        List<String> changed = new ArrayList<>();
        Map<String, String> old = before.fields();
        Map<String, String> fresh = marked.words().fields();
        for (String field : TicketWords.CORRECTED) {
            boolean same = String.valueOf(old.get(field)).equals(String.valueOf(fresh.get(field)))
                    && String.valueOf(originalsBefore.get(field))
                            .equals(String.valueOf(marked.originals().get(field)));
            if (!same) {
                changed.add(field);
            }
        }
        return changed;
    }

    private @Nullable TicketWords words(UUID ticketId) {
        String key = WordsKey.ofTicket(ticketId);
        String json = latest.read(WordsKey.TOPIC, List.of(key)).get(key);
        return json == null ? null : Json.read(json, TicketWords.class);
    }
}
