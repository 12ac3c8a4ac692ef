package hotline.dispatch.cases;

import static hotline.dispatch.cases.Cases.GROUNDS;
import static hotline.dispatch.cases.Cases.NOT_OURS;
import static hotline.dispatch.cases.Cases.NOW;
import static hotline.dispatch.cases.Rejections.assertRejected;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.dispatch.cases.Assignment.Kind;
import hotline.dispatch.cases.ReturnEvent.CaseDisputed;
import hotline.dispatch.cases.ReturnEvent.CaseReassigned;
import hotline.dispatch.cases.ReturnEvent.ReturnAsked;
import hotline.dispatch.directory.TicketType;
import hotline.dispatch.directory.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A case on its way from unit to unit. */
class ReturnsTest {
    private static final String TOWNSHIP = "150522100";
    private static final Instant NEXT_WORKING_DAY = NOW.plus(Duration.ofDays(1));
    private static final Instant IN_TWO_DAYS = NOW.plus(Duration.ofDays(2));

    @Test
    void anApprovedReturnStartsTheFullLimitsForTheNewUnit() {
        DispatchCase one = Cases.returnAsked(Cases.inHand());
        assertThat(one.stage()).isEqualTo(CaseStage.RETURN_REQUESTED);
        assertThat(one.nextDueAt()).isEqualTo(one.deadlines().decide().dueAt());
        Cases.happen(
                one, Returns.approve(one, "NMJ", List.of("RSJ"), "reason", "dispatcher", Cases.at(NEXT_WORKING_DAY)));
        assertThat(one.stage()).isEqualTo(CaseStage.DISPATCHED);
        assertThat(one.unitCode()).isEqualTo("NMJ");
        assertThat(one.signedAt()).isNull();
        assertThat(one.dispatchedAt()).isEqualTo(NEXT_WORKING_DAY);
        assertThat(one.deadlines().reply().receipt().startedAt()).isEqualTo(NEXT_WORKING_DAY);
        assertThat(open(one)).containsExactly("NMJ LEAD", "RSJ ASSIST");
        assertThat(one.assignments().getFirst().why()).isEqualTo("returned");
    }

    @Test
    @Tag("FR-9")
    void theFirstUnitStaysWhoeverLeads() {
        DispatchCase one = Cases.returnedTwice();
        assertThat(one.unitCode()).isEqualTo("RSJ");
        assertThat(one.firstUnitCode()).isEqualTo("MZJ");
        assertThat(one.firstDispatchedAt()).isEqualTo(NOW);
    }

    @Test
    void aRefusalInTimeLeavesTheDatesAndALateOneAddsWhatItTook() {
        DispatchCase inTime = Cases.returnAsked(Cases.inHand());
        Instant before = inTime.deadlines().reply().dueAt();
        Cases.happen(inTime, Returns.refuse(inTime, "reason", "dispatcher", Cases.at(NEXT_WORKING_DAY)));
        assertThat(inTime.stage()).isEqualTo(CaseStage.HANDLING);
        assertThat(inTime.deadlines().reply().dueAt()).isEqualTo(before);
        assertThat(inTime.deadlines().decide()).isNull();

        DispatchCase late = Cases.returnAsked();
        Cases.happen(late, Returns.refuse(late, "reason", "dispatcher", Cases.at(NOW.plus(Duration.ofDays(3)))));
        assertThat(late.stage()).isEqualTo(CaseStage.DISPATCHED);
        assertThat(late.deadlines().reply().dueAt()).isEqualTo(Instant.parse("2019-03-13T15:59:59Z"));
        assertThat(late.deadlines().sign().dueAt()).isEqualTo(Instant.parse("2019-03-07T15:59:59Z"));
    }

    @Test
    void aReturnIsAskedInTimeBeforeAnyReplyAndNotInAnEmergency() {
        DispatchCase late = Cases.dispatched();
        assertRejected(Returns.ask(late, NOT_OURS, "handler", Cases.at(IN_TWO_DAYS)), CaseRule.RETURN_TOO_LATE, late);
        DispatchCase reworked = Cases.reworked();
        assertRejected(Returns.ask(reworked, NOT_OURS, "handler", GROUNDS), CaseRule.RETURN_BEFORE_ANY_REPLY, reworked);
        DispatchCase pending = CaseMoveTest.submitted(Cases.ticket());
        assertRejected(Returns.ask(pending, NOT_OURS, "handler", GROUNDS), CaseRule.RETURN_BEFORE_ANY_REPLY, pending);
        DispatchCase emergency = Cases.dispatched(Cases.ticket()
                .classed(new Classification(TicketType.HELP, Urgency.EMERGENCY, null, null, null), false));
        assertRejected(Returns.ask(emergency, NOT_OURS, "handler", GROUNDS), CaseRule.RETURN_ACT_FIRST, emergency);
    }

    @Test
    void whoAsksAgainAfterARefusalIsInDisputeAndOnlyWithinTheLimit() {
        DispatchCase one = Cases.returnAsked();
        Cases.happen(one, Returns.refuse(one, "reason", "dispatcher", GROUNDS));
        assertRejected(Returns.ask(one, NOT_OURS, "handler", Cases.at(IN_TWO_DAYS)), CaseRule.RETURN_TOO_LATE, one);
        List<CaseEvent> events = Cases.happen(one, Returns.ask(one, NOT_OURS, "handler", Cases.at(NEXT_WORKING_DAY)));
        assertThat(events).hasExactlyElementsOfTypes(ReturnAsked.class, CaseDisputed.class);
        assertThat(((CaseDisputed) events.getLast()).cause()).isEqualTo(DisputeCause.ASKED_AGAIN);
        assertThat(one.stage()).isEqualTo(CaseStage.DISPUTED);
        assertThat(one.nextDueAt()).isEqualTo(Instant.parse("2019-03-07T15:59:59Z"));
    }

    @Test
    @Tag("FR-11")
    void afterTwoApprovedReturnsAThirdRequestIsADispute() {
        DispatchCase one = Cases.returnedTwice();
        List<CaseEvent> events = Cases.happen(one, Returns.ask(one, NOT_OURS, "handler", GROUNDS));
        assertThat(((CaseDisputed) events.getLast()).cause()).isEqualTo(DisputeCause.THIRD_RETURN);
        assertThat(one.stage()).isEqualTo(CaseStage.DISPUTED);
    }

    @Test
    @Tag("FR-11")
    void aDesignatedUnitMayNotReturn() {
        DispatchCase one = Cases.designated("MZJ");
        assertThat(one.stage()).isEqualTo(CaseStage.DISPATCHED);
        assertRejected(Returns.ask(one, NOT_OURS, "handler", GROUNDS), CaseRule.RETURN_NOT_BY_A_DESIGNATED_UNIT, one);
        Cases.happen(one, Returns.reassign(one, "NMJ", List.of(), "reason", "dispatcher", GROUNDS));
        Cases.happen(one, Returns.ask(one, NOT_OURS, "handler", GROUNDS));
        assertThat(one.stage()).isEqualTo(CaseStage.RETURN_REQUESTED);
    }

    @Test
    void aCaseGoesToAnotherUnitAndNamesEachOnce() {
        DispatchCase one = Cases.returnAsked();
        assertRejected(
                Returns.approve(one, "MZJ", List.of(), "reason", "dispatcher", GROUNDS), CaseRule.SAME_UNIT, one);
        assertRejected(
                Returns.approve(one, "NMJ", List.of("NMJ"), "reason", "dispatcher", GROUNDS),
                CaseRule.NAMED_TWICE,
                one);
    }

    @Test
    @Tag("FR-13")
    void aDepartmentsDutySentDownByHandIsSaidAndItsReasonKept() {
        DispatchCase one = Cases.dispatched();
        var events = Cases.happen(
                one, Returns.reassign(one, TOWNSHIP, List.of(), "they know the people", "dispatcher", GROUNDS));
        CaseReassigned reassigned = (CaseReassigned) events.getFirst();
        assertThat(reassigned.sent().downUnitCodes()).containsExactly(TOWNSHIP);
        assertThat(reassigned.reason()).isEqualTo("they know the people");
    }

    @Test
    @Tag("FR-15")
    void whatGoesStraightToATownshipIsCopiedToTheBannerGovernment() {
        DispatchCase one = Cases.dispatched();
        Cases.happen(one, Returns.reassign(one, TOWNSHIP, List.of(), "reason", "dispatcher", GROUNDS));
        assertThat(open(one)).containsExactly(TOWNSHIP + " LEAD", "QZF COPY");
    }

    @Test
    @Tag("FR-17")
    void noPersonSendsItToTheAccusedByAnyWay() {
        RegisteredTicket against = against("MZJ", TicketType.COMPLAINT);
        DispatchCase led = ledFromAbove(against);
        assertRejected(
                Returns.reassign(led, "MZJ", List.of(), "reason", "dispatcher", GROUNDS),
                CaseRule.FR_17_NEVER_TO_THE_ACCUSED,
                led);
        assertRejected(
                Returns.reassign(led, "NMJ", List.of("MZJ"), "reason", "dispatcher", GROUNDS),
                CaseRule.FR_17_NEVER_TO_THE_ACCUSED,
                led);
        assertRejected(
                Returns.ask(led, new Returns.Request("reason", "basis", "MZJ"), "handler", GROUNDS),
                CaseRule.FR_17_NEVER_TO_THE_ACCUSED,
                led);
        DispatchCase asked = Cases.returnAsked(led);
        assertRejected(
                Returns.approve(asked, "MZJ", List.of(), "reason", "dispatcher", GROUNDS),
                CaseRule.FR_17_NEVER_TO_THE_ACCUSED,
                asked);
        Cases.happen(asked, Returns.dispute(asked, "reason", "dispatcher", GROUNDS));
        assertRejected(
                Returns.designate(
                        asked, new Returns.Designation("MZJ", List.of(), List.of(), "minute"), "supervisor", GROUNDS),
                CaseRule.FR_17_NEVER_TO_THE_ACCUSED,
                asked);
    }

    @Test
    @Tag("FR-17")
    void norWhereAnotherOneThatIsMergedIntoItAccusesTheUnit() {
        DispatchCase one = Cases.dispatched();
        Grounds withMerged = GROUNDS.with(List.of(against("NMJ", TicketType.REPORT)));
        assertRejected(
                Returns.reassign(one, "NMJ", List.of(), "reason", "dispatcher", withMerged),
                CaseRule.FR_17_NEVER_TO_THE_ACCUSED,
                one);
    }

    static RegisteredTicket against(String target, TicketType type) {
        return Cases.ticket().classed(new Classification(type, Urgency.NORMAL, "010101", null, target), true);
    }

    static DispatchCase ledFromAbove(RegisteredTicket ticket) {
        DispatchCase one = Cases.registered(ticket);
        Cases.happen(one, Dispatching.open(one, Cases.route(ticket), Cases.DEADLINES, NOW));
        assertThat(one.unitCode()).isEqualTo("QZF");
        return one;
    }

    static List<String> open(DispatchCase one) {
        return one.assignments().stream()
                .filter(assignment -> assignment.endedAt() == null)
                .map(assignment -> assignment.unitCode() + " " + assignment.kind())
                .toList();
    }

    @Test
    void assistsAndCopiesOfTheDecisionOpenWithTheDispatch() {
        DispatchCase one = Cases.registered();
        var decision = new hotline.dispatch.routing.RoutingDecision(
                "MZJ",
                List.of("RSJ"),
                List.of("QZF"),
                hotline.dispatch.routing.RoutingRule.DISPATCH_CATALOGUE,
                "C",
                hotline.outcome.Phrase.NONE,
                List.of());
        Cases.happen(one, Dispatching.open(one, decision, Cases.DEADLINES, NOW));
        assertThat(open(one)).containsExactly("MZJ " + Kind.LEAD, "RSJ " + Kind.ASSIST, "QZF " + Kind.COPY);
    }
}
