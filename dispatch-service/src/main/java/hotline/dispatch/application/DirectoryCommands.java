package hotline.dispatch.application;

import hotline.dispatch.deadlines.CalendarYear;
import hotline.dispatch.deadlines.LimitVersion;
import hotline.dispatch.directory.Dated;
import hotline.dispatch.directory.Revision;
import hotline.dispatch.directory.Unit;
import hotline.dispatch.directory.UnitKind;
import hotline.dispatch.persistence.DirectoryEdits;
import hotline.dispatch.persistence.Recounts;
import hotline.dispatch.routing.CatalogueEntry;
import hotline.outcome.Phrase;
import hotline.rest.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Changes of what routing and deadlines go by, by an admin: each one transaction, one after the other, published. */
@ApplicationScoped
public class DirectoryCommands {
    private final DirectoryEdits edits;
    private final Recounts recounts;
    private final Clock clock;

    DirectoryCommands(DirectoryEdits edits, Recounts recounts, Clock clock) {
        this.edits = edits;
        this.recounts = recounts;
        this.clock = clock;
    }

    /**
     * Loads the notice of a year; all open cases are then counted again.
     *
     * @param isMeant asked with the version that stands; throws where the change is meant for another one
     */
    @Transactional
    public void putYear(CalendarYear year, String by, IntConsumer isMeant) {
        String key = "calendar/" + year.year();
        edits.lock();
        isMeant.accept(edits.version(key));
        Instant now = clock.instant();
        edits.put(Map.of(key, Optional.of(year)), by, now);
        recounts.ask(year.year(), by, now);
    }

    /**
     * A unit as it is to be from a day on.
     *
     * @param endsOn the first day on which it is no more, and its heir has its cases; null while no end is known
     */
    public record UnitChange(
            String code,
            String name,
            String nameEn,
            UnitKind kind,
            @Nullable String parentCode,
            @Nullable String areaCode,
            LocalDate effectiveFrom,
            @Nullable LocalDate endsOn,
            @Nullable String heirCode) {

        /** The version that says so: where it is as it was, the old one with its end. */
        private Unit version(Collection<Unit> versions) {
            LocalDate from = versions.stream()
                    .filter(version -> version.inForce(effectiveFrom) && isAs(version))
                    .map(Unit::effectiveFrom)
                    .findFirst()
                    .orElse(effectiveFrom);
            if (endsOn != null && !endsOn.isAfter(from)) {
                throw Refusal.badField(
                        "endsOn", new Phrase("须在起始日 " + from + " 之后", "must be after the first day, " + from));
            }
            return new Unit(code, name, nameEn, kind, parentCode, areaCode, from, endsOn, heirCode);
        }

        private boolean isAs(Unit version) {
            return name.equals(version.name())
                    && nameEn.equals(version.nameEn())
                    && kind == version.kind()
                    && Objects.equals(parentCode, version.parentCode())
                    && Objects.equals(areaCode, version.areaCode());
        }
    }

    /**
     * A unit is new, changes, is merged or closed.
     *
     * @param isMeant as {@link #putYear}
     */
    @Transactional
    public void putUnit(UnitChange change, String by, IntConsumer isMeant) {
        String thing = "unit/" + change.code();
        edits.lock();
        isMeant.accept(edits.version(thing + "/"));
        List<Unit> versions = edits.read(thing + "/", Unit.class).getOrDefault(thing, List.of());
        edits.put(
                keyed(thing, Revision.replace(versions, change.version(versions), Unit::endingOn)),
                by,
                clock.instant());
    }

    /**
     * From a day on the table of limits is this one, whole.
     *
     * @param isMeant as {@link #putYear}
     */
    @Transactional
    public void putLimits(List<LimitVersion> table, LocalDate from, String by, IntConsumer isMeant) {
        edits.lock();
        isMeant.accept(edits.version("limit/"));
        Map<String, LimitVersion> wanted = new TreeMap<>();
        table.forEach(cell -> wanted.put("limit/" + cell.limitClass() + "/" + cell.step(), cell));
        edits.put(
                changes(
                        edits.read("limit/", LimitVersion.class),
                        wanted,
                        from,
                        LimitVersion::endingOn,
                        (one, other) -> one.limit().equals(other.limit())),
                by,
                clock.instant());
    }

    /**
     * From a day on the dispatch catalogue is this one, whole.
     *
     * @param isMeant as {@link #putYear}
     */
    @Transactional
    public void putCatalogue(List<CatalogueEntry> table, LocalDate from, String by, IntConsumer isMeant) {
        edits.lock();
        isMeant.accept(edits.version("catalogue/"));
        Map<String, CatalogueEntry> wanted = new TreeMap<>();
        table.forEach(entry -> wanted.put("catalogue/" + entry.code(), entry));
        edits.put(
                changes(
                        edits.read("catalogue/", CatalogueEntry.class),
                        wanted,
                        from,
                        CatalogueEntry::endingOn,
                        CatalogueEntry::saysTheSameAs),
                by,
                clock.instant());
    }

    /** What differs from the table that holds on the day and was planned for later. */
    private static <T extends Dated> Map<String, Optional<T>> changes(
            Map<String, List<T>> stored,
            Map<String, T> wanted,
            LocalDate from,
            BiFunction<T, LocalDate, T> endingOn,
            BiPredicate<T, T> same) {
        Map<String, Optional<T>> changes = new LinkedHashMap<>();
        wanted.forEach((thing, version) -> {
            List<T> versions = stored.getOrDefault(thing, List.of());
            List<T> fromThenOn = versions.stream()
                    .filter(one ->
                            one.effectiveTo() == null || one.effectiveTo().isAfter(from))
                    .toList();
            boolean stands = fromThenOn.size() == 1
                    && fromThenOn.getFirst().inForce(from)
                    && fromThenOn.getFirst().effectiveTo() == null
                    && same.test(fromThenOn.getFirst(), version);
            if (!stands) {
                changes.putAll(keyed(thing, Revision.replace(versions, version, endingOn)));
            }
        });
        stored.forEach((thing, versions) -> {
            if (!wanted.containsKey(thing)) {
                changes.putAll(keyed(thing, Revision.end(versions, from, endingOn)));
            }
        });
        return changes;
    }

    private static <T> Map<String, Optional<T>> keyed(String thing, Map<LocalDate, Optional<T>> changes) {
        Map<String, Optional<T>> keyed = new LinkedHashMap<>();
        changes.forEach((from, version) -> keyed.put(thing + "/" + from, version));
        return keyed;
    }
}
