package hotline.reporting.persistence;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Reads that all see the same moment of the database. */
@ApplicationScoped
public class Snapshot {
    private final Jdbi jdbi;

    Snapshot(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Reads in one transaction that sees nothing of what others commit meanwhile, and changes nothing. */
    public <T> T read(Function<Handle, T> reading) {
        return QuarkusTransaction.requiringNew()
                .call(() -> jdbi.withHandle(handle -> {
                    handle.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
                    return reading.apply(handle);
                }));
    }
}
