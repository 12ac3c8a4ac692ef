package hotline.intake.persistence;

import hotline.intake.contacts.Contact;
import hotline.intake.tickets.FirstResponder;
import hotline.intake.tickets.Ticket;
import hotline.intake.tickets.Upper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Which lines were imported, and the tickets of the past, a batch in few statements. */
@ApplicationScoped
public class ImportTables {
    private static final String INSERT_TICKET = """
            INSERT INTO ticket (id, number, channel, type, urgency, category_code, area_code, chosen_unit_code,
              target_unit_code, target_named, outcome, refusal_code, handled_on_the_spot, first_responder,
              first_responder_unit, anonymous, confidential, reachable, reply_wanted, sealed, language, latitude,
              longitude, asked_at, registered_at, registered_by, upper_system, upper_number, upper_due_at, links,
              imported, former_number, sequence)
            VALUES (:id, :number, :channel, :type, :urgency, :categoryCode, :areaCode, :chosenUnitCode,
              :targetUnitCode, :targetNamed, :outcome, :refusalCode, :handledOnTheSpot, :firstResponder,
              :firstResponderUnit, :anonymous, :confidential, :reachable, :replyWanted, :sealed, :language, :latitude,
              :longitude, :askedAt, :registeredAt, :registeredBy, :upperSystem, :upperNumber, :upperDueAt, :links,
              :imported, :formerNumber, :sequence)
            """;

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

    /** Stores tickets of the past and their contacts. */
    public void add(List<Ticket> tickets, List<Contact> contacts) {
        jdbi.useHandle(handle -> {
            addTickets(handle, tickets);
            addContacts(handle, contacts);
        });
    }

    private static void addTickets(Handle handle, List<Ticket> tickets) {
        PreparedBatch batch = handle.prepareBatch(INSERT_TICKET);
        for (Ticket ticket : tickets) {
            FirstResponder first = ticket.firstResponder();
            Upper upper = ticket.upper();
            batch.bind("id", ticket.id())
                    .bind("number", ticket.number())
                    .bind("channel", ticket.channel().name())
                    .bind("type", ticket.type().name())
                    .bind("urgency", ticket.urgency().name())
                    .bind("categoryCode", ticket.categoryCode())
                    .bind("areaCode", ticket.areaCode())
                    .bind("chosenUnitCode", ticket.chosenUnitCode())
                    .bind("targetUnitCode", ticket.targetUnitCode())
                    .bind("targetNamed", ticket.targetNamed())
                    .bind(
                            "outcome",
                            ticket.outcome() == null ? null : ticket.outcome().name())
                    .bind(
                            "refusalCode",
                            ticket.refusalCode() == null
                                    ? null
                                    : ticket.refusalCode().name())
                    .bind("handledOnTheSpot", ticket.handledOnTheSpot())
                    .bind("firstResponder", first == null ? null : first.person())
                    .bind("firstResponderUnit", first == null ? null : first.unitCode())
                    .bind("anonymous", ticket.anonymous())
                    .bind("confidential", ticket.confidential())
                    .bind("reachable", ticket.reachable())
                    .bind("replyWanted", ticket.replyWanted())
                    .bind("sealed", ticket.sealed())
                    .bind("language", ticket.language())
                    .bind("latitude", ticket.latitude())
                    .bind("longitude", ticket.longitude())
                    .bind("askedAt", ticket.askedAt())
                    .bind("registeredAt", ticket.registeredAt())
                    .bind("registeredBy", ticket.registeredBy())
                    .bind("upperSystem", upper == null ? null : upper.system())
                    .bind("upperNumber", upper == null ? null : upper.number())
                    .bind("upperDueAt", upper == null ? null : upper.dueAt())
                    .bindArray("links", String.class, ticket.links())
                    .bind("imported", ticket.imported())
                    .bind("formerNumber", ticket.formerNumber())
                    .bind("sequence", ticket.sequence())
                    .add();
        }
        batch.execute();
    }

    private static void addContacts(Handle handle, List<Contact> contacts) {
        PreparedBatch batch = handle.prepareBatch("""
                INSERT INTO contact (ticket_id, name, phone, phone_hash, phone_masked)
                VALUES (:ticketId, :name, :phone, :phoneHash, :phoneMasked)
                """);
        for (Contact contact : contacts) {
            batch.bind("ticketId", contact.ticketId())
                    .bind("name", contact.sealedName())
                    .bind("phone", contact.sealedPhone())
                    .bind("phoneHash", contact.phoneHash())
                    .bind("phoneMasked", contact.phoneMasked())
                    .add();
        }
        batch.execute();
    }
}
