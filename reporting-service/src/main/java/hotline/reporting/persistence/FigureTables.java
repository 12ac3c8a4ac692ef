package hotline.reporting.persistence;

import hotline.reporting.facts.Basis;
import hotline.reporting.facts.CaseStage;
import hotline.reporting.facts.Channel;
import hotline.reporting.facts.Days;
import hotline.reporting.facts.Figure;
import hotline.reporting.facts.TicketType;
import hotline.reporting.facts.Urgency;
import hotline.reporting.indicators.CodeRange;
import hotline.reporting.indicators.Counts;
import hotline.reporting.indicators.Cut;
import hotline.reporting.indicators.Durations;
import hotline.reporting.indicators.Filter;
import hotline.reporting.indicators.Period;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a period: from the narrow counters where they can answer, else from the facts of the period by index.
 *
 * <p>What the clock moves no counter can say. Of open tickets it is read from the open facts; of limits those of the
 * current day are read from the facts, as far as they have fallen due, and those of the days before from the counters.
 */
@ApplicationScoped
public class FigureTables {

    /** An open case that is past a limit which is still the unit's to keep. */
    static final String OVERDUE = """
            f.replied_at IS NULL AND ((f.signed_at IS NULL AND f.sign_due_at < :now)
                                      OR (f.contacted_at IS NULL AND f.contact_due_at < :now)
                                      OR f.reply_due_at < :now)""";

    /** An open case that has become late: nothing has happened to it, so only the clock knows. */
    static final String LATE = "f.rated AND f.replied_at IS NULL AND f.reply_due_at < :now";

    private final Snapshot snapshot;

    FigureTables(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** Where figures were read. */
    public enum Source {
        COUNTERS,
        FACTS
    }

    /** Figures, and where they were read. */
    public record Figures(Counts counts, Source computedFrom) {}

    /** Figures side by side, by what they were cut by, in the order of the keys; and where they were read. */
    public record Breakdown(SortedMap<String, Counts> byKey, Source computedFrom) {}

    /** All figures of the basis, read in one snapshot; what the clock moves as of that moment. */
    public Figures read(Basis basis, Period period, Filter filter, Instant now) {
        Breakdown uncut = read(basis, period, filter, new Cutting(null), now);
        return new Figures(uncut.byKey().getOrDefault("", new Counts()), uncut.computedFrom());
    }

    /** All figures of the basis, cut into parts, read in one snapshot. A part without any figure is not in it. */
    public Breakdown breakdown(Basis basis, Period period, Filter filter, Cut by, Instant now) {
        return read(basis, period, filter, new Cutting(by), now);
    }

    /** Where a list of tickets goes on: behind this one. A ticket that counts twice has two places. */
    public record Place(LocalDate day, UUID ticket, int nth) {}

    /**
     * A ticket that counts in a figure.
     *
     * @param place where it stands in the list; its day is the one by which it is counted
     * @param unit the unit by which it is counted; empty where the figure has none
     * @param leadUnit the unit that leads now; null before dispatch
     * @param stage where it stands now
     */
    public record Behind(
            Place place,
            UUID id,
            @Nullable String number,
            @Nullable Instant registeredAt,
            String unit,
            @Nullable String leadUnit,
            @Nullable Channel channel,
            @Nullable TicketType type,
            @Nullable Urgency urgency,
            @Nullable String areaCode,
            @Nullable String categoryCode,
            String stage) {}

    /** Exactly what is counted in a figure, in order of day and ticket: as many as the figure says. */
    public List<Behind> ticketsBehind(
            Figure figure, Basis basis, Period period, Filter filter, @Nullable Place after, int limit, Instant now) {
        Period left = after == null ? period : new Period(after.day(), period.to());
        return snapshot.read(handle -> TicketsBehind.read(handle, figure, basis, left, filter, after, limit, now));
    }

    /** How long each step took that was done in the period, by unit; the whole is under the empty unit. */
    public Map<String, Map<Figure, Durations>> durations(Period period) {
        Map<String, Map<Figure, Durations>> byUnit = new HashMap<>();
        snapshot.<Void>read(handle -> {
            within(period, handle.createQuery("""
                            SELECT unit, figure, key, sum(n) AS n FROM counter_now
                            WHERE basis = 'FLOW' AND dimension = 'DURATION' AND day BETWEEN :from AND :to
                            GROUP BY unit, figure, key
                            """))
                    .map(Took::of)
                    .forEach(took -> byUnit.computeIfAbsent(took.unit(), unit -> new EnumMap<>(Figure.class))
                            .computeIfAbsent(took.figure(), figure -> new Durations())
                            .add(took.bucket(), took.n()));
            return null;
        });
        return byUnit;
    }

    private Breakdown read(Basis basis, Period period, Filter filter, Cutting cutting, Instant now) {
        return snapshot.read(handle -> {
            SortedMap<String, Counts> byKey = new TreeMap<>();
            Cutting.Counters counters = cutting.counters(filter);
            if (counters == null) {
                addFacts(handle, byKey, basis, period, filter, cutting, now);
            } else if (basis == Basis.DUE) {
                LocalDate today = Days.of(now);
                if (period.from().isBefore(today)) {
                    addCounters(handle, byKey, basis, period.until(today.minusDays(1)), counters, cutting);
                }
                if (period.contains(today)) {
                    addFacts(handle, byKey, basis, new Period(today, today), filter, cutting, now);
                }
            } else {
                addCounters(handle, byKey, basis, period, counters, cutting);
            }
            if (basis == Basis.COHORT) {
                addOpen(handle, byKey, period, filter, cutting, now);
            }
            return new Breakdown(byKey, counters != null ? Source.COUNTERS : Source.FACTS);
        });
    }

    private static void addCounters(
            Handle handle,
            Map<String, Counts> byKey,
            Basis basis,
            Period period,
            Cutting.Counters counters,
            Cutting cutting) {
        within(period, handle.createQuery("""
                        SELECT %s AS part, figure, sum(n) AS n FROM counter_now
                        WHERE basis = :basis AND day BETWEEN :from AND :to AND %s
                        GROUP BY 1, 2 HAVING sum(n) <> 0
                        """.formatted(cutting.partOfCounter(), counters.condition())))
                .bind("basis", basis.name())
                .bind("dimension", counters.dimension().name())
                .bind("unitFrom", counters.units().from())
                .bind("unitTo", counters.units().to())
                .bind("keyFrom", counters.keys().from())
                .bind("keyTo", counters.keys().to())
                .map(Count::of)
                .forEach(count -> counts(byKey, count.part()).add(count.figure(), count.n()));
    }

    private static void addFacts(
            Handle handle,
            Map<String, Counts> byKey,
            Basis basis,
            Period period,
            Filter filter,
            Cutting cutting,
            Instant now) {
        filtered(filter, within(period, handle.createQuery("""
                        SELECT %s AS part, c.figure, count(*) AS n
                        FROM contribution c JOIN ticket_fact f ON f.id = c.ticket_id
                        WHERE c.basis = :basis AND c.dimension = 'ALL' AND c.day BETWEEN :from AND :to
                          AND (c.basis <> 'DUE' OR c.at < :now) AND %s
                        GROUP BY 1, 2
                        """.formatted(
                                cutting.partOfFact("c.unit", "c.day"), matching("c.unit")))))
                .bind("basis", basis.name())
                .bind("now", now)
                .map(Count::of)
                .filter(count -> count.part() != null)
                .forEach(count -> counts(byKey, count.part()).add(count.figure(), count.n()));
    }

    private static void addOpen(
            Handle handle, Map<String, Counts> byKey, Period period, Filter filter, Cutting cutting, Instant now) {
        filtered(filter, within(period, handle.createQuery("""
                        SELECT %s AS part, f.case_stage, count(*) AS n,
                               count(*) FILTER (WHERE %s) AS overdue,
                               count(*) FILTER (WHERE %s) AS late
                        FROM ticket_fact f
                        WHERE f.open AND f.first_dispatched_day BETWEEN :from AND :to AND %s
                        GROUP BY 1, 2
                        """.formatted(
                                cutting.partOfFact("f.lead_unit", "f.first_dispatched_day"),
                                OVERDUE,
                                LATE,
                                matching("f.lead_unit")))))
                .bind("now", now)
                .map(Open::of)
                .filter(open -> open.part() != null)
                .forEach(open -> open.addTo(counts(byKey, open.part())));
    }

    private static Counts counts(Map<String, Counts> byKey, @Nullable String part) {
        return byKey.computeIfAbsent(part == null ? "" : part, one -> new Counts());
    }

    private record Count(@Nullable String part, Figure figure, long n) {
        static Count of(ResultSet row, StatementContext context) throws SQLException {
            return new Count(row.getString("part"), Figure.valueOf(row.getString("figure")), row.getLong("n"));
        }
    }

    private record Open(@Nullable String part, CaseStage stage, long n, long overdue, long late) {
        static Open of(ResultSet row, StatementContext context) throws SQLException {
            return new Open(
                    row.getString("part"),
                    CaseStage.valueOf(row.getString("case_stage")),
                    row.getLong("n"),
                    row.getLong("overdue"),
                    row.getLong("late"));
        }

        void addTo(Counts counts) {
            counts.add(Figure.OPEN, n);
            counts.add(stage.openPart(), n);
            counts.add(Figure.OVERDUE, overdue);
            counts.add(Figure.LATE, late);
            counts.add(Figure.REPLY_DUE, late);
        }
    }

    private record Took(String unit, Figure figure, int bucket, long n) {
        static Took of(ResultSet row, StatementContext context) throws SQLException {
            return new Took(
                    row.getString("unit"),
                    Figure.valueOf(row.getString("figure")),
                    Integer.parseInt(row.getString("key")),
                    row.getLong("n"));
        }
    }

    /** The condition that a fact {@code f} is one of those asked for; the unit by which it is counted lies where it is said. */
    static String matching(String unit) {
        return """
                (:unit::text IS NULL OR %s = :unit)
                AND (:channel::text IS NULL OR f.channel = :channel)
                AND (:type::text IS NULL OR f.type = :type)
                AND (:urgency::text IS NULL OR f.urgency = :urgency)
                AND (:areaFrom::text IS NULL
                     OR (f.channel IS NOT NULL AND coalesce(f.area_code, '') BETWEEN :areaFrom AND :areaTo))
                AND (:categoryFrom::text IS NULL
                     OR (f.channel IS NOT NULL AND coalesce(f.category_code, '') BETWEEN :categoryFrom AND :categoryTo))
                AND (:firstResponder::text IS NULL OR f.first_responder = :firstResponder)
                """.formatted(unit);
    }

    static Query within(Period period, Query query) {
        return query.bind("from", period.from()).bind("to", period.to());
    }

    static Query filtered(Filter filter, Query query) {
        Channel channel = filter.channel();
        TicketType type = filter.type();
        Urgency urgency = filter.urgency();
        CodeRange area = filter.areaCode() == null ? null : CodeRange.of(filter.areaCode());
        CodeRange category = filter.categoryCode() == null ? null : CodeRange.of(filter.categoryCode());
        return query.bind("unit", filter.unit())
                .bind("channel", channel == null ? null : channel.name())
                .bind("type", type == null ? null : type.name())
                .bind("urgency", urgency == null ? null : urgency.name())
                .bind("areaFrom", area == null ? null : area.from())
                .bind("areaTo", area == null ? null : area.to())
                .bind("categoryFrom", category == null ? null : category.from())
                .bind("categoryTo", category == null ? null : category.to())
                .bind("firstResponder", filter.firstResponder());
    }
}
