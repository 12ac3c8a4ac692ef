package hotline.dispatch.application;

import hotline.dispatch.cases.CaseEvent;
import hotline.dispatch.cases.CaseTiming;
import hotline.dispatch.cases.DispatchCase;
import hotline.dispatch.cases.Dispatching;
import hotline.dispatch.cases.HistoricCase;
import hotline.dispatch.cases.RecordedMove;
import hotline.dispatch.cases.RegisteredTicket;
import hotline.dispatch.persistence.CaseRepository;
import hotline.dispatch.persistence.CurrentDirectory;
import hotline.dispatch.routing.RoutingDecision;
import hotline.messaging.Recorded;
import hotline.messaging.Records;
import hotline.outcome.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Opens the cases of registered and imported tickets: routed, stored and recorded in the transaction of the caller. */
@ApplicationScoped
public class CaseOpening {
    private final CaseRepository cases;
    private final CurrentDirectory directory;
    private final Records records;
    private final Clock clock;
    private final Routes routes;

    CaseOpening(CaseRepository cases, CurrentDirectory directory, Records records, Clock clock, Routes routes) {
        this.cases = cases;
        this.directory = directory;
        this.records = records;
        this.clock = clock;
        this.routes = routes;
    }

    /**
     * A ticket whose case is opened.
     *
     * @param at when; null for now
     * @param history what is recorded of it; without any it is routed
     */
    public record Opening(RegisteredTicket ticket, @Nullable Instant at, List<RecordedMove> history) {
        public Opening {
            history = List.copyOf(history);
        }
    }

    /** How a ticket would be opened now: dispatched or queued, with the decision and what would be due. Nothing is stored. */
    public CaseEvent preview(RegisteredTicket ticket) {
        return routed(new DispatchCase(UUID.randomUUID(), ticket), clock.instant(), directory.now())
                .getFirst();
    }

    /** Opens a case for each of these tickets: routed, or as an old record says. */
    public void open(Map<UUID, Opening> tickets) {
        if (tickets.isEmpty()) {
            return;
        }
        CurrentDirectory.Snapshot snapshot = directory.now();
        CaseTiming timing = snapshot.timing();
        List<DispatchCase> opened = new ArrayList<>(tickets.size());
        List<Recorded> recorded = new ArrayList<>(tickets.size());
        tickets.forEach((ticketId, opening) -> {
            DispatchCase fresh = new DispatchCase(ticketId, opening.ticket());
            List<CaseEvent> events = opening.history().isEmpty()
                    ? routed(fresh, opening.at() == null ? clock.instant() : opening.at(), snapshot)
                    : HistoricCase.replay(fresh, opening.history(), snapshot.deadlines());
            for (int n = 0; n < events.size(); n++) {
                recorded.add(new Recorded(ticketId, opening.ticket().number(), n + 1, events.get(n)));
            }
            if (opening.at() != null) {
                fresh.clock().keepQuietUntil(clock.instant());
            }
            timing.schedule(fresh);
            opened.add(fresh);
        });
        cases.add(opened);
        records.append(recorded);
    }

    private List<CaseEvent> routed(DispatchCase fresh, Instant at, CurrentDirectory.Snapshot snapshot) {
        RoutingDecision decision = routes.of(fresh.ticket(), at, snapshot);
        return switch (Dispatching.open(fresh, decision, snapshot.deadlines(), at)) {
            case Outcome.Accepted accepted -> {
                List<CaseEvent> events =
                        accepted.events().stream().map(CaseEvent.class::cast).toList();
                events.forEach(fresh::apply);
                yield events;
            }
            case Outcome.Rejected rejected ->
                throw new IllegalStateException("a new case cannot be opened: " + rejected);
        };
    }
}
