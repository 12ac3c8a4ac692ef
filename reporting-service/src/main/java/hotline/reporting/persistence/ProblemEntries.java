package hotline.reporting.persistence;

import hotline.reporting.facts.Ledger;
import hotline.reporting.indicators.Period;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The entries behind a figure of the problem lists. */
@ApplicationScoped
public class ProblemEntries {
    private static final UUID FIRST = new UUID(0, 0);

    private final Snapshot snapshot;

    ProblemEntries(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** Which entries of a ledger count. */
    public enum Counted {
        /** Collected in the period. */
        COLLECTED("o.collected_day", "true"),
        /** Collected in the period and rectified by now. */
        RECTIFIED("o.collected_day", "o.rectified_at IS NOT NULL"),
        /** Rectified in the period, whenever collected. */
        RECTIFIED_IN_PERIOD("o.rectified_day", "true");

        private final String day;
        private final String condition;

        Counted(String day, String condition) {
            this.day = day;
            this.condition = condition;
        }
    }

    /**
     * An entry.
     *
     * @param day the day by which it counts
     */
    public record Entry(
            LocalDate day,
            UUID id,
            String channel,
            @Nullable String unit,
            @Nullable String area,
            Instant collectedAt,
            @Nullable Instant rectifiedAt) {}

    /**
     * The entries in the order of their days, from behind that place on.
     *
     * @param unit the unit whose entries are asked for; null for all
     */
    public List<Entry> read(
            Ledger ledger,
            Counted counted,
            Period period,
            @Nullable String unit,
            @Nullable LocalDate afterDay,
            @Nullable UUID afterId,
            int limit) {
        return snapshot.read(handle -> handle.createQuery("""
                        SELECT %1$s AS day, o.* FROM opinion_fact o
                        WHERE o.ledger = :ledger AND %2$s AND %1$s BETWEEN :from AND :to
                          AND (:unit::text IS NULL OR o.unit = :unit)
                          AND (%1$s, o.id) > (:day, :id)
                        ORDER BY 1, o.id LIMIT :limit
                        """.formatted(counted.day, counted.condition))
                .bind("ledger", ledger.name())
                .bind("from", period.from())
                .bind("to", period.to())
                .bind("unit", unit)
                .bind("day", afterDay == null ? period.from().minusDays(1) : afterDay)
                .bind("id", afterId == null ? FIRST : afterId)
                .bind("limit", limit)
                .map(ProblemEntries::entry)
                .list());
    }

    private static Entry entry(ResultSet row, StatementContext context) throws SQLException {
        return new Entry(
                row.getObject("day", LocalDate.class),
                row.getObject("id", UUID.class),
                row.getString("channel"),
                row.getString("unit"),
                row.getString("area"),
                row.getTimestamp("collected_at").toInstant(),
                FactRow.instant(row, "rectified_at"));
    }
}
