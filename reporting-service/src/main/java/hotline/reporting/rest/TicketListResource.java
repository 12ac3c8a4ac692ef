package hotline.reporting.rest;

import hotline.outcome.Phrase;
import hotline.reporting.facts.Basis;
import hotline.reporting.facts.Figure;
import hotline.reporting.indicators.Filter;
import hotline.reporting.indicators.Meaning;
import hotline.reporting.persistence.FigureTables;
import hotline.reporting.persistence.FigureTables.Behind;
import hotline.rest.Refusal;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The tickets behind a figure, for those who may see the figure. */
@Path("/v1/tickets")
public class TicketListResource {
    private final FigureTables figures;
    private final Sight sight;
    private final Clock clock;

    TicketListResource(FigureTables figures, Sight sight, Clock clock) {
        this.figures = figures;
        this.sight = sight;
        this.clock = clock;
    }

    /** Exactly what is counted in a figure. */
    @GET
    @RolesAllowed({"supervisor", "dispatcher", "admin", "auditor", "leader", "handler", "operator"})
    @Operation(
            summary = "Exactly the tickets behind a figure",
            description = "All pages together have as many items as the figure says. A figure that counts dispatches,"
                    + " happenings (flow) or limits (due) lists a ticket once for each of them; any other figure of the cohort"
                    + " lists a ticket once. Entries of the problem lists are no tickets: see /problem-lists/items.")
    public TicketList tickets(
            @BeanParam Question question,
            @QueryParam("figure")
                    @Parameter(
                            required = true,
                            description =
                                    "Its name as in the summary, such as closed or notSatisfied. Rates list nothing.")
                    @Nullable
                    String figure,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        Question.Asked asked = question.understand(now.toInstant());
        Filter filter = sight.narrow(asked.filter());
        Figure listed = figure(figure, asked.basis(), filter.unit() != null);
        List<Behind> behind = figures.ticketsBehind(
                listed, asked.basis(), asked.period(), filter, TicketList.parse(cursor), limit + 1, now.toInstant());
        List<Behind> page = behind.size() > limit ? behind.subList(0, limit) : behind;
        return new TicketList(
                listed.field(),
                asked.written(),
                asked.period().from(),
                asked.period().to(),
                now,
                page.stream().map(TicketList.ListedTicket::of).toList(),
                behind.size() > limit ? TicketList.write(page.getLast().place()) : null);
    }

    private static Figure figure(@Nullable String name, Basis basis, boolean ofUnit) {
        List<Figure> existing = Meaning.shown().stream()
                .filter(figure -> Meaning.of(figure).exists(basis, ofUnit))
                .toList();
        return existing.stream()
                .filter(figure -> figure.field().equals(name))
                .findFirst()
                .orElseThrow(() -> {
                    String names = existing.stream().map(Figure::field).collect(Collectors.joining(", "));
                    return Refusal.badField(
                            "figure",
                            new Phrase(
                                    "应为此口径下的指标之一：" + names, "must be a figure that exists in this question: " + names));
                });
    }
}
