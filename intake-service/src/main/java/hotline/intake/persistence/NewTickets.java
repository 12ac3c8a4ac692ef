package hotline.intake.persistence;

import hotline.intake.contacts.Contact;
import hotline.intake.tickets.FirstResponder;
import hotline.intake.tickets.Ticket;
import hotline.intake.tickets.Upper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Stores new tickets, each with its contact and, where no outcome ends it, among those that await their case. */
@ApplicationScoped
class NewTickets {
    private static final String INSERT = """
            WITH fresh AS (
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
              RETURNING id, registered_at, outcome
            ), awaiting AS (
              INSERT INTO awaiting_case (ticket_id, registered_at)
              SELECT id, registered_at FROM fresh WHERE outcome IS NULL
            )
            INSERT INTO contact (ticket_id, name, phone, phone_hash, phone_masked)
            VALUES (:id, :contactName, :contactPhone, :phoneHash, :phoneMasked)
            """;

    private final Jdbi jdbi;

    NewTickets(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Stores these tickets and their contacts, which stand in the same order. */
    void add(List<Ticket> tickets, List<Contact> contacts) {
        if (tickets.isEmpty()) {
            return;
        }
        jdbi.useHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch(INSERT);
            for (int n = 0; n < tickets.size(); n++) {
                bind(batch, tickets.get(n));
                bind(batch, contacts.get(n));
                batch.add();
            }
            batch.execute();
        });
    }

    private static void bind(PreparedBatch batch, Ticket ticket) {
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
                .bind("sequence", ticket.sequence());
    }

    private static void bind(PreparedBatch batch, Contact contact) {
        batch.bind("contactName", contact.sealedName())
                .bind("contactPhone", contact.sealedPhone())
                .bind("phoneHash", contact.phoneHash())
                .bind("phoneMasked", contact.phoneMasked());
    }
}
