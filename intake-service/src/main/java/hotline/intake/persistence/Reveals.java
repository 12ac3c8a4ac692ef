package hotline.intake.persistence;

import hotline.rest.Cursor;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Who was shown a contact and original words, and why: kept for good, read by those who watch over it. */
@ApplicationScoped
public class Reveals {
    private final Jdbi jdbi;

    Reveals(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * One of them.
     *
     * @param unitCode the asker's unit; null for the hotline's own people
     * @param what the names of the fields that were shown
     */
    public record Reveal(
            UUID id,
            UUID ticketId,
            Instant at,
            String by,
            @Nullable String unitCode,
            String reason,
            List<String> what) {
        public Reveal {
            what = List.copyOf(what);
        }
    }

    public void add(Reveal reveal) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO reveal (id, ticket_id, at, by, unit_code, reason, what)
                        VALUES (:id, :ticketId, :at, :by, :unitCode, :reason, :what)
                        """)
                .bind("id", reveal.id())
                .bind("ticketId", reveal.ticketId())
                .bind("at", reveal.at())
                .bind("by", reveal.by())
                .bind("unitCode", reveal.unitCode())
                .bind("reason", reveal.reason())
                .bindArray("what", String.class, reveal.what())
                .execute());
    }

    /** Those of a ticket, oldest first, after the cursor. */
    public List<Reveal> of(UUID ticketId, @Nullable Cursor after, int atMost) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT id, ticket_id, at, by, unit_code, reason, what FROM reveal
                        WHERE ticket_id = :ticketId AND (at, id) > (:at, :id) ORDER BY at, id LIMIT :atMost
                        """)
                .bind("ticketId", ticketId)
                .bind("at", after == null ? Instant.EPOCH : after.at())
                .bind("id", after == null ? new UUID(0, 0) : after.id())
                .bind("atMost", atMost)
                .map((row, context) -> new Reveal(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getTimestamp(3).toInstant(),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        List.of(strings(row.getArray(7)))))
                .list());
    }

    private static String[] strings(Array array) throws java.sql.SQLException {
        return (String[]) array.getArray();
    }
}
