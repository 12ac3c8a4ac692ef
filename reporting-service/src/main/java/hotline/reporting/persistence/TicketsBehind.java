package hotline.reporting.persistence;

import hotline.reporting.facts.Basis;
import hotline.reporting.facts.CaseStage;
import hotline.reporting.facts.Channel;
import hotline.reporting.facts.Figure;
import hotline.reporting.facts.TicketType;
import hotline.reporting.facts.Urgency;
import hotline.reporting.indicators.Filter;
import hotline.reporting.indicators.Period;
import hotline.reporting.indicators.Slice;
import hotline.reporting.persistence.FigureTables.Behind;
import hotline.reporting.persistence.FigureTables.Place;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/**
 * The tickets behind a figure: those that count by what happened, and of open ones those that count by the clock.
 *
 * <p>The counters say on which days there are any, so that a page reads the facts of the days that it shows, however long
 * the period is. Where filters are combined, the days follow one of them, and more of them are read at each step.
 */
final class TicketsBehind {
    private static final UUID FIRST = new UUID(0, 0);

    /** The order of PostgreSQL, which compares the bytes of an id. */
    private static final Comparator<Behind> ORDER = Comparator.comparing(
                    (Behind behind) -> behind.place().day())
            .thenComparing(behind -> behind.id().toString())
            .thenComparingInt(behind -> behind.place().nth());

    private final Handle handle;
    private final Figure figure;
    private final Basis basis;
    private final Period period;
    private final Filter filter;
    private final @Nullable Place after;
    private final Instant now;

    private TicketsBehind(
            Handle handle,
            Figure figure,
            Basis basis,
            Period period,
            Filter filter,
            @Nullable Place after,
            Instant now) {
        this.handle = handle;
        this.figure = figure;
        this.basis = basis;
        this.period = period;
        this.filter = filter;
        this.after = after;
        this.now = now;
    }

    static List<Behind> read(
            Handle handle,
            Figure figure,
            Basis basis,
            Period period,
            Filter filter,
            @Nullable Place after,
            int limit,
            Instant now) {
        TicketsBehind behind = new TicketsBehind(handle, figure, basis, period, filter, after, now);
        return Stream.concat(behind.counted(limit).stream(), behind.byTheClock(limit).stream())
                .sorted(ORDER)
                .limit(limit)
                .toList();
    }

    private record Day(String day, long n) {}

    private List<Behind> counted(int limit) {
        List<Behind> found = new ArrayList<>();
        List<Day> days = days();
        int next = 0;
        for (long most = limit; next < days.size() && found.size() < limit; most *= 2) {
            List<String> chunk = new ArrayList<>();
            long inChunk = 0;
            while (next < days.size() && inChunk < most) {
                Day day = days.get(next++);
                chunk.add(day.day());
                inChunk += day.n();
            }
            found.addAll(counted(chunk, limit - found.size()));
        }
        return found;
    }

    /** The days on which the figure counts anything, as far as one of the filters can say. */
    private List<Day> days() {
        Slice slice = filter.counters();
        if (slice == null) {
            slice = filter.unit() == null ? Slice.WHOLE : Slice.ofUnit(filter.unit());
        }
        return FigureTables.within(period, handle.createQuery("""
                        SELECT day::text, sum(n) AS n FROM counter_now
                        WHERE basis = :basis AND figure = :figure AND unit = :unit AND dimension = :dimension
                          AND key BETWEEN :keyFrom AND :keyTo AND day BETWEEN :from AND :to
                        GROUP BY day HAVING sum(n) > 0 ORDER BY day
                        """))
                .bind("basis", basis.name())
                .bind("figure", figure.name())
                .bind("unit", slice.unit())
                .bind("dimension", slice.dimension().name())
                .bind("keyFrom", slice.keys().from())
                .bind("keyTo", slice.keys().to())
                .map((row, context) -> new Day(row.getString("day"), row.getLong("n")))
                .list();
    }

    private List<Behind> counted(List<String> days, int limit) {
        return page("""
                SELECT c.day, c.ticket_id, c.nth, c.unit
                FROM contribution c JOIN ticket_fact f ON f.id = c.ticket_id
                WHERE c.basis = :basis AND c.figure = :figure AND c.dimension = 'ALL' AND c.day = ANY(:days::date[])
                  AND (c.basis <> 'DUE' OR c.at < :now) AND (c.day, c.ticket_id, c.nth) > (:day, :ticket, :nth) AND %s
                """.formatted(FigureTables.matching("c.unit")), limit)
                .bind("basis", basis.name())
                .bind("figure", figure.name())
                .bindArray("days", String.class, days)
                .map(TicketsBehind::behind)
                .list();
    }

    private List<Behind> byTheClock(int limit) {
        String condition = basis == Basis.COHORT ? byClock(figure) : null;
        return condition == null
                ? List.of()
                : FigureTables.within(
                                period, page("""
                        SELECT f.first_dispatched_day AS day, f.id AS ticket_id, 0 AS nth, f.lead_unit AS unit
                        FROM ticket_fact f
                        WHERE f.open AND f.first_dispatched_day BETWEEN :from AND :to AND (%s)
                          AND (f.first_dispatched_day, f.id, 0) > (:day, :ticket, :nth) AND %s
                        """.formatted(condition, FigureTables.matching("f.lead_unit")), limit))
                        .map(TicketsBehind::behind)
                        .list();
    }

    private Query page(String source, int limit) {
        return FigureTables.filtered(filter, handle.createQuery("""
                        SELECT b.*, f.number, f.registered_at, f.lead_unit, f.channel, f.type, f.urgency, f.area_code,
                               f.category_code, coalesce(f.case_stage, f.outcome, 'REGISTERED') AS stage
                        FROM (SELECT * FROM (%s) source ORDER BY day, ticket_id, nth LIMIT :limit) b
                        JOIN ticket_fact f ON f.id = b.ticket_id
                        ORDER BY b.day, b.ticket_id, b.nth
                        """.formatted(source)))
                .bind("day", after == null ? period.from() : after.day())
                .bind("ticket", after == null ? FIRST : after.ticket())
                .bind("nth", after == null ? -1 : after.nth())
                .bind("now", now)
                .bind("limit", limit);
    }

    /** Which open facts count in the figure as of now; null where none does. */
    private static @Nullable String byClock(Figure figure) {
        return switch (figure) {
            case OPEN -> "true";
            case TO_SIGN -> stage(CaseStage.DISPATCHED);
            case HANDLING -> stage(CaseStage.HANDLING);
            case RETURN_REQUESTED -> stage(CaseStage.RETURN_REQUESTED);
            case DISPUTED -> stage(CaseStage.DISPUTED);
            case TO_CALL_BACK -> stage(CaseStage.REPLIED);
            case LONG_TERM -> stage(CaseStage.LONG_TERM);
            case OVERDUE -> FigureTables.OVERDUE;
            case LATE, REPLY_DUE -> FigureTables.LATE;
            default -> null;
        };
    }

    private static String stage(CaseStage stage) {
        return "f.case_stage = '" + stage.name() + "'";
    }

    private static Behind behind(ResultSet row, StatementContext context) throws SQLException {
        UUID id = row.getObject("ticket_id", UUID.class);
        String channel = row.getString("channel");
        String type = row.getString("type");
        String urgency = row.getString("urgency");
        return new Behind(
                new Place(row.getObject("day", LocalDate.class), id, row.getInt("nth")),
                id,
                row.getString("number"),
                FactRow.instant(row, "registered_at"),
                row.getString("unit"),
                row.getString("lead_unit"),
                channel == null ? null : Channel.valueOf(channel),
                type == null ? null : TicketType.valueOf(type),
                urgency == null ? null : Urgency.valueOf(urgency),
                row.getString("area_code"),
                row.getString("category_code"),
                row.getString("stage"));
    }
}
