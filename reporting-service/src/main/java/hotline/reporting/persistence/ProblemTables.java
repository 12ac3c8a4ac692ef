package hotline.reporting.persistence;

import hotline.reporting.facts.Days;
import hotline.reporting.facts.Ledger;
import hotline.reporting.facts.OpinionFact;
import hotline.reporting.facts.ProblemContributions;
import hotline.reporting.facts.ProblemDimension;
import hotline.reporting.facts.ProblemKey;
import hotline.reporting.indicators.Period;
import hotline.reporting.persistence.Rows.Column;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** The entries of the problem lists and their counters. */
@ApplicationScoped
public class ProblemTables {
    private static final Rows<OpinionFact> OPINIONS = new Rows<>(
            "opinion_fact",
            List.of(
                    new Column<>("id", "uuid", OpinionFact::id),
                    new Column<>("sequence", "integer", OpinionFact::sequence),
                    new Column<>("ledger", "text", OpinionFact::ledger),
                    new Column<>("channel", "text", OpinionFact::channel),
                    new Column<>("unit", "text", OpinionFact::unit),
                    new Column<>("area", "text", OpinionFact::area),
                    new Column<>("collected_at", "timestamptz", OpinionFact::collectedAt),
                    new Column<>("collected_day", "date", fact -> Days.of(fact.collectedAt())),
                    new Column<>("rectified_at", "timestamptz", OpinionFact::rectifiedAt),
                    new Column<>(
                            "rectified_day",
                            "date",
                            fact -> fact.rectifiedAt() == null ? null : Days.of(fact.rectifiedAt()))));

    private static final Rows<Map.Entry<ProblemKey, Long>> COUNTERS = new Rows<>(
            "problem_counter",
            List.of(
                    new Column<>("basis", "text", move -> move.getKey().basis()),
                    new Column<>("ledger", "text", move -> move.getKey().ledger()),
                    new Column<>("dimension", "text", move -> move.getKey().dimension()),
                    new Column<>("key", "text", move -> move.getKey().key()),
                    new Column<>("day", "date", move -> move.getKey().day()),
                    new Column<>("figure", "text", move -> move.getKey().figure()),
                    new Column<>("n", "bigint", Map.Entry::getValue)));

    private final Jdbi jdbi;
    private final Snapshot snapshot;

    ProblemTables(Jdbi jdbi, Snapshot snapshot) {
        this.jdbi = jdbi;
        this.snapshot = snapshot;
    }

    /**
     * The entries of one list that share a value.
     *
     * @param key the value of the dimension; empty for {@code ALL}, and where none was named
     * @param collected collected in the period
     * @param rectified of those collected in the period, how many are rectified now
     * @param rectifiedInPeriod rectified in the period, whenever they were collected
     */
    public record ProblemCount(
            Ledger ledger, ProblemDimension by, String key, long collected, long rectified, long rectifiedInPeriod) {
        static ProblemCount of(ResultSet row, StatementContext context) throws SQLException {
            return new ProblemCount(
                    Ledger.valueOf(row.getString("ledger")),
                    ProblemDimension.valueOf(row.getString("dimension")),
                    row.getString("key"),
                    row.getLong("collected"),
                    row.getLong("rectified"),
                    row.getLong("rectified_in_period"));
        }
    }

    /** All counts of the period, by ledger, dimension and key; a ledger without entries is not in it. */
    public List<ProblemCount> read(Period period) {
        return snapshot.read(handle -> handle.createQuery("""
                        SELECT ledger, dimension, key,
                               coalesce(sum(n) FILTER (WHERE basis = 'COHORT' AND figure = 'COLLECTED'), 0) AS collected,
                               coalesce(sum(n) FILTER (WHERE basis = 'COHORT' AND figure = 'RECTIFIED'), 0) AS rectified,
                               coalesce(sum(n) FILTER (WHERE basis = 'FLOW'), 0) AS rectified_in_period
                        FROM problem_counter WHERE day BETWEEN :from AND :to
                        GROUP BY ledger, dimension, key ORDER BY ledger, dimension, key
                        """)
                .bind("from", period.from())
                .bind("to", period.to())
                .map(ProblemCount::of)
                .list());
    }

    /** The entries of these ids that are known, locked until the end of the caller's transaction. */
    public Map<UUID, OpinionFact> load(SortedSet<UUID> ids) {
        Map<UUID, OpinionFact> known = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbi.useHandle(handle -> handle.createQuery(
                            "SELECT * FROM opinion_fact WHERE id = ANY(:ids) ORDER BY id FOR UPDATE")
                    .bindArray("ids", UUID.class, ids)
                    .map(ProblemTables::opinion)
                    .forEach(fact -> known.put(fact.id(), fact)));
        }
        return known;
    }

    /** Writes what has changed, and moves the counters by it. */
    public void save(Map<UUID, OpinionFact> before, Map<UUID, OpinionFact> now) {
        List<OpinionFact> changed = now.values().stream()
                .filter(fact -> !fact.equals(before.get(fact.id())))
                .toList();
        if (!changed.isEmpty()) {
            jdbi.useHandle(handle -> {
                OPINIONS.insert(
                        handle,
                        changed.stream()
                                .filter(fact -> !before.containsKey(fact.id()))
                                .toList(),
                        "");
                OPINIONS.update(
                        handle,
                        changed.stream()
                                .filter(fact -> before.containsKey(fact.id()))
                                .toList());
                COUNTERS.insertMany(
                        handle,
                        ProblemContributions.moves(before.values(), now.values())
                                .entrySet(),
                        """
                        ON CONFLICT (basis, ledger, dimension, key, day, figure)
                        DO UPDATE SET n = problem_counter.n + excluded.n
                        """);
            });
        }
    }

    private static OpinionFact opinion(ResultSet row, StatementContext context) throws SQLException {
        return new OpinionFact(
                row.getObject("id", UUID.class),
                row.getInt("sequence"),
                Ledger.valueOf(row.getString("ledger")),
                row.getString("channel"),
                row.getString("unit"),
                row.getString("area"),
                row.getTimestamp("collected_at").toInstant(),
                FactRow.instant(row, "rectified_at"));
    }
}
