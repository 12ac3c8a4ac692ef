package hotline.dispatch.application;

import hotline.dispatch.cases.DispatchCase;
import hotline.dispatch.cases.Inheritance;
import hotline.dispatch.cases.TimeEvent.CaseInherited;
import hotline.dispatch.deadlines.WorkingCalendar;
import hotline.dispatch.persistence.CaseRepository;
import hotline.dispatch.persistence.CurrentDirectory;
import hotline.messaging.Recorded;
import hotline.messaging.Records;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
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
    private final Records records;
    private final Clock clock;

    UnitHeirs(CaseRepository cases, CurrentDirectory directory, Records records, Clock clock) {
        this.cases = cases;
        this.directory = directory;
        this.records = records;
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
            moved |= inherit(ticketId, ended, today);
        }
        return moved;
    }

    private boolean inherit(UUID ticketId, Set<String> ended, LocalDate today) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                DispatchCase one = cases.lock(ticketId).orElseThrow();
                boolean moved = false;
                for (String unit : ended) {
                    moved |= inherit(one, unit, today);
                }
                return moved;
            });
        } catch (RuntimeException e) {
            LOG.errorf(e, "the case %s cannot be given to the heir of its unit", ticketId);
            return false;
        }
    }

    /** Another replica may have been faster: what was moved is not moved again. */
    private boolean inherit(DispatchCase one, String ended, LocalDate today) {
        Instant now = clock.instant();
        CurrentDirectory.Snapshot snapshot = directory.now();
        Optional<CaseInherited> event = one.stage().isOpen()
                ? Inheritance.inherit(one, ended, snapshot.directory(), today, now)
                : Optional.empty();
        event.ifPresent(inherited -> {
            one.apply(inherited);
            snapshot.timing().schedule(one);
            records.append(List.of(new Recorded(one.ticketId(), one.ticket().number(), one.sequence(), inherited)));
        });
        return event.isPresent();
    }
}
