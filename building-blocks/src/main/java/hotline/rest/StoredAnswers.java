package hotline.rest;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import org.jdbi.v3.core.Jdbi;

/** The answers kept under an {@code Idempotency-Key}. */
@ApplicationScoped
public class StoredAnswers {
    private final Jdbi jdbi;

    StoredAnswers(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Forgets those that show one of these records, named by id or by number. */
    public void forget(Collection<String> records) {
        jdbi.useHandle(handle -> handle.createUpdate("DELETE FROM idempotent_answer WHERE about = ANY(:records)")
                .bindArray("records", String.class, records)
                .execute());
    }
}
