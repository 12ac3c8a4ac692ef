package hotline.dispatch.rest;

import hotline.dispatch.application.CaseCommands;
import hotline.dispatch.application.ReturnCommands;
import hotline.dispatch.cases.CaseMove;
import hotline.dispatch.cases.CaseStage;
import hotline.dispatch.cases.DispatchCase;
import hotline.dispatch.cases.RefusalCode;
import hotline.dispatch.cases.Returns;
import hotline.dispatch.rest.MoveAnswers.Units;
import hotline.rest.Asker;
import hotline.rest.Idempotent;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
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
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The moves that decide who owes the answer. */
@Path("/v1/cases/{ticketId}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class DispatchingResource {
    private static final int TEXT = 10_000;
    private static final int CODE = 20;

    private final CaseCommands commands;
    private final ReturnCommands returns;
    private final CaseSight sight;
    private final MoveAnswers answers;
    private final Asker asker;

    DispatchingResource(
            CaseCommands commands, ReturnCommands returns, CaseSight sight, MoveAnswers answers, Asker asker) {
        this.commands = commands;
        this.returns = returns;
        this.sight = sight;
        this.answers = answers;
        this.asker = asker;
    }

    /** A unit by hand, and why. */
    public record AssignmentForm(
            @NotBlank @Size(max = CODE) String unitCode,
            @Nullable @Size(max = CODE) List<@NotBlank @Size(max = CODE) String> assistUnitCodes,
            @NotBlank @Size(max = TEXT) String reason) {}

    /** The words of an answer. */
    public record AnswerForm(@NotBlank @Size(max = TEXT) String text) {}

    /** The line that takes it. */
    public record TransferForm(@NotBlank @Size(max = 200) String to) {}

    /** The reason, and the lawful channel that the caller was told. */
    public record RefusalForm(
            @NotNull RefusalCode code,
            @NotBlank @Size(max = TEXT) String told) {}

    /** Why it is clearly not the unit's duty, on which basis, and whose it is in its opinion. */
    public record ReturnForm(
            @NotBlank @Size(max = TEXT) String reason,
            @NotBlank @Size(max = TEXT) String basis,
            @Nullable @Size(max = CODE) String suggestedUnitCode) {}

    /** Approved, with the unit that gets it, or refused. */
    public record ReturnDecisionForm(
            @NotNull Boolean approved,
            @NotBlank @Size(max = TEXT) String reason,
            @Nullable @Size(max = CODE) String unitCode,
            @Nullable @Size(max = CODE) List<@NotBlank @Size(max = CODE) String> assistUnitCodes) {}

    /** Why no unit accepts. */
    public record DisputeForm(@NotBlank @Size(max = TEXT) String reason) {}

    /** Who leads by decision of the supervisor, who was consulted, and the minute. */
    public record DesignationForm(
            @NotBlank @Size(max = CODE) String unitCode,
            @Nullable @Size(max = CODE) List<@NotBlank @Size(max = CODE) String> assistUnitCodes,
            @Nullable @Size(max = CODE) List<@NotBlank @Size(max = CODE) String> consulted,
            @NotBlank @Size(max = TEXT) String minute) {}

    @POST
    @Path("/assignment")
    @Idempotent
    @RolesAllowed("dispatcher")
    @Operation(summary = "人工派单 ASSIGN, 改派 REASSIGN")
    public Response assign(@PathParam("ticketId") UUID ticketId, @NotNull @Valid AssignmentForm form) {
        DispatchCase found = sight.require(ticketId);
        sight.require(ticketId, found.stage() == CaseStage.UNROUTED ? CaseMove.ASSIGN : CaseMove.REASSIGN);
        answers.requireUnits(
                Units.of("unitCode", form.unitCode()), Units.all("assistUnitCodes", form.assistUnitCodes()));
        return answers.of(
                ticketId,
                commands.assign(
                        ticketId, form.unitCode(), listed(form.assistUnitCodes()), form.reason(), asker.user()));
    }

    @POST
    @Path("/answer")
    @Idempotent
    @RolesAllowed("dispatcher")
    @Operation(summary = "直接答复 ANSWER")
    public Response answer(@PathParam("ticketId") UUID ticketId, @NotNull @Valid AnswerForm form) {
        sight.require(ticketId, CaseMove.ANSWER);
        return answers.of(ticketId, commands.answer(ticketId, form.text(), asker.user()));
    }

    @POST
    @Path("/transfer")
    @Idempotent
    @RolesAllowed("dispatcher")
    @Operation(summary = "转接 TRANSFER")
    public Response transfer(@PathParam("ticketId") UUID ticketId, @NotNull @Valid TransferForm form) {
        sight.require(ticketId, CaseMove.TRANSFER);
        return answers.of(ticketId, commands.transfer(ticketId, form.to(), asker.user()));
    }

    @POST
    @Path("/refusal")
    @Idempotent
    @RolesAllowed("dispatcher")
    @Operation(summary = "不予受理 REFUSE")
    public Response refuse(@PathParam("ticketId") UUID ticketId, @NotNull @Valid RefusalForm form) {
        sight.require(ticketId, CaseMove.REFUSE);
        return answers.of(ticketId, commands.refuse(ticketId, form.code(), form.told(), asker.user()));
    }

    @POST
    @Path("/returns")
    @Idempotent
    @RolesAllowed({"handler", "leader", "supervisor", "replies:write"})
    @Operation(summary = "申请退单 ASK_RETURN")
    public Response askReturn(@PathParam("ticketId") UUID ticketId, @NotNull @Valid ReturnForm form) {
        sight.require(ticketId, CaseMove.ASK_RETURN);
        answers.requireUnits(Units.of("suggestedUnitCode", form.suggestedUnitCode()));
        return answers.of(
                ticketId,
                returns.ask(
                        ticketId,
                        new Returns.Request(form.reason(), form.basis(), form.suggestedUnitCode()),
                        asker.user()));
    }

    @POST
    @Path("/returns/decision")
    @Idempotent
    @RolesAllowed("dispatcher")
    @Operation(summary = "退单审核 APPROVE_RETURN, REFUSE_RETURN")
    public Response decideReturn(@PathParam("ticketId") UUID ticketId, @NotNull @Valid ReturnDecisionForm form) {
        if (!form.approved()) {
            sight.require(ticketId, CaseMove.REFUSE_RETURN);
            return answers.of(ticketId, returns.refuse(ticketId, form.reason(), asker.user()));
        }
        sight.require(ticketId, CaseMove.APPROVE_RETURN);
        String unit = MoveAnswers.needed("unitCode", form.unitCode());
        answers.requireUnits(Units.of("unitCode", unit), Units.all("assistUnitCodes", form.assistUnitCodes()));
        return answers.of(
                ticketId, returns.approve(ticketId, unit, listed(form.assistUnitCodes()), form.reason(), asker.user()));
    }

    @POST
    @Path("/dispute")
    @Idempotent
    @RolesAllowed("dispatcher")
    @Operation(summary = "派单争议 DISPUTE")
    public Response dispute(@PathParam("ticketId") UUID ticketId, @NotNull @Valid DisputeForm form) {
        sight.require(ticketId, CaseMove.DISPUTE);
        return answers.of(ticketId, returns.dispute(ticketId, form.reason(), asker.user()));
    }

    @POST
    @Path("/designation")
    @Idempotent
    @RolesAllowed("supervisor")
    @Operation(summary = "指定承办 DESIGNATE")
    public Response designate(@PathParam("ticketId") UUID ticketId, @NotNull @Valid DesignationForm form) {
        sight.require(ticketId, CaseMove.DESIGNATE);
        answers.requireUnits(
                Units.of("unitCode", form.unitCode()),
                Units.all("assistUnitCodes", form.assistUnitCodes()),
                Units.all("consulted", form.consulted()));
        return answers.of(
                ticketId,
                returns.designate(
                        ticketId,
                        new Returns.Designation(
                                form.unitCode(),
                                listed(form.assistUnitCodes()),
                                listed(form.consulted()),
                                form.minute()),
                        asker.user()));
    }

    private static List<String> listed(@Nullable List<String> codes) {
        return codes == null ? List.of() : codes;
    }
}
