package hotline.dispatch.rest;

import hotline.dispatch.application.SupervisionCommands;
import hotline.dispatch.cases.CaseMove;
import hotline.dispatch.cases.CaseRole;
import hotline.dispatch.cases.RoundEvent.ResumeCause;
import hotline.dispatch.cases.Supervision;
import hotline.dispatch.cases.WatchFile;
import hotline.rest.Asker;
import hotline.rest.Idempotent;
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
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The moves of those who watch over cases, and of the caller through an operator. */
@Path("/v1/cases/{ticketId}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class SupervisionResource {
    private static final int TEXT = 10_000;

    private final SupervisionCommands commands;
    private final CaseSight sight;
    private final MoveAnswers answers;
    private final Asker asker;

    SupervisionResource(SupervisionCommands commands, CaseSight sight, MoveAnswers answers, Asker asker) {
        this.commands = commands;
        this.sight = sight;
        this.answers = answers;
        this.asker = asker;
    }

    /** What is urged, if anything is to be said. */
    public record UrgeForm(@Nullable @Size(max = TEXT) String text) {}

    /** How the caller asked for it. */
    public record WithdrawalForm(@NotBlank @Size(max = TEXT) String how) {}

    /** What is supervised; a supervision where no kind is named. */
    public record SupervisionForm(
            WatchFile.@Nullable Kind kind,
            @NotBlank @Size(max = TEXT) String text) {}

    /** The unit's answer to a supervision. */
    public record SupervisionAnswerForm(
            @NotBlank @Size(max = TEXT) String text) {}

    /** Objective limits, measures, a definite day, and after how many days each it is looked at again. */
    public record LongTermForm(
            @NotNull LocalDate until,
            @NotNull @Min(1) @Max(366) Integer reviewEachDays,
            @NotBlank @Size(max = TEXT) String limits,
            @NotBlank @Size(max = TEXT) String measures) {}

    /** Nothing needs to be said. */
    public record ResumptionForm() {}

    /** What the caller was told. */
    public record TerminationForm(
            @NotBlank @Size(max = TEXT) String told) {}

    /** Out of which figures, by which reason, with which evidence. */
    public record ExclusionForm(
            @NotBlank @Size(max = 40) String reasonCode,
            @NotNull @Size(min = 1, max = 20) List<@NotBlank @Size(max = 40) String> figures,
            @NotBlank @Size(max = TEXT) String evidence) {}

    /** Why another person should decide. */
    public record AppealForm(@NotBlank @Size(max = TEXT) String reason) {}

    /** What another person decided, and why. */
    public record AppealDecisionForm(
            @NotNull Boolean granted,
            @NotBlank @Size(max = TEXT) String reason) {}

    @POST
    @Path("/urges")
    @Idempotent
    @RolesAllowed({"operator", "handler", "leader", "supervisor"})
    @Operation(summary = "催办 URGE; a handler or leader as the first responder")
    public Response urge(@PathParam("ticketId") UUID ticketId, @Nullable @Valid UrgeForm form) {
        Set<CaseRole> roles = sight.roles(sight.require(ticketId, CaseMove.URGE));
        CaseRole role = Stream.of(CaseRole.FIRST_RESPONDER, CaseRole.OPERATOR, CaseRole.SUPERVISOR)
                .filter(roles::contains)
                .findFirst()
                .orElseThrow();
        String text = form == null ? null : form.text();
        return answers.of(ticketId, commands.urge(ticketId, role, text, asker.user()));
    }

    @POST
    @Path("/withdrawal")
    @Idempotent
    @RolesAllowed("operator")
    @Operation(summary = "撤诉 WITHDRAW")
    public Response withdraw(@PathParam("ticketId") UUID ticketId, @NotNull @Valid WithdrawalForm form) {
        sight.require(ticketId, CaseMove.WITHDRAW);
        return answers.of(ticketId, commands.withdraw(ticketId, form.how(), asker.user()));
    }

    @POST
    @Path("/supervision")
    @Idempotent
    @RolesAllowed("supervisor")
    @Operation(summary = "督办、提级 SUPERVISE")
    public Response supervise(@PathParam("ticketId") UUID ticketId, @NotNull @Valid SupervisionForm form) {
        sight.require(ticketId, CaseMove.SUPERVISE);
        return answers.of(
                ticketId,
                commands.supervise(
                        ticketId,
                        form.kind() == null ? WatchFile.Kind.SUPERVISION : form.kind(),
                        form.text(),
                        asker.user()));
    }

    @POST
    @Path("/supervision/{number}/answer")
    @Idempotent
    @RolesAllowed({"handler", "leader", "supervisor", "replies:write"})
    @Operation(summary = "回复督办 ANSWER_SUPERVISION")
    public Response answerSupervision(
            @PathParam("ticketId") UUID ticketId,
            @PathParam("number") String number,
            @NotNull @Valid SupervisionAnswerForm form) {
        sight.require(ticketId, CaseMove.ANSWER_SUPERVISION);
        return answers.of(ticketId, commands.answer(ticketId, number, form.text(), asker.user()));
    }

    @POST
    @Path("/long-term")
    @Idempotent
    @RolesAllowed("supervisor")
    @Operation(summary = "挂账 LONG_TERM")
    public Response putOnLongTerm(@PathParam("ticketId") UUID ticketId, @NotNull @Valid LongTermForm form) {
        sight.require(ticketId, CaseMove.LONG_TERM);
        return answers.of(
                ticketId,
                commands.putOnLongTerm(
                        ticketId,
                        new Supervision.Book(form.until(), form.reviewEachDays(), form.limits(), form.measures()),
                        asker.user()));
    }

    @POST
    @Path("/resumption")
    @Idempotent
    @RolesAllowed({"handler", "leader", "supervisor", "replies:write"})
    @Operation(summary = "恢复办理 RESUME")
    public Response resume(@PathParam("ticketId") UUID ticketId, @Nullable ResumptionForm form) {
        boolean unit = sight.roles(sight.require(ticketId, CaseMove.RESUME)).contains(CaseRole.HANDLER);
        return answers.of(
                ticketId,
                commands.resume(ticketId, unit ? ResumeCause.BY_UNIT : ResumeCause.BY_SUPERVISOR, asker.user()));
    }

    @POST
    @Path("/termination")
    @Idempotent
    @RolesAllowed("supervisor")
    @Operation(summary = "终止 TERMINATE")
    public Response terminate(@PathParam("ticketId") UUID ticketId, @NotNull @Valid TerminationForm form) {
        sight.require(ticketId, CaseMove.TERMINATE);
        return answers.of(ticketId, commands.terminate(ticketId, form.told(), asker.user()));
    }

    @POST
    @Path("/exclusion")
    @Idempotent
    @RolesAllowed("supervisor")
    @Operation(summary = "剔除 EXCLUDE")
    public Response exclude(@PathParam("ticketId") UUID ticketId, @NotNull @Valid ExclusionForm form) {
        sight.require(ticketId, CaseMove.EXCLUDE);
        return answers.of(
                ticketId, commands.exclude(ticketId, form.reasonCode(), form.figures(), form.evidence(), asker.user()));
    }

    @POST
    @Path("/appeals")
    @Idempotent
    @RolesAllowed("leader")
    @Operation(summary = "申诉 APPEAL")
    public Response appeal(@PathParam("ticketId") UUID ticketId, @NotNull @Valid AppealForm form) {
        sight.require(ticketId, CaseMove.APPEAL);
        return answers.of(ticketId, commands.appeal(ticketId, form.reason(), asker.user()));
    }

    @POST
    @Path("/appeals/decision")
    @Idempotent
    @RolesAllowed("supervisor")
    @Operation(summary = "决定申诉 DECIDE_APPEAL")
    public Response decideAppeal(@PathParam("ticketId") UUID ticketId, @NotNull @Valid AppealDecisionForm form) {
        sight.require(ticketId, CaseMove.DECIDE_APPEAL);
        return answers.of(ticketId, commands.decideAppeal(ticketId, form.granted(), form.reason(), asker.user()));
    }
}
