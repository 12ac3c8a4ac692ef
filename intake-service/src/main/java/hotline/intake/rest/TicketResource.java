package hotline.intake.rest;

import hotline.intake.application.TicketCommands;
import hotline.intake.persistence.TicketRepository.Sight;
import hotline.intake.tickets.Channel;
import hotline.intake.tickets.Ticket;
import hotline.intake.tickets.TicketEvent;
import hotline.intake.tickets.ToldKind;
import hotline.outcome.Outcome;
import hotline.outcome.Phrase;
import hotline.rest.Asker;
import hotline.rest.Idempotent;
import hotline.rest.IfMatch;
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
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Tickets: registered, read; what the caller was told. */
@Path("/v1/tickets")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class TicketResource {
    private final TicketCommands commands;
    private final RegistrationReader reader;
    private final TicketSight sight;
    private final TicketViews views;
    private final Timeline timeline;
    private final UpperTickets upper;
    private final Asker asker;

    TicketResource(
            TicketCommands commands,
            RegistrationReader reader,
            TicketSight sight,
            TicketViews views,
            Timeline timeline,
            UpperTickets upper,
            Asker asker) {
        this.commands = commands;
        this.reader = reader;
        this.sight = sight;
        this.views = views;
        this.timeline = timeline;
        this.upper = upper;
        this.asker = asker;
    }

    /** What the caller was told, and by which way. */
    public record Feedback(
            @NotNull ToldKind kind,
            @NotNull Channel channel,
            @NotBlank @Size(max = 10_000) String text) {}

    @POST
    @Idempotent
    @RolesAllowed({"operator", "handler", "leader", "tickets:write"})
    @Operation(summary = "登记 register a ticket")
    public Response register(@NotNull @Valid RegistrationForm form) {
        Optional<Response> again = upper.again(form);
        if (again.isPresent()) {
            return again.get();
        }
        var read = reader.read(form, sight.registrar());
        var registered = commands.register(read.registration(), sight.registrar(), read.callerName(), read.phone());
        Sight stored = registered.stored();
        if (stored == null) {
            throw Refusal.of((Outcome.Rejected) registered.outcome());
        }
        upper.keep(stored.ticket(), form);
        return Response.created(URI.create("v1/tickets/" + stored.ticket().id()))
                .tag(tag(stored.ticket()))
                .entity(views.of(stored, registered.words(), asker))
                .build();
    }

    @GET
    @Path("/{idOrNumber}")
    @Transactional
    @RolesAllowed({"operator", "dispatcher", "callback", "supervisor", "auditor", "handler", "leader", "cases:read"})
    @Operation(summary = "one ticket, with where its case stands as last heard")
    public Response ticket(@PathParam("idOrNumber") String idOrNumber) {
        Sight seen = sight.require(idOrNumber);
        return Response.ok(view(seen)).tag(tag(seen.ticket())).build();
    }

    @GET
    @Path("/{idOrNumber}/timeline")
    @Transactional
    @RolesAllowed({"operator", "dispatcher", "callback", "supervisor", "auditor", "handler", "leader", "cases:read"})
    @Operation(summary = "all that happened, oldest first")
    public Page<Timeline.Entry> timeline(@PathParam("idOrNumber") String idOrNumber) {
        return new Page<>(timeline.of(sight.require(idOrNumber).ticket()), null);
    }

    @POST
    @Path("/{idOrNumber}/feedbacks")
    @Idempotent
    @RolesAllowed({"operator", "callback", "handler", "leader"})
    @Operation(summary = "what the caller was told: feedback, or a one-time notice (FR-3, FR-5)")
    public Response tell(@PathParam("idOrNumber") String idOrNumber, @NotNull @Valid Feedback feedback) {
        Ticket ticket = sight.require(idOrNumber).ticket();
        if (!asker.hasAny("operator", "callback") && !ticket.isFirstResponder(asker.user())) {
            throw Refusal.forbidden(new Phrase(
                    "只有话务员、回访员和首问责任人可以登记告知。",
                    "Only an operator, call-back staff and the first responder record what the caller was told."));
        }
        var told = accepted(
                commands.tell(ticket.id(), feedback.kind(), feedback.channel(), feedback.text(), asker.user()));
        return Response.status(Response.Status.CREATED)
                .entity(new Told(TicketViews.local(told.getFirst().at()), feedback.kind()))
                .build();
    }

    /** The record that the caller was told. */
    public record Told(OffsetDateTime at, ToldKind kind) {}

    private TicketView view(Sight seen) {
        return views.of(List.of(seen), asker).getFirst();
    }

    private static EntityTag tag(Ticket ticket) {
        return IfMatch.tag(ticket.revision());
    }

    private static List<TicketEvent> accepted(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted accepted ->
                accepted.events().stream().map(TicketEvent.class::cast).toList();
            case Outcome.Rejected rejected -> throw Refusal.of(rejected);
        };
    }
}
