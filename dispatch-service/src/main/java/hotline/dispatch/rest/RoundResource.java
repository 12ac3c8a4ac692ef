package hotline.dispatch.rest;

import hotline.dispatch.application.RoundCommands;
import hotline.dispatch.cases.Assisting;
import hotline.dispatch.cases.CaseMove;
import hotline.dispatch.cases.ExtensionFile;
import hotline.dispatch.cases.ExtensionFile.Granter;
import hotline.dispatch.cases.Extensions;
import hotline.dispatch.cases.Round.Finding;
import hotline.dispatch.cases.StrikeOff;
import hotline.dispatch.rest.MoveAnswers.Units;
import hotline.outcome.Phrase;
import hotline.rest.Asker;
import hotline.rest.Idempotent;
import hotline.rest.Refusal;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The moves within the rounds of a case: help, more time, reworks and their end. */
@Path("/v1/cases/{ticketId}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class RoundResource {
    private static final int TEXT = 10_000;
    private static final int CODE = 20;

    private final RoundCommands rounds;
    private final ExtensionGranters granters;
    private final CaseSight sight;
    private final MoveAnswers answers;
    private final Asker asker;

    RoundResource(RoundCommands rounds, ExtensionGranters granters, CaseSight sight, MoveAnswers answers, Asker asker) {
        this.rounds = rounds;
        this.granters = granters;
        this.sight = sight;
        this.answers = answers;
        this.asker = asker;
    }

    /** Who is asked for help, for what, until when; {@code reason} where a township's list is left (FR-13). */
    public record AssistForm(
            @NotBlank @Size(max = CODE) String unitCode,
            @NotBlank @Size(max = TEXT) String text,
            @Nullable OffsetDateTime dueAt,
            @Nullable @Size(max = TEXT) String reason) {}

    /** What an assisting unit answers, or why it does not help and how far it got. */
    public record AssistAnswerForm(
            @NotBlank @Size(max = TEXT) String text) {}

    /** How many working days more, and why. */
    public record ExtensionForm(
            @NotNull @Min(1) @Max(ExtensionFile.IN_ALL) Integer workingDays,
            @NotBlank @Size(max = TEXT) String reason) {}

    /** Approved, with the upper level's new due date where it is needed, or refused with a reason. */
    public record ExtensionDecisionForm(
            @NotNull Boolean approved,
            @Nullable @Size(max = TEXT) String reason,
            @Nullable OffsetDateTime upperDueAt) {}

    /** Why. */
    public record ReasonForm(@NotBlank @Size(max = TEXT) String reason) {}

    /** What the unit says against a rework, with its evidence. */
    public record ObjectionForm(
            @NotBlank @Size(max = TEXT) String reason,
            @NotBlank @Size(max = TEXT) String evidence) {}

    /** What was found on an objection. */
    public record FindingForm(
            @NotNull Finding finding,
            @Nullable @Size(max = TEXT) String text) {}

    /** Why it is struck off, by kind and in words. */
    public record StrikeOffForm(
            @NotNull StrikeOff kind,
            @NotBlank @Size(max = TEXT) String reason) {}

    @POST
    @Path("/assists")
    @Idempotent
    @RolesAllowed({"handler", "leader", "supervisor", "replies:write"})
    @Operation(summary = "请求协办 ASSIST")
    public Response assist(@PathParam("ticketId") UUID ticketId, @NotNull @Valid AssistForm form) {
        sight.require(ticketId, CaseMove.ASSIST);
        answers.requireUnits(Units.of("unitCode", form.unitCode()));
        return answers.of(ticketId, rounds.assist(ticketId, request(form), asker.user()));
    }

    @POST
    @Path("/assists/{unit}/answer")
    @Idempotent
    @RolesAllowed({"handler", "leader", "replies:write"})
    @Operation(summary = "协办答复 ANSWER_ASSIST")
    public Response answerAssist(
            @PathParam("ticketId") UUID ticketId,
            @PathParam("unit") String unit,
            @NotNull @Valid AssistAnswerForm form) {
        sight.require(ticketId, CaseMove.ANSWER_ASSIST);
        return answers.of(ticketId, rounds.answerAssist(ticketId, own(unit), form.text(), asker.user()));
    }

    @POST
    @Path("/assists/{unit}/decline")
    @Idempotent
    @RolesAllowed({"handler", "leader", "replies:write"})
    @Operation(summary = "不予协办 DECLINE_ASSIST")
    public Response declineAssist(
            @PathParam("ticketId") UUID ticketId,
            @PathParam("unit") String unit,
            @NotNull @Valid AssistAnswerForm form) {
        sight.require(ticketId, CaseMove.DECLINE_ASSIST);
        return answers.of(ticketId, rounds.declineAssist(ticketId, own(unit), form.text(), asker.user()));
    }

    @POST
    @Path("/whistle")
    @Idempotent
    @RolesAllowed({"handler", "leader"})
    @Operation(summary = "吹哨 WHISTLE")
    public Response whistle(@PathParam("ticketId") UUID ticketId, @NotNull @Valid AssistForm form) {
        sight.require(ticketId, CaseMove.WHISTLE);
        answers.requireUnits(Units.of("unitCode", form.unitCode()));
        return answers.of(ticketId, rounds.whistle(ticketId, request(form), asker.user()));
    }

    @POST
    @Path("/extensions")
    @Idempotent
    @RolesAllowed({"leader", "supervisor"})
    @Operation(summary = "申请延期 EXTEND")
    public Response askExtension(@PathParam("ticketId") UUID ticketId, @NotNull @Valid ExtensionForm form) {
        sight.require(ticketId, CaseMove.EXTEND);
        return answers.of(ticketId, rounds.askExtension(ticketId, form.workingDays(), form.reason(), asker.user()));
    }

    @POST
    @Path("/extensions/decision")
    @Idempotent
    @RolesAllowed({"dispatcher", "leader", "supervisor"})
    @Operation(summary = "审批延期 DECIDE_EXTENSION, by whom the configuration names")
    public Response decideExtension(@PathParam("ticketId") UUID ticketId, @NotNull @Valid ExtensionDecisionForm form) {
        Granter as = granters.of(sight.roles(sight.require(ticketId, CaseMove.DECIDE_EXTENSION)));
        if (!form.approved()) {
            String reason = MoveAnswers.needed("reason", form.reason());
            return answers.of(ticketId, rounds.refuseExtension(ticketId, reason, asker.user()));
        }
        Instant upper = form.upperDueAt() == null ? null : form.upperDueAt().toInstant();
        return answers.of(
                ticketId,
                rounds.grantExtension(ticketId, new Extensions.Decision(asker.user(), as, form.reason(), upper)));
    }

    @POST
    @Path("/complexity")
    @Idempotent
    @RolesAllowed("supervisor")
    @Operation(summary = "认定复杂 MARK_COMPLEX")
    public Response markComplex(@PathParam("ticketId") UUID ticketId, @NotNull @Valid ReasonForm form) {
        sight.require(ticketId, CaseMove.MARK_COMPLEX);
        return answers.of(ticketId, rounds.markComplex(ticketId, form.reason(), asker.user()));
    }

    @POST
    @Path("/rework")
    @Idempotent
    @RolesAllowed({"callback", "supervisor"})
    @Operation(summary = "重办 REWORK")
    public Response rework(@PathParam("ticketId") UUID ticketId, @NotNull @Valid ReasonForm form) {
        sight.require(ticketId, CaseMove.REWORK);
        return answers.of(ticketId, rounds.rework(ticketId, form.reason(), asker.user()));
    }

    @POST
    @Path("/objection")
    @Idempotent
    @RolesAllowed("leader")
    @Operation(summary = "异议 OBJECT")
    public Response object(@PathParam("ticketId") UUID ticketId, @NotNull @Valid ObjectionForm form) {
        sight.require(ticketId, CaseMove.OBJECT);
        return answers.of(ticketId, rounds.object(ticketId, form.reason(), form.evidence(), asker.user()));
    }

    @POST
    @Path("/objection/finding")
    @Idempotent
    @RolesAllowed("callback")
    @Operation(summary = "异议认定 FIND")
    public Response find(@PathParam("ticketId") UUID ticketId, @NotNull @Valid FindingForm form) {
        sight.require(ticketId, CaseMove.FIND);
        return answers.of(ticketId, rounds.find(ticketId, form.finding(), form.text(), asker.user()));
    }

    @POST
    @Path("/strike-off")
    @Idempotent
    @RolesAllowed("supervisor")
    @Operation(summary = "销号 STRIKE_OFF")
    public Response strikeOff(@PathParam("ticketId") UUID ticketId, @NotNull @Valid StrikeOffForm form) {
        sight.require(ticketId, CaseMove.STRIKE_OFF);
        return answers.of(ticketId, rounds.strikeOff(ticketId, form.kind(), form.reason(), asker.user()));
    }

    private static Assisting.Request request(AssistForm form) {
        return new Assisting.Request(
                form.unitCode(), form.dueAt() == null ? null : form.dueAt().toInstant(), form.text(), form.reason());
    }

    /** The asker's own unit, if it is the one that was asked; where that one has ended, its heir was. */
    private String own(String unit) {
        String own = sight.unit().orElse(null);
        if (own == null || !own.equals(sight.current(unit))) {
            throw Refusal.forbidden(new Phrase("只能答复本单位的协办请求。", "Only the unit that was asked answers."));
        }
        return own;
    }
}
