package hotline.dispatch.application;

import hotline.dispatch.cases.CalendarChange;
import hotline.dispatch.cases.DispatchCase;
import hotline.dispatch.cases.TimeEvent.CaseDeadlineMoved;
import hotline.dispatch.persistence.CaseRepository;
import hotline.dispatch.persistence.CurrentDirectory;
import hotline.dispatch.persistence.Recounts;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Counts open cases again after a change of the calendar: each case one transaction, so that it goes on where it was after a crash. */
@ApplicationScoped
public class CalendarRecount {
    private static final Logger LOG = Logger.getLogger(CalendarRecount.class);
    private static final Duration AFTER_A_FAILURE = Duration.ofMinutes(1);

    private final Recounts recounts;
    private final CaseRepository cases;
    private final CurrentDirectory directory;
    private final CaseEvents events;
    private final Clock clock;

    CalendarRecount(
            Recounts recounts, CaseRepository cases, CurrentDirectory directory, CaseEvents events, Clock clock) {
        this.recounts = recounts;
        this.cases = cases;
        this.directory = directory;
        this.events = events;
        this.clock = clock;
    }

    /** One case is counted again. False where none is left that no other replica has at hand. */
    public boolean step() {
        Attempt attempt = new Attempt();
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                Optional<Recounts.Due> due = recounts.take(clock.instant());
                due.ifPresent(one -> {
                    attempt.due = one;
                    recount(one);
                });
                return due.isPresent();
            });
        } catch (RuntimeException e) {
            Recounts.Due due = attempt.due;
            if (due == null) {
                throw e;
            }
            LOG.errorf(e, "the case %s cannot be counted again; it is tried again in a minute", due.ticketId());
            QuarkusTransaction.requiringNew()
                    .run(() -> recounts.putOff(due, clock.instant().plus(AFTER_A_FAILURE)));
            return true;
        }
    }

    private void recount(Recounts.Due due) {
        DispatchCase one = cases.lock(due.ticketId()).orElseThrow();
        Instant now = clock.instant();
        List<CaseDeadlineMoved> moved =
                CalendarChange.recount(one, directory.now().deadlines(), due.by(), now);
        events.move(one, moved, now); // where no date moved, a yellow card may come on another day
        recounts.moved(due, one, moved);
    }

    /** Which case a step was at. */
    private static final class Attempt {
        private Recounts.@Nullable Due due;
    }
}
