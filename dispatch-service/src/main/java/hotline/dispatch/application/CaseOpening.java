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
import hotline.outcome.Event;
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

    /** Opens a case for each of these tickets. */
    public void open(Map<UUID, RegisteredTicket> tickets) {
        if (tickets.isEmpty()) {
            return;
        }
        CurrentDirectory.Snapshot snapshot = directory.now();
        List<DispatchCase> opened = new ArrayList<>(tickets.size());
        List<Recorded> recorded = new ArrayList<>(tickets.size());
        tickets.forEach((ticketId, ticket) -> {
            Instant now = clock.instant();
            DispatchCase fresh = new DispatchCase(ticketId, ticket);
            RoutingDecision decision = Router.route(request(ticket, now), snapshot.directory(), snapshot.catalogue());
            switch (Dispatching.open(fresh, decision, snapshot.deadlines(), now)) {
                case Outcome.Accepted accepted -> {
                    for (Event event : accepted.events()) {
                        fresh.apply((CaseEvent) event);
                        recorded.add(new Recorded(ticketId, ticket.number(), fresh.sequence(), event));
                    }
                    opened.add(fresh);
                }
                case Outcome.Rejected rejected ->
                    throw new IllegalStateException("a new case cannot be opened: " + rejected);
            }
        });
        cases.add(opened);
        records.append(recorded);
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
