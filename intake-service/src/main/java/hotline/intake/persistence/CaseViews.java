package hotline.intake.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Writes what was heard of cases, a batch in few statements. */
@ApplicationScoped
public class CaseViews {
    private final Jdbi jdbi;

    CaseViews(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * A case as it stands after an event.
     *
     * @param accuses whether it says whom the ticket is against, and who that is
     * @param units units that this event names as having the case
     */
    public record Heard(
            UUID ticketId,
            int sequence,
            String stage,
            @Nullable String unitCode,
            @Nullable String firstUnitCode,
            @Nullable Instant replyDueAt,
            Instant at,
            List<String> units,
            boolean accuses,
            @Nullable String accusedUnitCode) {
        public Heard {
            units = List.copyOf(units);
        }

        /** This, and what came after it: what a later event does not say stays. */
        public Heard then(Heard later) {
            Set<String> all = new LinkedHashSet<>(units);
            all.addAll(later.units);
            return new Heard(
                    ticketId,
                    later.sequence,
                    later.stage,
                    later.unitCode == null ? unitCode : later.unitCode,
                    later.firstUnitCode == null ? firstUnitCode : later.firstUnitCode,
                    later.replyDueAt == null ? replyDueAt : later.replyDueAt,
                    later.at,
                    List.copyOf(all),
                    accuses || later.accuses,
                    later.accuses ? later.accusedUnitCode : accusedUnitCode);
        }
    }

    /** An event of a case as it was heard. */
    public record HeardEvent(UUID ticketId, int sequence, String type, Instant at, String data) {}

    /** The last version heard of each of these tickets' cases. */
    public Map<UUID, Integer> versions(Collection<UUID> ticketIds) {
        Map<UUID, Integer> versions = new HashMap<>();
        if (!ticketIds.isEmpty()) {
            jdbi.useHandle(handle -> handle.createQuery(
                            "SELECT ticket_id, sequence FROM case_view WHERE ticket_id = ANY(:ids)")
                    .bindArray("ids", UUID.class, ticketIds)
                    .map((row, context) -> Map.entry(row.getObject(1, UUID.class), row.getInt(2)))
                    .forEach(entry -> versions.put(entry.getKey(), entry.getValue())));
        }
        return versions;
    }

    /** Stores views and events of cases. */
    public void hear(Collection<Heard> views, List<HeardEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        jdbi.useHandle(handle -> {
            var upsert = handle.prepareBatch("""
                    INSERT INTO case_view AS v (ticket_id, sequence, stage, unit_code, first_unit_code, reply_due_at, at,
                      registered_at, accused_unit_code)
                    VALUES (:ticketId, :sequence, :stage, :unitCode, :firstUnitCode, :replyDueAt, :at,
                      (SELECT registered_at FROM ticket WHERE id = :ticketId), :accusedUnitCode)
                    ON CONFLICT (ticket_id) DO UPDATE SET sequence = excluded.sequence, stage = excluded.stage,
                      unit_code = coalesce(excluded.unit_code, v.unit_code),
                      first_unit_code = coalesce(v.first_unit_code, excluded.first_unit_code),
                      reply_due_at = coalesce(excluded.reply_due_at, v.reply_due_at), at = excluded.at,
                      accused_unit_code = CASE WHEN :accuses THEN excluded.accused_unit_code ELSE v.accused_unit_code END
                    """);
            views.forEach(view -> upsert.bindMethods(view).add());
            upsert.execute();
            var insert = handle.prepareBatch("""
                    INSERT INTO case_event (ticket_id, sequence, type, at, data)
                    VALUES (:ticketId, :sequence, :type, :at, :data::json)
                    """);
            events.forEach(event -> insert.bindMethods(event).add());
            insert.execute();
            var names = handle.prepareBatch("""
                    INSERT INTO case_unit (unit_code, ticket_id, registered_at)
                    VALUES (:unit, :ticketId, (SELECT registered_at FROM ticket WHERE id = :ticketId))
                    ON CONFLICT DO NOTHING
                    """);
            views.forEach(view -> view.units()
                    .forEach(unit -> names.bind("unit", unit)
                            .bind("ticketId", view.ticketId())
                            .add()));
            names.execute();
            handle.createUpdate("DELETE FROM awaiting_case WHERE ticket_id = ANY(:tickets)")
                    .bindArray(
                            "tickets",
                            UUID.class,
                            views.stream().map(Heard::ticketId).toList())
                    .execute();
        });
    }
}
