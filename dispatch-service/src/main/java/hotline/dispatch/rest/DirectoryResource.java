package hotline.dispatch.rest;

import hotline.dispatch.application.DirectoryCommands;
import hotline.dispatch.deadlines.LimitVersion;
import hotline.dispatch.deadlines.WorkingCalendar;
import hotline.dispatch.persistence.CurrentDirectory;
import hotline.dispatch.persistence.DirectoryEdits;
import hotline.dispatch.rest.DirectoryForms.CatalogueForm;
import hotline.dispatch.rest.DirectoryForms.LimitsForm;
import hotline.dispatch.routing.CatalogueEntry;
import hotline.rest.Asker;
import hotline.rest.IfMatch;
import hotline.rest.Page;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** What routing and deadlines go by: the dispatch catalogue and the limits, as of today; an admin changes them from a day on. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Authenticated
public class DirectoryResource {
    private final CurrentDirectory directory;
    private final DirectoryEdits edits;
    private final DirectoryCommands commands;
    private final Asker asker;
    private final Clock clock;

    DirectoryResource(
            CurrentDirectory directory, DirectoryEdits edits, DirectoryCommands commands, Asker asker, Clock clock) {
        this.directory = directory;
        this.edits = edits;
        this.commands = commands;
        this.asker = asker;
        this.clock = clock;
    }

    @GET
    @Path("/catalogue")
    @Operation(summary = "the entries of the dispatch catalogue of today, by code")
    public RestResponse<Page<CatalogueEntry>> catalogue() {
        return tagged(directory.now().catalogue().entries(today()), "catalogue/");
    }

    @PUT
    @Path("/catalogue")
    @RolesAllowed("admin")
    @Operation(summary = "from a day on the catalogue is this one, whole; answered with that of today")
    public RestResponse<Page<CatalogueEntry>> putCatalogue(
            @NotNull @Valid CatalogueForm form, @Context HttpHeaders headers) {
        List<CatalogueEntry> entries = forms().catalogue(form);
        commands.putCatalogue(
                entries, form.effectiveFrom(), asker.user(), version -> IfMatch.require(headers, version));
        directory.forget();
        return catalogue();
    }

    @GET
    @Path("/limits")
    @Operation(summary = "the limits of today, by class and step")
    public RestResponse<Page<LimitVersion>> limits() {
        return tagged(directory.now().limits().table(today()), "limit/");
    }

    @PUT
    @Path("/limits")
    @RolesAllowed("admin")
    @Operation(summary = "from a day on the table of limits is this one, whole; answered with that of today")
    public RestResponse<Page<LimitVersion>> putLimits(@NotNull @Valid LimitsForm form, @Context HttpHeaders headers) {
        List<LimitVersion> limits = forms().limits(form);
        commands.putLimits(limits, form.effectiveFrom(), asker.user(), version -> IfMatch.require(headers, version));
        directory.forget();
        return limits();
    }

    private <T> RestResponse<Page<T>> tagged(List<T> items, String prefix) {
        return ResponseBuilder.ok(new Page<>(items, null))
                .tag(IfMatch.tag(edits.version(prefix)))
                .build();
    }

    private DirectoryForms forms() {
        return new DirectoryForms(directory.now().directory(), today());
    }

    private LocalDate today() {
        return WorkingCalendar.dayOf(clock.instant());
    }
}
