package hotline.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The last versions of the keys of compacted topics, own ones and heard ones. A higher sequence replaces, a lower one is ignored. */
@ApplicationScoped
public class LatestTable {
    private final Jdbi jdbi;

    LatestTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Takes in what was heard; a tombstone empties its key and is remembered with its number. */
    public void replace(Collection<Received> heard) {
        Map<List<String>, Received> last = new LinkedHashMap<>();
        heard.forEach(message -> last.merge(
                List.of(message.topic(), message.key()),
                message,
                (one, other) -> other.sequence() > one.sequence() ? other : one));
        if (last.isEmpty()) {
            return;
        }
        jdbi.useHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch("""
                    INSERT INTO latest AS l (topic, key, sequence, data)
                    VALUES (:topic, :key, :sequence, :data::json)
                    ON CONFLICT (topic, key) DO UPDATE SET sequence = excluded.sequence, data = excluded.data
                    WHERE l.sequence < excluded.sequence
                    """);
            last.values()
                    .forEach(version -> batch.bind("topic", version.topic())
                            .bind("key", version.key())
                            .bind("sequence", version.sequence())
                            .bind("data", version.data() == null ? null : version.text())
                            .add());
            batch.execute();
        });
    }

    /** The data of these keys, as JSON; keys that are unknown or erased are left out. */
    public Map<String, String> read(String topic, Collection<String> keys) {
        Map<String, String> found = new HashMap<>();
        if (!keys.isEmpty()) {
            jdbi.useHandle(handle -> handle.createQuery(
                            "SELECT key, data::text FROM latest WHERE topic = :topic AND key = ANY(:keys) AND data IS NOT NULL")
                    .bind("topic", topic)
                    .bindArray("keys", String.class, keys)
                    .map((row, context) -> Map.entry(row.getString(1), row.getString(2)))
                    .forEach(entry -> found.put(entry.getKey(), entry.getValue())));
        }
        return found;
    }

    /** Which of these keys were erased; what is neither read nor erased was not heard of yet. */
    public Set<String> erased(String topic, Collection<String> keys) {
        return new HashSet<>(jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT key FROM latest WHERE topic = :topic AND key = ANY(:keys) AND data IS NULL")
                .bind("topic", topic)
                .bindArray("keys", String.class, keys)
                .mapTo(String.class)
                .list()));
    }

    /** The data of all keys that begin with {@code record/}, as JSON by key. */
    public Map<String, String> readAllOf(String topic, UUID record) {
        return range(topic, record + "/", record + "0"); // '0' follows '/' in the order of bytes
    }

    /** The data of all keys of a topic, as JSON by key. For topics that are small. */
    public Map<String, String> readAll(String topic) {
        return range(topic, "", "\uffff");
    }

    /** The version of each of these keys, erased ones too. */
    public Map<String, Integer> versions(String topic) {
        Map<String, Integer> versions = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery("SELECT key, sequence FROM latest WHERE topic = :topic")
                .bind("topic", topic)
                .map((row, context) -> Map.entry(row.getString(1), row.getInt(2)))
                .forEach(entry -> versions.put(entry.getKey(), entry.getValue())));
        return versions;
    }

    /** The versions of the keys that begin with {@code record/} and hold data; erased ones are left out. */
    public Map<String, Integer> versionsOf(String topic, UUID record) {
        Map<String, Integer> versions = new LinkedHashMap<>();
        jdbi.useHandle(handle -> handle.createQuery("""
                        SELECT key, sequence FROM latest
                        WHERE topic = :topic AND key >= :from AND key < :before AND data IS NOT NULL ORDER BY key
                        """)
                .bind("topic", topic)
                .bind("from", record + "/")
                .bind("before", record + "0")
                .map((row, context) -> Map.entry(row.getString(1), row.getInt(2)))
                .forEach(entry -> versions.put(entry.getKey(), entry.getValue())));
        return versions;
    }

    private Map<String, String> range(String topic, String from, String before) {
        Map<String, String> found = new LinkedHashMap<>();
        jdbi.useHandle(handle -> handle.createQuery("""
                        SELECT key, data::text FROM latest
                        WHERE topic = :topic AND key >= :from AND key < :before AND data IS NOT NULL ORDER BY key
                        """)
                .bind("topic", topic)
                .bind("from", from)
                .bind("before", before)
                .map((row, context) -> Map.entry(row.getString(1), row.getString(2)))
                .forEach(entry -> found.put(entry.getKey(), entry.getValue())));
        return found;
    }
}
