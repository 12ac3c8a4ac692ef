package hotline.intake.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Why a person's data were erased, by whom and when; kept, since nothing else tells it afterwards. */
@ApplicationScoped
public class Erasures {
    private final Jdbi jdbi;

    Erasures(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public void add(UUID ticketId, Instant at, String by, String reason) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "INSERT INTO erasure (ticket_id, at, by, reason) VALUES (:id, :at, :by, :reason)")
                .bind("id", ticketId)
                .bind("at", at)
                .bind("by", by)
                .bind("reason", reason)
                .execute());
    }
}
