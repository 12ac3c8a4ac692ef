package hotline.intake.rest;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.intake.persistence.TicketStory;
import hotline.messaging.Json;
import hotline.messaging.LatestTable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All that happened to a ticket and its case, oldest first. */
@ApplicationScoped
class Timeline {
    private static final String WORDS = "hotline.words.v1";
    private static final List<String> TEXT_FIELDS =
            List.of("text", "result", "reason", "note", "told", "to", "subject");

    private final TicketStory story;
    private final LatestTable latest;

    Timeline(TicketStory story, LatestTable latest) {
        this.story = story;
        this.latest = latest;
    }

    /**
     * Something that happened.
     *
     * @param what the event, e.g. REGISTERED, DISPATCHED, CALLED_BACK
     * @param text its words, where it has any that were not erased
     */
    @com.fasterxml.jackson.annotation.JsonInclude(com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL)
    public record Entry(
            OffsetDateTime at,
            String what,
            @Nullable String by,
            @Nullable String unit,
            @Nullable String text) {}

    List<Entry> of(UUID ticketId) {
        Map<String, String> words = latest.readAllOf(WORDS, ticketId);
        return story.of(ticketId).stream().map(one -> entry(one, words)).toList();
    }

    private static Entry entry(TicketStory.Happening happening, Map<String, String> words) {
        JsonNode data = Json.read(happening.data(), JsonNode.class);
        JsonNode text = Json.read(words.getOrDefault(data.path("words").asText(), "{}"), JsonNode.class);
        return new Entry(
                TicketViews.local(happening.at()),
                what(happening.type()),
                data.path("by").asText(null),
                data.path("unitCode").asText(null),
                TEXT_FIELDS.stream()
                        .filter(text::hasNonNull)
                        .map(field -> text.get(field).asText())
                        .findFirst()
                        .orElse(null));
    }

    /** {@code hotline.case.called-back.v1} is CALLED_BACK. */
    private static String what(String type) {
        String name = type.substring(type.indexOf('.', type.indexOf('.') + 1) + 1, type.lastIndexOf('.'));
        return name.replace('-', '_').toUpperCase(Locale.ROOT);
    }
}
