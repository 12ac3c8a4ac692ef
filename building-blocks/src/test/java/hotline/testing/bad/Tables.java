package hotline.testing.bad;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** What a service's tables hold, as a text that is another one after any change. */
public final class Tables {
    private final Jdbi jdbi;
    private final String query;
    private String digest = "";
    private long seen;

    private Tables(Jdbi jdbi, String query) {
        this.jdbi = jdbi;
        this.query = query;
    }

    /**
     * All tables but these.
     *
     * @param but which change by themselves: what is sent, heard or filled in the background
     */
    public static Tables but(Jdbi jdbi, String... but) {
        List<String> names = jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT format('%I.%I', schemaname, tablename) FROM pg_tables
                        WHERE schemaname NOT IN ('pg_catalog', 'information_schema') AND tablename <> ALL (:but)
                        ORDER BY 1
                        """)
                .bindArray("but", String.class, (Object[]) but)
                .mapTo(String.class)
                .list());
        return new Tables(
                jdbi,
                names.stream()
                        .map(name -> "SELECT '%s ' || count(*) || ' ' || coalesce(sum(xmin::text::bigint), 0) FROM %s"
                                .formatted(name, name))
                        .collect(Collectors.joining(" UNION ALL ")));
    }

    /** A line for each table: how many rows, and a sum of the transactions that wrote them. */
    String digest() {
        return jdbi.withHandle(handle -> {
            long next = handle.createQuery("SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint")
                    .mapTo(Long.class)
                    .one();
            if (next != seen) { // else nobody has written anything
                List<String> lines =
                        handle.createQuery(query).mapTo(String.class).list();
                digest = String.join("\n", lines);
                seen = next;
            }
            return digest;
        });
    }

    /** The lines that differ. */
    static String difference(String before, String after) {
        Set<String> lines = new HashSet<>(Arrays.asList(after.split("\n", -1)));
        lines.removeAll(Arrays.asList(before.split("\n", -1)));
        return String.join(", ", lines);
    }
}
