package hotline.intake.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hotline.intake.application.WordsCommands;
import hotline.intake.persistence.HeardDirectory;
import hotline.intake.persistence.TicketRepository;
import hotline.intake.tickets.Ticket;
import hotline.intake.tickets.TicketWords;
import hotline.outcome.Outcome;
import hotline.outcome.Phrase;
import hotline.rest.Asker;
import hotline.rest.IfMatch;
import hotline.rest.Refusal;
import hotline.rest.Refusal.BadField;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jspecify.annotations.Nullable;

/** Corrections of a ticket's words, by JSON merge patch (RFC 7396): null takes a field away. */
@Path("/v1/tickets/{idOrNumber}")
@Produces(MediaType.APPLICATION_JSON)
public class CorrectionResource {
    private static final String MERGE_PATCH = "application/merge-patch+json";

    private final WordsCommands commands;
    private final TicketRepository tickets;
    private final HeardDirectory directory;
    private final TicketSight sight;
    private final TicketViews views;
    private final Asker asker;
    private final ObjectMapper json;
    private final Validator validator;

    CorrectionResource(
            WordsCommands commands,
            TicketRepository tickets,
            HeardDirectory directory,
            TicketSight sight,
            TicketViews views,
            Asker asker,
            ObjectMapper json,
            Validator validator) {
        this.commands = commands;
        this.tickets = tickets;
        this.directory = directory;
        this.sight = sight;
        this.views = views;
        this.asker = asker;
        this.json = json;
        this.validator = validator;
    }

    @PATCH
    @Consumes({MERGE_PATCH, MediaType.APPLICATION_JSON})
    @Transactional
    @RolesAllowed({"operator", "dispatcher"})
    @Operation(summary = "更正 correct the words, and how it is classed where there is no case; If-Match is required")
    @RequestBody(content = @Content(schema = @Schema(implementation = CorrectionForm.class)))
    public Response correct(
            @PathParam("idOrNumber") String idOrNumber, @NotNull JsonNode patch, @Context HttpHeaders headers)
            throws JsonProcessingException {
        Ticket ticket = tickets.lock(sight.require(idOrNumber).ticket().id());
        IfMatch.require(headers, ticket.revision());
        accept(ticket.reveal());
        TicketWords words = commands.openWords(ticket.id());
        if (words == null) {
            throw new IllegalStateException("a ticket that is not erased has no words: " + ticket.id());
        }
        CorrectionForm wanted = patched(CorrectionForm.of(ticket, words), patch);
        check(ticket, wanted);
        accept(commands.correct(ticket.id(), wanted.correction(words), asker.user()));
        return Response.ok(views.of(List.of(sight.require(idOrNumber)), asker).getFirst())
                .tag(IfMatch.tag(ticket.revision()))
                .build();
    }

    private CorrectionForm patched(CorrectionForm before, JsonNode patch) throws JsonProcessingException {
        if (!(patch instanceof ObjectNode changes)) {
            throw Refusal.of(400, new Phrase("请求体应为 JSON 对象。", "The body must be a JSON object."));
        }
        ObjectNode merged = json.valueToTree(before);
        merge(merged, changes);
        return json.treeToValue(merged, CorrectionForm.class);
    }

    private static void merge(ObjectNode target, ObjectNode patch) {
        patch.properties().forEach(field -> {
            JsonNode value = field.getValue();
            if (value.isNull() && target.has(field.getKey())) {
                target.remove(field.getKey());
            } else if (value instanceof ObjectNode inner && target.get(field.getKey()) instanceof ObjectNode old) {
                merge(old, inner);
            } else {
                target.set(field.getKey(), value);
            }
        });
    }

    private void check(Ticket ticket, CorrectionForm wanted) {
        List<BadField> bad = new ArrayList<>();
        validator.validate(wanted).stream()
                .map(violation -> new BadField(
                        violation.getPropertyPath().toString(),
                        new Phrase(violation.getMessage(), violation.getMessage())))
                .sorted(Comparator.comparing(BadField::field))
                .forEach(bad::add);
        known(
                bad,
                "categoryCode",
                ticket.categoryCode(),
                wanted.categoryCode(),
                directory::knowsCategory,
                new Phrase("没有这个类别", "is no category"));
        known(
                bad,
                "areaCode",
                ticket.areaCode(),
                wanted.areaCode(),
                directory::knowsArea,
                new Phrase("没有这个区域", "is no area"));
        if (!bad.isEmpty()) {
            throw Refusal.badFields(bad);
        }
    }

    private static void known(
            List<BadField> bad,
            String field,
            @Nullable String before,
            @Nullable String after,
            Predicate<String> isKnown,
            Phrase otherwise) {
        if (after != null && !Objects.equals(before, after) && !isKnown.test(after)) {
            bad.add(new BadField(field, otherwise));
        }
    }

    private static void accept(Outcome outcome) {
        if (outcome instanceof Outcome.Rejected rejected) {
            throw Refusal.of(rejected);
        }
    }
}
