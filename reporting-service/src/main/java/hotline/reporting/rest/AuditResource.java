package hotline.reporting.rest;

import hotline.reporting.indicators.Audit;
import hotline.reporting.indicators.Period;
import hotline.reporting.persistence.AuditTables;
import hotline.rest.Language;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The proof of the figures. */
@Path("/v1/audit")
public class AuditResource {
    private final AuditTables tables;
    private final Language language;
    private final Clock clock;

    AuditResource(AuditTables tables, Language language, Clock clock) {
        this.tables = tables;
        this.language = language;
        this.clock = clock;
    }

    /** Proves the equations and compares the counters of the period with its facts. */
    @GET
    @RolesAllowed({"supervisor", "admin", "auditor"})
    @Operation(summary = "Whether the figures of a period are right: equations, and counters against facts")
    public AuditAnswer audit(@QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        Period period = Question.period(from, to, now.toInstant());
        Audit audit = tables.read(period);
        return AuditAnswer.of(period, now, audit, language);
    }
}
