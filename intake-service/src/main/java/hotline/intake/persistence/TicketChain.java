package hotline.intake.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Tickets that hang together: each names those that it continues. */
@ApplicationScoped
public class TicketChain {
    /** A chain that is longer shows the nearest. */
    private static final int MOST = 100;

    private final Jdbi jdbi;

    TicketChain(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    private record Link(UUID id, String number, List<String> links) {}

    /** The ticket with this number and all that are linked with it, over others too. */
    public List<UUID> of(String number) {
        Map<String, UUID> found = new LinkedHashMap<>();
        Set<String> asked = new HashSet<>();
        Set<String> next = Set.of(number);
        while (!next.isEmpty() && found.size() < MOST) {
            asked.addAll(next);
            Set<String> named = new LinkedHashSet<>();
            for (Link link : around(next)) {
                found.putIfAbsent(link.number(), link.id());
                named.add(link.number());
                named.addAll(link.links());
            }
            named.removeAll(asked);
            next = named;
        }
        return found.values().stream().limit(MOST).toList();
    }

    /** Those with these numbers, and those that name one of them. */
    private List<Link> around(Collection<String> numbers) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT id, number, links FROM ticket WHERE number = ANY(:numbers)
                        UNION ALL
                        SELECT id, number, links FROM ticket WHERE links <> '{}' AND links && :numbers::text[]
                        """)
                .bindArray("numbers", String.class, numbers)
                .map((row, context) ->
                        new Link(row.getObject(1, UUID.class), row.getString(2), strings(row.getArray(3))))
                .list());
    }

    private static List<String> strings(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
