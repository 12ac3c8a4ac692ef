package hotline.dispatch.cases;

import static hotline.dispatch.cases.Cases.DEADLINES;
import static hotline.dispatch.cases.Cases.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.dispatch.directory.TicketType;
import hotline.outcome.Outcome;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of moves, walked whole: each row allowed from where it says, every other pair of stage and move refused. */
class CaseMoveTest {

    static Stream<Arguments> everyStageAndMove() {
        return Stream.of(CaseStage.values())
                .flatMap(stage -> Stream.of(CaseMove.values()).map(move -> Arguments.of(stage, move)));
    }

    @ParameterizedTest
    @MethodSource("everyStageAndMove")
    void aMoveIsAllowedFromWhereTheTableSaysAndNowhereElse(CaseStage stage, CaseMove move) {
        DispatchCase one = move == CaseMove.SETTLE_ON_THE_SPOT && stage == CaseStage.REGISTERED
                ? Cases.registered(Cases.ticket(TicketType.HELP, true, true, true))
                : Cases.in(stage);
        int versions = one.sequence();
        Outcome outcome = ask(one, move);
        if (move.from().contains(stage)) {
            assertThat(Cases.happen(one, outcome)).isNotEmpty();
            assertThat(move.to()).contains(one.stage());
        } else {
            assertThat(outcome).isInstanceOfSatisfying(Outcome.Rejected.class, rejected -> {
                assertThat(rejected.rule()).isEqualTo(CaseRule.NOT_FROM_THIS_STAGE);
                assertThat(rejected.standing()).isEqualTo(stage.name());
                assertThat(rejected.allowed())
                        .isEqualTo(CaseMove.allowedFrom(stage).stream()
                                .map(CaseMove::name)
                                .toList());
            });
            assertThat(one.stage()).isEqualTo(stage);
            assertThat(one.sequence()).isEqualTo(versions);
        }
    }

    @Test
    void everyTargetOfEveryRowIsReached() {
        List<String> reached = new ArrayList<>();
        for (CaseMove move : CaseMove.values()) {
            Set<CaseStage> seen = EnumSet.noneOf(CaseStage.class);
            for (TicketType type : List.of(TicketType.HELP, TicketType.PRAISE)) {
                for (boolean reachable : new boolean[] {true, false}) {
                    for (String lead : List.of("MZJ", "NMJ")) {
                        seen.add(stageAfter(move, type, reachable, lead));
                    }
                }
            }
            if (move == CaseMove.CALL_BACK) {
                DispatchCase one = Cases.replied();
                Cases.happen(one, Callbacks.callBack(one, notContent(), "callback", NOW));
                seen.add(one.stage());
            }
            assertThat(seen).as(move.name()).isEqualTo(move.to());
            reached.add(move.name());
        }
        assertThat(reached).hasSize(CaseMove.values().length);
    }

    private static CaseStage stageAfter(CaseMove move, TicketType type, boolean reachable, String lead) {
        boolean onTheSpot = move == CaseMove.SETTLE_ON_THE_SPOT;
        RegisteredTicket ticket = Cases.ticket(type, reachable, true, onTheSpot);
        DispatchCase one = switch (move) {
            case DISPATCH, SETTLE_ON_THE_SPOT, QUEUE -> Cases.registered(ticket);
            case ASSIGN, ANSWER, TRANSFER, REFUSE -> Cases.unrouted();
            case SIGN -> Cases.dispatched(ticket);
            case CONTACT -> Cases.inHand(ticket);
            case REPLY -> Cases.contacted(ticket);
            case CALL_BACK -> Cases.replied();
        };
        Cases.happen(one, onTheSpot ? Dispatching.open(one, Cases.decision(lead), DEADLINES, NOW) : ask(one, move));
        return one.stage();
    }

    private static Outcome ask(DispatchCase one, CaseMove move) {
        return switch (move) {
            case DISPATCH -> Dispatching.open(one, Cases.TO_MZJ, DEADLINES, NOW);
            case SETTLE_ON_THE_SPOT -> Dispatching.open(one, Cases.TO_MZJ, DEADLINES, NOW);
            case QUEUE -> Dispatching.open(one, Cases.TO_NOBODY, DEADLINES, NOW);
            case ASSIGN ->
                Dispatching.assign(
                        one, "NMJ", List.of(), "reason", "dispatcher", Cases.DIRECTORY, DEADLINES, NOW, Cases.TODAY);
            case ANSWER -> Dispatching.answer(one, "text", "dispatcher", NOW);
            case TRANSFER -> Dispatching.transfer(one, "110", "dispatcher", NOW);
            case REFUSE -> Dispatching.refuse(one, RefusalCode.JUDICIAL, "told", "dispatcher", NOW);
            case SIGN -> Handling.sign(one, "handler-mzj", NOW);
            case CONTACT -> Handling.contact(one, true, null, null, "handler-mzj", NOW);
            case REPLY -> Handling.reply(one, Cases.reply(), "handler-mzj", DEADLINES, NOW);
            case CALL_BACK -> Callbacks.callBack(one, Cases.CONTENT, "callback", NOW);
        };
    }

    private static CallBackReport notContent() {
        return new CallBackReport(true, true, CallBackReport.Resolved.NO, CallBackReport.Satisfaction.NOT, null, null);
    }
}
