package hotline.dispatch.persistence;

import hotline.dispatch.cases.CaseStage;
import hotline.rest.Cursor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
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

    /**
     * A page of tickets whose cases stand on it.
     *
     * @param unitCode only cases that this unit leads, assists or has a copy of now; null for all
     * @param stage only cases in this stage; null for all that are open
     */
    List<UUID> page(@Nullable String unitCode, @Nullable CaseStage stage, @Nullable Cursor after, int atMost) {
        String where = (stage == null || stage.isOpen() ? "c.closed_at IS NULL" : "c.closed_at IS NOT NULL")
                + (stage == null ? "" : " AND c.stage = :stage")
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
            if (after != null) {
                query.bind("at", after.at()).bind("id", after.id());
            }
            return query.map((row, context) -> row.getObject("ticket_id", UUID.class))
                    .list();
        });
    }

    private static String branch(String whose, String where) {
        return "(SELECT c.ticket_id, " + DUE + " AS due FROM dispatch_case c WHERE " + whose + " AND " + where
                + " ORDER BY due, c.ticket_id LIMIT :atMost)";
    }
}
