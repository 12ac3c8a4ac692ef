package hotline.dispatch.application;

import hotline.dispatch.cases.RegisteredTicket;
import hotline.dispatch.deadlines.WorkingCalendar;
import hotline.dispatch.persistence.CurrentDirectory;
import hotline.dispatch.routing.Router;
import hotline.dispatch.routing.RoutingDecision;
import hotline.dispatch.routing.RoutingRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Asks the router about a ticket as it is classed. */
@ApplicationScoped
public class Routes {
    private final String desk;

    Routes(@ConfigProperty(name = "hotline.desk") String desk) {
        this.desk = desk;
    }

    /** Who would lead the ticket at the instant. */
    RoutingDecision of(RegisteredTicket ticket, Instant at, CurrentDirectory.Snapshot snapshot) {
        return Router.route(request(ticket, at), snapshot.directory(), snapshot.catalogue());
    }

    private RoutingRequest request(RegisteredTicket ticket, Instant at) {
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
                WorkingCalendar.dayOf(at));
    }
}
