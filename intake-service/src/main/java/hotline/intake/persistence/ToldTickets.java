package hotline.intake.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What decides who is told of a ticket's case. */
@ApplicationScoped
public class ToldTickets {
    private final Jdbi jdbi;

    ToldTickets(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * A ticket, as far as that goes.
     *
     * @param accusedUnitCode whom a correction has named as the one it is against
     * @param holder who keeps the matter (FR-5); null where nobody does yet, or an operator was asked first
     * @param recordedUntil what happened until then is record of the past; null where it came as a call
     * @param erased whether the person's data are gone
     */
    public record ToldTicket(
            UUID id,
            String number,
            String language,
            String urgency,
            boolean reachable,
            boolean replyWanted,
            boolean onTheSpot,
            boolean sealed,
            boolean erased,
            @Nullable String targetUnitCode,
            @Nullable String accusedUnitCode,
            @Nullable String person,
            @Nullable String personUnit,
            @Nullable String holder,
            @Nullable Instant recordedUntil) {

        /** Whether it is against one of these units, sealed from the beginning or since a correction (FR-17). */
        public boolean isAgainst(List<String> units) {
            return (sealed && units.contains(String.valueOf(targetUnitCode)))
                    || units.contains(String.valueOf(accusedUnitCode));
        }

        /** Whether what happened then is record of the past, which is told to nobody. */
        public boolean isPast(Instant at) {
            return recordedUntil != null && at.isBefore(recordedUntil);
        }
    }

    /** These tickets, by id. */
    public Map<UUID, ToldTicket> read(Collection<UUID> ids) {
        Map<UUID, ToldTicket> found = new HashMap<>();
        if (ids.isEmpty()) {
            return found;
        }
        jdbi.useHandle(handle -> handle.createQuery("""
                        SELECT id, number, language, urgency, reachable, reply_wanted, handled_on_the_spot, sealed,
                          erased_at IS NOT NULL, target_unit_code,
                          (SELECT v.accused_unit_code FROM case_view v WHERE v.ticket_id = t.id), first_responder, first_responder_unit,
                          (SELECT d.holder FROM duty d WHERE d.ticket_id = t.id AND d.ended_at IS NULL),
                          CASE WHEN imported THEN (SELECT h.at FROM history h WHERE h.record = t.id AND h.sequence = 1) END
                        FROM ticket t WHERE id = ANY(:ids)
                        """)
                .bindArray("ids", UUID.class, ids)
                .map((row, context) -> {
                    Timestamp recorded = row.getTimestamp(15);
                    return new ToldTicket(
                            row.getObject(1, UUID.class),
                            row.getString(2),
                            row.getString(3),
                            row.getString(4),
                            row.getBoolean(5),
                            row.getBoolean(6),
                            row.getBoolean(7),
                            row.getBoolean(8),
                            row.getBoolean(9),
                            row.getString(10),
                            row.getString(11),
                            row.getString(12),
                            row.getString(13),
                            row.getString(14),
                            recorded == null ? null : recorded.toInstant());
                })
                .forEach(ticket -> found.put(ticket.id(), ticket)));
        return found;
    }
}
