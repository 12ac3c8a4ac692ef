package hotline.intake.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import hotline.intake.application.SupplementCommands;
import hotline.intake.application.TicketCommands;
import hotline.intake.persistence.TicketChain;
import hotline.intake.persistence.TicketRepository;
import hotline.intake.persistence.TicketRepository.Sight;
import hotline.intake.tickets.Channel;
import hotline.intake.tickets.SupplementKind;
import hotline.intake.tickets.TicketEvent.TicketSupplemented;
import hotline.outcome.Outcome;
import hotline.outcome.Phrase;
import hotline.rest.Asker;
import hotline.rest.Idempotent;
import hotline.rest.IfMatch;
import hotline.rest.Language;
import hotline.rest.Page;
import hotline.rest.Refusal;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The caller comes again: repeat calls, new facts, and the chain of tickets that come of them. */
@Path("/v1/tickets/{idOrNumber}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class SupplementResource {
    private final SupplementCommands commands;
    private final TicketRepository tickets;
    private final TicketChain chain;
    private final TicketSight sight;
    private final TicketViews views;
    private final Progress progress;
    private final Asker asker;
    private final Language language;

    SupplementResource(
            SupplementCommands commands,
            TicketRepository tickets,
            TicketChain chain,
            TicketSight sight,
            TicketViews views,
            Progress progress,
            Asker asker,
            Language language) {
        this.commands = commands;
        this.tickets = tickets;
        this.chain = chain;
        this.sight = sight;
        this.views = views;
        this.progress = progress;
        this.asker = asker;
        this.language = language;
    }

    /**
     * What the caller said this time.
     *
     * @param kind NEW_FACTS where none is given
     * @param channel PHONE where none is given
     */
    public record SupplementForm(
            @NotBlank @Size(max = 10_000) String text,
            @Nullable SupplementKind kind,
            @Nullable Channel channel) {}

    /**
     * That it was joined to an open matter.
     *
     * @param call the how many-th call about the matter it was
     * @param progress how the matter stands, to be said to the caller
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Supplemented(OffsetDateTime at, SupplementKind kind, int call, String stage, String progress) {}

    @POST
    @Path("/supplements")
    @Idempotent
    @RolesAllowed({"operator", "callback", "handler", "leader"})
    @Operation(
            summary = "催单、补充 new facts or a repeat call: 200 joined to the open matter; 201 a new ticket linked to one"
                    + " that has ended; 409 a repeat of a concluded matter without new facts")
    public Response supplement(@PathParam("idOrNumber") String idOrNumber, @NotNull @Valid SupplementForm form) {
        Sight seen = sight.require(idOrNumber);
        if (!asker.hasAny("operator", "callback") && !seen.ticket().isFirstResponder(asker.user())) {
            throw Refusal.forbidden(new Phrase(
                    "只有话务员、回访员和首问责任人可以登记补充。",
                    "Only an operator, call-back staff and the first responder record what the caller adds."));
        }
        var done = commands.supplement(
                seen,
                form.kind() == null ? SupplementKind.NEW_FACTS : form.kind(),
                form.channel() == null ? Channel.PHONE : form.channel(),
                form.text(),
                sight.registrar());
        if (done.outcome() instanceof Outcome.Rejected rejected) {
            throw Refusal.of(rejected);
        }
        return done.following() == null ? joined(seen, done.outcome()) : created(done.following());
    }

    private Response joined(Sight seen, Outcome outcome) {
        TicketSupplemented event =
                (TicketSupplemented) ((Outcome.Accepted) outcome).events().getFirst();
        return Response.ok(new Supplemented(
                        TicketViews.local(event.at()),
                        event.kind(),
                        event.call(),
                        seen.stage(),
                        language.of(progress.of(seen))))
                .build();
    }

    private Response created(TicketCommands.Registered following) {
        Sight stored = following.stored();
        if (stored == null) {
            throw Refusal.of((Outcome.Rejected) following.outcome());
        }
        return Response.created(URI.create("v1/tickets/" + stored.ticket().id()))
                .tag(IfMatch.tag(stored.ticket().revision()))
                .entity(views.of(stored, following.words(), asker))
                .build();
    }

    @GET
    @Path("/chain")
    @Transactional
    @RolesAllowed({"operator", "dispatcher", "callback", "supervisor", "auditor", "handler", "leader", "cases:read"})
    @Operation(
            summary =
                    "the ticket and those linked with it, over others too, oldest first, as far as the asker may see them")
    public Page<TicketView> chain(@PathParam("idOrNumber") String idOrNumber) {
        Sight seen = sight.require(idOrNumber);
        List<Sight> linked = tickets.inOrder(chain.of(seen.ticket().number())).stream()
                .filter(sight::maySee)
                .sorted(Comparator.comparing(one -> one.ticket().registeredAt()))
                .toList();
        return new Page<>(views.of(linked, asker), null);
    }
}
