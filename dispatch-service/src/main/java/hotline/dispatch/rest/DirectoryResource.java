package hotline.dispatch.rest;

import hotline.dispatch.deadlines.LimitVersion;
import hotline.dispatch.deadlines.WorkingCalendar;
import hotline.dispatch.persistence.CurrentDirectory;
import hotline.dispatch.routing.CatalogueEntry;
import hotline.rest.Page;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What routing and deadlines go by today: the dispatch catalogue and the limits. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class DirectoryResource {
    private final CurrentDirectory directory;
    private final Clock clock;

    DirectoryResource(CurrentDirectory directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    @GET
    @Path("/catalogue")
    @Operation(summary = "the entries of the dispatch catalogue of today, by code")
    public Page<CatalogueEntry> catalogue() {
        return new Page<>(directory.now().catalogue().entries(today()), null);
    }

    @GET
    @Path("/limits")
    @Operation(summary = "the limits of today, by class and step")
    public Page<LimitVersion> limits() {
        return new Page<>(directory.now().limits().table(today()), null);
    }

    private LocalDate today() {
        return WorkingCalendar.dayOf(clock.instant());
    }
}
