package hotline.dispatch.application;

import hotline.dispatch.persistence.CaseRepository;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Lets happen what time alone does to cases: cards, reminders, ends by rule. Each case says when it wants to be looked at next, and an
 * index has that instant of the open ones, so that a look costs the same however many are closed. A step is one transaction with the
 * case's row locked, in which its event is recorded: so nothing happens twice, whichever replica makes it, and what fell due while none
 * ran happens once one does, the earliest first.
 */
@ApplicationScoped
public class DeadlineTimer {
    private static final Logger LOG = Logger.getLogger(DeadlineTimer.class);

    /** A case on which a step failed is left alone for so long, so that the others go on. */
    private static final Duration AFTER_A_FAILURE = Duration.ofMinutes(1);

    private final CaseRepository cases;
    private final CaseEvents events;
    private final Clock clock;

    DeadlineTimer(CaseRepository cases, CaseEvents events, Clock clock) {
        this.cases = cases;
        this.events = events;
        this.clock = clock;
    }

    /** Everything that has fallen due by now happens. */
    public void catchUp() {
        while (step()) {
            // on to the next
        }
    }

    /** What fell due first happens, on one case. False where nothing is due that no other replica has at hand. */
    public boolean step() {
        Attempt attempt = new Attempt();
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                Optional<UUID> due = cases.firstDue(clock.instant());
                due.ifPresent(ticketId -> {
                    attempt.ticketId = ticketId;
                    events.passTime(cases.lock(ticketId).orElseThrow(), clock.instant());
                });
                return due.isPresent();
            });
        } catch (RuntimeException e) {
            UUID ticketId = attempt.ticketId;
            if (ticketId == null) {
                throw e;
            }
            LOG.errorf(e, "what is due on the case %s cannot happen; it is tried again in a minute", ticketId);
            QuarkusTransaction.requiringNew()
                    .run(() -> cases.lookAgain(ticketId, clock.instant().plus(AFTER_A_FAILURE)));
            return true;
        }
    }

    /** Which case a step was at. */
    private static final class Attempt {
        private @Nullable UUID ticketId;
    }
}
