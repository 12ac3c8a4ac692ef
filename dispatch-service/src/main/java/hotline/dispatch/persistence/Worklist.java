package hotline.dispatch.persistence;

import hotline.dispatch.cases.CaseStage;
import hotline.dispatch.deadlines.Card;
import hotline.rest.Cursor;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Which cases stand on a worklist, the soonest deadline first; those without any come last. */
@ApplicationScoped
class Worklist {
    /** As in the indexes, so that they have the order. */
    private static final String DUE = "coalesce(c.next_due_at, timestamptz '9999-12-31 00:00:00+00')";

    private static final String LED = "c.unit_code = :unit";

    /** Of the cases that are led by nobody or another unit, so that none comes twice. */
    private static final String BESIDE = """
            c.unit_code IS DISTINCT FROM :unit AND EXISTS (
              SELECT FROM assignment a
              WHERE a.ticket_id = c.ticket_id AND a.unit_code = :unit AND a.kind <> 'LEAD' AND a.ended_at IS NULL)""";

    private final Jdbi jdbi;

    Worklist(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** A page of tickets whose cases stand on it. */
    List<UUID> page(WorklistFilter filter, @Nullable Cursor after, int atMost) {
        String unitCode = filter.unitCode();
        CaseStage stage = filter.stage();
        Card card = filter.card();
        Instant dueBy = filter.dueBy();
        String where = (stage == null || stage.isOpen() ? "c.closed_at IS NULL" : "c.closed_at IS NOT NULL")
                + (stage == null ? "" : " AND c.stage = :stage")
                + (card == null ? "" : " AND c.card = :card")
                // said in words, so that the index of the cases with a card is seen to fit
                + (card == null || card == Card.NONE ? "" : " AND c.card <> 'NONE'")
                + (dueBy == null ? "" : " AND " + DUE + " <= :dueBy")
                + (after == null ? "" : " AND (" + DUE + ", c.ticket_id) > (:at, :id)");
        String sql = unitCode == null
                ? branch("true", where)
                : "SELECT * FROM (" + branch(LED, where) + " UNION ALL " + branch(BESIDE, where)
                        + ") AS page ORDER BY due, ticket_id LIMIT :atMost";
        return jdbi.withHandle(handle -> {
            var query = handle.createQuery(sql).bind("atMost", atMost);
            if (unitCode != null) {
                query.bind("unit", unitCode);
            }
            if (stage != null) {
                query.bind("stage", stage.name());
            }
            if (card != null) {
                query.bind("card", card.name());
            }
            if (dueBy != null) {
                query.bind("dueBy", dueBy);
            }
            if (after != null) {
                query.bind("at", after.at()).bind("id", after.id());
            }
            return query.map((row, context) -> row.getObject("ticket_id", UUID.class))
                    .list();
        });
    }

    /** The ticket on whose case time acts first, by now, locked; those that another transaction has at hand are left to it. */
    Optional<UUID> firstDue(Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT ticket_id FROM dispatch_case WHERE next_step_at <= :now
                        ORDER BY next_step_at, ticket_id LIMIT 1 FOR UPDATE SKIP LOCKED
                        """)
                .bind("now", now)
                .map((row, context) -> row.getObject(1, UUID.class))
                .findFirst());
    }

    /** Open cases that one of these units leads, assists or has a copy of now. */
    List<UUID> openOf(Collection<String> unitCodes, int atMost) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        (SELECT ticket_id FROM dispatch_case
                         WHERE unit_code = ANY(:units) AND closed_at IS NULL LIMIT :atMost)
                        UNION
                        (SELECT a.ticket_id FROM assignment a JOIN dispatch_case c ON c.ticket_id = a.ticket_id
                         WHERE a.unit_code = ANY(:units) AND a.ended_at IS NULL AND a.kind <> 'LEAD' AND c.closed_at IS NULL
                         LIMIT :atMost)
                        """)
                .bindArray("units", String.class, unitCodes)
                .bind("atMost", atMost)
                .mapTo(UUID.class)
                .list());
    }

    private static String branch(String whose, String where) {
        return "(SELECT c.ticket_id, " + DUE + " AS due FROM dispatch_case c WHERE " + whose + " AND " + where
                + " ORDER BY due, c.ticket_id LIMIT :atMost)";
    }
}
