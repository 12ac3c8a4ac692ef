package hotline.reporting.persistence;

import hotline.reporting.facts.Basis;
import hotline.reporting.facts.CaseStage;
import hotline.reporting.facts.Channel;
import hotline.reporting.facts.Figure;
import hotline.reporting.facts.TicketType;
import hotline.reporting.indicators.Counts;
import hotline.reporting.indicators.Cut;
import hotline.reporting.indicators.Durations;
import hotline.reporting.indicators.Filter;
import hotline.reporting.indicators.Period;
import hotline.reporting.indicators.Slice;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The figures of a period: from the narrow counters where they can answer, else from the facts of the period by index. */
@ApplicationScoped
public class FigureTables {
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

    /** All figures of the basis, read in one snapshot; open ones, which only the cohort has, as of that moment. */
    public Figures read(Basis basis, Period period, Filter filter, Instant now) {
        return snapshot.read(handle -> {
            Slice slice = filter.counters();
            Counts counts = new Counts();
            if (slice != null) {
                addCounters(handle, counts, basis, period, slice);
            } else {
                addFacts(handle, counts, basis, period, filter);
            }
            if (basis == Basis.COHORT) {
                addOpen(handle, counts, period, filter, now);
            }
            return new Figures(counts, slice != null ? Source.COUNTERS : Source.FACTS);
        });
    }

    /** Figures side by side, by what they were cut by, in the order of the keys; and where they were read. */
    public record Breakdown(SortedMap<String, Counts> byKey, Source computedFrom) {}

    /** All figures of the basis, cut into parts, read in one snapshot. A part without any figure is not in it. */
    public Breakdown breakdown(Basis basis, Period period, Filter filter, Cut by, Instant now) {
        return snapshot.read(handle -> new Breakdown(new TreeMap<>(), Source.COUNTERS));
    }

    /** Where a list of tickets goes on: behind this one. A ticket that counts twice has two places. */
    public record Place(LocalDate day, UUID ticket, int nth) {}

    /**
     * A ticket that counts in a figure.
     *
     * @param place where it stands in the list; its day is the one by which it is counted
     * @param unit the unit by which it is counted; empty where the figure has none
     * @param stage where its case stands now; null where it has none
     */
    public record Behind(
            Place place,
            UUID id,
            @Nullable String number,
            String unit,
            @Nullable Channel channel,
            @Nullable TicketType type,
            @Nullable String areaCode,
            @Nullable String categoryCode,
            @Nullable CaseStage stage) {}

    /** Exactly what is counted in a figure, in order of day and ticket: as many as the figure says. */
    public List<Behind> ticketsBehind(
            Figure figure, Basis basis, Period period, Filter filter, @Nullable Place after, int limit, Instant now) {
        return snapshot.read(handle -> List.of());
    }

    /** How long each step took that was done in the period, by unit; the whole is under the empty unit. */
    public Map<String, Map<Figure, Durations>> durations(Period period) {
        return snapshot.read(handle -> Map.of());
    }

    private static void addCounters(Handle handle, Counts counts, Basis basis, Period period, Slice slice) {
        within(period, handle.createQuery("""
                        SELECT figure, sum(n) AS n FROM counter
                        WHERE basis = :basis AND unit = :unit AND dimension = :dimension AND key = :key
                          AND day BETWEEN :from AND :to
                        GROUP BY figure
                        """))
                .bind("basis", basis.name())
                .bind("unit", slice.unit())
                .bind("dimension", slice.dimension().name())
                .bind("key", slice.key())
                .map(Count::of)
                .forEach(count -> counts.add(count.figure(), count.n()));
    }

    private static void addFacts(Handle handle, Counts counts, Basis basis, Period period, Filter filter) {
        filtered(filter, within(period, handle.createQuery("""
                        SELECT figure, count(*) AS n FROM counted
                        WHERE basis = :basis AND day BETWEEN :from AND :to AND %s
                        GROUP BY figure
                        """.formatted(matching("unit")))))
                .bind("basis", basis.name())
                .map(Count::of)
                .forEach(count -> counts.add(count.figure(), count.n()));
    }

    private static void addOpen(Handle handle, Counts counts, Period period, Filter filter, Instant now) {
        filtered(filter, within(period, handle.createQuery("""
                        SELECT case_stage, count(*) AS n,
                               count(*) FILTER (WHERE replied_at IS NULL AND (
                                 (signed_at IS NULL AND sign_due_at < :now)
                                 OR (contacted_at IS NULL AND contact_due_at < :now)
                                 OR reply_due_at < :now)) AS overdue
                        FROM ticket_fact
                        WHERE open AND first_dispatched_day BETWEEN :from AND :to AND %s
                        GROUP BY case_stage
                        """.formatted(matching("lead_unit")))))
                .bind("now", now)
                .map(Open::of)
                .forEach(open -> {
                    counts.add(Figure.OPEN, open.n());
                    counts.add(open.stage().openPart(), open.n());
                    counts.add(Figure.OVERDUE, open.overdue());
                });
    }

    private record Count(Figure figure, long n) {
        static Count of(ResultSet row, StatementContext context) throws SQLException {
            return new Count(Figure.valueOf(row.getString("figure")), row.getLong("n"));
        }
    }

    private record Open(CaseStage stage, long n, long overdue) {
        static Open of(ResultSet row, StatementContext context) throws SQLException {
            return new Open(CaseStage.valueOf(row.getString("case_stage")), row.getLong("n"), row.getLong("overdue"));
        }
    }

    private static String matching(String unit) {
        return """
                (:unit::text IS NULL OR %s = :unit)
                AND (:channel::text IS NULL OR channel = :channel)
                AND (:type::text IS NULL OR type = :type)
                AND (:areaCode::text IS NULL OR area_code = :areaCode)
                AND (:categoryCode::text IS NULL OR category_code = :categoryCode)
                AND (:firstResponder::text IS NULL OR first_responder = :firstResponder)
                """.formatted(unit);
    }

    private static Query within(Period period, Query query) {
        return query.bind("from", period.from()).bind("to", period.to());
    }

    private static Query filtered(Filter filter, Query query) {
        Channel channel = filter.channel();
        TicketType type = filter.type();
        return query.bind("unit", filter.unit())
                .bind("channel", channel == null ? null : channel.name())
                .bind("type", type == null ? null : type.name())
                .bind("areaCode", filter.areaCode())
                .bind("categoryCode", filter.categoryCode())
                .bind("firstResponder", filter.firstResponder());
    }
}
