package hotline.intake.rest;

import hotline.intake.application.ImportCommands;
import hotline.outcome.Phrase;
import hotline.rest.Asker;
import hotline.rest.Language;
import hotline.rest.Refusal;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.logging.Logger;

/** Records of the past: tickets and problem lists, a line of JSON each, as many as there are. */
@Path("/v1/imports")
@Produces(MediaType.APPLICATION_JSON)
@Consumes({"application/x-ndjson", "application/jsonl"})
public class ImportResource {
    private static final Logger LOG = Logger.getLogger(ImportResource.class);

    private final ImportLineReader reader;
    private final ImportCommands commands;
    private final Language language;
    private final Asker asker;

    ImportResource(ImportLineReader reader, ImportCommands commands, Language language, Asker asker) {
        this.reader = reader;
        this.commands = commands;
        this.language = language;
        this.asker = asker;
    }

    @POST
    @RolesAllowed("importer")
    @Operation(summary = "historic tickets and opinions, JSON Lines; the same again changes nothing")
    public ImportAnswer take(@QueryParam("dryRun") @DefaultValue("false") boolean dryRun, InputStream body) {
        ImportRun run = new ImportRun(reader, commands, language, asker.user(), dryRun);
        try {
            run.take(new JsonLines(body));
        } catch (IOException e) {
            LOG.infof("an import broke off after %d lines: %s", run.lines(), e.toString());
            throw Refusal.of(
                    400,
                    new Phrase(
                            "传输中断；已读到的整批已导入，请重新发送同一文件。",
                            "The transfer broke off; whole batches read so far are in. Send the same file again."));
        }
        ImportAnswer answer = run.answer();
        LOG.infof(
                "import by %s: %d lines, %d imported, %d unchanged, %d bad%s",
                asker.user(),
                answer.lines(),
                answer.imported(),
                answer.unchanged(),
                answer.bad(),
                dryRun ? " (dry run)" : "");
        return answer;
    }
}
