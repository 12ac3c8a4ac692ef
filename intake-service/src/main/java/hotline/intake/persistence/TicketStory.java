package hotline.intake.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** What happened to a ticket and its case, as plain rows. */
@ApplicationScoped
public class TicketStory {
    private final Jdbi jdbi;

    TicketStory(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Something that happened, own or heard. {@code data} is the event's JSON. */
    public record Happening(int source, int sequence, String type, Instant at, String data) {}

    /** All that happened, oldest first; at the same time the ticket's own before the case's. */
    public List<Happening> of(UUID ticketId) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT 0 AS source, sequence, type, at, data::text FROM history
                        WHERE record = :id AND type <> 'hotline.ticket.message-settled.v1'
                        UNION ALL
                        SELECT 1, sequence, type, at, data::text FROM case_event WHERE ticket_id = :id
                        ORDER BY at, source, sequence
                        """)
                .bind("id", ticketId)
                .map((row, context) -> new Happening(
                        row.getInt(1),
                        row.getInt(2),
                        row.getString(3),
                        row.getTimestamp(4).toInstant(),
                        row.getString(5)))
                .list());
    }
}
