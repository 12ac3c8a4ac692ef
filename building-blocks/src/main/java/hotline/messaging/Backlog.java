package hotline.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** What waits in the database, counted at most once in five seconds however often it is asked for. */
@ApplicationScoped
public class Backlog {
    private static final long FRESH = Duration.ofSeconds(5).toNanos();
    private static final int MOST = 100_000;

    private final Jdbi jdbi;
    private @Nullable Waiting last;
    private long countedAt;

    Backlog(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * What waits.
     *
     * @param unsent rows of the outbox, 100,000 where there are more
     * @param oldestSeconds how long the oldest of them has waited, in seconds; 0 where there is none
     * @param heldMessages messages that wait behind one that could not be applied
     * @param heldKeys of how many keys they are
     * @param heldOverAMinute how many of them have waited for over a minute
     */
    public record Waiting(long unsent, double oldestSeconds, long heldMessages, long heldKeys, long heldOverAMinute) {}

    /** As last counted. */
    public synchronized Waiting now() {
        if (last == null || System.nanoTime() - countedAt > FRESH) {
            last = count();
            countedAt = System.nanoTime();
        }
        return last;
    }

    private Waiting count() {
        return jdbi.withHandle(handle ->
                handle.createQuery("""
                        SELECT (SELECT count(*) FROM (SELECT 1 FROM outbox LIMIT :most) AS counted) AS unsent,
                               coalesce((SELECT extract(epoch FROM now() - since) FROM outbox ORDER BY id LIMIT 1), 0) AS oldest,
                               count(*) AS held, count(DISTINCT (topic, key)) AS keys,
                               count(*) FILTER (WHERE held_at < now() - interval '60 seconds') AS long_held
                        FROM held_message
                        """).bind("most", MOST).map(Backlog::waiting).one());
    }

    private static Waiting waiting(java.sql.ResultSet row, StatementContext context) throws java.sql.SQLException {
        return new Waiting(
                row.getLong("unsent"),
                Math.max(0, row.getDouble("oldest")),
                row.getLong("held"),
                row.getLong("keys"),
                row.getLong("long_held"));
    }
}
