package hotline.reporting.rest;

import hotline.reporting.indicators.Filter;
import hotline.reporting.indicators.Period;
import hotline.reporting.persistence.FigureTables;
import hotline.reporting.persistence.FigureTables.Figures;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

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
    @Operation(
            summary = "The figures of a period",
            description = "Handlers and leaders see those of their own unit, operators those of the tickets whose first"
                    + " responder they are.")
    public Summary summary(
            @BeanParam Question question,
            @QueryParam("compare")
                    @DefaultValue("false")
                    @Parameter(
                            description =
                                    "Whether the previous period, the same period last year and the year to date stand beside.")
                    boolean compare) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        Question.Asked asked = question.understand(now.toInstant());
        Filter filter = sight.narrow(asked.filter());
        Period period = asked.period();
        Figures read = read(asked, filter, period, now);
        return new Summary(
                asked.written(),
                period.from(),
                period.to(),
                now,
                read.computedFrom(),
                filter.unit(),
                filter.firstResponder(),
                FigureSet.of(asked.basis(), filter.unit() != null, read.counts()),
                compare ? beside(asked, filter, period.previous(), now) : null,
                compare ? beside(asked, filter, period.lastYear(), now) : null,
                compare ? beside(asked, filter, period.yearToDate(), now) : null);
    }

    private Summary.Beside beside(Question.Asked asked, Filter filter, Period period, OffsetDateTime now) {
        Figures read = read(asked, filter, period, now);
        return Summary.Beside.of(asked.basis(), filter.unit() != null, period, read.counts(), read.computedFrom());
    }

    private Figures read(Question.Asked asked, Filter filter, Period period, OffsetDateTime now) {
        return figures.read(asked.basis(), period, filter, now.toInstant());
    }
}
