package hotline.dispatch.application;

import hotline.dispatch.cases.Inheritance;
import hotline.dispatch.deadlines.WorkingCalendar;
import hotline.dispatch.persistence.CaseRepository;
import hotline.dispatch.persistence.CurrentDirectory;
import hotline.outcome.Outcome;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Gives the open cases of units that have ended to their heirs, from the day of the end on: each case one transaction. */
@ApplicationScoped
public class UnitHeirs {
    private static final Logger LOG = Logger.getLogger(UnitHeirs.class);
    private static final int AT_ONCE = 100;

    private final CaseRepository cases;
    private final CurrentDirectory directory;
    private final CaseMoves moves;
    private final Clock clock;

    UnitHeirs(CaseRepository cases, CurrentDirectory directory, CaseMoves moves, Clock clock) {
        this.cases = cases;
        this.directory = directory;
        this.moves = moves;
        this.clock = clock;
    }

    /** Some cases get their heirs. False where no case has got one. */
    public boolean step() {
        LocalDate today = WorkingCalendar.dayOf(clock.instant());
        Set<String> ended = directory.now().heirs(today).keySet();
        if (ended.isEmpty()) {
            return false;
        }
        List<UUID> found = QuarkusTransaction.requiringNew().call(() -> cases.openOf(ended, AT_ONCE));
        boolean moved = false;
        for (UUID ticketId : found) {
            for (String unit : ended) {
                moved |= inherit(ticketId, unit);
            }
        }
        return moved;
    }

    private boolean inherit(UUID ticketId, String ended) {
        try {
            return QuarkusTransaction.requiringNew()
                    .call(() -> moves.withMerged(ticketId, (one, grounds) -> Inheritance.inherit(one, ended, grounds))
                                    instanceof Outcome.Accepted accepted
                            && !accepted.events().isEmpty());
        } catch (RuntimeException e) {
            LOG.errorf(e, "the case %s cannot be given to the heir of its unit", ticketId);
            return false;
        }
    }
}
