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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What units, areas and categories are called today, as heard on the directory topic; read again when a few seconds old. */
@ApplicationScoped
public class Names {
    public static final String DIRECTORY = "hotline.directory.v1";

    private static final Duration FRESH = Duration.ofSeconds(5);

    private final LatestTable latest;
    private final Clock clock;
    private volatile Seen seen = new Seen(Instant.MIN, Map.of(), Map.of());

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

    private record Seen(Instant at, Map<String, Entry> entries, Map<String, String> heirs) {}

    private record Version(
            String code,
            String name,
            @Nullable String nameEn,
            @Nullable String kind,
            @Nullable String parentCode,
            LocalDate effectiveFrom,
            @Nullable LocalDate effectiveTo,
            @Nullable String heirCode) {

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

    /** The code under which the unit goes today: its own, or that of its heir where it has ended. */
    public String current(String unitCode) {
        Map<String, String> heirs = seen().heirs();
        Set<String> passed = new HashSet<>();
        String code = unitCode;
        String heir = heirs.get(code);
        while (heir != null && passed.add(code)) {
            code = heir;
            heir = heirs.get(code);
        }
        return code;
    }

    private Map<String, Entry> entries() {
        return seen().entries();
    }

    private Seen seen() {
        Seen last = seen;
        Instant now = clock.instant();
        if (last.at().isAfter(now.minus(FRESH))) {
            return last;
        }
        LocalDate today = Days.of(now);
        Map<String, Entry> entries = new TreeMap<>();
        Map<String, Version> ended = new HashMap<>();
        latest.readAll(DIRECTORY).forEach((key, json) -> {
            String kind = key.substring(0, key.indexOf('/'));
            if (kind.equals("unit") || kind.equals("area") || kind.equals("category")) {
                Version version = Json.read(json, Version.class);
                if (version.isOn(today)) {
                    entries.put(
                            kind + "/" + version.code(),
                            new Entry(version.code(), version.words(), version.kind(), version.parentCode()));
                } else if (version.heirCode() != null
                        && !version.effectiveFrom().isAfter(today)) {
                    ended.merge(
                            version.code(),
                            version,
                            (one, other) -> one.effectiveFrom().isAfter(other.effectiveFrom()) ? one : other);
                }
            }
        });
        Map<String, String> heirs = new HashMap<>();
        ended.forEach((code, version) -> {
            if (!entries.containsKey("unit/" + code) && version.heirCode() != null) {
                heirs.put(code, version.heirCode());
            }
        });
        Seen fresh = new Seen(entries.isEmpty() ? Instant.MIN : now, entries, heirs);
        seen = fresh;
        return fresh;
    }
}
