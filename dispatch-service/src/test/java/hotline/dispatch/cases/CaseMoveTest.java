package hotline.dispatch.cases;

import static hotline.dispatch.cases.Cases.DEADLINES;
import static hotline.dispatch.cases.Cases.GROUNDS;
import static hotline.dispatch.cases.Cases.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.dispatch.cases.ExtensionFile.Granter;
import hotline.dispatch.cases.MergeEvent.UnmergeCause;
import hotline.dispatch.cases.RoundEvent.ResumeCause;
import hotline.dispatch.directory.TicketType;
import hotline.dispatch.directory.Urgency;
import hotline.outcome.Outcome;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of moves, walked whole: each row allowed from where it says, every other pair of stage and move refused. */
class CaseMoveTest {
    private static final String TOWNSHIP = "150522100";
    private static final Correction URGENT = new Correction(null, Urgency.URGENT, null, null, null);
    private static final Correction ANOTHER_UNITS = new Correction(null, null, "020101", null, null);

    private static final Correction NOBODYS = new Correction(null, null, "999999", null, null);

    static Stream<Arguments> everyStageAndMove() {
        return Stream.of(CaseStage.values())
                .flatMap(stage -> Stream.of(CaseMove.values()).map(move -> Arguments.of(stage, move)));
    }

    @ParameterizedTest
    @MethodSource("everyStageAndMove")
    void aMoveIsAllowedFromWhereTheTableSaysAndNowhereElse(CaseStage stage, CaseMove move) {
        DispatchCase one = move.from().contains(stage) ? prepared(stage, move) : Cases.in(stage);
        int versions = one.sequence();
        CaseDeadlines deadlines = one.deadlines();
        Dossier dossier = one.dossier();
        Outcome outcome = ask(one, move);
        if (move.from().contains(stage)) {
            assertThat(Cases.happen(one, outcome)).isNotEmpty();
            assertThat(move.to(stage)).contains(one.stage());
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
            assertThat(one.deadlines()).isEqualTo(deadlines);
            assertThat(one.dossier()).isEqualTo(dossier);
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyTargetOfEveryRowIsReachedAndNoOther(CaseMove move) {
        Set<CaseStage> said = EnumSet.noneOf(CaseStage.class);
        Set<CaseStage> seen = EnumSet.noneOf(CaseStage.class);
        for (CaseStage stage : move.from()) {
            said.addAll(move.to(stage));
            DispatchCase one = prepared(stage, move);
            Cases.happen(one, ask(one, move));
            seen.add(one.stage());
        }
        for (DispatchCase one : otherEnds(move)) {
            seen.add(one.stage());
        }
        assertThat(seen).isEqualTo(said);
    }

    /** Cases after the same move, where it can end in another way. */
    private static List<DispatchCase> otherEnds(CaseMove move) {
        List<DispatchCase> ends = new ArrayList<>();
        switch (move) {
            case SETTLE_ON_THE_SPOT -> {
                DispatchCase anothers = Cases.registered(Cases.ticket(TicketType.HELP, true, true, true));
                ends.add(after(anothers, Dispatching.open(anothers, Cases.decision("NMJ"), DEADLINES, NOW)));
            }
            case ASK_RETURN -> ends.add(Cases.returnAsked(Cases.returnedTwice()));
            case REFUSE_RETURN -> {
                DispatchCase signed = Cases.returnAsked(Cases.inHand());
                ends.add(after(signed, ask(signed, move)));
            }
            case CORRECT -> {
                DispatchCase unsigned = Cases.dispatched();
                ends.add(after(unsigned, correct(unsigned, ANOTHER_UNITS)));
                DispatchCase unrouted = Cases.unrouted();
                ends.add(after(unrouted, correct(unrouted, ANOTHER_UNITS)));
                DispatchCase nobodys = Cases.unrouted();
                ends.add(after(nobodys, correct(nobodys, NOBODYS)));
            }
            case REPLY -> {
                DispatchCase unreachable = Cases.contacted(Cases.ticket(TicketType.HELP, false, true, false));
                ends.add(after(unreachable, ask(unreachable, move)));
                ends.add(submitted(Cases.ticket()));
            }
            case REVIEW_REPLY -> {
                DispatchCase unreachable = submitted(Cases.ticket(TicketType.HELP, false, true, false));
                ends.add(after(unreachable, ask(unreachable, move)));
                DispatchCase sentBack = submitted(Cases.ticket());
                ends.add(after(sentBack, Handling.sendBackReply(sentBack, "reason", "leader", NOW)));
            }
            case CALL_BACK -> {
                DispatchCase notContent = Cases.replied();
                ends.add(after(notContent, Callbacks.callBack(notContent, notContent(), "callback", NOW)));
                DispatchCase again = Cases.replied();
                ends.add(after(
                        again, Callbacks.callBackAndRework(again, notContent(), "reason", "callback", DEADLINES, NOW)));
            }
            case UNMERGE -> {
                for (CaseStage stage : List.of(CaseStage.UNROUTED, CaseStage.HANDLING)) {
                    DispatchCase child = Cases.merged(Cases.in(stage));
                    ends.add(after(
                            child, Merging.unmerge(child, UnmergeCause.PARENT_ENDED, Cases.TO_NOBODY, "x", GROUNDS)));
                }
            }
            case JOIN_REPLY -> {
                DispatchCase unreachable =
                        Cases.merged(Cases.dispatched(Cases.ticket(TicketType.HELP, false, true, false)));
                ends.add(after(unreachable, ask(unreachable, move)));
            }
            default -> {}
        }
        return ends;
    }

    private static DispatchCase after(DispatchCase one, Outcome outcome) {
        Cases.happen(one, outcome);
        return one;
    }

    /** A case in the stage, with what the move needs beside it. */
    private static DispatchCase prepared(CaseStage stage, CaseMove move) {
        boolean inHand = stage == CaseStage.HANDLING;
        return switch (move) {
            case SETTLE_ON_THE_SPOT -> Cases.registered(Cases.ticket(TicketType.HELP, true, true, true));
            case OBJECT -> Cases.reworked();
            case FIND -> {
                DispatchCase one = Cases.reworked();
                yield after(one, Rework.object(one, "reason", "evidence", "leader", DEADLINES, NOW));
            }
            case STRIKE_OFF -> inHand ? Cases.reworked() : Cases.in(stage);
            case REVIEW_REPLY -> submitted(Cases.ticket());
            case DECIDE_EXTENSION -> {
                DispatchCase one = Cases.inHand();
                yield after(one, Extensions.ask(one, 5, "reason", "leader", GROUNDS));
            }
            case ANSWER_ASSIST, DECLINE_ASSIST -> {
                DispatchCase one = Cases.inHand();
                yield after(one, Assisting.ask(one, help("NMJ"), "handler", GROUNDS));
            }
            case WHISTLE -> ledByTheTownship();
            case ANSWER_SUPERVISION -> {
                DispatchCase one = Cases.in(stage);
                yield after(one, Supervision.supervise(one, WatchFile.Kind.SUPERVISION, "text", "supervisor", GROUNDS));
            }
            case DECIDE_APPEAL -> {
                DispatchCase one = Cases.in(stage);
                yield after(one, Exclusion.appeal(one, "reason", "leader", NOW));
            }
            case MERGE, NAME_HANDLER -> inHand ? Cases.inHand() : Cases.in(stage);
            default -> Cases.in(stage);
        };
    }

    static DispatchCase ledByTheTownship() {
        DispatchCase one = Cases.unrouted();
        after(one, Dispatching.assign(one, TOWNSHIP, List.of(), "reason", "dispatcher", GROUNDS));
        return after(one, Handling.sign(one, "handler", NOW));
    }

    static DispatchCase submitted(RegisteredTicket ticket) {
        DispatchCase one = Cases.contacted(ticket);
        return after(one, Handling.submit(one, Cases.reply(), "handler", NOW));
    }

    static Assisting.Request help(String unit) {
        return new Assisting.Request(unit, null, "text", null);
    }

    private static Outcome ask(DispatchCase one, CaseMove move) {
        String number = one.ticket().number() + "-1";
        return switch (move) {
            case DISPATCH, SETTLE_ON_THE_SPOT -> Dispatching.open(one, Cases.TO_MZJ, DEADLINES, NOW);
            case QUEUE -> Dispatching.open(one, Cases.TO_NOBODY, DEADLINES, NOW);
            case ASSIGN -> Dispatching.assign(one, "NMJ", List.of(), "reason", "dispatcher", GROUNDS);
            case ANSWER -> Dispatching.answer(one, "text", "dispatcher", NOW);
            case TRANSFER -> Dispatching.transfer(one, "110", "dispatcher", NOW);
            case REFUSE -> Dispatching.refuse(one, RefusalCode.JUDICIAL, "told", "dispatcher", NOW);
            case SIGN -> Handling.sign(one, "handler-mzj", NOW);
            case URGE -> Supervision.urge(one, CaseRole.OPERATOR, null, "operator", NOW);
            case SUPERVISE -> Supervision.supervise(one, WatchFile.Kind.ESCALATION, "text", "supervisor", GROUNDS);
            case ANSWER_SUPERVISION -> Supervision.answer(one, number, "text", "handler", NOW);
            case MARK_COMPLEX -> Extensions.markComplex(one, "reason", "supervisor", GROUNDS);
            case NAME_HANDLER -> Supervision.nameHandler(one, new NamedHandler("li", null), "leader", true, NOW);
            case CONTACT -> Handling.contact(one, true, null, null, "handler-mzj", NOW);
            case ASK_RETURN -> Returns.ask(one, Cases.NOT_OURS, "handler", GROUNDS);
            case APPROVE_RETURN -> Returns.approve(one, "NMJ", List.of(), "reason", "dispatcher", GROUNDS);
            case REFUSE_RETURN -> Returns.refuse(one, "reason", "dispatcher", GROUNDS);
            case DISPUTE -> Returns.dispute(one, "reason", "dispatcher", GROUNDS);
            case DESIGNATE ->
                Returns.designate(
                        one, new Returns.Designation("MZJ", List.of(), List.of(), "minute"), "supervisor", GROUNDS);
            case REASSIGN -> Returns.reassign(one, "NMJ", List.of(), "reason", "dispatcher", GROUNDS);
            case CORRECT -> correct(one, URGENT);
            case ASK_CORRECTION -> Correcting.ask(one, URGENT, "reason", "handler", NOW);
            case ASSIST -> Assisting.ask(one, help("NMJ"), "handler", GROUNDS);
            case ANSWER_ASSIST -> Assisting.answer(one, "NMJ", "text", "handler", NOW);
            case DECLINE_ASSIST -> Assisting.decline(one, "NMJ", "text", "handler", NOW);
            case WHISTLE -> Assisting.whistle(one, help("NMJ"), "handler", GROUNDS);
            case EXTEND -> Extensions.ask(one, 5, "reason", "leader", GROUNDS);
            case DECIDE_EXTENSION ->
                Extensions.grant(one, new Extensions.Decision("dispatcher", Granter.HOTLINE, null, null), GROUNDS);
            case INTERIM_REPLY -> Handling.interimReply(one, null, "text", "handler", NOW);
            case REPLY -> Handling.reply(one, Cases.reply(), "handler-mzj", DEADLINES, NOW);
            case REVIEW_REPLY -> Handling.approveReply(one, "leader", DEADLINES, NOW);
            case CALL_BACK -> Callbacks.callBack(one, Cases.CONTENT, "callback", NOW);
            case REWORK -> Rework.rework(one, "reason", "callback", DEADLINES, NOW);
            case OBJECT -> Rework.object(one, "reason", "evidence", "leader", DEADLINES, NOW);
            case FIND -> Rework.find(one, Round.Finding.PARTLY, null, "callback", NOW);
            case STRIKE_OFF -> Rework.strikeOff(one, StrikeOff.REVIEWED, "reason", "supervisor", NOW);
            case LONG_TERM ->
                Supervision.putOnLongTerm(one, Cases.book(Cases.TODAY.plusDays(1)), "supervisor", GROUNDS);
            case RESUME -> Supervision.resume(one, ResumeCause.BY_UNIT, "handler", DEADLINES, NOW);
            case TERMINATE -> Supervision.terminate(one, "told", "supervisor", NOW);
            case WITHDRAW -> Supervision.withdraw(one, "how", "operator", NOW);
            case MERGE -> Merging.merge(one, Cases.dispatched(), "dispatcher", GROUNDS);
            case UNMERGE -> Merging.unmerge(one, UnmergeCause.BY_DISPATCHER, Cases.TO_NOBODY, "dispatcher", GROUNDS);
            case JOIN_REPLY -> Merging.joinReply(one, Cases.replied(), GROUNDS);
            case EXCLUDE -> Exclusion.exclude(one, "CODE", List.of("M"), "evidence", "supervisor", NOW);
            case APPEAL -> Exclusion.appeal(one, "reason", "leader", NOW);
            case DECIDE_APPEAL -> Exclusion.decide(one, true, "reason", "supervisor", NOW);
        };
    }

    private static Outcome correct(DispatchCase one, Correction wanted) {
        return Correcting.correct(
                one, wanted, new Correcting.Corrector("dispatcher", true, "reason"), Cases::route, null, GROUNDS);
    }

    private static CallBackReport notContent() {
        return new CallBackReport(true, true, CallBackReport.Resolved.NO, CallBackReport.Satisfaction.NOT, null, null);
    }
}
