package hotline.dispatch.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Up to which version dispatch has heard of each ticket, those without a case too. */
@ApplicationScoped
public class HeardTickets {
    private final Jdbi jdbi;

    HeardTickets(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The last version heard of each of these; those never heard of are left out. */
    public Map<UUID, Integer> versions(Collection<UUID> ticketIds) {
        Map<UUID, Integer> versions = new HashMap<>();
        if (!ticketIds.isEmpty()) {
            jdbi.useHandle(handle -> handle.createQuery(
                            "SELECT ticket_id, sequence FROM heard_ticket WHERE ticket_id = ANY(:ids)")
                    .bindArray("ids", UUID.class, ticketIds)
                    .map((row, context) -> Map.entry(row.getObject(1, UUID.class), row.getInt(2)))
                    .forEach(entry -> versions.put(entry.getKey(), entry.getValue())));
        }
        return versions;
    }

    /** Remembers the versions now heard. */
    public void remember(Map<UUID, Integer> versions) {
        if (versions.isEmpty()) {
            return;
        }
        jdbi.useHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch("""
                    INSERT INTO heard_ticket (ticket_id, sequence) VALUES (:id, :sequence)
                    ON CONFLICT (ticket_id) DO UPDATE SET sequence = excluded.sequence
                    """);
            versions.forEach((id, sequence) ->
                    batch.bind("id", id).bind("sequence", sequence).add());
            batch.execute();
        });
    }
}
