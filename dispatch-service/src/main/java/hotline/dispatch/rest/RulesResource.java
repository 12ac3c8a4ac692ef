package hotline.dispatch.rest;

import hotline.dispatch.cases.CaseMove;
import hotline.dispatch.cases.CaseRole;
import hotline.dispatch.cases.CaseRule;
import hotline.dispatch.cases.CaseStage;
import hotline.dispatch.cases.FirstResponderRule;
import hotline.dispatch.routing.RoutingRule;
import hotline.outcome.Phrase;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The rules as the code has them. */
@Path("/v1/rules")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class RulesResource {

    /**
     * The stages, the moves between them, by whom, what else can forbid them, the router's rules in their order, and the
     * first-responder rules.
     */
    public record Rules(
            List<Stage> stages,
            List<Move> moves,
            List<Role> roles,
            List<Forbidding> rules,
            List<Routing> routing,
            List<FirstResponder> firstResponder) {}

    /** A stage. */
    public record Stage(String name, Phrase phrase, boolean open) {}

    /** A move: from where, to where, by whom. */
    public record Move(String name, Set<CaseStage> from, Set<CaseStage> to, Set<CaseRole> roles, Phrase phrase) {}

    /** Who may make a move, as somebody stands to one case. */
    public record Role(String name, Phrase phrase) {}

    /** A rule that can forbid a move, with the status of its refusal. */
    public record Forbidding(String name, int status, Phrase phrase) {}

    /** A rule of the router. */
    public record Routing(String name, String number, Phrase phrase) {}

    /** A first-responder rule, such as FR-11. */
    public record FirstResponder(String number, Phrase phrase) {}

    @GET
    @Operation(summary = "the stages, moves, roles and rules, in Chinese and English")
    public Rules rules() {
        return new Rules(
                Arrays.stream(CaseStage.values())
                        .map(stage -> new Stage(stage.name(), stage.phrase(), stage.isOpen()))
                        .toList(),
                Arrays.stream(CaseMove.values())
                        .map(move -> new Move(move.name(), move.from(), move.to(), move.roles(), move.phrase()))
                        .toList(),
                Arrays.stream(CaseRole.values())
                        .map(role -> new Role(role.name(), role.phrase()))
                        .toList(),
                Arrays.stream(CaseRule.values())
                        .map(rule -> new Forbidding(rule.name(), rule.isAboutStanding() ? 409 : 422, rule.phrase()))
                        .toList(),
                RoutingRule.asked().stream()
                        .map(rule -> new Routing(rule.name(), rule.number(), new Phrase(rule.zh(), rule.en())))
                        .toList(),
                Arrays.stream(FirstResponderRule.values())
                        .map(rule -> new FirstResponder(rule.number(), rule.phrase()))
                        .toList());
    }
}
