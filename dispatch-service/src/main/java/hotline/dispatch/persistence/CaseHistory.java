package hotline.dispatch.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** What happened to a case, as it was recorded. */
@ApplicationScoped
public class CaseHistory {
    private final Jdbi jdbi;

    CaseHistory(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** One event; {@code data} is its body as JSON. */
    public record Row(int sequence, String type, Instant at, String data) {}

    /** All events of a case, oldest first. */
    public List<Row> of(UUID ticketId) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT sequence, type, at, data::text FROM history WHERE record = :id ORDER BY sequence")
                .bind("id", ticketId)
                .map((row, context) -> new Row(
                        row.getInt(1), row.getString(2), row.getTimestamp(3).toInstant(), row.getString(4)))
                .list());
    }
}
