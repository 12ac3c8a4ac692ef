package hotline.intake.rest;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.intake.application.MessageText;
import hotline.intake.messages.MessageState;
import hotline.intake.persistence.Messages;
import hotline.intake.persistence.Messages.Message;
import hotline.intake.persistence.TicketStory;
import hotline.intake.tickets.Ticket;
import hotline.messaging.Json;
import hotline.messaging.LatestTable;
import hotline.outcome.Phrase;
import hotline.rest.Language;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** All that happened to a ticket and its case, oldest first. */
@ApplicationScoped
class Timeline {
    private static final String WORDS = "hotline.words.v1";
    private static final String IMPORTED = "hotline.ticket.imported.v1";
    private static final List<String> TEXT_FIELDS =
            List.of("text", "result", "reason", "note", "told", "to", "subject");

    private final TicketStory story;
    private final LatestTable latest;
    private final Messages messages;
    private final MessageText messageText;
    private final Language language;

    Timeline(TicketStory story, LatestTable latest, Messages messages, MessageText messageText, Language language) {
        this.story = story;
        this.latest = latest;
        this.messages = messages;
        this.messageText = messageText;
        this.language = language;
    }

    /**
     * Something that happened.
     *
     * @param what the event, e.g. REGISTERED, DISPATCHED, CALLED_BACK
     * @param title what it is called in the asker's language
     * @param text its words, where it has any that were not erased
     */
    @com.fasterxml.jackson.annotation.JsonInclude(com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL)
    public record Entry(
            OffsetDateTime at,
            String what,
            @Nullable String by,
            @Nullable String unit,
            @Nullable String title,
            @Nullable String text) {

        private Entry titled(Language language) {
            Phrase phrase = Happened.phrase(what);
            return phrase == null ? this : new Entry(at, what, by, unit, language.of(phrase), text);
        }
    }

    List<Entry> of(Ticket ticket) {
        // texts of other services may still be here for a moment after an erasure
        Map<String, String> words = ticket.erasedAt() == null ? latest.readAllOf(WORDS, ticket.id()) : Map.of();
        // at the same time the ticket's own comes first
        return Stream.concat(
                        story.of(ticket.id()).stream()
                                .sorted(Comparator.comparingInt(TicketStory.Happening::source))
                                .flatMap(one -> entries(one, words)),
                        messages.of(ticket.id()).stream().flatMap(message -> entry(message, words)))
                .sorted(Comparator.comparing(Entry::at))
                .map(entry -> entry.titled(language))
                .toList();
    }

    /** What was sent, once it is known what became of it; what was said stands there as the record of who said it. */
    private Stream<Entry> entry(Message message, Map<String, String> words) {
        if (message.settledAt() == null || message.state() == MessageState.SPOKEN) {
            return Stream.of();
        }
        String text = messageText.of(message, words);
        return Stream.of(new Entry(
                TicketViews.local(message.settledAt()),
                "MESSAGE_" + message.state(),
                message.settledBy(),
                message.unitCode(),
                null,
                message.person() == null ? text : message.person() + ": " + text));
    }

    private static Stream<Entry> entries(TicketStory.Happening happening, Map<String, String> words) {
        JsonNode data = Json.read(happening.data(), JsonNode.class);
        Entry own = entry(TicketViews.local(happening.at()), what(happening.type()), data, words);
        if (!happening.type().equals(IMPORTED)) {
            return Stream.of(own);
        }
        // a record of the past: that it was registered then, how it ended where it ended at once, and that it was
        // imported
        Entry registered = new Entry(
                time(data.path("registeredAt")), "REGISTERED", person(data), null, null, subject(data, words));
        Stream<Entry> ended = data.path("outcome").isMissingNode()
                ? Stream.of()
                : data.path("history")
                        .valueStream()
                        .map(move ->
                                entry(time(move.path("at")), move.path("what").asText(), move, words));
        Entry imported = new Entry(own.at(), own.what(), own.by(), null, null, null);
        return Stream.concat(Stream.concat(Stream.of(registered), ended), Stream.of(imported));
    }

    private static Entry entry(OffsetDateTime at, String what, JsonNode data, Map<String, String> words) {
        return new Entry(
                at,
                what,
                data.path("by").asText(null),
                data.path("unitCode").asText(null),
                null,
                data.has("fields") ? fields(data.get("fields")) : text(data, words));
    }

    private static @Nullable String subject(JsonNode data, Map<String, String> words) {
        return Json.read(words.getOrDefault(data.path("words").asText(), "{}"), JsonNode.class)
                .path("subject")
                .asText(null);
    }

    /** Of a correction no words are shown, only which fields it changed. */
    private static String fields(JsonNode fields) {
        return StreamSupport.stream(fields.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(", "));
    }

    private static @Nullable String text(JsonNode data, Map<String, String> words) {
        JsonNode text = Json.read(words.getOrDefault(data.path("words").asText(), "{}"), JsonNode.class);
        return TEXT_FIELDS.stream()
                .filter(text::hasNonNull)
                .map(field -> text.get(field).asText())
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String person(JsonNode data) {
        return data.path("firstResponder").path("person").asText(null);
    }

    private static OffsetDateTime time(JsonNode text) {
        return TicketViews.local(Instant.parse(text.asText()));
    }

    /** {@code hotline.case.called-back.v1} is CALLED_BACK. */
    private static String what(String type) {
        String name = type.substring(type.indexOf('.', type.indexOf('.') + 1) + 1, type.lastIndexOf('.'));
        return name.replace('-', '_').toUpperCase(Locale.ROOT);
    }
}
