package hotline.reporting.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/** Reads of the generation in use that all see the same moment of the database. */
@ApplicationScoped
public class Snapshot {
    private static final String UNDEFINED_TABLE = "42P01";

    private final Jdbi jdbi;

    Snapshot(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Reads in one transaction that sees nothing of what others commit meanwhile, and changes nothing. Level and mode are set
     * on the connection before the transaction begins: as a prepared statement inside it, PostgreSQL refuses them whenever it
     * plans the statement anew. A generation that was replaced and dropped between the look at the pointer and the reading is
     * gone in any snapshot; then it is read again from the one that took its place.
     */
    public <T> T read(HandleCallback<T, RuntimeException> reading) {
        try {
            return readOnce(reading);
        } catch (UnableToExecuteStatementException e) {
            if (e.getCause() instanceof SQLException sql && UNDEFINED_TABLE.equals(sql.getSQLState())) {
                return readOnce(reading);
            }
            throw e;
        }
    }

    private <T> T readOnce(HandleCallback<T, RuntimeException> reading) {
        return jdbi.withHandle(handle -> {
            handle.setReadOnly(true);
            try {
                return handle.inTransaction(TransactionIsolationLevel.REPEATABLE_READ, inside -> {
                    Generations.enterCurrent(inside);
                    return reading.withHandle(inside);
                });
            } finally {
                handle.setReadOnly(false);
            }
        });
    }
}
