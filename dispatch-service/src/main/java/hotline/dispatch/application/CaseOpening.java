package hotline.dispatch.application;

import hotline.dispatch.cases.CaseEvent;
import hotline.dispatch.cases.DispatchCase;
import hotline.dispatch.cases.Dispatching;
import hotline.dispatch.cases.RegisteredTicket;
import hotline.dispatch.deadlines.WorkingCalendar;
import hotline.dispatch.persistence.CaseRepository;
import hotline.dispatch.persistence.CurrentDirectory;
import hotline.dispatch.routing.Router;
import hotline.dispatch.routing.RoutingDecision;
import hotline.dispatch.routing.RoutingRequest;
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
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Opens the cases of registered tickets: routed, stored and recorded in the transaction of the caller. */
@ApplicationScoped
public class CaseOpening {
    private final CaseRepository cases;
    private final CurrentDirectory directory;
    private final Records records;
    private final Clock clock;
    private final String desk;

    CaseOpening(
            CaseRepository cases,
            CurrentDirectory directory,
            Records records,
            Clock clock,
            @ConfigProperty(name = "hotline.desk") String desk) {
        this.cases = cases;
        this.directory = directory;
        this.records = records;
        this.clock = clock;
        this.desk = desk;
    }

    /** How a ticket would be opened now: dispatched or queued, with the decision and what would be due. Nothing is stored. */
    public CaseEvent preview(RegisteredTicket ticket) {
        DispatchCase fresh = new DispatchCase(UUID.randomUUID(), ticket);
        return events(fresh, directory.now(), clock.instant()).getFirst();
    }

    /** Opens a case for each of these tickets. */
    public void open(Map<UUID, RegisteredTicket> tickets) {
        if (tickets.isEmpty()) {
            return;
        }
        CurrentDirectory.Snapshot snapshot = directory.now();
        List<DispatchCase> opened = new ArrayList<>(tickets.size());
        List<Recorded> recorded = new ArrayList<>(tickets.size());
        tickets.forEach((ticketId, ticket) -> {
            DispatchCase fresh = new DispatchCase(ticketId, ticket);
            for (CaseEvent event : events(fresh, snapshot, clock.instant())) {
                fresh.apply(event);
                recorded.add(new Recorded(ticketId, ticket.number(), fresh.sequence(), event));
            }
            opened.add(fresh);
        });
        cases.add(opened);
        records.append(recorded);
    }

    private List<CaseEvent> events(DispatchCase fresh, CurrentDirectory.Snapshot snapshot, Instant now) {
        RoutingDecision decision =
                Router.route(request(fresh.ticket(), now), snapshot.directory(), snapshot.catalogue());
        return switch (Dispatching.open(fresh, decision, snapshot.deadlines(), now)) {
            case Outcome.Accepted accepted ->
                accepted.events().stream().map(CaseEvent.class::cast).toList();
            case Outcome.Rejected rejected ->
                throw new IllegalStateException("a new case cannot be opened: " + rejected);
        };
    }

    private RoutingRequest request(RegisteredTicket ticket, Instant now) {
        return new RoutingRequest(
                ticket.type(),
                ticket.urgency(),
                ticket.categoryCode(),
                ticket.areaCode(),
                ticket.chosenUnitCode(),
                ticket.targetUnitCode(),
                ticket.targetNamed() && ticket.targetUnitCode() == null,
                ticket.firstResponderUnit(),
                ticket.handledOnTheSpot(),
                desk,
                WorkingCalendar.dayOf(now));
    }
}
