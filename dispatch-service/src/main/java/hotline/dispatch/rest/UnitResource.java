package hotline.dispatch.rest;

import hotline.dispatch.deadlines.WorkingCalendar;
import hotline.dispatch.directory.Unit;
import hotline.dispatch.persistence.CurrentDirectory;
import hotline.rest.Page;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The units of today. */
@Path("/v1/units")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class UnitResource {
    private final CurrentDirectory directory;
    private final Clock clock;

    UnitResource(CurrentDirectory directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    @GET
    @Operation(summary = "the units of today, by code")
    public Page<Unit> units() {
        return new Page<>(directory.now().directory().units(WorkingCalendar.dayOf(clock.instant())), null);
    }
}
