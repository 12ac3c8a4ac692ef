package hotline.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Counts import files by reading them, with nothing of the hotline's own: what the report has to say of them. */
final class FileCounts {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int TEN_CHARACTERS = 10;
    private static final int SEVEN_CHARACTERS = 7;

    /** By dimension, key and figure; a part without a key has the empty one. */
    private final Map<String, Map<String, Map<String, Long>>> counts = new TreeMap<>();

    private final Map<String, Long> total = new TreeMap<>();

    /** Adds the tickets of a file; lines that cannot be taken are not to be in it, or have no history that can be read. */
    FileCounts add(Path file, Path seeds) throws IOException {
        KnownCodes known = KnownCodes.of(seeds);
        try (Stream<String> lines = Files.lines(file)) {
            for (String line : (Iterable<String>) lines::iterator) {
                if (line.contains("formerNumber") || line.contains("旧工单")) {
                    ticket(JSON.readTree(line), known);
                }
            }
        }
        return this;
    }

    Map<String, Long> total() {
        return total;
    }

    Map<String, Map<String, Long>> by(String dimension) {
        return counts.getOrDefault(dimension, Map.of());
    }

    private void ticket(JsonNode ticket, KnownCodes known) {
        Map<String, String> keys = new TreeMap<>();
        keys.put("channel", ticket.path("channel").asText());
        keys.put("type", ticket.path("type").asText());
        keys.put("urgency", ticket.path("urgency").asText("NORMAL"));
        keys.put("category", known.category(ticket.path("categoryCode").asText()));
        keys.put("area", known.area(ticket.path("areaCode").asText()));
        keys.put(
                "firstResponder",
                known.unit(ticket.at("/firstResponder/unitCode").asText()).isEmpty()
                        ? ""
                        : ticket.at("/firstResponder/person").asText());
        JsonNode history = ticket.path("history");
        String first = history.path(0).path("what").asText();
        count("registered", keys, ticket.path("registeredAt").asText());
        String registered = ticket.path("registeredAt").asText();
        switch (first) {
            case "ANSWERED", "TRANSFERRED", "REFUSED" -> {
                count(first.toLowerCase(Locale.ROOT), keys, registered);
                if (first.equals("ANSWERED")) {
                    count("accepted", keys, registered);
                }
            }
            case "DISPATCHED" -> {
                count("accepted", keys, registered);
                keys.put("unit", history.at("/0/unitCode").asText());
                String dispatched = history.at("/0/at").asText();
                count("dispatched", keys, dispatched);
                boolean closed = history.valueStream()
                        .anyMatch(entry -> entry.path("what").asText().equals("CLOSED"));
                count(closed ? "closed" : "open", keys, dispatched);
            }
            default -> {
                count("accepted", keys, registered);
                count("unrouted", keys, registered);
            }
        }
    }

    private void count(String figure, Map<String, String> keys, String at) {
        total.merge(figure, 1L, Long::sum);
        keys.forEach((dimension, key) -> count(dimension, key, figure));
        String day = OffsetDateTime.parse(at).toLocalDate().toString();
        count("day", day.substring(0, TEN_CHARACTERS), figure);
        count("month", day.substring(0, SEVEN_CHARACTERS), figure);
    }

    private void count(String dimension, String key, String figure) {
        counts.computeIfAbsent(dimension, _ -> new TreeMap<>())
                .computeIfAbsent(key, _ -> new TreeMap<>())
                .merge(figure, 1L, Long::sum);
    }

    /** The codes of the seeds: any other counts as none. */
    private record KnownCodes(String categories, String areas, String units) {
        static KnownCodes of(Path seeds) throws IOException {
            return new KnownCodes(
                    "\n" + Files.readString(seeds.resolve("categories.csv")),
                    "\n" + Files.readString(seeds.resolve("areas.csv")),
                    "\n" + Files.readString(seeds.resolve("units.csv")));
        }

        String category(String code) {
            return known(categories, code);
        }

        String area(String code) {
            return known(areas, code);
        }

        String unit(String code) {
            return known(units, code);
        }

        private static String known(String table, String code) {
            return !code.isEmpty() && table.contains("\n" + code + ",") ? code : "";
        }
    }
}
