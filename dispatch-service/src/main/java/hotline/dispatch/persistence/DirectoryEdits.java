package hotline.dispatch.persistence;

import hotline.messaging.Json;
import hotline.messaging.Latest;
import hotline.messaging.LatestTable;
import hotline.messaging.Records;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/**
 * Changes of the directory by people. What an admin has edited is the admin's from then on: the seeds of a later start leave all
 * versions of it alone. A thing is edited as a whole: a unit, a category, an entry of the catalogue, a cell of the limits, a year.
 */
@ApplicationScoped
public class DirectoryEdits {
    private static final long ONE_CHANGE_AT_A_TIME = 12345_0002L;

    private final LatestTable latest;
    private final Records records;
    private final Jdbi jdbi;

    DirectoryEdits(LatestTable latest, Records records, Jdbi jdbi) {
        this.latest = latest;
        this.records = records;
        this.jdbi = jdbi;
    }

    /** Until the transaction ends nobody else changes the directory, the seeds of a start included. */
    public void lock() {
        jdbi.useHandle(handle -> handle.createQuery("SELECT 1 FROM (SELECT pg_advisory_xact_lock(:lock)) AS waited")
                .bind("lock", ONE_CHANGE_AT_A_TIME)
                .mapTo(Integer.class)
                .one());
    }

    /** The version of all that lies under these beginnings of keys; it grows with each change, whoever makes it. */
    public int version(String... prefixes) {
        return latest.versions(CurrentDirectory.TOPIC).entrySet().stream()
                .filter(entry -> Set.of(prefixes).stream().anyMatch(entry.getKey()::startsWith))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /** All versions whose key begins so, by the thing that they are versions of. */
    public <T> Map<String, List<T>> read(String prefix, Class<T> type) {
        Map<String, List<T>> versions = new LinkedHashMap<>();
        latest.readAll(CurrentDirectory.TOPIC).forEach((key, json) -> {
            if (key.startsWith(prefix)) {
                versions.computeIfAbsent(thing(key), _ -> new ArrayList<>()).add(Json.read(json, type));
            }
        });
        return versions;
    }

    /**
     * Stores and publishes versions.
     *
     * @param versions by key; empty takes a version away
     */
    public void put(Map<String, ? extends Optional<?>> versions, String by, Instant at) {
        if (versions.isEmpty()) {
            return;
        }
        Map<String, Integer> sequences = latest.versions(CurrentDirectory.TOPIC);
        List<Latest> changes = new ArrayList<>();
        versions.forEach((key, version) ->
                changes.add(new Latest(CurrentDirectory.TOPIC, key, sequences.getOrDefault(key, 0) + 1, version)));
        records.replace(changes);
        jdbi.useHandle(handle -> {
            var batch = handle.prepareBatch("""
                    INSERT INTO directory_edit (thing, at, by) VALUES (:thing, :at, :by)
                    ON CONFLICT (thing) DO UPDATE SET at = excluded.at, by = excluded.by
                    """);
            things(versions.keySet())
                    .forEach(thing -> batch.bind("thing", thing)
                            .bind("at", at)
                            .bind("by", by)
                            .add());
            batch.execute();
        });
    }

    /** The things that people have edited. */
    Set<String> edited() {
        return new HashSet<>(jdbi.withHandle(handle -> handle.createQuery("SELECT thing FROM directory_edit")
                .mapTo(String.class)
                .list()));
    }

    private static Set<String> things(Collection<String> keys) {
        Set<String> things = new HashSet<>();
        keys.forEach(key -> things.add(thing(key)));
        return things;
    }

    /** What a key is a version of: all of it but the first day; of a year, which has no versions, all. */
    static String thing(String key) {
        return key.startsWith("calendar/") ? key : key.substring(0, key.lastIndexOf('/'));
    }
}
