package hotline.intake.persistence;

import hotline.intake.contacts.ContactSecrets;
import hotline.messaging.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** The tickets that the level above has named, and what it sent under that name, each field as a keyed hash. */
@ApplicationScoped
public class UpperRequests {
    private final Jdbi jdbi;
    private final ContactSecrets secrets;

    UpperRequests(Jdbi jdbi, ContactSecrets secrets) {
        this.jdbi = jdbi;
        this.secrets = secrets;
    }

    /** The ticket of this name; whoever asks for the same name at the same time waits until this transaction ends. */
    public Optional<UUID> ticketOf(String system, String number) {
        return jdbi.withHandle(handle -> {
            handle.createQuery("SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtextextended(:name, 0))) AS waited")
                    .bind("name", "upper " + system + "\n" + number)
                    .mapTo(Integer.class)
                    .one();
            return handle.createQuery("SELECT id FROM ticket WHERE upper_system = :system AND upper_number = :number")
                    .bind("system", system)
                    .bind("number", number)
                    .mapTo(UUID.class)
                    .findOne();
        });
    }

    /** Keeps what was sent for a new ticket. */
    public void keep(UUID ticketId, Map<String, String> fields) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "INSERT INTO upper_request (ticket_id, fields) VALUES (:id, :fields::json)")
                .bind("id", ticketId)
                .bind("fields", Json.write(hashed(fields)))
                .execute());
    }

    /** The names of the fields that are not as they were sent before; none where nobody knows what was sent. */
    @SuppressWarnings("unchecked") // as it was written by keep
    public List<String> differences(UUID ticketId, Map<String, String> fields) {
        Optional<Map<String, String>> kept = jdbi.withHandle(
                        handle -> handle.createQuery("SELECT fields::text FROM upper_request WHERE ticket_id = :id")
                                .bind("id", ticketId)
                                .mapTo(String.class)
                                .findOne())
                .map(json -> (Map<String, String>) Json.read(json, Map.class));
        if (kept.isEmpty()) {
            return List.of();
        }
        Map<String, String> now = hashed(fields);
        TreeSet<String> names = new TreeSet<>(kept.get().keySet());
        names.addAll(now.keySet());
        names.removeIf(name ->
                String.valueOf(now.get(name)).equals(String.valueOf(kept.get().get(name))));
        return List.copyOf(names);
    }

    /** Forgets what was sent. The name stays, so that the ticket is not made a second time. */
    public void erase(UUID ticketId) {
        jdbi.useHandle(handle -> handle.createUpdate("DELETE FROM upper_request WHERE ticket_id = :id")
                .bind("id", ticketId)
                .execute());
    }

    private Map<String, String> hashed(Map<String, String> fields) {
        Map<String, String> hashed = new TreeMap<>();
        fields.forEach((name, value) -> hashed.put(
                name, Base64.getEncoder().withoutPadding().encodeToString(secrets.hash(name + "=" + value))));
        return hashed;
    }
}
