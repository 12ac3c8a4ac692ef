package hotline.intake.persistence;

import hotline.intake.contacts.Contact;
import hotline.intake.tickets.Ticket;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tickets as stored, and as people look them up. */
@ApplicationScoped
public class TicketRepository {
    private final Rows rows = new Rows();
    private final NewTickets newTickets;

    TicketRepository(NewTickets newTickets) {
        this.newTickets = newTickets;
    }

    private static final class Rows implements PanacheRepositoryBase<Ticket, UUID> {}

    /** A ticket with all that a view of it shows. */
    public record Sight(
            Ticket ticket,
            @Nullable CaseView caseView,
            @Nullable Contact contact) {

        /** Whether the caller's identity stays with the hotline, from the beginning or since a correction (FR-17 b). */
        public boolean sealed() {
            return ticket.sealed() || (caseView != null && caseView.accusedUnitCode() != null);
        }

        /** Whether it is kept from somebody whose unit is one of these or below one of these (FR-17). */
        public boolean isHiddenFrom(List<String> units) {
            return (ticket.sealed() && units.contains(String.valueOf(ticket.targetUnitCode())))
                    || (caseView != null && units.contains(String.valueOf(caseView.accusedUnitCode())));
        }

        /** Where the matter stands: its case's stage as last heard, or how it ended without one. */
        public String stage() {
            return caseView == null ? ticket.ownStage() : caseView.stage();
        }
    }

    /** Stores new tickets and their contacts, which stand in the same order. */
    public void add(List<Ticket> tickets, List<Contact> contacts) {
        newTickets.add(tickets, contacts);
    }

    /** The ticket, locked until the transaction ends. */
    public Ticket lock(UUID id) {
        Ticket ticket = rows.findById(id);
        if (ticket == null) {
            throw new NoSuchElementException("no ticket " + id);
        }
        // one that was read before in this transaction may have changed while the lock was waited for
        rows.getEntityManager().refresh(ticket, LockModeType.PESSIMISTIC_WRITE);
        return ticket;
    }

    /** These tickets in the order of their ids, locked until the transaction ends. */
    public List<Ticket> lockAll(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return rows.getEntityManager()
                .createQuery("from Ticket t where t.id in :ids order by t.id", Ticket.class)
                .setParameter("ids", ids)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    /** The contacts of these tickets; without those that were erased. */
    public List<Contact> contacts(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return rows.getEntityManager()
                .createQuery("from Contact c where c.ticketId in :ids", Contact.class)
                .setParameter("ids", ids)
                .getResultList();
    }

    /** The contact of a ticket; empty after an erasure. */
    public Optional<Contact> contact(UUID ticketId) {
        return Optional.ofNullable(rows.getEntityManager().find(Contact.class, ticketId));
    }

    /** Removes the contact of a ticket for good. */
    public void eraseContact(UUID ticketId) {
        contact(ticketId).ifPresent(rows.getEntityManager()::remove);
    }

    /** The ticket with this id or this number. */
    public Optional<Sight> find(String idOrNumber) {
        Map<String, Object> parameters = new HashMap<>();
        String where;
        if (idOrNumber.length() == 36) {
            try {
                parameters.put("id", UUID.fromString(idOrNumber));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
            where = "t.id = :id";
        } else {
            parameters.put("number", idOrNumber);
            where = "t.number = :number";
        }
        return sights(where, parameters, 1).stream().findFirst();
    }

    /** Whether the unit has or had the ticket's case. */
    public boolean unitHasOrHad(String unitCode, UUID ticketId) {
        return rows.getEntityManager().find(CaseUnit.class, new CaseUnit.Key(unitCode, ticketId)) != null;
    }

    /** How many of these numbers are tickets. */
    public long countNumbers(List<String> numbers) {
        return rows.count("number in ?1", numbers);
    }

    /** These tickets, in the order in which they are named. */
    public List<Sight> inOrder(List<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<UUID, Sight> found = new HashMap<>();
        sights("t.id in :ids", Map.of("ids", ids), ids.size())
                .forEach(sight -> found.put(sight.ticket().id(), sight));
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    private List<Sight> sights(String where, Map<String, Object> parameters, int atMost) {
        var query = rows.getEntityManager()
                .createQuery(
                        "select t, v, c from Ticket t left join CaseView v on v.ticketId = t.id"
                                + " left join Contact c on c.ticketId = t.id where " + where
                                + " order by t.registeredAt desc, t.id desc",
                        Object[].class)
                .setMaxResults(atMost);
        parameters.forEach(query::setParameter);
        return query.getResultList().stream()
                .map(row -> new Sight((Ticket) row[0], (CaseView) row[1], (Contact) row[2]))
                .toList();
    }
}
