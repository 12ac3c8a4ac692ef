package hotline.dispatch.rest;

import hotline.dispatch.application.CaseCommands;
import hotline.dispatch.application.SupervisionCommands;
import hotline.dispatch.cases.CallBackReport;
import hotline.dispatch.cases.CallBackReport.Resolved;
import hotline.dispatch.cases.CallBackReport.Satisfaction;
import hotline.dispatch.cases.CaseEvent.OnThePhone;
import hotline.dispatch.cases.CaseMove;
import hotline.dispatch.cases.CaseRole;
import hotline.dispatch.cases.CaseStage;
import hotline.dispatch.cases.DispatchCase;
import hotline.dispatch.cases.NamedHandler;
import hotline.dispatch.cases.Reply;
import hotline.dispatch.deadlines.Card;
import hotline.dispatch.deadlines.WorkingCalendar;
import hotline.dispatch.persistence.CaseRepository;
import hotline.dispatch.persistence.WorklistFilter;
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
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Cases: worklists, one case whole, and the moves from signature to call-back, each answered with the case as it then stands. */
@Path("/v1/cases")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class CaseResource {
    private static final int TEXT = 10_000;
    private static final Pattern DAY = Pattern.compile("[12]\\d{3}-\\d{2}-\\d{2}");

    private final CaseCommands commands;
    private final SupervisionCommands supervision;
    private final CaseRepository cases;
    private final ReviewedUnits reviewed;
    private final CaseSight sight;
    private final CaseViews views;
    private final MoveAnswers answers;
    private final Asker asker;

    CaseResource(
            CaseCommands commands,
            SupervisionCommands supervision,
            CaseRepository cases,
            ReviewedUnits reviewed,
            CaseSight sight,
            CaseViews views,
            MoveAnswers answers,
            Asker asker) {
        this.commands = commands;
        this.supervision = supervision;
        this.cases = cases;
        this.reviewed = reviewed;
        this.sight = sight;
        this.views = views;
        this.answers = answers;
        this.asker = asker;
    }

    /** Nothing needs to be said with a unit's own signature; a dispatcher names who said yes on the phone, and when. */
    public record Signature(@Nullable @Valid OnThePhoneForm onThePhone) {}

    /** Who of the unit said yes, and when. */
    public record OnThePhoneForm(
            @NotBlank @Size(max = 100) String person,
            @NotNull OffsetDateTime at) {}

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
            @Nullable @Size(max = TEXT) String note,
            @Nullable @Valid ReworkForm rework) {}

    /** Why it is to be done again. */
    public record ReworkForm(@NotBlank @Size(max = TEXT) String reason) {}

    /** Who has it in the unit, and who stands in. */
    public record HandlerForm(
            @NotBlank @Size(max = 100) String person,
            @Nullable @Size(max = 100) String deputy) {}

    /** Approved, or sent back with a reason. */
    public record ReviewForm(
            @NotNull Boolean approved,
            @Nullable @Size(max = TEXT) String reason) {}

    /** How far it got; {@code step} names the statutory step that it meets. */
    public record InterimReplyForm(
            @Nullable @Size(max = 200) String step,
            @NotBlank @Size(max = TEXT) String text) {}

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
        List<DispatchCase> seen = page.items().stream().filter(sight::sees).toList();
        return new Page<>(views.list(seen, sight), page.nextCursor());
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
    @RolesAllowed({"handler", "leader", "supervisor", "dispatcher", "replies:write"})
    @Operation(summary = "签收 SIGN; 代签收 by the dispatcher")
    public Response sign(@PathParam("ticketId") UUID ticketId, @Nullable @Valid Signature signature) {
        Set<CaseRole> roles = sight.roles(sight.require(ticketId, CaseMove.SIGN));
        if (actsForTheUnit(roles)) {
            return answers.of(ticketId, commands.sign(ticketId, asker.user()));
        }
        OnThePhoneForm yes = signature == null ? null : signature.onThePhone();
        OnThePhone onThePhone =
                yes == null ? null : new OnThePhone(yes.person(), yes.at().toInstant());
        return answers.of(ticketId, commands.signOnThePhone(ticketId, onThePhone, asker.user()));
    }

    @POST
    @Path("/{ticketId}/contacts")
    @Idempotent
    @RolesAllowed({"handler", "leader", "supervisor", "operator", "replies:write"})
    @Operation(summary = "联系 CONTACT; of a sealed ticket by an operator")
    public Response contact(@PathParam("ticketId") UUID ticketId, @NotNull @Valid Contact form) {
        Set<CaseRole> roles = sight.roles(sight.require(ticketId, CaseMove.CONTACT));
        return answers.of(
                ticketId,
                actsForTheUnit(roles)
                        ? commands.contact(ticketId, form.reached(), form.channel(), form.text(), asker.user())
                        : commands.relay(ticketId, form.reached(), form.channel(), form.text(), asker.user()));
    }

    @POST
    @Path("/{ticketId}/handler")
    @Idempotent
    @RolesAllowed({"handler", "leader", "supervisor"})
    @Operation(summary = "指定承办人 NAME_HANDLER")
    public Response nameHandler(@PathParam("ticketId") UUID ticketId, @NotNull @Valid HandlerForm form) {
        Set<CaseRole> roles = sight.roles(sight.require(ticketId, CaseMove.NAME_HANDLER));
        boolean leader = roles.contains(CaseRole.LEADER) || roles.contains(CaseRole.STAND_IN);
        NamedHandler handler = new NamedHandler(form.person(), form.deputy());
        return answers.of(ticketId, supervision.nameHandler(ticketId, handler, asker.user(), leader));
    }

    @POST
    @Path("/{ticketId}/interim-replies")
    @Idempotent
    @RolesAllowed({"handler", "leader", "supervisor", "replies:write"})
    @Operation(summary = "阶段性答复 INTERIM_REPLY")
    public Response interimReply(@PathParam("ticketId") UUID ticketId, @NotNull @Valid InterimReplyForm form) {
        sight.require(ticketId, CaseMove.INTERIM_REPLY);
        return answers.of(ticketId, commands.interimReply(ticketId, form.step(), form.text(), asker.user()));
    }

    @POST
    @Path("/{ticketId}/reply")
    @Idempotent
    @RolesAllowed({"handler", "leader", "supervisor", "replies:write"})
    @Operation(summary = "答复 REPLY; where review is asked for it waits for the leader")
    public Response reply(@PathParam("ticketId") UUID ticketId, @NotNull @Valid ReplyForm form) {
        DispatchCase inHand = sight.require(ticketId, CaseMove.REPLY);
        Reply reply = new Reply(form.result(), form.basis(), form.measures(), form.text());
        boolean pends =
                reviewed.isAskedOf(inHand.unitCode()) && !sight.roles(inHand).contains(CaseRole.LEADER);
        return answers.of(
                ticketId,
                pends ? commands.submit(ticketId, reply, asker.user()) : commands.reply(ticketId, reply, asker.user()));
    }

    @POST
    @Path("/{ticketId}/reply/review")
    @Idempotent
    @RolesAllowed("leader")
    @Operation(summary = "审核答复 REVIEW_REPLY")
    public Response review(@PathParam("ticketId") UUID ticketId, @NotNull @Valid ReviewForm form) {
        sight.require(ticketId, CaseMove.REVIEW_REPLY);
        return answers.of(
                ticketId,
                form.approved()
                        ? commands.approveReply(ticketId, asker.user())
                        : commands.sendBackReply(ticketId, MoveAnswers.needed("reason", form.reason()), asker.user()));
    }

    @POST
    @Path("/{ticketId}/callbacks")
    @Idempotent
    @RolesAllowed({"callback", "callbacks:write"})
    @Operation(summary = "回访 CALL_BACK, with REWORK where it is asked for")
    public Response callBack(@PathParam("ticketId") UUID ticketId, @NotNull @Valid CallBackForm form) {
        sight.require(ticketId, CaseMove.CALL_BACK);
        String rework = form.rework() == null ? null : form.rework().reason();
        return answers.of(ticketId, commands.callBack(ticketId, report(form), rework, asker.user()));
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

    private static boolean actsForTheUnit(Set<CaseRole> roles) {
        return roles.contains(CaseRole.HANDLER) || roles.contains(CaseRole.STAND_IN);
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
}
