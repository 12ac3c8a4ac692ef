package hotline.reporting.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/** Reads that all see the same moment of the database. */
@ApplicationScoped
public class Snapshot {
    private final Jdbi jdbi;

    Snapshot(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Reads in one transaction that sees nothing of what others commit meanwhile, and changes nothing. Level and mode are set
     * on the connection before the transaction begins: as a prepared statement inside it, PostgreSQL refuses them whenever it
     * plans the statement anew.
     */
    public <T> T read(HandleCallback<T, RuntimeException> reading) {
        return jdbi.withHandle(handle -> {
            handle.setReadOnly(true);
            try {
                return handle.inTransaction(TransactionIsolationLevel.REPEATABLE_READ, reading);
            } finally {
                handle.setReadOnly(false);
            }
        });
    }
}
