package hotline.intake.persistence;

import hotline.messaging.Json;
import hotline.messaging.LatestTable;
import hotline.outcome.Phrase;
import hotline.time.HotlineTime;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The units, areas and categories of today and of the past, as heard on the directory topic; read again when a few seconds old. */
@ApplicationScoped
public class HeardDirectory {
    private static final String DIRECTORY = "hotline.directory.v1";
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final LatestTable latest;
    private final Clock clock;
    private volatile Snapshot snapshot = new Snapshot(Instant.MIN, Map.of(), Set.of(), Map.of());

    HeardDirectory(LatestTable latest, Clock clock) {
        this.latest = latest;
        this.clock = clock;
    }

    /** What is in force today, the keys of all that ever was, and of units that have ended the one in their place. */
    private record Snapshot(Instant at, Map<String, Entry> entries, Set<String> ever, Map<String, String> heirs) {}

    private record Entry(
            String code,
            String name,
            @Nullable String nameEn,
            @Nullable String kind,
            @Nullable String parentCode,
            LocalDate effectiveFrom,
            @Nullable LocalDate effectiveTo,
            @Nullable String heirCode) {

        boolean isOn(LocalDate day) {
            return !effectiveFrom.isAfter(day) && (effectiveTo == null || effectiveTo.isAfter(day));
        }
    }

    public boolean knowsUnit(String code) {
        return entries().containsKey("unit/" + code);
    }

    public boolean knowsArea(String code) {
        return entries().containsKey("area/" + code);
    }

    public boolean knowsCategory(String code) {
        return entries().containsKey("category/" + code);
    }

    /** Whether any version of the directory knows or knew the unit. */
    public boolean everKnewUnit(String code) {
        return snapshot().ever().contains("unit/" + code);
    }

    /** Whether any version of the directory knows or knew the area. */
    public boolean everKnewArea(String code) {
        return snapshot().ever().contains("area/" + code);
    }

    /** Whether any version of the directory knows or knew the category. */
    public boolean everKnewCategory(String code) {
        return snapshot().ever().contains("category/" + code);
    }

    /** Whether a unit, an area or a category is called so. */
    public boolean knowsName(String name) {
        return entries().values().stream().anyMatch(entry -> name.equals(entry.name()));
    }

    /** What a unit is called today; its code where nobody knows it. */
    public Phrase unitName(String code) {
        Entry unit = entries().get("unit/" + code);
        return unit == null
                ? new Phrase(code, code)
                : new Phrase(unit.name(), unit.nameEn() == null ? unit.name() : unit.nameEn());
    }

    /** Whether the unit is a business or a team, against which a complaint is an ordinary matter (FR-17 a). */
    public boolean isBusiness(String unitCode) {
        Entry unit = entries().get("unit/" + unitCode);
        return unit != null && ("COMPANY".equals(unit.kind()) || "TEAM".equals(unit.kind()));
    }

    /** The code under which the unit goes today: its own, or that of its heir where it has ended. */
    public String current(String unitCode) {
        Snapshot seen = snapshot();
        Set<String> passed = new HashSet<>();
        String code = unitCode;
        String heir = seen.heirs().get(code);
        while (heir != null && passed.add(code)) {
            code = heir;
            heir = seen.heirs().get(code);
        }
        return code;
    }

    /** The unit itself and all above it, nearest first; then those that have ended and in whose place one of these stands. */
    public List<String> unitsAbove(String unitCode) {
        List<String> above = new ArrayList<>();
        String code = current(unitCode);
        while (code != null && !above.contains(code)) {
            above.add(code);
            Entry unit = entries().get("unit/" + code);
            String parent = unit == null ? null : unit.parentCode();
            code = parent == null ? null : current(parent);
        }
        List<String> inTheirPlace = snapshot().heirs().keySet().stream()
                .filter(ended -> above.contains(current(ended)))
                .sorted()
                .toList();
        above.addAll(inTheirPlace);
        return above;
    }

    /** Whether any directory was heard yet. */
    public boolean isEmpty() {
        return entries().isEmpty();
    }

    private Map<String, Entry> entries() {
        return snapshot().entries();
    }

    private Snapshot snapshot() {
        Snapshot seen = snapshot;
        Instant now = clock.instant();
        if (seen.at().isAfter(now.minus(FRESH))) {
            return seen;
        }
        LocalDate today = now.atZone(HotlineTime.ZONE).toLocalDate();
        Map<String, Entry> entries = new HashMap<>();
        Set<String> ever = new HashSet<>();
        Map<String, Entry> ended = new HashMap<>();
        latest.readAll(DIRECTORY).forEach((key, json) -> {
            String kind = key.substring(0, key.indexOf('/'));
            if (kind.equals("unit") || kind.equals("area") || kind.equals("category")) {
                Entry entry = Json.read(json, Entry.class);
                ever.add(kind + "/" + entry.code());
                if (entry.isOn(today)) {
                    entries.put(kind + "/" + entry.code(), entry);
                } else if (entry.heirCode() != null && !entry.effectiveFrom().isAfter(today)) {
                    ended.merge(
                            entry.code(),
                            entry,
                            (one, other) -> one.effectiveFrom().isAfter(other.effectiveFrom()) ? one : other);
                }
            }
        });
        Map<String, String> heirs = new HashMap<>();
        ended.forEach((code, entry) -> {
            if (!entries.containsKey("unit/" + code) && entry.heirCode() != null) {
                heirs.put(code, entry.heirCode());
            }
        });
        Snapshot fresh = new Snapshot(
                entries.isEmpty() ? Instant.MIN : now, Map.copyOf(entries), Set.copyOf(ever), Map.copyOf(heirs));
        snapshot = fresh;
        return fresh;
    }
}
