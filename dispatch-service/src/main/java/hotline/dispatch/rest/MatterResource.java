package hotline.dispatch.rest;

import hotline.dispatch.application.MatterCommands;
import hotline.dispatch.cases.CaseMove;
import hotline.dispatch.cases.CaseRole;
import hotline.dispatch.cases.CaseRule;
import hotline.dispatch.cases.Correcting;
import hotline.dispatch.cases.Correction;
import hotline.dispatch.cases.DispatchCase;
import hotline.dispatch.deadlines.WorkingCalendar;
import hotline.dispatch.directory.Directory;
import hotline.dispatch.directory.TicketType;
import hotline.dispatch.directory.Urgency;
import hotline.dispatch.persistence.CaseRepository;
import hotline.dispatch.persistence.CurrentDirectory;
import hotline.dispatch.rest.MoveAnswers.Units;
import hotline.outcome.Outcome;
import hotline.outcome.Phrase;
import hotline.rest.Asker;
import hotline.rest.Idempotent;
import hotline.rest.Refusal;
import hotline.rest.Refusal.BadField;
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
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The moves about what the matter is: how it is classed, and with which other one it goes. */
@Path("/v1/cases/{ticketId}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class MatterResource {
    private static final int TEXT = 10_000;
    private static final int CODE = 20;
    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final MatterCommands commands;
    private final CaseRepository cases;
    private final CurrentDirectory directory;
    private final Clock clock;
    private final CaseSight sight;
    private final MoveAnswers answers;
    private final Asker asker;

    MatterResource(
            MatterCommands commands,
            CaseRepository cases,
            CurrentDirectory directory,
            Clock clock,
            CaseSight sight,
            MoveAnswers answers,
            Asker asker) {
        this.commands = commands;
        this.cases = cases;
        this.directory = directory;
        this.clock = clock;
        this.sight = sight;
        this.answers = answers;
        this.asker = asker;
    }

    /** What of the classification is to change, and why; what is left out stays. */
    public record CorrectionForm(
            @Nullable TicketType type,
            @Nullable Urgency urgency,
            @Nullable @Size(max = CODE) String categoryCode,
            @Nullable @Size(max = CODE) String areaCode,
            @Nullable @Size(max = CODE) String targetUnitCode,
            @NotBlank @Size(max = TEXT) String reason) {}

    /** The case that goes on, by the id or the number of its ticket. */
    public record MergeForm(@NotBlank @Size(max = 40) String parent) {}

    /** Nothing needs to be said. */
    public record UnmergeForm() {}

    @POST
    @Path("/corrections")
    @Idempotent
    @RolesAllowed({"dispatcher", "operator", "handler", "leader", "supervisor"})
    @Operation(summary = "更正 CORRECT; from a handler a request, ASK_CORRECTION")
    public Response correct(@PathParam("ticketId") UUID ticketId, @NotNull @Valid CorrectionForm form) {
        Set<CaseRole> roles = sight.roles(sight.require(ticketId));
        boolean corrects = !Collections.disjoint(roles, CaseMove.CORRECT.roles());
        sight.require(ticketId, corrects ? CaseMove.CORRECT : CaseMove.ASK_CORRECTION);
        requireKnown(form);
        Correction wanted = new Correction(
                form.type(), form.urgency(), form.categoryCode(), form.areaCode(), form.targetUnitCode());
        return answers.of(
                ticketId,
                corrects
                        ? commands.correct(
                                ticketId,
                                wanted,
                                new Correcting.Corrector(
                                        asker.user(), roles.contains(CaseRole.DISPATCHER), form.reason()))
                        : commands.askCorrection(ticketId, wanted, form.reason(), asker.user()));
    }

    @POST
    @Path("/merge")
    @Idempotent
    @RolesAllowed("dispatcher")
    @Operation(summary = "并单 MERGE")
    public Response merge(@PathParam("ticketId") UUID ticketId, @NotNull @Valid MergeForm form) {
        sight.require(ticketId, CaseMove.MERGE);
        DispatchCase parent = parent(form.parent());
        Outcome outcome = commands.merge(ticketId, parent.ticketId(), asker.user());
        if (outcome instanceof Outcome.Rejected rejected && rejected.rule() == CaseRule.PARENT_IS_MERGED) {
            throw Refusal.of(rejected, Map.of("root", rootOf(parent)));
        }
        return answers.of(ticketId, outcome);
    }

    @POST
    @Path("/unmerge")
    @Idempotent
    @RolesAllowed("dispatcher")
    @Operation(summary = "拆单 UNMERGE")
    public Response unmerge(@PathParam("ticketId") UUID ticketId, @Nullable UnmergeForm form) {
        sight.require(ticketId, CaseMove.UNMERGE);
        return answers.of(ticketId, commands.unmerge(ticketId, asker.user()));
    }

    private DispatchCase parent(String idOrNumber) {
        Optional<DispatchCase> found = UUID_FORM.matcher(idOrNumber).matches()
                ? cases.find(UUID.fromString(idOrNumber))
                : cases.findByNumber(idOrNumber);
        return found.orElseThrow(
                () -> Refusal.badField("parent", new Phrase("没有这个案件：" + idOrNumber, "is no case: " + idOrNumber)));
    }

    private String rootOf(DispatchCase merged) {
        UUID root = merged.parentId();
        return root == null
                ? merged.ticket().number()
                : cases.find(root).map(one -> one.ticket().number()).orElse(root.toString());
    }

    private void requireKnown(CorrectionForm form) {
        Directory known = directory.now().directory();
        LocalDate today = WorkingCalendar.dayOf(clock.instant());
        List<BadField> unknown = new ArrayList<>();
        if (form.categoryCode() != null
                && known.category(form.categoryCode(), today).isEmpty()) {
            unknown.add(new BadField("categoryCode", new Phrase("没有这个类别", "is no category")));
        }
        if (form.areaCode() != null && known.area(form.areaCode(), today).isEmpty()) {
            unknown.add(new BadField("areaCode", new Phrase("没有这个区域", "is no area")));
        }
        if (!unknown.isEmpty()) {
            throw Refusal.badFields(unknown);
        }
        answers.requireUnits(Units.of("targetUnitCode", form.targetUnitCode()));
    }
}
