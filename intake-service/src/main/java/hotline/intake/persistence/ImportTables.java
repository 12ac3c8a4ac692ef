package hotline.intake.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Which lines were imported. */
@ApplicationScoped
public class ImportTables {
    private final Jdbi jdbi;

    ImportTables(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** That a line with this identity and hash becomes this record. */
    public record Claim(String identity, String hash, UUID record) {}

    /**
     * Claims identities for this transaction and returns those that nobody had. Waits for another transaction that is
     * claiming one of them; in the order of the identities, so that two never wait for each other.
     */
    public Set<String> claim(Collection<Claim> claims) {
        return new HashSet<>(jdbi.withHandle(handle -> handle.createQuery("""
                        INSERT INTO import_line (identity, hash, record)
                        SELECT identity, decode(hash, 'hex'), record
                        FROM unnest(:identities::text[], :hashes::text[], :records::uuid[]) AS l (identity, hash, record)
                        ORDER BY identity COLLATE "C"
                        ON CONFLICT DO NOTHING RETURNING identity
                        """)
                .bindArray(
                        "identities",
                        String.class,
                        claims.stream().map(Claim::identity).toList())
                .bindArray(
                        "hashes", String.class, claims.stream().map(Claim::hash).toList())
                .bindArray(
                        "records",
                        UUID.class,
                        claims.stream().map(Claim::record).toList())
                .mapTo(String.class)
                .list()));
    }

    /** The hashes under which these identities were imported, as hexadecimal digits; unknown ones are left out. */
    public Map<String, String> hashes(Collection<String> identities) {
        Map<String, String> hashes = new HashMap<>();
        if (!identities.isEmpty()) {
            jdbi.useHandle(handle -> handle.createQuery("""
                            SELECT identity, encode(hash, 'hex') FROM import_line WHERE identity = ANY(:identities)
                            """)
                    .bindArray("identities", String.class, identities)
                    .map((row, context) -> Map.entry(row.getString(1), row.getString(2)))
                    .forEach(entry -> hashes.put(entry.getKey(), entry.getValue())));
        }
        return hashes;
    }
}
