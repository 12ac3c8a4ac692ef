package hotline.reporting.rest;

import hotline.reporting.facts.Ledger;
import hotline.reporting.facts.ProblemDimension;
import hotline.reporting.indicators.Cut;
import hotline.reporting.indicators.Filter;
import hotline.reporting.indicators.Period;
import hotline.reporting.indicators.Rates;
import hotline.reporting.persistence.FigureTables.Place;
import hotline.reporting.persistence.ProblemEntries;
import hotline.reporting.persistence.ProblemTables;
import hotline.reporting.persistence.ProblemTables.ProblemCount;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The problem lists of a period. */
@Path("/v1/problem-lists")
public class ProblemListsResource {
    private final ProblemTables problems;
    private final ProblemEntries entries;
    private final PartNames names;
    private final Sight sight;
    private final Clock clock;

    ProblemListsResource(ProblemTables problems, ProblemEntries entries, PartNames names, Sight sight, Clock clock) {
        this.problems = problems;
        this.entries = entries;
        this.names = names;
        this.sight = sight;
        this.clock = clock;
    }

    /** What was collected in the period, and what of it is rectified. */
    @GET
    @RolesAllowed({"supervisor", "dispatcher", "admin", "auditor", "leader", "handler"})
    @Operation(
            summary =
                    "The problem lists: opinions collected, problems of the banner, problems of areas and departments",
            description = "Each ledger is counted on its own. Handlers and leaders see the entries of their own unit.")
    public ProblemLists lists(@QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        Period period = Question.period(from, to, now.toInstant());
        String unit = sight.narrow(Filter.NONE).unit();
        List<ProblemCount> counts = problems.read(period).stream()
                .filter(count -> unit == null
                        || (count.by() == ProblemDimension.UNIT && count.key().equals(unit)))
                .toList();
        return new ProblemLists(
                period.from(),
                period.to(),
                now,
                unit,
                of(counts, Ledger.OPINION, unit).total(),
                unit == null ? byChannel(counts) : null,
                of(counts, Ledger.BANNER_PROBLEM, unit),
                of(counts, Ledger.UNIT_PROBLEM, unit),
                byUnit(counts));
    }

    /** Exactly what is counted in a figure of the lists. */
    @GET
    @Path("/items")
    @RolesAllowed({"supervisor", "dispatcher", "admin", "auditor", "leader", "handler"})
    @Operation(
            summary = "Exactly the entries behind a figure of the problem lists",
            description = "All pages together have as many items as the figure says.")
    public ProblemEntryList items(
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("figure")
                    @Parameter(
                            required = true,
                            description =
                                    "collected, or with its ledger: banner.total, banner.rectified,"
                                            + " banner.rectifiedInPeriod, units.total, units.rectified, units.rectifiedInPeriod")
                    @Nullable
                    String figure,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        Period period = Question.period(from, to, now.toInstant());
        ProblemFigures listed = ProblemFigures.parse(figure);
        Place after = TicketList.parse(cursor);
        List<ProblemEntries.Entry> found = entries.read(
                listed.ledger,
                listed.counted,
                period,
                sight.narrow(Filter.NONE).unit(),
                after == null ? null : after.day(),
                after == null ? null : after.ticket(),
                limit + 1);
        List<ProblemEntries.Entry> page = found.size() > limit ? found.subList(0, limit) : found;
        return new ProblemEntryList(
                listed.field,
                period.from(),
                period.to(),
                now,
                page.stream()
                        .map(entry -> ProblemEntryList.ListedProblem.of(listed.ledger, entry))
                        .toList(),
                found.size() > limit
                        ? TicketList.write(
                                new Place(page.getLast().day(), page.getLast().id(), 0))
                        : null);
    }

    private static ProblemLists.Ledger of(List<ProblemCount> counts, Ledger ledger, @Nullable String unit) {
        ProblemDimension undivided = unit == null ? ProblemDimension.ALL : ProblemDimension.UNIT;
        return counts.stream()
                .filter(count -> count.ledger() == ledger && count.by() == undivided)
                .findFirst()
                .map(count -> new ProblemLists.Ledger(
                        count.collected(),
                        count.rectified(),
                        Rates.percent(count.rectified(), count.collected()),
                        count.rectifiedInPeriod()))
                .orElse(new ProblemLists.Ledger(0, 0, null, 0));
    }

    private static SortedMap<String, Long> byChannel(List<ProblemCount> counts) {
        SortedMap<String, Long> channels = new TreeMap<>();
        counts.stream()
                .filter(count -> count.ledger() == Ledger.OPINION && count.by() == ProblemDimension.CHANNEL)
                .filter(count -> count.collected() > 0)
                .forEach(count -> channels.put(count.key(), count.collected()));
        return channels;
    }

    private List<ProblemLists.OfUnit> byUnit(List<ProblemCount> counts) {
        Function<String, String> name = names.of(Cut.UNIT);
        return counts.stream()
                .filter(count -> count.ledger() == Ledger.UNIT_PROBLEM && count.by() == ProblemDimension.UNIT)
                .map(count -> new ProblemLists.OfUnit(
                        count.key(),
                        name.apply(count.key()),
                        count.collected(),
                        count.rectified(),
                        Rates.percent(count.rectified(), count.collected()),
                        count.rectifiedInPeriod()))
                .sorted(Comparator.<ProblemLists.OfUnit>comparingLong(unit -> -unit.total())
                        .thenComparing(ProblemLists.OfUnit::unitCode))
                .toList();
    }
}
