package hotline.reporting.persistence;

import hotline.messaging.Json;
import hotline.messaging.LatestTable;
import hotline.outcome.Phrase;
import hotline.reporting.facts.Days;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What units, areas and categories are called today, as heard on the directory topic; read again when a few seconds old. */
@ApplicationScoped
public class Names {
    public static final String DIRECTORY = "hotline.directory.v1";

    private static final Duration FRESH = Duration.ofSeconds(5);

    private final LatestTable latest;
    private final Clock clock;
    private volatile Seen seen = new Seen(Instant.MIN, Map.of());

    Names(LatestTable latest, Clock clock) {
        this.latest = latest;
        this.clock = clock;
    }

    /**
     * An entry of the directory.
     *
     * @param kind the kind of a unit; null for areas and categories
     */
    public record Entry(
            String code,
            Phrase name,
            @Nullable String kind,
            @Nullable String parentCode) {}

    private record Seen(Instant at, Map<String, Entry> entries) {}

    private record Version(
            String code,
            String name,
            @Nullable String nameEn,
            @Nullable String kind,
            @Nullable String parentCode,
            LocalDate effectiveFrom,
            @Nullable LocalDate effectiveTo) {

        /** Areas have no English name: theirs is the same in both. */
        Phrase words() {
            return new Phrase(name, nameEn == null ? name : nameEn);
        }

        boolean isOn(LocalDate day) {
            return !effectiveFrom.isAfter(day) && (effectiveTo == null || effectiveTo.isAfter(day));
        }
    }

    /** The unit of that code. */
    public Optional<Entry> unit(String code) {
        return Optional.ofNullable(entries().get("unit/" + code));
    }

    /** The area of that code. */
    public Optional<Entry> area(String code) {
        return Optional.ofNullable(entries().get("area/" + code));
    }

    /** The category of that code. */
    public Optional<Entry> category(String code) {
        return Optional.ofNullable(entries().get("category/" + code));
    }

    /** All units, in the order of their codes. */
    public List<Entry> units() {
        return entries().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("unit/"))
                .map(Map.Entry::getValue)
                .toList();
    }

    private Map<String, Entry> entries() {
        Seen last = seen;
        Instant now = clock.instant();
        if (last.at().isAfter(now.minus(FRESH))) {
            return last.entries();
        }
        LocalDate today = Days.of(now);
        Map<String, Entry> entries = new TreeMap<>();
        latest.readAll(DIRECTORY).forEach((key, json) -> {
            String kind = key.substring(0, key.indexOf('/'));
            if (kind.equals("unit") || kind.equals("area") || kind.equals("category")) {
                Version version = Json.read(json, Version.class);
                if (version.isOn(today)) {
                    entries.put(
                            kind + "/" + version.code(),
                            new Entry(version.code(), version.words(), version.kind(), version.parentCode()));
                }
            }
        });
        seen = new Seen(entries.isEmpty() ? Instant.MIN : now, entries);
        return entries;
    }
}
