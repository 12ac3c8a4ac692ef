package hotline.intake.rest;

import hotline.intake.application.TicketCommands;
import hotline.intake.persistence.TicketRepository;
import hotline.intake.persistence.TicketRepository.Filter;
import hotline.intake.persistence.TicketRepository.Sight;
import hotline.intake.tickets.Channel;
import hotline.intake.tickets.Ticket;
import hotline.intake.tickets.TicketEvent;
import hotline.intake.tickets.TicketEvent.TicketRegistered;
import hotline.intake.tickets.TicketType;
import hotline.intake.tickets.ToldKind;
import hotline.outcome.Outcome;
import hotline.outcome.Phrase;
import hotline.rest.Asker;
import hotline.rest.Cursor;
import hotline.rest.Idempotent;
import hotline.rest.IfMatch;
import hotline.rest.Page;
import hotline.rest.Refusal;
import hotline.time.HotlineTime;
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
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Tickets: registered, read, listed; what the caller was told. */
@Path("/v1/tickets")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class TicketResource {
    private final TicketCommands commands;
    private final TicketRepository tickets;
    private final RegistrationReader reader;
    private final TicketSight sight;
    private final TicketViews views;
    private final Timeline timeline;
    private final UpperTickets upper;
    private final Asker asker;

    TicketResource(
            TicketCommands commands,
            TicketRepository tickets,
            RegistrationReader reader,
            TicketSight sight,
            TicketViews views,
            Timeline timeline,
            UpperTickets upper,
            Asker asker) {
        this.commands = commands;
        this.tickets = tickets;
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
        Outcome outcome = commands.register(read.registration(), sight.registrar(), read.callerName(), read.phone());
        Ticket ticket = accepted(outcome).stream()
                .map(event -> ((TicketRegistered) event).ticket())
                .findFirst()
                .orElseThrow();
        upper.keep(ticket, form);
        Sight stored = tickets.find(ticket.id().toString()).orElseThrow();
        return Response.created(URI.create("v1/tickets/" + ticket.id()))
                .tag(tag(ticket))
                .entity(view(stored))
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
    @Transactional
    @RolesAllowed({"operator", "dispatcher", "callback", "supervisor", "auditor", "handler", "leader", "cases:read"})
    @Operation(summary = "tickets, newest first")
    public Page<TicketView> list(
            @QueryParam("stage") @Nullable String stage,
            @QueryParam("type") @Nullable TicketType type,
            @QueryParam("areaCode") @Nullable String areaCode,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        String ownUnit = sight.ownUnit();
        List<Sight> found = tickets.list(
                new Filter(
                        stage,
                        type,
                        areaCode,
                        startOf("from", from, 0),
                        startOf("to", to, 1),
                        ownUnit,
                        ownUnit == null ? null : asker.user(),
                        sight.hiddenTargets()),
                Cursor.parse(cursor),
                limit + 1);
        Page<Sight> page = Page.of(
                found,
                limit,
                last -> new Cursor(last.ticket().registeredAt(), last.ticket().id()));
        return new Page<>(views.of(page.items(), asker), page.nextCursor());
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
        return IfMatch.tag(ticket.sequence());
    }

    private static List<TicketEvent> accepted(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted accepted ->
                accepted.events().stream().map(TicketEvent.class::cast).toList();
            case Outcome.Rejected rejected -> throw Refusal.of(rejected);
        };
    }

    private static @Nullable Instant startOf(String field, @Nullable String date, int daysLater) {
        if (date == null) {
            return null;
        }
        try {
            return LocalDate.parse(date)
                    .plusDays(daysLater)
                    .atStartOfDay(HotlineTime.ZONE)
                    .toInstant();
        } catch (DateTimeParseException e) {
            throw Refusal.badField(field, new Phrase("应为日期，如 2019-03-04", "must be a date like 2019-03-04"));
        }
    }
}
