package hotline.dispatch.rest;

import hotline.dispatch.deadlines.CalendarYear;
import hotline.dispatch.deadlines.LimitVersion;
import hotline.dispatch.deadlines.WorkingCalendar;
import hotline.dispatch.persistence.CurrentDirectory;
import hotline.dispatch.routing.CatalogueEntry;
import hotline.outcome.Phrase;
import hotline.rest.Page;
import hotline.rest.Refusal;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What routing and deadlines go by today: the dispatch catalogue, the limits, the calendar. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class DirectoryResource {
    private static final Pattern YEAR = Pattern.compile("\\d{4}");

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

    @GET
    @Path("/calendar/{year}")
    @Operation(summary = "the days that the notice of a year names; none as long as it has not come")
    public CalendarYear calendar(@PathParam("year") String year) {
        return Optional.of(year)
                .filter(text -> YEAR.matcher(text).matches())
                .flatMap(text -> Optional.ofNullable(directory.now().years().get(Integer.valueOf(text))))
                .orElseThrow(() -> Refusal.notFound(
                        new Phrase("没有 " + year + " 年的日历。", "There is no calendar of the year " + year + ".")));
    }

    private LocalDate today() {
        return WorkingCalendar.dayOf(clock.instant());
    }
}
