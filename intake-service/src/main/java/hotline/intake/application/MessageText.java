package hotline.intake.application;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.intake.persistence.Messages.Message;
import hotline.intake.tickets.WordsKey;
import hotline.messaging.Json;
import hotline.messaging.LatestTable;
import hotline.time.HotlineTime;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Puts a message's words together: its template, its data, and the free text as it is now. */
@ApplicationScoped
public class MessageText {
    private static final String ENGLISH = "other";

    private final LatestTable latest;

    MessageText(LatestTable latest) {
        this.latest = latest;
    }

    /** The free texts of these messages, as JSON by key; what has not come yet, or was erased, is left out. */
    public Map<String, String> words(Collection<Message> messages) {
        return latest.read(
                WordsKey.TOPIC,
                messages.stream()
                        .map(Message::words)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList());
    }

    /** Whether the free text was erased. */
    boolean isErased(String key) {
        return !latest.erased(WordsKey.TOPIC, List.of(key)).isEmpty();
    }

    /** What a message says: Chinese to who speaks it or Mongolian, English to others. */
    public String of(Message message, Map<String, String> words) {
        Map<String, String> values = new HashMap<>(message.data());
        String free = message.words() == null ? null : words.get(message.words());
        if (free != null) {
            Json.read(free, JsonNode.class).properties().forEach(field -> {
                if (field.getValue().isTextual()) {
                    values.put(field.getKey(), withoutStop(field.getValue().asText()));
                }
            });
        }
        return message.template().fill(message.language().equals(ENGLISH), values);
    }

    /** A day as it is said in messages. */
    static String day(Instant at) {
        return at.atZone(HotlineTime.ZONE).toLocalDate().toString();
    }

    private static String withoutStop(String text) {
        String bare = text.strip();
        return bare.endsWith("。") || bare.endsWith(".") ? bare.substring(0, bare.length() - 1) : bare;
    }
}
