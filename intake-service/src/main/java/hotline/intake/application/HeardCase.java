package hotline.intake.application;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event of a case as it was heard for the first time.
 *
 * @param name such as {@code dispatched}
 * @param data its body
 */
public record HeardCase(UUID ticketId, int sequence, String name, Instant at, JsonNode data) {

    /** A field as text; null where there is none. */
    @Nullable
    String text(String field) {
        return data.path(field).asText(null);
    }

    /** The free text that belongs to it; null where there is none. */
    @Nullable
    String words() {
        return text("words");
    }

    /** When a limit falls due; null where it has none. */
    @Nullable
    Instant due(String limit) {
        return instant(data.path("deadlines").path(limit).path("dueAt"));
    }

    /** A time; null where there is none. */
    @Nullable
    Instant time(String field) {
        return instant(data.path(field));
    }

    private static @Nullable Instant instant(JsonNode node) {
        return node.isTextual() ? Instant.parse(node.asText()) : null;
    }
}
