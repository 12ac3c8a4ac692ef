package hotline.intake.persistence;

import hotline.intake.contacts.ContactSecrets;
import hotline.messaging.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** What stood where a mark is now, encrypted so that it opens only for its ticket (rulebook §8). */
@ApplicationScoped
public class OriginalWords {
    private final Jdbi jdbi;
    private final ContactSecrets secrets;

    OriginalWords(Jdbi jdbi, ContactSecrets secrets) {
        this.jdbi = jdbi;
        this.secrets = secrets;
    }

    private record Sealed(
            String key,
            @SuppressWarnings("ArrayRecordComponent") byte[] bytes) {}

    /** Keeps the original fields of a key's words in place of those kept before; none are kept where there are none. */
    public void keep(UUID ticketId, String key, Map<String, String> fields) {
        jdbi.useHandle(handle -> {
            if (fields.isEmpty()) {
                handle.createUpdate("DELETE FROM original_words WHERE ticket_id = :id AND key = :key")
                        .bind("id", ticketId)
                        .bind("key", key)
                        .execute();
                return;
            }
            handle.createUpdate("""
                    INSERT INTO original_words (ticket_id, key, sealed) VALUES (:id, :key, :sealed)
                    ON CONFLICT (ticket_id, key) DO UPDATE SET sealed = excluded.sealed
                    """)
                    .bind("id", ticketId)
                    .bind("key", key)
                    .bind("sealed", secrets.encrypt(Json.write(fields), ticketId))
                    .execute();
        });
    }

    /** Keeps the original fields of new words, by ticket and key. */
    public void keepNew(Map<UUID, Map<String, Map<String, String>>> originals) {
        List<UUID> tickets = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        List<byte[]> sealed = new ArrayList<>();
        originals.forEach((ticketId, byKey) -> byKey.forEach((key, fields) -> {
            tickets.add(ticketId);
            keys.add(key);
            sealed.add(secrets.encrypt(Json.write(fields), ticketId));
        }));
        if (tickets.isEmpty()) {
            return;
        }
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO original_words (ticket_id, key, sealed)
                        SELECT * FROM unnest(:tickets::uuid[], :keys::text[], :sealed::bytea[])
                        """)
                .bindArray("tickets", UUID.class, tickets)
                .bindArray("keys", String.class, keys)
                .bindArray("sealed", byte[].class, sealed)
                .execute());
    }

    /** The original fields of a ticket's words, by key. */
    public Map<String, Map<String, String>> of(UUID ticketId) {
        Map<String, Map<String, String>> originals = new LinkedHashMap<>();
        jdbi.withHandle(handle -> handle.createQuery(
                                "SELECT key, sealed FROM original_words WHERE ticket_id = :id ORDER BY key")
                        .bind("id", ticketId)
                        .map((row, context) -> new Sealed(row.getString(1), row.getBytes(2)))
                        .list())
                .forEach(one -> originals.put(one.key(), open(one.bytes(), ticketId)));
        return originals;
    }

    /** Forgets them for good. */
    public void erase(UUID ticketId) {
        jdbi.useHandle(handle -> handle.createUpdate("DELETE FROM original_words WHERE ticket_id = :id")
                .bind("id", ticketId)
                .execute());
    }

    @SuppressWarnings("unchecked") // as it was written by keep
    private Map<String, String> open(byte[] sealed, UUID ticketId) {
        return Json.read(secrets.decrypt(sealed, ticketId), Map.class);
    }
}
