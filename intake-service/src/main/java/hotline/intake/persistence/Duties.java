package hotline.intake.persistence;

import hotline.intake.persistence.Messages.Message;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Who keeps which matter, what feedback is owed to whom by when, and every hand-over of it (FR-5, FR-8). */
@ApplicationScoped
public class Duties {
    private final Jdbi jdbi;

    Duties(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * That somebody keeps a matter until its case ends.
     *
     * @param endedAt null while it is open
     */
    public record Duty(
            UUID ticketId,
            String holder,
            String holderUnit,
            Instant since,
            @Nullable Instant endedAt) {}

    /**
     * That it went from one person to another.
     *
     * @param cause PERSON where somebody handed it over, FR_17 where the rule did
     */
    public record Handover(
            UUID id,
            UUID ticketId,
            Instant at,
            String by,
            String fromPerson,
            String toPerson,
            String cause,
            @Nullable String reason) {}

    /** New duties; one that is there stays with whom it is. */
    public void begin(Collection<Duty> duties) {
        if (duties.isEmpty()) {
            return;
        }
        jdbi.useHandle(handle -> {
            var batch = handle.prepareBatch("""
                    INSERT INTO duty (ticket_id, holder, holder_unit, since) VALUES (:ticketId, :holder, :holderUnit, :since)
                    ON CONFLICT DO NOTHING
                    """);
            duties.forEach(duty -> batch.bindMethods(duty).add());
            batch.execute();
        });
    }

    /** The cases of these tickets have ended. */
    public void end(Collection<UUID> tickets, Instant at) {
        if (!tickets.isEmpty()) {
            jdbi.useHandle(handle -> handle.createUpdate(
                            "UPDATE duty SET ended_at = :at WHERE ticket_id = ANY(:tickets) AND ended_at IS NULL")
                    .bind("at", at)
                    .bindArray("tickets", UUID.class, tickets)
                    .execute());
        }
    }

    /** Who keeps the ticket's matter or kept it last; empty where an operator was the first responder. */
    public Optional<Duty> of(UUID ticketId) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT * FROM duty WHERE ticket_id = :id")
                .bind("id", ticketId)
                .map((row, context) -> duty(row))
                .findOne());
    }

    /** Whether this person keeps the ticket's matter now. */
    public boolean keeps(String person, UUID ticketId) {
        return of(ticketId)
                .filter(duty -> duty.endedAt() == null && duty.holder().equals(person))
                .isPresent();
    }

    /** The open ones of a person, longest held first. */
    public List<Duty> heldBy(String person, int atMost) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT * FROM duty WHERE holder = :person AND ended_at IS NULL ORDER BY since, ticket_id LIMIT :atMost")
                .bind("person", person)
                .bind("atMost", atMost)
                .map((row, context) -> duty(row))
                .list());
    }

    /** The feedback that a person still owes, soonest due first. */
    public List<Message> owedBy(String person, int atMost) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM message WHERE owed_by = :person AND met_at IS NULL ORDER BY due_at, id LIMIT :atMost
                        """)
                .bind("person", person)
                .bind("atMost", atMost)
                .map((row, context) -> Messages.message(row))
                .list());
    }

    /** The feedback that fell due before now and was not given. */
    public List<Message> fallenDue(Instant now, int atMost) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM message
                        WHERE owed_by IS NOT NULL AND met_at IS NULL AND missed_at IS NULL AND due_at <= :now
                        ORDER BY due_at LIMIT :atMost
                        """)
                .bind("now", now)
                .bind("atMost", atMost)
                .map((row, context) -> Messages.message(row))
                .list());
    }

    /** Of a person's what fell due before now, of these tickets. */
    public List<Message> fallenDueOf(String person, Collection<UUID> tickets, Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM message
                        WHERE owed_by = :person AND met_at IS NULL AND missed_at IS NULL AND due_at <= :now
                          AND ticket_id = ANY(:tickets)
                        ORDER BY ticket_id, due_at
                        """)
                .bind("person", person)
                .bindArray("tickets", UUID.class, tickets)
                .bind("now", now)
                .map((row, context) -> Messages.message(row))
                .list());
    }

    /** Charges it to who owes it now, and returns whether it was; it is still owed. */
    public boolean miss(Message message, Instant at) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        UPDATE message SET missed_at = :at, missed_by = owed_by
                        WHERE ticket_id = :ticketId AND id = :id AND owed_by = :person AND met_at IS NULL AND missed_at IS NULL
                        """)
                        .bind("at", at)
                        .bind("ticketId", message.ticketId())
                        .bind("id", message.id())
                        .bind("person", message.owedBy())
                        .execute())
                == 1;
    }

    /** Somebody owes from now on what a message could not tell. */
    public void owe(Message message, String person, Instant dueAt) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "UPDATE message SET owed_by = :person, due_at = :dueAt WHERE ticket_id = :ticketId AND id = :id")
                .bind("person", person)
                .bind("dueAt", dueAt)
                .bind("ticketId", message.ticketId())
                .bind("id", message.id())
                .execute());
    }

    /** The caller of a ticket was told: nothing is owed any more. */
    public void meet(UUID ticketId, Instant at) {
        jdbi.useHandle(handle ->
                handle.createUpdate("""
                        UPDATE message SET met_at = :at WHERE ticket_id = :id AND owed_by IS NOT NULL AND met_at IS NULL
                        """).bind("at", at).bind("id", ticketId).execute());
    }

    /** Moves what a person holds and owes of these tickets, and keeps that it moved. */
    public void move(List<Handover> handovers, String toUnit) {
        jdbi.useHandle(handle -> {
            var duty = handle.prepareBatch("""
                    UPDATE duty SET holder = :toPerson, holder_unit = :unit, since = :at
                    WHERE ticket_id = :ticketId AND holder = :fromPerson AND ended_at IS NULL
                    """);
            var owed = handle.prepareBatch("""
                    UPDATE message SET owed_by = :toPerson
                    WHERE ticket_id = :ticketId AND owed_by = :fromPerson AND met_at IS NULL
                    """);
            var kept = handle.prepareBatch("""
                    INSERT INTO duty_handover (id, ticket_id, at, by, from_person, to_person, cause, reason)
                    VALUES (:id, :ticketId, :at, :by, :fromPerson, :toPerson, :cause, :reason)
                    """);
            for (Handover one : handovers) {
                duty.bindMethods(one).bind("unit", toUnit).add();
                owed.bindMethods(one).add();
                kept.bindMethods(one).add();
            }
            duty.execute();
            owed.execute();
            kept.execute();
        });
    }

    /** Every hand-over of a ticket's matter, oldest first. */
    public List<Handover> handovers(UUID ticketId) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT * FROM duty_handover WHERE ticket_id = :id ORDER BY at, id")
                .bind("id", ticketId)
                .map((row, context) -> new Handover(
                        row.getObject("id", UUID.class),
                        row.getObject("ticket_id", UUID.class),
                        row.getTimestamp("at").toInstant(),
                        row.getString("by"),
                        row.getString("from_person"),
                        row.getString("to_person"),
                        row.getString("cause"),
                        row.getString("reason")))
                .list());
    }

    private static Duty duty(ResultSet row) throws SQLException {
        Timestamp ended = row.getTimestamp("ended_at");
        return new Duty(
                row.getObject("ticket_id", UUID.class),
                row.getString("holder"),
                row.getString("holder_unit"),
                row.getTimestamp("since").toInstant(),
                ended == null ? null : ended.toInstant());
    }
}
