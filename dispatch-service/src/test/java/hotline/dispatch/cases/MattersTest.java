package hotline.dispatch.cases;

import static hotline.dispatch.cases.Cases.DEADLINES;
import static hotline.dispatch.cases.Cases.GROUNDS;
import static hotline.dispatch.cases.Cases.NOW;
import static hotline.dispatch.cases.Rejections.assertRejected;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.dispatch.cases.CaseEvent.CaseAssigned;
import hotline.dispatch.cases.CorrectionEvent.CaseCorrected;
import hotline.dispatch.cases.MergeEvent.UnmergeCause;
import hotline.dispatch.cases.ReturnEvent.CaseReassigned;
import hotline.dispatch.directory.TicketType;
import hotline.dispatch.directory.Urgency;
import hotline.outcome.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the matter is, and with which other one it goes. */
class MattersTest {
    private static final Instant TOMORROW = NOW.plus(Duration.ofDays(1));
    private static final Correction NMJS = new Correction(null, null, "020101", null, null);

    private static Outcome correct(DispatchCase one, Correction wanted, boolean dispatcher, Instant now) {
        return Correcting.correct(
                one, wanted, new Correcting.Corrector("who", dispatcher, "reason"), Cases::route, null, Cases.at(now));
    }

    @Test
    void unsignedAndLedByAnotherThenItIsReassignedWithFullLimits() {
        DispatchCase one = Cases.dispatched();
        var events = Cases.happen(one, correct(one, NMJS, false, TOMORROW));
        assertThat(events).hasExactlyElementsOfTypes(CaseCorrected.class, CaseReassigned.class);
        assertThat(one.unitCode()).isEqualTo("NMJ");
        assertThat(one.ticket().categoryCode()).isEqualTo("020101");
        assertThat(one.deadlines().reply().receipt().startedAt()).isEqualTo(TOMORROW);
        assertThat(((CaseCorrected) events.getFirst()).old().categoryCode()).isEqualTo("010101");
    }

    @Test
    void whatWaitedUnroutedGoesWhereTheCorrectionLeads() {
        DispatchCase one = Cases.unrouted();
        var events = Cases.happen(one, correct(one, NMJS, true, NOW));
        assertThat(events).hasExactlyElementsOfTypes(CaseCorrected.class, CaseAssigned.class);
        assertThat(one.firstUnitCode()).isEqualTo("NMJ");
    }

    @Test
    void onceSignedTheUnitStaysAndTheRoutersOtherAnswerIsShown() {
        DispatchCase one = Cases.inHand();
        assertRejected(correct(one, NMJS, false, NOW), CaseRule.ONLY_BEFORE_THE_SIGNATURE, one);
        var events = Cases.happen(one, correct(one, NMJS, true, NOW));
        assertThat(events)
                .singleElement()
                .isInstanceOfSatisfying(
                        CaseCorrected.class,
                        corrected -> assertThat(corrected.routerSays()).isEqualTo("NMJ"));
        assertThat(one.unitCode()).isEqualTo("MZJ");
        assertThat(one.stage()).isEqualTo(CaseStage.HANDLING);
    }

    @Test
    void aDesignationStandsWhateverIsCorrected() {
        DispatchCase one = Cases.designated("RSJ");
        Cases.happen(one, correct(one, NMJS, true, NOW));
        assertThat(one.unitCode()).isEqualTo("RSJ");
    }

    @Test
    void aShorterLimitIsNeverLaterThanTheOldOneAndNeverLateAtOnce() {
        Correction urgent = new Correction(null, Urgency.URGENT, null, null, null);
        DispatchCase soon = Cases.inHand();
        Cases.happen(soon, correct(soon, urgent, true, NOW.plus(Duration.ofHours(1))));
        assertThat(soon.deadlines().reply().dueAt()).isEqualTo(NOW.plus(Duration.ofHours(25)));
        DispatchCase late = Cases.inHand();
        Instant lastMorning = Instant.parse("2019-03-11T04:00:00Z");
        Cases.happen(late, correct(late, urgent, true, lastMorning));
        assertThat(late.deadlines().reply().dueAt()).isEqualTo(Instant.parse("2019-03-11T15:59:59Z"));
    }

    @Test
    @Tag("FR-17")
    void aCorrectionThatAccusesTheLeadTakesTheCaseFromItAtOnceThoughSigned() {
        DispatchCase one = Cases.inHand();
        Cases.happen(one, correct(one, new Correction(TicketType.COMPLAINT, null, null, null, "MZJ"), true, NOW));
        assertThat(one.unitCode()).isEqualTo("QZF");
        assertThat(one.stage()).isEqualTo(CaseStage.DISPATCHED);
        assertThat(one.ticket().sealed()).isTrue();
        assertThat(ReturnsTest.open(one)).containsExactly("QZF LEAD");
        DispatchCase top = Cases.inHand();
        assertRejected(
                correct(top, new Correction(TicketType.COMPLAINT, null, null, null, "TLS"), true, NOW),
                CaseRule.FR_17_NOBODY_ABOVE,
                top);
    }

    @Test
    @Tag("FR-17")
    void aChildThatComesToAccuseTheLeadOfItsParentIsUnmergedFirstAndNeverGoesBackToTheAccused() {
        DispatchCase parent = Cases.dispatched();
        DispatchCase child = Cases.merged(Cases.inHand());
        Correction accusing = new Correction(TicketType.COMPLAINT, null, null, null, "MZJ");
        assertRejected(
                Correcting.correct(
                        child,
                        accusing,
                        new Correcting.Corrector("who", true, "reason"),
                        Cases::route,
                        parent,
                        GROUNDS),
                CaseRule.UNMERGE_FIRST,
                child);
        Cases.happen(child, correct(child, accusing, true, NOW));
        assertThat(child.stage()).isEqualTo(CaseStage.MERGED);
        Cases.happen(
                child,
                Merging.unmerge(child, UnmergeCause.PARENT_ENDED, Cases.route(child.ticket()), "router", GROUNDS));
        assertThat(child.unitCode()).isEqualTo("QZF");
        assertThat(ReturnsTest.open(child)).containsExactly("QZF LEAD");
        DispatchCase stranded = Cases.merged(Cases.inHand());
        assertRejected(
                correct(stranded, new Correction(TicketType.REPORT, null, null, null, "TLS"), true, NOW),
                CaseRule.FR_17_NOBODY_ABOVE,
                stranded);
    }

    @Test
    void nothingAndComplexAreNoCorrections() {
        DispatchCase one = Cases.dispatched();
        assertRejected(
                correct(one, new Correction(TicketType.HELP, null, "010101", null, null), true, NOW),
                CaseRule.NOTHING_CORRECTED,
                one);
        assertRejected(
                correct(one, new Correction(null, Urgency.COMPLEX, null, null, null), true, NOW),
                CaseRule.COMPLEX_IS_MARKED,
                one);
    }

    @Test
    void aChildKeepsNothingInHandAndComesBackWithTheTimeTheMergeLasted() {
        DispatchCase child = Cases.merged(Cases.inHand());
        assertThat(child.stage()).isEqualTo(CaseStage.MERGED);
        assertThat(child.unitCode()).isNull();
        assertThat(child.nextDueAt()).isNull();
        assertThat(ReturnsTest.open(child)).isEmpty();
        assertThat(child.assignments().getFirst().why()).isEqualTo("merged");
        Cases.happen(
                child,
                Merging.unmerge(
                        child,
                        UnmergeCause.BY_DISPATCHER,
                        Cases.TO_NOBODY,
                        "dispatcher",
                        Cases.at(NOW.plus(Duration.ofDays(2)))));
        assertThat(child.stage()).isEqualTo(CaseStage.HANDLING);
        assertThat(child.unitCode()).isEqualTo("MZJ");
        assertThat(child.dispatchedAt()).isEqualTo(NOW);
        assertThat(child.parentId()).isNull();
        assertThat(ReturnsTest.open(child)).containsExactly("MZJ LEAD");
        assertThat(child.assignments()).hasSize(1);
        assertThat(child.deadlines().reply().dueAt()).isEqualTo(Instant.parse("2019-03-13T15:59:59Z"));
    }

    @Test
    void whatWasNeverDispatchedIsRoutedWhenItIsUnmerged() {
        DispatchCase child = Cases.merged(Cases.unrouted());
        Cases.happen(
                child, Merging.unmerge(child, UnmergeCause.PARENT_ENDED, Cases.TO_MZJ, "router", Cases.at(TOMORROW)));
        assertThat(child.stage()).isEqualTo(CaseStage.DISPATCHED);
        assertThat(child.firstUnitCode()).isEqualTo("MZJ");
        assertThat(child.firstDispatchedAt()).isEqualTo(TOMORROW);
    }

    @Test
    void aChildJoinsTheReplyAndKeepsItsFirstUnit() {
        DispatchCase parent = Cases.replied();
        DispatchCase child = Cases.unrouted();
        Cases.happen(child, Dispatching.assign(child, "NMJ", List.of(), "reason", "dispatcher", GROUNDS));
        Cases.merged(child);
        Cases.happen(child, Merging.joinReply(child, parent, Cases.at(TOMORROW)));
        assertThat(child.stage()).isEqualTo(CaseStage.REPLIED);
        assertThat(child.unitCode()).isEqualTo("MZJ");
        assertThat(child.firstUnitCode()).isEqualTo("NMJ");
        assertThat(child.dispatchedAt()).isEqualTo(NOW);
        assertThat(child.replyWords()).isEqualTo(parent.replyWords());
        assertThat(child.deadlines().reply()).isEqualTo(parent.deadlines().reply());
        assertThat(child.deadlines().callBack()).isNotNull();
        Cases.happen(child, Rework.rework(child, "reason", "callback", DEADLINES, TOMORROW));
        assertThat(child.stage()).isEqualTo(CaseStage.HANDLING);

        DispatchCase never = Cases.merged(Cases.unrouted());
        Cases.happen(never, Merging.joinReply(never, parent, Cases.at(TOMORROW)));
        assertThat(never.firstUnitCode()).isEqualTo("MZJ");
        assertThat(never.firstDispatchedAt()).isEqualTo(TOMORROW);
    }

    @Test
    void aParentIsARootThatIsNeitherEndedNorReplied() {
        DispatchCase child = Cases.dispatched();
        assertRejected(Merging.merge(child, Cases.merged(), "dispatcher", GROUNDS), CaseRule.PARENT_IS_MERGED, child);
        for (DispatchCase over : List.of(Cases.replied(), Cases.closed(), Cases.reworked(), Cases.withdrawn())) {
            assertRejected(Merging.merge(child, over, "dispatcher", GROUNDS), CaseRule.PARENT_IS_OVER, child);
        }
        assertRejected(Merging.merge(child, child, "dispatcher", GROUNDS), CaseRule.MERGE_INTO_ITSELF, child);
        DispatchCase reworked = Cases.reworked();
        assertRejected(
                Merging.merge(reworked, Cases.dispatched(), "dispatcher", GROUNDS),
                CaseRule.MERGE_BEFORE_ANY_REPLY,
                reworked);
    }

    @Test
    void aChildsOwnChildrenMoveToTheRootAndGoBackWhereTheyWere() {
        DispatchCase grandchild = Cases.merged(Cases.inHand());
        UUID root = UUID.randomUUID();
        Cases.happen(grandchild, Merging.follow(grandchild, root, "dispatcher", TOMORROW));
        assertThat(grandchild.parentId()).isEqualTo(root);
        Cases.happen(
                grandchild,
                Merging.unmerge(
                        grandchild, UnmergeCause.BY_DISPATCHER, Cases.TO_NOBODY, "dispatcher", Cases.at(TOMORROW)));
        assertThat(grandchild.stage()).isEqualTo(CaseStage.HANDLING);
        assertThat(ReturnsTest.open(grandchild)).containsExactly("MZJ LEAD");
    }

    @Test
    @Tag("FR-17")
    void nothingIsMergedIntoACaseThatTheAccusedLeadsOrHelpsWith() {
        DispatchCase child = ReturnsTest.ledFromAbove(ReturnsTest.against("MZJ", TicketType.COMPLAINT));
        assertRejected(
                Merging.merge(child, Cases.dispatched(), "dispatcher", GROUNDS),
                CaseRule.FR_17_NEVER_TO_THE_ACCUSED,
                child);
        DispatchCase parent = Cases.unrouted();
        Cases.happen(parent, Dispatching.assign(parent, "NMJ", List.of("MZJ"), "reason", "dispatcher", GROUNDS));
        assertRejected(Merging.merge(child, parent, "dispatcher", GROUNDS), CaseRule.FR_17_NEVER_TO_THE_ACCUSED, child);
    }
}
