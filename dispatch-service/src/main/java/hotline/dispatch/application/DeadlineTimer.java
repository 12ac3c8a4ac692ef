package hotline.dispatch.application;

import hotline.dispatch.cases.CaseEvent;
import hotline.dispatch.cases.CaseTiming;
import hotline.dispatch.cases.DispatchCase;
import hotline.dispatch.persistence.CaseRepository;
import hotline.dispatch.persistence.CurrentDirectory;
import hotline.messaging.Recorded;
import hotline.messaging.Records;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
    private final CurrentDirectory directory;
    private final Records records;
    private final Clock clock;

    DeadlineTimer(CaseRepository cases, CurrentDirectory directory, Records records, Clock clock) {
        this.cases = cases;
        this.directory = directory;
        this.records = records;
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
                    happen(cases.lock(ticketId).orElseThrow());
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

    private void happen(DispatchCase one) {
        CaseTiming timing = directory.now().timing();
        Instant now = clock.instant();
        List<Recorded> recorded = new ArrayList<>();
        List<CaseEvent> events = timing.first(one, now);
        for (CaseEvent event : events) {
            one.apply(event);
            recorded.add(new Recorded(one.ticketId(), one.ticket().number(), one.sequence(), event));
        }
        if (!events.isEmpty() && timing.first(one, now).equals(events)) {
            throw new IllegalStateException("it would happen again and again: " + events.getFirst());
        }
        timing.schedule(one);
        records.append(recorded);
    }

    /** Which case a step was at. */
    private static final class Attempt {
        private @Nullable UUID ticketId;
    }
}
