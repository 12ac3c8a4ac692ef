package hotline.reporting.rest;

import hotline.reporting.indicators.Cut;
import hotline.reporting.indicators.Filter;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The figures of a period, side by side, for those who may see them. */
@Path("/v1/breakdown")
public class BreakdownResource {
    private final PartsReader parts;
    private final Sight sight;
    private final Clock clock;

    BreakdownResource(PartsReader parts, Sight sight, Clock clock) {
        this.parts = parts;
        this.sight = sight;
        this.clock = clock;
    }

    /** The figures of the period, cut into parts, as of now. */
    @GET
    @RolesAllowed({"supervisor", "dispatcher", "admin", "auditor", "leader", "handler", "operator"})
    @Operation(
            summary =
                    "The figures of a period by unit, area, category, channel, type, urgency, day, month or first responder",
            description =
                    "By unit, figures of the time before dispatch are null. Area, category, channel, type and urgency"
                            + " are as registered. Days and months are those by which a figure is counted: of registration, of the"
                            + " first dispatch, of the happening, or on which the limit fell due. Handlers and leaders see those of"
                            + " their own unit, operators those of the tickets whose first responder they are.")
    public Breakdown breakdown(
            @BeanParam Question question,
            @QueryParam("by")
                    @Parameter(
                            required = true,
                            description = "unit, area, category, channel, type, urgency, day, month or firstResponder")
                    @Nullable
                    String by) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        Cut cut = Question.cut(by, null);
        Question.Asked asked = question.understand(now.toInstant());
        Filter filter = sight.narrow(asked.filter());
        PartsReader.Parts read = parts.read(asked, filter, cut, now.toInstant());
        boolean ofUnit = filter.unit() != null;
        return new Breakdown(
                asked.written(),
                asked.period().from(),
                asked.period().to(),
                now,
                Question.written(cut),
                read.computedFrom(),
                filter.unit(),
                filter.firstResponder(),
                read.parts().stream()
                        .map(part -> new Breakdown.Part(
                                part.key(),
                                part.name(),
                                FigureSet.of(asked.basis(), ofUnit || cut == Cut.UNIT, part.counts())))
                        .toList(),
                new Breakdown.Whole(FigureSet.of(asked.basis(), ofUnit, read.total())));
    }
}
