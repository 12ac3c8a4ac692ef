package hotline.dispatch.rest;

import hotline.dispatch.application.CaseOpening;
import hotline.dispatch.cases.CaseEvent;
import hotline.dispatch.cases.CaseEvent.CaseDispatched;
import hotline.dispatch.cases.CaseEvent.CaseQueued;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What the router would decide, before anything is registered. */
@Path("/v1/routing")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class RoutingResource {
    private final PreviewReader reader;
    private final CaseOpening opening;
    private final PreviewViews views;

    RoutingResource(PreviewReader reader, CaseOpening opening, PreviewViews views) {
        this.reader = reader;
        this.opening = opening;
        this.views = views;
    }

    @POST
    @Path("/preview")
    @RolesAllowed({"operator", "dispatcher"})
    @Operation(
            summary =
                    "which unit a ticket would be sent to, by which rule, with the promised dates; nothing is recorded")
    public PreviewView preview(@NotNull @Valid PreviewForm form) {
        CaseEvent first = opening.preview(reader.read(form));
        return switch (first) {
            case CaseDispatched dispatched -> views.dispatched(dispatched);
            case CaseQueued queued -> views.queued(queued);
            default -> throw new IllegalStateException("a new case begins with " + first);
        };
    }
}
