package hotline.messaging;

import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * The outbox table, read and emptied over one connection of its own. Leadership is an advisory lock of that same
 * connection, so who loses the connection has lost the lead and cannot delete any more.
 */
final class SqlOutbox implements Outbox {
    private static final long LEADER_LOCK = 12345_0001L;

    private final Handle handle;
    private final Clock clock;
    private boolean leads;

    SqlOutbox(Jdbi jdbi, Clock clock) {
        this.handle = jdbi.open();
        this.clock = clock;
        // what was forgotten and comes back after a power cut is sent again, and readers pass over repeats
        handle.execute("SET synchronous_commit = off");
        handle.execute("SET plan_cache_mode = force_generic_plan");
    }

    @Override
    public boolean leads() {
        if (!leads) {
            leads = handle.createQuery("SELECT pg_try_advisory_lock(:lock)")
                    .bind("lock", LEADER_LOCK)
                    .mapTo(Boolean.class)
                    .one();
        }
        return leads;
    }

    @Override
    public List<Outgoing> unsent(int atMost) {
        return handle.createQuery("""
                SELECT o.id, o.topic, coalesce(o.record::text, o.key) AS key, coalesce(h.sequence, l.sequence) AS sequence,
                       h.type, h.at, coalesce(h.data, l.data) AS data, o.trace
                FROM (SELECT * FROM outbox ORDER BY id LIMIT :atMost) o
                LEFT JOIN history h ON h.record = o.record AND h.sequence = o.sequence
                LEFT JOIN latest l ON l.topic = o.topic AND l.key = o.key
                ORDER BY o.id
                """)
                .bind("atMost", atMost)
                .map(SqlOutbox::outgoing)
                .list();
    }

    @Override
    public void forget(Collection<Long> ids) {
        handle.createUpdate("DELETE FROM outbox WHERE id = ANY(:ids)")
                .bindArray("ids", Long.class, ids)
                .execute();
    }

    @Override
    public int sendAgain(int atMost) {
        return handle.createUpdate("""
                WITH due AS (
                  DELETE FROM resend WHERE id IN
                    (SELECT id FROM resend WHERE due_at <= :now ORDER BY due_at, id LIMIT :atMost)
                  RETURNING topic, key
                )
                INSERT INTO outbox (topic, key) SELECT topic, key FROM due
                """)
                .bind("now", clock.instant())
                .bind("atMost", atMost)
                .execute();
    }

    @Override
    public void close() {
        try (handle) {
            if (leads) {
                leads = false;
                handle.execute("SELECT pg_advisory_unlock(?)", LEADER_LOCK);
            }
            handle.execute("RESET synchronous_commit");
            handle.execute("RESET plan_cache_mode");
        }
    }

    private static Outgoing outgoing(java.sql.ResultSet row, StatementContext context) throws SQLException {
        var at = row.getTimestamp("at");
        return new Outgoing(
                row.getLong("id"),
                row.getString("topic"),
                row.getString("key"),
                row.getInt("sequence"),
                row.getString("type"),
                at == null ? null : at.toInstant(),
                row.getString("data"),
                row.getString("trace"));
    }
}
