package hotline.intake.persistence;

import hotline.messaging.Json;
import hotline.messaging.LatestTable;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Writes what is searched: the texts of tickets as the table of latest words has them now, so that it does not matter in which
 * order versions were heard.
 */
@ApplicationScoped
public class SearchIndex {
    private static final String WORDS = "hotline.words.v1";
    private static final String OF_TICKETS = "/ticket/1";

    private final Jdbi jdbi;
    private final LatestTable latest;

    SearchIndex(Jdbi jdbi, LatestTable latest) {
        this.jdbi = jdbi;
        this.latest = latest;
    }

    private record Words(
            @Nullable String subject,
            @Nullable String content,
            @Nullable String contentOriginal) {
        String searched() {
            return SearchText.folded(Stream.of(subject, content, contentOriginal)
                    .map(text -> text == null ? "" : text)
                    .collect(Collectors.joining("\n")));
        }
    }

    /** Replaces what is searched of the tickets among these keys of words; what was erased is not found any more. */
    public void refresh(Collection<String> keysOfWords) {
        List<String> keys = keysOfWords.stream()
                .filter(key -> key.endsWith(OF_TICKETS))
                .distinct()
                .sorted()
                .toList();
        if (keys.isEmpty()) {
            return;
        }
        Map<String, String> words = latest.read(WORDS, keys);
        List<UUID> erased = new ArrayList<>();
        List<UUID> found = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (String key : keys) {
            UUID ticketId = UUID.fromString(key.substring(0, key.length() - OF_TICKETS.length()));
            String json = words.get(key);
            if (json == null) {
                erased.add(ticketId);
            } else {
                found.add(ticketId);
                texts.add(Json.read(json, Words.class).searched());
            }
        }
        jdbi.useHandle(handle -> {
            handle.createUpdate("""
                    INSERT INTO search_entry AS s (ticket_id, registered_at, text)
                    SELECT t.id, t.registered_at, n.text
                    FROM unnest(:ids::uuid[], :texts::text[]) AS n (id, text) JOIN ticket t ON t.id = n.id
                    ON CONFLICT (ticket_id) DO UPDATE SET text = excluded.text WHERE s.text <> excluded.text
                    """)
                    .bindArray("ids", UUID.class, found)
                    .bindArray("texts", String.class, texts)
                    .execute();
            handle.createUpdate("DELETE FROM search_entry WHERE ticket_id = ANY(:ids)")
                    .bindArray("ids", UUID.class, erased)
                    .execute();
        });
    }
}
