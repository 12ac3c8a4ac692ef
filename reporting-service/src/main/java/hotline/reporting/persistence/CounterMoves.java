package hotline.reporting.persistence;

import hotline.reporting.facts.CounterKey;
import hotline.reporting.facts.Moves;
import hotline.reporting.persistence.Rows.Column;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Handle;

/**
 * Moves counters further: the moves of a batch are one row of {@code counter_moves}, and those of many batches are folded into
 * {@code counter} together. Who reads asks the view {@code counter_now}, which has both.
 */
@ApplicationScoped
class CounterMoves {
    private static final Rows<Map.Entry<CounterKey, Long>> ROWS = new Rows<>(
            "counter_moves",
            List.of(
                    new Column<>("basis", "text", move -> move.getKey().basis()),
                    new Column<>("unit", "text", move -> move.getKey().unit()),
                    new Column<>("dimension", "text", move -> move.getKey().dimension()),
                    new Column<>("key", "text", move -> move.getKey().key()),
                    new Column<>("day", "date", move -> move.getKey().day()),
                    new Column<>("figure", "text", move -> move.getKey().figure()),
                    new Column<>("n", "bigint", Map.Entry::getValue)));

    /** In the order of the counters' keys, so that two replicas that fold at once do not wait for each other in a circle. */
    private static final String FOLD = """
            WITH taken AS (
              DELETE FROM counter_moves WHERE id IN (SELECT id FROM counter_moves FOR UPDATE SKIP LOCKED) RETURNING *
            )
            INSERT INTO counter (basis, unit, dimension, key, day, figure, n)
            SELECT m.basis, m.unit, m.dimension, m.key, m.day, m.figure, sum(m.n)
            FROM taken
            CROSS JOIN LATERAL unnest(taken.basis, taken.unit, taken.dimension, taken.key, taken.day, taken.figure, taken.n)
              AS m (basis, unit, dimension, key, day, figure, n)
            GROUP BY m.basis, m.unit, m.dimension, m.key, m.day, m.figure HAVING sum(m.n) <> 0
            ORDER BY m.basis, m.unit COLLATE "C", m.dimension, m.key COLLATE "C", m.day, m.figure
            ON CONFLICT (basis, unit, dimension, key, day, figure) DO UPDATE SET n = counter.n + excluded.n
            """;

    private final int foldedEvery;

    /**
     * @param foldedEvery after how many batches the counters themselves are written. The more, the fewer writes, and the more
     *     rows each reader has to add up.
     */
    CounterMoves(@ConfigProperty(name = "hotline.counters.folded-every", defaultValue = "50") int foldedEvery) {
        this.foldedEvery = foldedEvery;
    }

    /** Adds what a batch has moved, in the transaction and the generation of the caller. */
    void add(Handle handle, Moves moves) {
        if (!moves.byKey().isEmpty() && ROWS.insertAsOne(handle, moves.byKey().entrySet()) % foldedEvery == 0) {
            handle.execute(FOLD);
        }
    }
}
