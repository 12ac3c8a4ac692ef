package hotline.intake.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import hotline.intake.application.WordsCommands;
import hotline.intake.persistence.Reveals;
import hotline.intake.persistence.TicketRepository;
import hotline.intake.persistence.TicketRepository.Sight;
import hotline.outcome.Outcome;
import hotline.outcome.Phrase;
import hotline.rest.Asker;
import hotline.rest.Cursor;
import hotline.rest.Idempotent;
import hotline.rest.Page;
import hotline.rest.Refusal;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** A person's data: shown whole to who needs them and says why, and erased. */
@Path("/v1/tickets/{idOrNumber}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class RevealResource {
    private final WordsCommands commands;
    private final TicketRepository tickets;
    private final Reveals reveals;
    private final TicketSight sight;
    private final Asker asker;

    RevealResource(WordsCommands commands, TicketRepository tickets, Reveals reveals, TicketSight sight, Asker asker) {
        this.commands = commands;
        this.tickets = tickets;
        this.reveals = reveals;
        this.sight = sight;
        this.asker = asker;
    }

    /** Why. */
    public record ReasonForm(@NotBlank @Size(max = 500) String reason) {}

    /**
     * The contact and the words as they were said.
     *
     * @param more other texts that have marks, by kind and number, such as {@code told/2}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Revealed(Caller caller, Map<String, String> words, Map<String, Map<String, String>> more) {}

    /** The whole name and number, as far as they are known. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Caller(@Nullable String name, @Nullable String phone) {}

    /** That a person's data were shown. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RevealView(
            OffsetDateTime at, String by, @Nullable String unitCode, String reason, List<String> what) {}

    /** That a person's data were erased. */
    public record Erased(UUID id, String number, OffsetDateTime erasedAt) {}

    @POST
    @Path("/reveal")
    @Transactional
    @RolesAllowed({"handler", "leader", "operator", "callback", "contacts:read"})
    @Operation(summary = "查看原文 the whole contact and the original words, with a reason, audited")
    public Response reveal(@PathParam("idOrNumber") String idOrNumber, @NotNull @Valid ReasonForm form) {
        Sight seen = sight.require(idOrNumber);
        boolean hotline = asker.hasAny("operator", "callback");
        if (!hotline && seen.sealed()) {
            throw Refusal.forbidden(new Phrase(
                    "诉求人身份保密，只有话务员和回访员可以查看（FR-17）。",
                    "The caller's identity is sealed: only operator and call-back staff see it (FR-17)."));
        }
        if (!hotline && !sight.hasTheCase(seen)) {
            throw Refusal.forbidden(new Phrase("只有主办单位可以查看。", "Only the unit that has the case is shown it."));
        }
        accept(seen.ticket().reveal());
        WordsCommands.Open open = commands.reveal(seen.ticket().id(), sight.ownUnit(), form.reason(), asker.user());
        return Response.ok(new Revealed(new Caller(open.name(), open.phone()), open.words(), open.more()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @GET
    @Path("/reveals")
    @Transactional
    @RolesAllowed({"supervisor", "auditor", "admin"})
    @Operation(summary = "who was shown this person's data, when and why, oldest first")
    public Page<RevealView> reveals(
            @PathParam("idOrNumber") String idOrNumber,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        List<Reveals.Reveal> found = reveals.of(require(idOrNumber).ticket().id(), Cursor.parse(cursor), limit + 1);
        Page<Reveals.Reveal> page = Page.of(found, limit, last -> new Cursor(last.at(), last.id()));
        return new Page<>(
                page.items().stream()
                        .map(one -> new RevealView(
                                TicketViews.local(one.at()), one.by(), one.unitCode(), one.reason(), one.what()))
                        .toList(),
                page.nextCursor());
    }

    @POST
    @Path("/erasure")
    @Idempotent
    @RolesAllowed("admin")
    @Operation(summary = "删除个人信息 erase a person's data; counts stay true")
    public Response erase(@PathParam("idOrNumber") String idOrNumber, @NotNull @Valid ReasonForm form) {
        var ticket = require(idOrNumber).ticket();
        accept(commands.erase(ticket.id(), form.reason(), asker.user()));
        return Response.ok(new Erased(ticket.id(), ticket.number(), TicketViews.local(erasedAt(ticket.erasedAt()))))
                .build();
    }

    private static java.time.Instant erasedAt(java.time.@Nullable Instant at) {
        if (at == null) {
            throw new IllegalStateException("erased without a time");
        }
        return at;
    }

    /** Whoever asks here sees every ticket. */
    private Sight require(String idOrNumber) {
        return tickets.find(idOrNumber)
                .orElseThrow(() ->
                        Refusal.notFound(new Phrase("没有这个工单：" + idOrNumber, "There is no such ticket: " + idOrNumber)));
    }

    private static void accept(Outcome outcome) {
        if (outcome instanceof Outcome.Rejected rejected) {
            throw Refusal.of(rejected);
        }
    }
}
