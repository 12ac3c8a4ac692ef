package hotline.dispatch.rest;

import hotline.dispatch.application.DirectoryCommands;
import hotline.dispatch.deadlines.WorkingCalendar;
import hotline.dispatch.directory.Unit;
import hotline.dispatch.persistence.CurrentDirectory;
import hotline.dispatch.persistence.DirectoryEdits;
import hotline.dispatch.rest.DirectoryForms.UnitForm;
import hotline.outcome.Phrase;
import hotline.rest.Asker;
import hotline.rest.IfMatch;
import hotline.rest.Page;
import hotline.rest.Refusal;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** The units: those of today, and one in all its versions; an admin makes, changes, merges and closes them. */
@Path("/v1/units")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Authenticated
public class UnitResource {
    private static final Pattern CODE = Pattern.compile("[A-Z0-9]{2,20}");

    private final CurrentDirectory directory;
    private final DirectoryEdits edits;
    private final DirectoryCommands commands;
    private final Asker asker;
    private final Clock clock;

    UnitResource(
            CurrentDirectory directory, DirectoryEdits edits, DirectoryCommands commands, Asker asker, Clock clock) {
        this.directory = directory;
        this.edits = edits;
        this.commands = commands;
        this.asker = asker;
        this.clock = clock;
    }

    /** A unit, the newest version first. */
    public record UnitView(String code, List<Unit> versions) {}

    @GET
    @Operation(summary = "the units of today, by code")
    public Page<Unit> units() {
        return new Page<>(directory.now().directory().units(today()), null);
    }

    @GET
    @Path("/{unit}")
    @Operation(summary = "one unit in all its versions, those of the past and of days to come too")
    public RestResponse<UnitView> unit(@PathParam("unit") String unitCode) {
        List<Unit> versions = directory.now().directory().versionsOf(unitCode);
        if (versions.isEmpty()) {
            throw Refusal.notFound(new Phrase("没有这个单位：" + unitCode, "There is no unit: " + unitCode));
        }
        return ResponseBuilder.ok(new UnitView(unitCode, versions))
                .tag(IfMatch.tag(edits.version("unit/" + unitCode + "/")))
                .build();
    }

    @PUT
    @Path("/{unit}")
    @RolesAllowed("admin")
    @Operation(
            summary =
                    "a unit from a day on; with endsOn and heir it is merged or closed, and on that day its heir has its cases")
    public RestResponse<UnitView> putUnit(
            @PathParam("unit") String unitCode, @NotNull @Valid UnitForm form, @Context HttpHeaders headers) {
        if (!CODE.matcher(unitCode).matches()) {
            throw Refusal.notFound(
                    new Phrase("单位编码由 2 到 20 个大写字母和数字组成", "A unit's code has 2 to 20 capital letters and digits"));
        }
        commands.putUnit(
                new DirectoryForms(directory.now().directory(), today()).unit(unitCode, form),
                asker.user(),
                version -> IfMatch.require(headers, version));
        directory.forget();
        return unit(unitCode);
    }

    private LocalDate today() {
        return WorkingCalendar.dayOf(clock.instant());
    }
}
