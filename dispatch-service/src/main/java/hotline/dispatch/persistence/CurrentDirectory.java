package hotline.dispatch.persistence;

import hotline.dispatch.cases.CaseTiming;
import hotline.dispatch.deadlines.CalendarYear;
import hotline.dispatch.deadlines.Deadlines;
import hotline.dispatch.deadlines.Ladder;
import hotline.dispatch.deadlines.LadderStep;
import hotline.dispatch.deadlines.LimitVersion;
import hotline.dispatch.deadlines.Limits;
import hotline.dispatch.deadlines.StatutorySteps;
import hotline.dispatch.deadlines.StatutorySteps.StatutoryStep;
import hotline.dispatch.deadlines.WorkingCalendar;
import hotline.dispatch.directory.Area;
import hotline.dispatch.directory.AreaAlias;
import hotline.dispatch.directory.Category;
import hotline.dispatch.directory.Directory;
import hotline.dispatch.directory.Unit;
import hotline.dispatch.routing.CatalogueEntry;
import hotline.dispatch.routing.DispatchCatalogue;
import hotline.messaging.Json;
import hotline.messaging.LatestTable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The directory, catalogue, limits and calendar as stored, all dated versions; read again when a few seconds old. */
@ApplicationScoped
public class CurrentDirectory {
    /** The compacted topic that carries all of it to the other services. */
    public static final String TOPIC = "hotline.directory.v1";

    /** For how long a replica may not yet know of a change. */
    static final Duration FRESH = Duration.ofSeconds(5);

    private final LatestTable latest;
    private final Clock clock;
    private volatile @Nullable Snapshot snapshot;

    CurrentDirectory(LatestTable latest, Clock clock) {
        this.latest = latest;
        this.clock = clock;
    }

    /** All that routing and deadlines go by, as of one moment. */
    public record Snapshot(
            Instant readAt,
            int size,
            Directory directory,
            DispatchCatalogue catalogue,
            Deadlines deadlines,
            Ladder ladder,
            Limits limits,
            Map<Integer, CalendarYear> years) {

        /** The units that have ended by the day, each with the one in its place. */
        public Map<String, String> heirs(LocalDate on) {
            return directory.heirs(on);
        }

        /** What time does to a case by this ladder and these limits. */
        public CaseTiming timing() {
            return new CaseTiming(ladder, deadlines);
        }
    }

    /** The newest versions; at most a few seconds old. */
    public Snapshot now() {
        Snapshot seen = snapshot;
        Instant now = clock.instant();
        if (seen == null
                || seen.readAt().isBefore(now.minus(FRESH))
                || seen.readAt().isAfter(now)) { // the clock was set back
            seen = read(now);
            snapshot = seen.size() == 0 ? null : seen;
        }
        return seen;
    }

    /** Reads it anew the next time: it was changed here. */
    public void forget() {
        snapshot = null;
    }

    private Snapshot read(Instant now) {
        List<Unit> units = new ArrayList<>();
        List<Area> areas = new ArrayList<>();
        List<AreaAlias> aliases = new ArrayList<>();
        List<Category> categories = new ArrayList<>();
        List<CatalogueEntry> entries = new ArrayList<>();
        List<LimitVersion> limits = new ArrayList<>();
        List<LadderStep> ladder = new ArrayList<>();
        List<StatutoryStep> law = new ArrayList<>();
        List<CalendarYear> years = new ArrayList<>();
        Map<String, String> rows = latest.readAll(TOPIC);
        rows.forEach((key, json) -> {
            switch (key.substring(0, key.indexOf('/'))) {
                case "unit" -> units.add(Json.read(json, Unit.class));
                case "area" -> areas.add(Json.read(json, Area.class));
                case "area-alias" -> aliases.add(Json.read(json, AreaAlias.class));
                case "category" -> categories.add(Json.read(json, Category.class));
                case "catalogue" -> entries.add(Json.read(json, CatalogueEntry.class));
                case "limit" -> limits.add(Json.read(json, LimitVersion.class));
                case "ladder" -> ladder.add(Json.read(json, LadderStep.class));
                case "statutory" -> law.add(Json.read(json, StatutoryStep.class));
                case "calendar" -> years.add(Json.read(json, CalendarYear.class));
                default -> throw new IllegalStateException("the directory has no place for " + key);
            }
        });
        WorkingCalendar calendar = WorkingCalendar.of(years);
        Limits table = Limits.of(limits);
        return new Snapshot(
                now,
                rows.size(),
                Directory.of(units, areas, aliases, categories),
                DispatchCatalogue.of(entries),
                new Deadlines(table, calendar, StatutorySteps.of(law)),
                new Ladder(calendar, ladder),
                table,
                years.stream().collect(Collectors.toUnmodifiableMap(CalendarYear::year, year -> year)));
    }
}
