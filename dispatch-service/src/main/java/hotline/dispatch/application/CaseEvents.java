package hotline.dispatch.application;

import hotline.dispatch.cases.CaseEvent;
import hotline.dispatch.cases.CaseTiming;
import hotline.dispatch.cases.DispatchCase;
import hotline.dispatch.persistence.CurrentDirectory;
import hotline.messaging.Recorded;
import hotline.messaging.Records;
import hotline.outcome.Event;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets what was decided happen to a case that its caller has locked. All that happens to a case once it is open goes this way: applied,
 * recorded, and the case says when time acts on it next.
 */
@ApplicationScoped
public class CaseEvents {
    private final CurrentDirectory directory;
    private final Records records;

    CaseEvents(CurrentDirectory directory, Records records) {
        this.directory = directory;
        this.records = records;
    }

    /** A move: what had fallen due by then and was not shown comes before it, so that a move that comes late undoes no card. */
    void move(DispatchCase moved, List<? extends Event> events, Instant now) {
        CaseTiming timing = directory.now().timing();
        List<Event> all = new ArrayList<>(timing.unshown(moved, now));
        all.addAll(events);
        happen(moved, all, timing);
    }

    /**
     * What time alone does, the first that has fallen due.
     *
     * @throws IllegalStateException where it has changed nothing, and so would happen again and again
     */
    void passTime(DispatchCase one, Instant now) {
        CaseTiming timing = directory.now().timing();
        List<CaseEvent> events = timing.first(one, now);
        happen(one, events, timing);
        if (!events.isEmpty() && timing.first(one, now).equals(events)) {
            throw new IllegalStateException("it would happen again and again: " + events.getFirst());
        }
    }

    private void happen(DispatchCase one, List<? extends Event> events, CaseTiming timing) {
        List<Recorded> recorded = new ArrayList<>(events.size());
        for (Event event : events) {
            one.apply((CaseEvent) event);
            recorded.add(new Recorded(one.ticketId(), one.ticket().number(), one.sequence(), event));
        }
        timing.schedule(one);
        records.append(recorded);
    }
}
