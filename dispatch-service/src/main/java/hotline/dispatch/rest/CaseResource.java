package hotline.dispatch.rest;

import hotline.dispatch.application.CaseCommands;
import hotline.dispatch.cases.CallBackReport;
import hotline.dispatch.cases.CallBackReport.Resolved;
import hotline.dispatch.cases.CallBackReport.Satisfaction;
import hotline.dispatch.cases.CaseStage;
import hotline.dispatch.cases.DispatchCase;
import hotline.dispatch.cases.RefusalCode;
import hotline.dispatch.cases.Reply;
import hotline.dispatch.deadlines.Card;
import hotline.dispatch.deadlines.WorkingCalendar;
import hotline.dispatch.persistence.CaseRepository;
import hotline.dispatch.persistence.CurrentDirectory;
import hotline.dispatch.persistence.WorklistFilter;
import hotline.outcome.Outcome;
import hotline.outcome.Phrase;
import hotline.rest.Asker;
import hotline.rest.Cursor;
import hotline.rest.Idempotent;
import hotline.rest.Page;
import hotline.rest.Refusal;
import hotline.rest.Refusal.BadField;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Cases: worklists, one case whole, and the moves of people, each answered with the case as it then stands. */
@Path("/v1/cases")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class CaseResource {
    private static final int TEXT = 10_000;
    private static final Pattern DAY = Pattern.compile("[12]\\d{3}-\\d{2}-\\d{2}");

    private final CaseCommands commands;
    private final CaseRepository cases;
    private final CurrentDirectory directory;
    private final CaseSight sight;
    private final CaseViews views;
    private final Asker asker;
    private final Clock clock;

    CaseResource(
            CaseCommands commands,
            CaseRepository cases,
            CurrentDirectory directory,
            CaseSight sight,
            CaseViews views,
            Asker asker,
            Clock clock) {
        this.commands = commands;
        this.cases = cases;
        this.directory = directory;
        this.sight = sight;
        this.views = views;
        this.asker = asker;
        this.clock = clock;
    }

    /** Nothing needs to be said with a signature. */
    public record Signature() {}

    /** Whether the caller was reached, by which way, and what was said or why not. */
    public record Contact(
            @NotNull Boolean reached,
            @Nullable @Size(max = 40) String channel,
            @Nullable @Size(max = TEXT) String text) {}

    /** The answer. */
    public record ReplyForm(
            @NotBlank @Size(max = TEXT) String result,
            @NotBlank @Size(max = TEXT) String basis,
            @NotBlank @Size(max = TEXT) String measures,
            @Nullable @Size(max = TEXT) String text) {}

    /** What a call-back found out. */
    public record CallBackForm(
            @NotNull Boolean reached,
            @Nullable Boolean contactedByUnit,
            @Nullable Resolved resolved,
            @Nullable Satisfaction satisfiedWithResult,
            @Nullable Satisfaction satisfiedWithAttitude,
            @Nullable @Size(max = TEXT) String note) {}

    /** A unit by hand, and why. */
    public record AssignmentForm(
            @NotBlank @Size(max = 20) String unitCode,
            @Nullable @Size(max = 20) List<@NotBlank @Size(max = 20) String> assistUnitCodes,
            @NotBlank @Size(max = TEXT) String reason) {}

    /** The words of an answer. */
    public record AnswerForm(@NotBlank @Size(max = TEXT) String text) {}

    /** The line that takes it. */
    public record TransferForm(@NotBlank @Size(max = 200) String to) {}

    /** The reason, and the lawful channel that the caller was told. */
    public record RefusalForm(
            @NotNull RefusalCode code,
            @NotBlank @Size(max = TEXT) String told) {}

    @GET
    @Transactional
    @RolesAllowed({"handler", "leader", "dispatcher", "callback", "supervisor", "cases:read"})
    @Operation(
            summary =
                    "the worklist, soonest deadline first; without a stage all that is open; due: a day by whose end something is due")
    public Page<CaseView> worklist(
            @QueryParam("unit") @Nullable String unit,
            @QueryParam("stage") @Nullable CaseStage stage,
            @QueryParam("card") @Nullable Card card,
            @QueryParam("due") @Nullable String due,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        String own = sight.ownUnit();
        if (own != null && unit != null && !unit.equals(own)) {
            return new Page<>(List.of(), null);
        }
        WorklistFilter filter = new WorklistFilter(own == null ? unit : own, stage, card, endOf(due));
        List<DispatchCase> found = cases.worklist(filter, Cursor.parse(cursor), limit + 1);
        Page<DispatchCase> page = Page.of(
                found,
                limit,
                last -> new Cursor(
                        last.nextDueAt() == null ? CaseRepository.NEVER : last.nextDueAt(), last.ticketId()));
        return new Page<>(views.list(page.items(), sight), page.nextCursor());
    }

    @GET
    @Path("/{ticketId}")
    @Transactional
    @RolesAllowed({"handler", "leader", "dispatcher", "callback", "supervisor", "operator", "auditor", "cases:read"})
    @Operation(summary = "one case, whole")
    public CaseView one(@PathParam("ticketId") UUID ticketId) {
        return views.whole(sight.require(ticketId), sight);
    }

    @POST
    @Path("/{ticketId}/signature")
    @Idempotent
    @RolesAllowed({"handler", "leader", "supervisor", "replies:write"})
    @Operation(summary = "签收 SIGN")
    public Response sign(@PathParam("ticketId") UUID ticketId, @Nullable Signature signature) {
        sight.requireForLead(ticketId);
        return moved(ticketId, commands.sign(ticketId, asker.user()));
    }

    @POST
    @Path("/{ticketId}/contacts")
    @Idempotent
    @RolesAllowed({"handler", "leader", "supervisor", "replies:write"})
    @Operation(summary = "联系 CONTACT")
    public Response contact(@PathParam("ticketId") UUID ticketId, @NotNull @Valid Contact contact) {
        sight.requireForLead(ticketId);
        return moved(
                ticketId,
                commands.contact(ticketId, contact.reached(), contact.channel(), contact.text(), asker.user()));
    }

    @POST
    @Path("/{ticketId}/reply")
    @Idempotent
    @RolesAllowed({"handler", "leader", "supervisor", "replies:write"})
    @Operation(summary = "答复 REPLY")
    public Response reply(@PathParam("ticketId") UUID ticketId, @NotNull @Valid ReplyForm form) {
        sight.requireForLead(ticketId);
        Reply reply = new Reply(form.result(), form.basis(), form.measures(), form.text());
        return moved(ticketId, commands.reply(ticketId, reply, asker.user()));
    }

    @POST
    @Path("/{ticketId}/callbacks")
    @Idempotent
    @RolesAllowed({"callback", "callbacks:write"})
    @Operation(summary = "回访 CALL_BACK")
    public Response callBack(@PathParam("ticketId") UUID ticketId, @NotNull @Valid CallBackForm form) {
        sight.requireForCallBack(ticketId);
        return moved(ticketId, commands.callBack(ticketId, report(form), asker.user()));
    }

    @POST
    @Path("/{ticketId}/assignment")
    @Idempotent
    @RolesAllowed("dispatcher")
    @Operation(summary = "人工派单 ASSIGN")
    public Response assign(@PathParam("ticketId") UUID ticketId, @NotNull @Valid AssignmentForm form) {
        sight.require(ticketId);
        List<String> assists = form.assistUnitCodes() == null ? List.of() : form.assistUnitCodes();
        List<BadField> unknown = new ArrayList<>();
        requireUnit(unknown, "unitCode", form.unitCode());
        assists.forEach(unit -> requireUnit(unknown, "assistUnitCodes", unit));
        if (!unknown.isEmpty()) {
            throw Refusal.badFields(unknown);
        }
        return moved(ticketId, commands.assign(ticketId, form.unitCode(), assists, form.reason(), asker.user()));
    }

    @POST
    @Path("/{ticketId}/answer")
    @Idempotent
    @RolesAllowed("dispatcher")
    @Operation(summary = "直接答复 ANSWER")
    public Response answer(@PathParam("ticketId") UUID ticketId, @NotNull @Valid AnswerForm form) {
        sight.require(ticketId);
        return moved(ticketId, commands.answer(ticketId, form.text(), asker.user()));
    }

    @POST
    @Path("/{ticketId}/transfer")
    @Idempotent
    @RolesAllowed("dispatcher")
    @Operation(summary = "转接 TRANSFER")
    public Response transfer(@PathParam("ticketId") UUID ticketId, @NotNull @Valid TransferForm form) {
        sight.require(ticketId);
        return moved(ticketId, commands.transfer(ticketId, form.to(), asker.user()));
    }

    @POST
    @Path("/{ticketId}/refusal")
    @Idempotent
    @RolesAllowed("dispatcher")
    @Operation(summary = "不予受理 REFUSE")
    public Response refuse(@PathParam("ticketId") UUID ticketId, @NotNull @Valid RefusalForm form) {
        sight.require(ticketId);
        return moved(ticketId, commands.refuse(ticketId, form.code(), form.told(), asker.user()));
    }

    private static @Nullable Instant endOf(@Nullable String day) {
        if (day == null) {
            return null;
        }
        try {
            if (DAY.matcher(day).matches()) {
                return WorkingCalendar.endOf(LocalDate.parse(day));
            }
        } catch (DateTimeException e) {
            // said below
        }
        throw Refusal.badField("due", new Phrase("应为日期，如 2026-03-02", "must be a date, such as 2026-03-02"));
    }

    private Response moved(UUID ticketId, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted accepted ->
                Response.ok(views.whole(cases.find(ticketId).orElseThrow(), sight))
                        .build();
            case Outcome.Rejected rejected -> throw Refusal.of(rejected);
        };
    }

    private static CallBackReport report(CallBackForm form) {
        if (form.reached()) {
            List<BadField> missing = new ArrayList<>();
            Phrase needed = new Phrase("联系上了诉求人，请填写", "is needed when the caller was reached");
            if (form.resolved() == null) {
                missing.add(new BadField("resolved", needed));
            }
            if (form.satisfiedWithResult() == null) {
                missing.add(new BadField("satisfiedWithResult", needed));
            }
            if (!missing.isEmpty()) {
                throw Refusal.badFields(missing);
            }
            return new CallBackReport(
                    true,
                    form.contactedByUnit(),
                    form.resolved(),
                    form.satisfiedWithResult(),
                    form.satisfiedWithAttitude(),
                    form.note());
        }
        if (form.resolved() != null || form.satisfiedWithResult() != null || form.satisfiedWithAttitude() != null) {
            throw Refusal.badField(
                    "reached", new Phrase("未联系上诉求人，就没有满意度可填", "who was not reached has not said how satisfied"));
        }
        return new CallBackReport(false, null, null, null, null, form.note());
    }

    private void requireUnit(List<BadField> unknown, String field, String unitCode) {
        if (directory
                .now()
                .directory()
                .unit(unitCode, WorkingCalendar.dayOf(clock.instant()))
                .isEmpty()) {
            unknown.add(new BadField(field, new Phrase("没有这个单位：" + unitCode, "is no unit: " + unitCode)));
        }
    }
}
