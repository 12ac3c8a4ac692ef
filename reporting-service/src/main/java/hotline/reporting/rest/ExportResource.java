package hotline.reporting.rest;

import hotline.outcome.Phrase;
import hotline.reporting.facts.Basis;
import hotline.reporting.indicators.Cut;
import hotline.reporting.indicators.Filter;
import hotline.rest.Language;
import hotline.rest.Refusal;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The table that people know, as a file that a Chinese Excel opens right. */
@Path("/v1/export.csv")
public class ExportResource {
    private final PartsReader parts;
    private final Sight sight;
    private final Language language;
    private final Clock clock;

    ExportResource(PartsReader parts, Sight sight, Language language, Clock clock) {
        this.parts = parts;
        this.sight = sight;
        this.language = language;
        this.clock = clock;
    }

    /** The figures of the period's cohort as CSV, as of now. */
    @GET
    @Produces("text/csv")
    @RolesAllowed({"supervisor", "dispatcher", "admin", "auditor", "leader", "handler", "operator"})
    @Operation(
            summary = "The table people know, of the cohort, as CSV",
            description = "单位, 派单总数, 按时, 超时, 未办结, 办结率, 按时办结率, 不满意数, 不满意率 and a row of totals; the same figures as"
                    + " dispatched, onTime, late, open, closedRate, onTimeRate, notSatisfied and dissatisfactionRate of the"
                    + " breakdown. UTF-8 with a byte order mark, CRLF; a cell that a spreadsheet would take for a formula"
                    + " begins with an apostrophe. Heads are English with Accept-Language: en.")
    public Response export(
            @BeanParam Question question,
            @QueryParam("by") @Parameter(description = "As in the breakdown; unit if not given.") @Nullable String by) {
        Instant now = clock.instant();
        Cut cut = Question.cut(by, Cut.UNIT);
        Question.Asked asked = question.understand(now);
        if (asked.basis() != Basis.COHORT) {
            throw Refusal.badField("basis", new Phrase("此表只有 cohort 口径", "this table is of the cohort only"));
        }
        Filter filter = sight.narrow(asked.filter());
        String csv = new KnownTable(language).write(cut, parts.read(asked, filter, cut, now));
        String span = asked.period().from() + "_" + asked.period().to();
        return Response.ok(csv.getBytes(StandardCharsets.UTF_8), "text/csv; charset=UTF-8")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"hotline_%s.csv\"; filename*=UTF-8''%s"
                                .formatted(
                                        span,
                                        URLEncoder.encode(
                                                language.of(new Phrase("工单统计_", "hotline_")) + span + ".csv",
                                                StandardCharsets.UTF_8)))
                .build();
    }
}
