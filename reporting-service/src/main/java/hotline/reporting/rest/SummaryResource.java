package hotline.reporting.rest;

import hotline.reporting.indicators.Filter;
import hotline.reporting.persistence.FigureTables;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The figures of a period, for those who may see them. */
@Path("/v1/summary")
public class SummaryResource {
    private final FigureTables figures;
    private final Sight sight;
    private final Clock clock;

    SummaryResource(FigureTables figures, Sight sight, Clock clock) {
        this.figures = figures;
        this.sight = sight;
        this.clock = clock;
    }

    /** The figures of the period as of now. */
    @GET
    @RolesAllowed({"supervisor", "dispatcher", "admin", "auditor", "leader", "handler", "operator"})
    @Operation(summary = "The figures of a period")
    public Summary summary(@BeanParam Question question) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        Question.Asked asked = question.understand(now.toInstant());
        Filter filter = sight.narrow(asked.filter());
        return Summary.of(asked, filter, figures.read(asked.basis(), asked.period(), filter, now.toInstant()), now);
    }
}
