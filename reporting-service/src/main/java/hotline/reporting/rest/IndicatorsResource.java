package hotline.reporting.rest;

import hotline.outcome.Phrase;
import hotline.reporting.indicators.Cut;
import hotline.reporting.indicators.Filter;
import hotline.reporting.indicators.Period;
import hotline.rest.Refusal;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Every figure of the rulebook by unit, with the band within the unit's class. */
@Path("/v1/indicators")
public class IndicatorsResource {
    private final IndicatorsReader reader;
    private final Sight sight;
    private final Clock clock;

    IndicatorsResource(IndicatorsReader reader, Sight sight, Clock clock) {
        this.reader = reader;
        this.sight = sight;
        this.clock = clock;
    }

    /** The indicators of the period as of now. */
    @GET
    @RolesAllowed({"supervisor", "dispatcher", "admin", "auditor", "leader", "handler"})
    @Operation(
            summary = "Every figure of the rulebook by unit, with the band within its class",
            description =
                    "Beside each stand the previous period, the same period last year and the year to date. Handlers and"
                            + " leaders see their own unit. A rate whose facts do not exist yet is null, and so is one over nothing.")
    public Indicators indicators(
            @QueryParam("by") @Parameter(description = "unit, the only way.") @Nullable String by,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        if (Question.cut(by, Cut.UNIT) != Cut.UNIT) {
            throw Refusal.badField("by", new Phrase("目前只能按单位：unit", "only by unit for now"));
        }
        Period period = Question.period(from, to, now.toInstant());
        return reader.read(period, sight.narrow(Filter.NONE).unit(), now);
    }
}
