package hotline.intake.persistence;

import hotline.intake.contacts.ContactSecrets;
import hotline.intake.tickets.AttachmentType.Belongs;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What is attached to tickets, encrypted so that it opens only for its ticket. */
@ApplicationScoped
public class Attachments {
    private static final String COLUMNS = "ticket_id, n, belongs, name, type, size, at, by, unit_code";

    private final Jdbi jdbi;
    private final ContactSecrets secrets;

    Attachments(Jdbi jdbi, ContactSecrets secrets) {
        this.jdbi = jdbi;
        this.secrets = secrets;
    }

    /**
     * An attachment without its content.
     *
     * @param n its number within the ticket, from 1
     * @param name null after an erasure
     * @param type as HTTP calls it
     * @param size in bytes
     */
    public record Attachment(
            UUID ticketId,
            int n,
            Belongs belongs,
            @Nullable String name,
            String type,
            int size,
            Instant at,
            String by,
            @Nullable String unitCode) {}

    /** Stores a new one. */
    public void add(Attachment attachment, byte[] content) {
        jdbi.useHandle(handle -> handle.createUpdate("INSERT INTO attachment (" + COLUMNS + ", content) VALUES"
                        + " (:ticketId, :n, :belongs, :name, :type, :size, :at, :by, :unitCode, :content)")
                .bindMethods(attachment)
                .bind("content", secrets.encrypt(content, attachment.ticketId()))
                .execute());
    }

    /** Those of a ticket, in their order. */
    public List<Attachment> of(UUID ticketId) {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT " + COLUMNS + " FROM attachment WHERE ticket_id = :id ORDER BY n")
                        .bind("id", ticketId)
                        .map((row, context) -> attachment(row))
                        .list());
    }

    /** The content of one; empty after an erasure. */
    public Optional<byte[]> content(UUID ticketId, int n) {
        return jdbi.withHandle(handle -> handle.createQuery(
                                "SELECT content FROM attachment WHERE ticket_id = :id AND n = :n AND content IS NOT NULL")
                        .bind("id", ticketId)
                        .bind("n", n)
                        .mapTo(byte[].class)
                        .findOne())
                .map(encrypted -> secrets.decryptBytes(encrypted, ticketId));
    }

    /** Name and content go for good; that there was one stays. */
    public void erase(UUID ticketId) {
        jdbi.useHandle(
                handle -> handle.createUpdate("UPDATE attachment SET name = NULL, content = NULL WHERE ticket_id = :id")
                        .bind("id", ticketId)
                        .execute());
    }

    private static Attachment attachment(ResultSet row) throws SQLException {
        return new Attachment(
                row.getObject("ticket_id", UUID.class),
                row.getInt("n"),
                Belongs.valueOf(row.getString("belongs")),
                row.getString("name"),
                row.getString("type"),
                row.getInt("size"),
                row.getTimestamp("at").toInstant(),
                row.getString("by"),
                row.getString("unit_code"));
    }
}
