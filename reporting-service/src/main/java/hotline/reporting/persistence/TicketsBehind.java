package hotline.reporting.persistence;

import hotline.reporting.facts.Basis;
import hotline.reporting.facts.CaseStage;
import hotline.reporting.facts.Channel;
import hotline.reporting.facts.Figure;
import hotline.reporting.facts.TicketType;
import hotline.reporting.facts.Urgency;
import hotline.reporting.indicators.Filter;
import hotline.reporting.indicators.Period;
import hotline.reporting.persistence.FigureTables.Behind;
import hotline.reporting.persistence.FigureTables.Place;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The tickets behind a figure: those that count by what happened, and of open ones those that count by the clock. */
final class TicketsBehind {
    private static final UUID FIRST = new UUID(0, 0);

    private TicketsBehind() {}

    static List<Behind> read(
            Handle handle,
            Figure figure,
            Basis basis,
            Period period,
            Filter filter,
            @Nullable Place after,
            int limit,
            Instant now) {
        List<String> sources = new ArrayList<>();
        sources.add("""
                SELECT c.day, c.ticket_id, c.nth, c.unit
                FROM contribution c JOIN ticket_fact f ON f.id = c.ticket_id
                WHERE c.basis = :basis AND c.figure = :figure AND c.day BETWEEN :from AND :to
                  AND (c.basis <> 'DUE' OR c.at < :now) AND (c.day, c.ticket_id, c.nth) > (:day, :ticket, :nth) AND %s
                """.formatted(FigureTables.matching("c.unit")));
        String byClock = basis == Basis.COHORT ? byClock(figure) : null;
        if (byClock != null) {
            sources.add("""
                    SELECT f.first_dispatched_day, f.id, 0, f.lead_unit
                    FROM ticket_fact f
                    WHERE f.open AND f.first_dispatched_day BETWEEN :from AND :to
                      AND (f.first_dispatched_day, f.id, 0) > (:day, :ticket, :nth) AND (%s) AND %s
                    """.formatted(byClock, FigureTables.matching("f.lead_unit")));
        }
        return FigureTables.filtered(filter, FigureTables.within(period, handle.createQuery("""
                        SELECT b.*, f.number, f.registered_at, f.lead_unit, f.channel, f.type, f.urgency, f.area_code,
                               f.category_code, coalesce(f.case_stage, f.outcome, 'REGISTERED') AS stage
                        FROM (SELECT * FROM (%s) all_of_them ORDER BY day, ticket_id, nth LIMIT :limit) b
                        JOIN ticket_fact f ON f.id = b.ticket_id
                        ORDER BY b.day, b.ticket_id, b.nth
                        """.formatted(
                                String.join(" UNION ALL ", sources)))))
                .bind("basis", basis.name())
                .bind("figure", figure.name())
                .bind("day", after == null ? period.from() : after.day())
                .bind("ticket", after == null ? FIRST : after.ticket())
                .bind("nth", after == null ? -1 : after.nth())
                .bind("now", now)
                .bind("limit", limit)
                .map(TicketsBehind::behind)
                .list();
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
