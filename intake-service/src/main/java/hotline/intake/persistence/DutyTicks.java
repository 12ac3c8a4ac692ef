package hotline.intake.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The three dated ticks of FR-5, read from what happened: 联系 · 协调 · 反馈. */
@ApplicationScoped
public class DutyTicks {
    private final Jdbi jdbi;

    DutyTicks(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * When each was done; null while it is open.
     *
     * @param contact a unit has it
     * @param coordinate a unit has signed
     * @param feedback the caller was told, last
     */
    public record Ticks(
            @Nullable Instant contact,
            @Nullable Instant coordinate,
            @Nullable Instant feedback) {
        public static final Ticks NONE = new Ticks(null, null, null);
    }

    /** Those of these tickets. */
    public Map<UUID, Ticks> of(Collection<UUID> tickets) {
        Map<UUID, Ticks> ticks = new HashMap<>();
        if (tickets.isEmpty()) {
            return ticks;
        }
        jdbi.useHandle(handle -> handle.createQuery("""
                        SELECT t.id,
                          (SELECT min(e.at) FROM case_event e WHERE e.ticket_id = t.id AND e.type IN
                            ('hotline.case.dispatched.v1', 'hotline.case.assigned.v1', 'hotline.case.designated.v1')),
                          (SELECT min(e.at) FROM case_event e
                           WHERE e.ticket_id = t.id AND e.type = 'hotline.case.signed.v1'),
                          (SELECT max(m.settled_at) FROM message m
                           WHERE m.ticket_id = t.id AND m.audience = 'CALLER' AND m.state IN ('DELIVERED', 'SPOKEN'))
                        FROM unnest(:ids::uuid[]) AS t (id)
                        """)
                .bindArray("ids", UUID.class, tickets)
                .map((row, context) ->
                        Map.entry(row.getObject(1, UUID.class), new Ticks(time(row, 2), time(row, 3), time(row, 4))))
                .forEach(entry -> ticks.put(entry.getKey(), entry.getValue())));
        return ticks;
    }

    private static @Nullable Instant time(ResultSet row, int column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
