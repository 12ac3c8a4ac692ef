package hotline.dispatch.persistence;

import hotline.messaging.Json;
import hotline.messaging.Latest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What has to change so that the directory is as the seeds have it: versions that are new or say something else, and tombstones for those
 * that are in the seeds no more.
 */
record SeedChanges(List<Latest> versions, String summary) {

    /** How many versions of a kind came, changed or went. */
    private static final class Count {
        private int added;
        private int changed;
        private int removed;
    }

    /**
     * Compares.
     *
     * @param seeds all versions of the folder, by key
     * @param stored the directory's versions as JSON, by key
     * @param sequences the last number of each key, erased ones too
     * @param edited what people have edited, and the seeds leave alone
     */
    static SeedChanges between(
            Map<String, Object> seeds, Map<String, String> stored, Map<String, Integer> sequences, Set<String> edited) {
        List<Latest> versions = new ArrayList<>();
        Map<String, Count> counts = new TreeMap<>();
        seeds.forEach((key, version) -> {
            if (edited.contains(DirectoryEdits.thing(key))) {
                return;
            }
            String before = stored.get(key);
            if (!Json.write(version).equals(before)) {
                versions.add(new Latest(CurrentDirectory.TOPIC, key, next(key, sequences), version));
                Count count = count(counts, key);
                if (before == null) {
                    count.added++;
                } else {
                    count.changed++;
                }
            }
        });
        for (String key : stored.keySet()) {
            if (!seeds.containsKey(key) && !edited.contains(DirectoryEdits.thing(key))) {
                versions.add(new Latest(CurrentDirectory.TOPIC, key, next(key, sequences), null));
                count(counts, key).removed++;
            }
        }
        String summary = summary(counts);
        return new SeedChanges(
                versions,
                edited.isEmpty() ? summary : summary + "; left alone, for people have edited them: " + edited.size());
    }

    /** The years whose days changed. */
    List<Integer> years() {
        return versions.stream()
                .map(Latest::key)
                .filter(key -> key.startsWith("calendar/"))
                .map(key -> Integer.valueOf(key.substring("calendar/".length())))
                .toList();
    }

    private static int next(String key, Map<String, Integer> sequences) {
        return sequences.getOrDefault(key, 0) + 1;
    }

    private static Count count(Map<String, Count> counts, String key) {
        return counts.computeIfAbsent(key.substring(0, key.indexOf('/')), _ -> new Count());
    }

    private static String summary(Map<String, Count> counts) {
        List<String> parts = new ArrayList<>();
        counts.forEach((kind, count) -> parts.add(
                "%s %d added, %d changed, %d removed".formatted(kind, count.added, count.changed, count.removed)));
        return parts.isEmpty() ? "nothing changed" : String.join("; ", parts);
    }
}
