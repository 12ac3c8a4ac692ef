package hotline.dispatch.persistence;

import hotline.dispatch.cases.CaseStage;
import hotline.dispatch.cases.DispatchCase;
import hotline.rest.Cursor;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Cases as stored, and as worklists. */
@ApplicationScoped
public class CaseRepository {
    /** Sorts a case without any deadline behind all that have one. */
    public static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    private final Rows rows = new Rows();
    private final NewCases newCases;

    CaseRepository(NewCases newCases) {
        this.newCases = newCases;
    }

    private static final class Rows implements PanacheRepositoryBase<DispatchCase, UUID> {}

    /** Stores new cases. */
    public void add(Collection<DispatchCase> cases) {
        newCases.add(cases);
    }

    public Optional<DispatchCase> find(UUID ticketId) {
        return rows.findByIdOptional(ticketId);
    }

    /** The case, locked until the transaction ends, so that two moves on it come one after the other. */
    public Optional<DispatchCase> lock(UUID ticketId) {
        Optional<DispatchCase> found = rows.findByIdOptional(ticketId);
        // one that was read before in this transaction may have moved while the lock was waited for
        found.ifPresent(one -> rows.getEntityManager().refresh(one, LockModeType.PESSIMISTIC_WRITE));
        return found;
    }

    /**
     * A worklist: the soonest deadline first.
     *
     * @param unitCode only cases that this unit leads, assists or has a copy of now; null for all
     * @param stage only cases in this stage; null for all that are open
     */
    public List<DispatchCase> worklist(
            @Nullable String unitCode, @Nullable CaseStage stage, @Nullable Cursor after, int atMost) {
        StringBuilder where = new StringBuilder();
        Map<String, Object> parameters = new HashMap<>();
        if (stage == null) {
            where.append("closedAt is null");
        } else {
            where.append("stage = :stage");
            parameters.put("stage", stage);
        }
        if (unitCode != null) {
            where.append(" and (unitCode = :unit or exists (select 1 from DispatchCase c join c.assignments a"
                    + " where c = dispatchCase and a.unitCode = :unit and a.endedAt is null))");
            parameters.put("unit", unitCode);
        }
        if (after != null) {
            where.append(" and (coalesce(nextDueAt, :never) > :at"
                    + " or (coalesce(nextDueAt, :never) = :at and ticketId > :id))");
            parameters.put("at", after.at());
            parameters.put("id", after.id());
        }
        parameters.put("never", NEVER);
        return rows.find(
                        "from DispatchCase dispatchCase where " + where
                                + " order by coalesce(nextDueAt, :never), ticketId",
                        parameters)
                .page(0, atMost)
                .list();
    }
}
