package hotline.intake.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import hotline.intake.application.ObligationCommands;
import hotline.intake.application.ObligationCommands.HandedOver;
import hotline.intake.application.ObligationCommands.Wanted;
import hotline.intake.messages.MessageState;
import hotline.intake.messages.MessageTemplate;
import hotline.intake.persistence.Duties;
import hotline.intake.persistence.Duties.Duty;
import hotline.intake.persistence.DutyTicks;
import hotline.intake.persistence.DutyTicks.Ticks;
import hotline.intake.persistence.HeardDirectory;
import hotline.intake.persistence.Messages.Message;
import hotline.intake.persistence.TicketRepository;
import hotline.intake.persistence.TicketRepository.Sight;
import hotline.outcome.Outcome;
import hotline.outcome.Phrase;
import hotline.rest.Asker;
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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The duties that follow from being asked first (FR-5): one's own list, and handing over. */
@Path("/v1/obligations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ObligationResource {
    private final ObligationCommands commands;
    private final Duties duties;
    private final DutyTicks ticks;
    private final TicketRepository tickets;
    private final HeardDirectory directory;
    private final TicketSight sight;
    private final Asker asker;
    private final Clock clock;

    ObligationResource(
            ObligationCommands commands,
            Duties duties,
            DutyTicks ticks,
            TicketRepository tickets,
            HeardDirectory directory,
            TicketSight sight,
            Asker asker,
            Clock clock) {
        this.commands = commands;
        this.duties = duties;
        this.ticks = ticks;
        this.tickets = tickets;
        this.directory = directory;
        this.sight = sight;
        this.asker = asker;
        this.clock = clock;
    }

    /**
     * When each of the three was last done: 联系 the unit has it, 协调 it signed, 反馈 the caller was told.
     *
     * @param contact left out while it is open, as the others
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record TicksView(
            @Nullable OffsetDateTime contact,
            @Nullable OffsetDateTime coordinate,
            @Nullable OffsetDateTime feedback) {
        static TicksView of(Ticks ticks) {
            return new TicksView(
                    TicketViews.localOrNull(ticks.contact()),
                    TicketViews.localOrNull(ticks.coordinate()),
                    TicketViews.localOrNull(ticks.feedback()));
        }
    }

    /** Feedback that the caller is or was owed. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record OwedView(
            MessageTemplate what,
            @Nullable String by,
            @Nullable OffsetDateTime dueAt,
            MessageState state,
            @Nullable OffsetDateTime metAt,
            @Nullable OffsetDateTime missedAt,
            @Nullable String missedBy) {
        static OwedView of(Message message) {
            return new OwedView(
                    message.template(),
                    message.owedBy(),
                    TicketViews.localOrNull(message.dueAt()),
                    message.state(),
                    TicketViews.localOrNull(message.metAt()),
                    TicketViews.localOrNull(message.missedAt()),
                    message.missedBy());
        }
    }

    /**
     * A matter that somebody keeps, or owes feedback in.
     *
     * @param since since when it is kept; left out where only feedback is owed
     * @param dueAt when the first of what is owed falls due
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ObligationView(
            UUID ticketId,
            String number,
            String stage,
            @Nullable OffsetDateTime since,
            TicksView ticks,
            List<OwedView> owed,
            @Nullable OffsetDateTime dueAt,
            boolean overdue) {}

    /**
     * What is handed over.
     *
     * @param toUnitCode whose the other person is; the asker's own unit where none is given
     * @param from whose it is: for a supervisor, or a leader of what is held for the own unit; else the asker's own
     * @param ids only these tickets; all where none are given
     */
    public record HandoverForm(
            @NotBlank @Size(max = 100) String to,
            @NotBlank @Size(max = 500) String reason,
            @Nullable @Size(max = 20) String toUnitCode,
            @Nullable @Size(max = 100) String from,
            @Nullable @Size(max = 500) List<@NotNull UUID> ids) {}

    /** How many matters somebody else has now, and of which tickets. */
    public record Moved(String to, List<UUID> ids) {}

    @GET
    @Transactional
    @RolesAllowed({
        "operator",
        "dispatcher",
        "callback",
        "supervisor",
        "handler",
        "leader",
        "admin",
        "auditor",
        "importer"
    })
    @Operation(summary = "首问责任 one's own open duties and what feedback is owed by when, overdue first (FR-5)")
    public Page<ObligationView> own(@QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        Map<UUID, Duty> held = new HashMap<>();
        Set<UUID> ids = new LinkedHashSet<>();
        Map<UUID, List<Message>> owed = new HashMap<>();
        for (Message message : duties.owedBy(asker.user(), limit)) {
            owed.computeIfAbsent(message.ticketId(), _ -> new ArrayList<>()).add(message);
            ids.add(message.ticketId());
        }
        for (Duty duty : duties.heldBy(asker.user(), limit)) {
            held.put(duty.ticketId(), duty);
            ids.add(duty.ticketId());
        }
        List<UUID> shown = ids.stream().limit(limit).toList();
        Map<UUID, Ticks> done = ticks.of(shown);
        return new Page<>(
                tickets.inOrder(shown).stream()
                        .map(one -> view(
                                one,
                                held.get(one.ticket().id()),
                                owed.getOrDefault(one.ticket().id(), List.of()),
                                done.getOrDefault(one.ticket().id(), Ticks.NONE)))
                        .sorted(Comparator.comparing(
                                ObligationView::dueAt, Comparator.nullsLast(Comparator.naturalOrder())))
                        .toList(),
                null);
    }

    private ObligationView view(Sight seen, @Nullable Duty duty, List<Message> owed, Ticks done) {
        Instant due = owed.stream()
                .map(Message::dueAt)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
        return new ObligationView(
                seen.ticket().id(),
                seen.ticket().number(),
                seen.stage(),
                duty == null ? null : TicketViews.local(duty.since()),
                TicksView.of(done),
                owed.stream().map(OwedView::of).toList(),
                TicketViews.localOrNull(due),
                due != null && !due.isAfter(clock.instant()));
    }

    @POST
    @Path("/handover")
    @Idempotent
    @RolesAllowed({"operator", "dispatcher", "callback", "supervisor", "handler", "leader"})
    @Operation(summary = "交接 open duties go to another person, recorded: at leave, transfer and shift's end (FR-5)")
    public Response handOver(@NotNull @Valid HandoverForm form) {
        String toUnit = form.toUnitCode() == null ? sight.registrar().unitCode() : form.toUnitCode();
        if (!directory.knowsUnit(toUnit)) {
            throw Refusal.badField("toUnitCode", new Phrase("没有这个单位", "is no unit"));
        }
        boolean others = form.from() != null && !form.from().equals(asker.user());
        if (others && !asker.hasAny("supervisor", "leader")) {
            throw Refusal.forbidden(new Phrase(
                    "只能交接本人的责任；他人的由督办员或其单位负责人交接。",
                    "One hands over one's own; a supervisor or the unit's leader does it for others."));
        }
        HandedOver done = commands.handOver(
                new Wanted(
                        form.from() == null ? asker.user() : form.from(),
                        form.to(),
                        toUnit,
                        others && !asker.has("supervisor") ? sight.registrar().unitCode() : null,
                        form.ids() == null ? null : Set.copyOf(form.ids())),
                form.reason(),
                asker.user());
        if (done.outcome() instanceof Outcome.Rejected rejected) {
            throw Refusal.of(rejected);
        }
        return Response.ok(new Moved(form.to(), List.copyOf(done.moved()))).build();
    }
}
