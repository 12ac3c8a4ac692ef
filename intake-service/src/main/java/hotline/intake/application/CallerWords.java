package hotline.intake.application;

import hotline.intake.contacts.Contact;
import hotline.intake.contacts.ContactSecrets;
import hotline.intake.contacts.PhoneNumber;
import hotline.intake.persistence.HeardDirectory;
import hotline.intake.tickets.RecordedMove;
import hotline.intake.tickets.RecordedTicket;
import hotline.intake.tickets.TicketWords;
import hotline.intake.tickets.WordsKey;
import hotline.privacy.PersonalData;
import hotline.privacy.PersonalData.Numbers;
import hotline.privacy.PersonalData.Person;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Marks the caller's name and personal numbers in words before they are stored or sent (rulebook §8). In what the caller
 * said every line with an area code is marked; in what staff wrote an office's line stays, since the caller is to ring it.
 */
@ApplicationScoped
public class CallerWords {
    private static final int SUBJECT = 200;
    private static final int TARGET = 200;
    private static final int TO = 200;
    private static final int ADDRESS = 500;
    private static final int TEXT = 10_000;

    private final HeardDirectory directory;
    private final ContactSecrets secrets;

    CallerWords(HeardDirectory directory, ContactSecrets secrets) {
        this.directory = directory;
        this.secrets = secrets;
    }

    /**
     * Words with marks.
     *
     * @param originals the fields that marks have changed, as they were said
     */
    public record Marked(TicketWords words, Map<String, String> originals) {
        public Marked {
            originals = Map.copyOf(originals);
        }
    }

    /** Marks the words of a registration. */
    public Marked mark(TicketWords words, @Nullable String callerName, @Nullable PhoneNumber phone) {
        return mark(words, person(callerName, phone == null ? null : phone.digits()), Map.of());
    }

    /**
     * A record of the past with marks.
     *
     * @param originals by the key of the words: the fields that marks have changed, as they were said
     */
    public record MarkedRecord(RecordedTicket ticket, Map<String, Map<String, String>> originals) {
        public MarkedRecord {
            originals = Map.copyOf(originals);
        }
    }

    /** Marks the words of a record of the past, those of its history too. */
    public MarkedRecord mark(
            UUID ticketId, RecordedTicket ticket, @Nullable String callerName, @Nullable PhoneNumber phone) {
        Person person = person(callerName, phone == null ? null : phone.digits());
        Map<String, Map<String, String>> originals = new LinkedHashMap<>();
        Marked registered = mark(ticket.registration().words(), person, Map.of());
        if (!registered.originals().isEmpty()) {
            originals.put(WordsKey.ofTicket(ticketId), registered.originals());
        }
        List<RecordedMove> history = new ArrayList<>(ticket.history().size());
        for (RecordedMove move : ticket.history()) {
            Fields fields = new Fields(person, Map.of());
            history.add(move.words() == null ? move : move.with(fields.of(move.words())));
            if (!fields.originals.isEmpty()) {
                originals.put(WordsKey.ofHistory(ticketId, history.size()), fields.originals);
            }
        }
        return new MarkedRecord(ticket.with(registered.words(), history), originals);
    }

    /**
     * Marks corrected words. Who corrects has read marks, and sends them back: the original behind them is kept.
     *
     * @param known the originals of the version before
     */
    Marked markAgain(TicketWords words, @Nullable Contact contact, Map<String, String> known) {
        return mark(words, person(contact), known);
    }

    private Marked mark(TicketWords words, Person person, Map<String, String> known) {
        Fields fields = new Fields(person, known);
        TicketWords marked = new TicketWords(
                fields.caller("subject", words.subject(), SUBJECT),
                fields.caller("content", words.content(), TEXT),
                fields.callerOrNull("contentOriginal", words.contentOriginal(), TEXT),
                fields.callerOrNull("address", words.address(), ADDRESS),
                fields.callerOrNull("targetName", words.targetName(), TARGET),
                fields.staff("told", words.told(), TEXT),
                fields.staff("to", words.to(), TO),
                fields.staff("result", words.result(), TEXT),
                fields.staff("basis", words.basis(), TEXT),
                fields.staff("measures", words.measures(), TEXT),
                fields.staff("urgencyReason", words.urgencyReason(), TEXT));
        return new Marked(marked, fields.originals);
    }

    /** Marks a text that staff wrote. */
    PersonalData.Marked markStaff(String text, @Nullable Contact contact) {
        return PersonalData.mark(text, person(contact), Numbers.MOBILE_AND_IDENTITY);
    }

    /** Marks a text in which the caller was heard. */
    PersonalData.Marked markCaller(String text, @Nullable Contact contact) {
        return PersonalData.mark(text, person(contact), Numbers.EVERY);
    }

    private Person person(@Nullable Contact contact) {
        return contact == null ? Person.UNKNOWN : person(contact.name(secrets), contact.phone(secrets));
    }

    /** A name that is also a unit's, an area's or a category's says nothing of a person. */
    private Person person(@Nullable String callerName, @Nullable String digits) {
        return new Person(callerName == null || directory.knowsName(callerName) ? null : callerName, digits);
    }

    private static final class Fields {
        private final Person person;
        private final Map<String, String> known;
        private final Map<String, String> originals = new LinkedHashMap<>();

        Fields(Person person, Map<String, String> known) {
            this.person = person;
            this.known = known;
        }

        String caller(String field, String text, int longest) {
            return mark(field, text, longest, Numbers.EVERY);
        }

        @Nullable
        String callerOrNull(String field, @Nullable String text, int longest) {
            return text == null ? null : mark(field, text, longest, Numbers.EVERY);
        }

        @Nullable
        String staff(String field, @Nullable String text, int longest) {
            return text == null ? null : mark(field, text, longest, Numbers.MOBILE_AND_IDENTITY);
        }

        RecordedMove.Words of(RecordedMove.Words words) {
            return new RecordedMove.Words(
                    staff("text", words.text(), TEXT),
                    staff("result", words.result(), TEXT),
                    staff("basis", words.basis(), TEXT),
                    staff("measures", words.measures(), TEXT),
                    staff("reason", words.reason(), TEXT),
                    staff("note", words.note(), TEXT),
                    staff("told", words.told(), TEXT),
                    staff("to", words.to(), TO));
        }

        private String mark(String field, String text, int longest, Numbers numbers) {
            String open = text;
            String before = known.get(field);
            if (before != null && !before.equals(text) && PersonalData.hasMarks(text)) {
                open = PersonalData.unmark(
                        text, PersonalData.mark(before, person, numbers).found());
            }
            PersonalData.Marked marked = PersonalData.mark(open, person, numbers);
            if (marked.changed()) {
                originals.put(field, open);
            }
            return PersonalData.shorten(marked.text(), longest);
        }
    }
}
