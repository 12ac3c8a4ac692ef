package hotline.dispatch.persistence;

import hotline.dispatch.cases.DispatchCase;
import hotline.rest.Cursor;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Cases as stored, and as worklists. */
@ApplicationScoped
public class CaseRepository {
    /** Sorts a case without any deadline behind all that have one. */
    public static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    private final Rows rows = new Rows();
    private final NewCases newCases;
    private final Worklist worklist;

    CaseRepository(NewCases newCases, Worklist worklist) {
        this.newCases = newCases;
        this.worklist = worklist;
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

    /** The case of the ticket with this number. */
    public Optional<DispatchCase> findByNumber(String number) {
        return rows.find("ticket.number", number).firstResultOptional();
    }

    /** Which cases are merged into these. */
    public List<UUID> mergedInto(Collection<UUID> parents) {
        return rows.getEntityManager()
                .createQuery("SELECT c.ticketId FROM DispatchCase c WHERE c.parentId IN :parents", UUID.class)
                .setParameter("parents", parents)
                .getResultList();
    }

    /** The ticket on whose case time acts first, by now, locked; empty where there is none that nobody else has at hand. */
    public Optional<UUID> firstDue(Instant now) {
        return worklist.firstDue(now);
    }

    /** Looks at a case again at the instant and not before. */
    public void lookAgain(UUID ticketId, Instant at) {
        rows.update("clock.nextStepAt = ?1 where ticketId = ?2 and clock.nextStepAt is not null", at, ticketId);
    }

    /** Open cases that one of these units leads, assists or has a copy of now. */
    public List<UUID> openOf(Collection<String> unitCodes, int atMost) {
        return worklist.openOf(unitCodes, atMost);
    }

    /** A worklist: the soonest deadline first. */
    public List<DispatchCase> worklist(WorklistFilter filter, @Nullable Cursor after, int atMost) {
        List<UUID> page = worklist.page(filter, after, atMost);
        if (page.isEmpty()) {
            return List.of();
        }
        Map<UUID, DispatchCase> found = rows.list("ticketId in ?1", page).stream()
                .collect(Collectors.toMap(DispatchCase::ticketId, one -> one));
        return page.stream().map(found::get).filter(Objects::nonNull).toList();
    }
}
