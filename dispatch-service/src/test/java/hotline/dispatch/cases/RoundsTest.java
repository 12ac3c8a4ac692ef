package hotline.dispatch.cases;

import static hotline.dispatch.cases.Cases.DEADLINES;
import static hotline.dispatch.cases.Cases.GROUNDS;
import static hotline.dispatch.cases.Cases.NOW;
import static hotline.dispatch.cases.Rejections.assertRejected;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.dispatch.cases.CallBackReport.Resolved;
import hotline.dispatch.cases.CallBackReport.Satisfaction;
import hotline.dispatch.cases.CaseEvent.CaseCalledBack;
import hotline.dispatch.cases.CaseEvent.CaseClosed;
import hotline.dispatch.cases.CaseEvent.OnThePhone;
import hotline.dispatch.cases.ExtensionFile.Granter;
import hotline.dispatch.cases.RoundEvent.CaseExtended;
import hotline.dispatch.cases.RoundEvent.CaseReworked;
import hotline.dispatch.cases.RoundEvent.ResumeCause;
import hotline.dispatch.directory.TicketType;
import hotline.dispatch.directory.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Rounds, more time, help, and what ends a case otherwise. */
class RoundsTest {
    private static final Instant TOMORROW = NOW.plus(Duration.ofDays(1));
    private static final Instant IN_TWO_DAYS = NOW.plus(Duration.ofDays(2));
    private static final Instant DUE = Instant.parse("2019-03-11T15:59:59Z");
    private static final CallBackReport NOT_CONTENT =
            new CallBackReport(true, true, Resolved.NO, Satisfaction.NOT, null, null);
    private static final CallBackReport NOT_REACHED = new CallBackReport(false, null, null, null, null, null);

    @Test
    void aReworkIsANewRoundOfTheSameUnitWithItsOwnLimit() {
        DispatchCase one = Cases.replied();
        var events =
                Cases.happen(one, Callbacks.callBackAndRework(one, NOT_CONTENT, "reason", "callback", DEADLINES, NOW));
        assertThat(events).hasExactlyElementsOfTypes(CaseCalledBack.class, CaseReworked.class);
        assertThat(one.stage()).isEqualTo(CaseStage.HANDLING);
        assertThat(one.unitCode()).isEqualTo("MZJ");
        assertThat(one.dossier().round().number()).isEqualTo(2);
        assertThat(one.repliedAt()).isNull();
        assertThat(one.openDeadlines())
                .singleElement()
                .satisfies(due -> assertThat(due.dueAt()).isEqualTo(Instant.parse("2019-03-07T15:59:59Z")));
        Cases.happen(one, Handling.reply(one, Cases.reply(), "handler", DEADLINES, NOW));
        assertThat(one.stage()).isEqualTo(CaseStage.REPLIED);
    }

    @Test
    void whoIsContentOrWasNotReachedGetsNoRework() {
        DispatchCase one = Cases.replied();
        for (CallBackReport report : new CallBackReport[] {Cases.CONTENT, NOT_REACHED}) {
            assertRejected(
                    Callbacks.callBackAndRework(one, report, "reason", "callback", DEADLINES, NOW),
                    CaseRule.REWORK_OF_WHO_IS_NOT_CONTENT,
                    one);
        }
    }

    @Test
    void whoWasNeverReachedInTenWorkingDaysIsChargedToTheHotline() {
        DispatchCase one = Cases.replied();
        Instant tenth = Instant.parse("2019-03-18T15:59:59Z");
        assertRejected(Callbacks.notCalledBack(one, DEADLINES, tenth), CaseRule.CALL_BACK_STILL_POSSIBLE, one);
        Cases.happen(one, Callbacks.callBack(one, NOT_REACHED, "callback", NOW));
        Cases.happen(one, Callbacks.notCalledBack(one, DEADLINES, tenth.plusSeconds(1)));
        assertThat(one.closedAs()).isEqualTo(ClosedAs.NOT_CALLED_BACK);
        DispatchCase reached = Cases.replied();
        Cases.happen(reached, Callbacks.callBack(reached, NOT_CONTENT, "callback", NOW));
        assertRejected(
                Callbacks.notCalledBack(reached, DEADLINES, tenth.plusSeconds(1)),
                CaseRule.CALL_BACK_STILL_POSSIBLE,
                reached);
    }

    @Test
    void anObjectionComesInTimeOnceAfterARework() {
        DispatchCase first = Cases.inHand();
        assertRejected(
                Rework.object(first, "reason", "evidence", "leader", DEADLINES, NOW),
                CaseRule.ONLY_AFTER_A_REWORK,
                first);
        DispatchCase one = Cases.reworked();
        assertRejected(
                Rework.object(one, "reason", "evidence", "leader", DEADLINES, IN_TWO_DAYS),
                CaseRule.OBJECTION_TOO_LATE,
                one);
        assertRejected(Rework.find(one, Round.Finding.PARTLY, null, "callback", NOW), CaseRule.NO_OBJECTION, one);
        Cases.happen(one, Rework.object(one, "reason", "evidence", "leader", DEADLINES, TOMORROW));
        assertRejected(
                Rework.object(one, "reason", "evidence", "leader", DEADLINES, TOMORROW),
                CaseRule.OBJECTION_TOO_LATE,
                one);
        Cases.happen(one, Rework.find(one, Round.Finding.UNREASONABLE, "text", "callback", TOMORROW));
        assertThat(one.dossier().round().objection().finding()).isEqualTo(Round.Finding.UNREASONABLE);
        assertRejected(Rework.find(one, Round.Finding.PARTLY, null, "callback", NOW), CaseRule.NO_OBJECTION, one);
    }

    @Test
    void strikingOffNeedsAReplyOrARework() {
        DispatchCase first = Cases.inHand();
        assertRejected(
                Rework.strikeOff(first, StrikeOff.REVIEWED, "reason", "supervisor", NOW),
                CaseRule.ONLY_AFTER_A_REWORK,
                first);
        DispatchCase one = Cases.reworked();
        var events = Cases.happen(one, Rework.strikeOff(one, StrikeOff.HANDED_OVER, "reason", "supervisor", NOW));
        assertThat(((CaseClosed) events.getFirst()).strikeOff()).isEqualTo(StrikeOff.HANDED_OVER);
        assertThat(one.closedAs()).isEqualTo(ClosedAs.STRUCK_OFF);
    }

    @Test
    void anExtensionIsAskedADayBeforeExpiryAndAddsToTheOldDate() {
        DispatchCase one = Cases.inHand();
        assertRejected(Extensions.ask(one, 5, "reason", "leader", Cases.at(DUE)), CaseRule.EXTENSION_TOO_LATE, one);
        Cases.happen(one, Extensions.ask(one, 5, "reason", "leader", Cases.at(DUE.minus(Duration.ofDays(3)))));
        assertRejected(Extensions.ask(one, 5, "reason", "leader", GROUNDS), CaseRule.EXTENSION_OPEN_ALREADY, one);
        Cases.happen(one, Extensions.grant(one, by(Granter.HOTLINE), GROUNDS));
        assertThat(one.deadlines().reply().dueAt()).isEqualTo(Instant.parse("2019-03-18T15:59:59Z"));
        assertRejected(Extensions.grant(one, by(Granter.HOTLINE), GROUNDS), CaseRule.EXTENSION_NOT_ASKED, one);
    }

    @Test
    void aSecondExtensionOrALongerOneIsForTheSupervisorAndTenDaysAreAll() {
        DispatchCase longer = Cases.inHand();
        Cases.happen(longer, Extensions.ask(longer, 6, "reason", "leader", GROUNDS));
        assertRejected(Extensions.grant(longer, by(Granter.HOTLINE), GROUNDS), CaseRule.EXTENSION_TOO_LONG, longer);
        Cases.happen(longer, Extensions.grant(longer, by(Granter.SUPERVISOR), GROUNDS));
        assertRejected(Extensions.ask(longer, 5, "reason", "leader", GROUNDS), CaseRule.EXTENSION_TOO_LONG, longer);
        Cases.happen(longer, Extensions.ask(longer, 4, "reason", "leader", GROUNDS));
        assertRejected(Extensions.grant(longer, by(Granter.HOTLINE), GROUNDS), CaseRule.EXTENSION_TOO_LONG, longer);
        Cases.happen(longer, Extensions.refuse(longer, "reason", "supervisor", NOW));
        assertThat(longer.dossier().extension().asked()).isNull();
        assertThat(longer.dossier().extension().granted()).isEqualTo(6);
    }

    @Test
    void pastTheUpperLevelsDateOnlyWithANewlyGrantedOne() {
        DispatchCase one = Cases.inHand(withUpperDate(DUE));
        Cases.happen(one, Extensions.ask(one, 5, "reason", "leader", GROUNDS));
        assertRejected(
                Extensions.grant(one, by(Granter.HOTLINE), GROUNDS), CaseRule.EXTENSION_PAST_THE_UPPER_DATE, one);
        Instant granted = Instant.parse("2019-03-15T15:59:59Z");
        var events = Cases.happen(
                one, Extensions.grant(one, new Extensions.Decision("x", Granter.HOTLINE, null, granted), GROUNDS));
        assertThat(((CaseExtended) events.getFirst()).grantedBy()).isEqualTo(Granter.UPPER);
        assertThat(one.deadlines().reply().dueAt()).isEqualTo(granted);
    }

    private static RegisteredTicket withUpperDate(Instant due) {
        RegisteredTicket plain = Cases.ticket();
        return new RegisteredTicket(
                plain.number(),
                plain.type(),
                plain.urgency(),
                plain.categoryCode(),
                plain.areaCode(),
                null,
                null,
                false,
                false,
                plain.firstResponder(),
                plain.firstResponderUnit(),
                true,
                true,
                false,
                plain.registeredAt(),
                due,
                plain.words());
    }

    private static Extensions.Decision by(Granter granter) {
        return new Extensions.Decision("who", granter, null, null);
    }

    @Test
    void complexIsMarkedOnceBeforeExpiryAndGivesFifteenDaysFromTheDispatch() {
        DispatchCase one = Cases.inHand();
        assertRejected(
                Extensions.markComplex(one, "reason", "supervisor", Cases.at(DUE.plusSeconds(1))),
                CaseRule.COMPLEX_ONCE_BEFORE_EXPIRY,
                one);
        Cases.happen(one, Extensions.markComplex(one, "reason", "supervisor", Cases.at(TOMORROW)));
        assertThat(one.ticket().urgency()).isEqualTo(Urgency.COMPLEX);
        assertThat(one.deadlines().reply().dueAt()).isEqualTo(Instant.parse("2019-03-25T15:59:59Z"));
        assertRejected(
                Extensions.markComplex(one, "reason", "supervisor", Cases.at(TOMORROW)),
                CaseRule.COMPLEX_ONCE_BEFORE_EXPIRY,
                one);
    }

    @Test
    void aReplyThatIsReviewedCountsFromItsApproval() {
        DispatchCase one = CaseMoveTest.submitted(Cases.ticket());
        assertThat(one.stage()).isEqualTo(CaseStage.HANDLING);
        assertRejected(Handling.reply(one, Cases.reply(), "handler", DEADLINES, NOW), CaseRule.REVIEW_FIRST, one);
        Cases.happen(one, Handling.approveReply(one, "leader", DEADLINES, TOMORROW));
        assertThat(one.repliedAt()).isEqualTo(TOMORROW);
        assertThat(one.replyWords()).isEqualTo(one.ticketId() + "/reply-submitted/4");
        DispatchCase sentBack = CaseMoveTest.submitted(Cases.ticket());
        Cases.happen(sentBack, Handling.sendBackReply(sentBack, "reason", "leader", NOW));
        assertRejected(Handling.approveReply(sentBack, "leader", DEADLINES, NOW), CaseRule.NOTHING_TO_REVIEW, sentBack);
    }

    @Test
    @Tag("FR-10")
    void noReplyWhileAnAssistIsOpen() {
        DispatchCase one = Cases.contacted(Cases.ticket());
        Cases.happen(one, Assisting.ask(one, CaseMoveTest.help("NMJ"), "handler", GROUNDS));
        assertThat(ReturnsTest.open(one)).containsExactly("MZJ LEAD", "NMJ ASSIST");
        assertRejected(Handling.reply(one, Cases.reply(), "handler", DEADLINES, NOW), CaseRule.FR_10_ASSIST_OPEN, one);
        assertRejected(
                Assisting.ask(one, CaseMoveTest.help("NMJ"), "handler", GROUNDS), CaseRule.ASSIST_OPEN_ALREADY, one);
        assertRejected(Assisting.answer(one, "RSJ", "text", "x", NOW), CaseRule.ASSIST_NOT_OPEN, one);
        Cases.happen(one, Assisting.answer(one, "NMJ", "text", "handler-nmj", NOW));
        Cases.happen(one, Handling.reply(one, Cases.reply(), "handler", DEADLINES, NOW));
        assertThat(one.stage()).isEqualTo(CaseStage.REPLIED);
    }

    @Test
    @Tag("FR-10")
    void anAssistIsDueInTwoDaysAndNeverAfterTheLead() {
        DispatchCase one = Cases.inHand();
        Cases.happen(one, Assisting.ask(one, CaseMoveTest.help("NMJ"), "handler", GROUNDS));
        assertThat(one.dossier().help().of("NMJ").orElseThrow().dueAt())
                .isEqualTo(Instant.parse("2019-03-06T15:59:59Z"));
        assertRejected(
                Assisting.ask(one, new Assisting.Request("RSJ", DUE.plusSeconds(1), "text", null), "handler", GROUNDS),
                CaseRule.ASSIST_DUE_IN_TIME,
                one);
        Cases.happen(one, Assisting.ask(one, CaseMoveTest.help("RSJ"), "handler", Cases.at(DUE)));
        assertThat(one.dossier().help().of("RSJ").orElseThrow().dueAt()).isEqualTo(DUE);
    }

    @Test
    @Tag("FR-13")
    void aTownshipIsAskedOutsideItsListWithAReasonAndMayDecline() {
        DispatchCase one = Cases.inHand();
        assertRejected(
                Assisting.ask(one, CaseMoveTest.help("150522100"), "handler", GROUNDS),
                CaseRule.FR_13_NEEDS_A_REASON,
                one);
        var events = Cases.happen(
                one,
                Assisting.ask(
                        one, new Assisting.Request("150522100", null, "text", "they know the people"), "x", GROUNDS));
        assertThat(((AssistEvent.AssistAsked) events.getFirst()).outsideList()).isTrue();
        Cases.happen(one, Assisting.decline(one, "150522100", "text", "handler", NOW));
        assertThat(ReturnsTest.open(one)).containsExactly("MZJ LEAD");
        assertThat(one.dossier().help().open()).isEmpty();
    }

    @Test
    @Tag("FR-16")
    void aTownshipWhistlesAndTheDepartmentMustRespond() {
        DispatchCase departments = Cases.inHand();
        assertRejected(
                Assisting.whistle(departments, CaseMoveTest.help("NMJ"), "handler", GROUNDS),
                CaseRule.FR_16_ONLY_A_TOWNSHIP,
                departments);
        DispatchCase one = CaseMoveTest.ledByTheTownship();
        Cases.happen(one, Assisting.whistle(one, CaseMoveTest.help("NMJ"), "handler", GROUNDS));
        assertRejected(Assisting.decline(one, "NMJ", "text", "handler-nmj", NOW), CaseRule.FR_16_MUST_RESPOND, one);
        Cases.happen(one, Assisting.answer(one, "NMJ", "text", "handler-nmj", NOW));
        assertThat(one.dossier().help().open()).isEmpty();
    }

    @Test
    @Tag("FR-17")
    void theAccusedIsNeverAskedToHelp() {
        DispatchCase one = ReturnsTest.ledFromAbove(ReturnsTest.against("MZJ", TicketType.COMPLAINT));
        Cases.happen(one, Handling.sign(one, "handler", NOW));
        assertRejected(
                Assisting.ask(one, CaseMoveTest.help("MZJ"), "handler", GROUNDS),
                CaseRule.FR_17_NEVER_TO_THE_ACCUSED,
                one);
    }

    @Test
    void aDispatcherSignsOnThePhoneOnlyWithWhoSaidYesAndWhen() {
        DispatchCase one = Cases.dispatched();
        assertRejected(Handling.signOnThePhone(one, null, "dispatcher", TOMORROW), CaseRule.WHO_SAID_YES, one);
        for (Instant at : new Instant[] {NOW.minusSeconds(1), TOMORROW.plusSeconds(1)}) {
            assertRejected(
                    Handling.signOnThePhone(one, new OnThePhone("li", at), "dispatcher", TOMORROW),
                    CaseRule.SIGNED_BEFORE_DISPATCH,
                    one);
        }
        Cases.happen(one, Handling.signOnThePhone(one, new OnThePhone("li", NOW), "dispatcher", TOMORROW));
        assertThat(one.stage()).isEqualTo(CaseStage.HANDLING);
    }

    @Test
    @Tag("FR-17")
    void anOperatorRelaysTheContactOfASealedTicketOnly() {
        DispatchCase open = Cases.inHand();
        assertRejected(
                Handling.relay(open, true, "PHONE", "text", "operator", NOW),
                CaseRule.OPERATOR_RELAYS_SEALED_ONLY,
                open);
        DispatchCase sealed = ReturnsTest.ledFromAbove(ReturnsTest.against("MZJ", TicketType.COMPLAINT));
        Cases.happen(sealed, Handling.sign(sealed, "handler", NOW));
        assertThat(sealed.deadlines().contact()).isNull();
        Cases.happen(sealed, Handling.relay(sealed, true, "PHONE", "text", "operator", NOW));
        assertThat(sealed.contactedAt()).isEqualTo(NOW);
    }

    @Test
    void theLongTermBookHasADateAheadAndGivesOneDayAfterIt() {
        DispatchCase one = Cases.inHand();
        assertRejected(
                Supervision.putOnLongTerm(one, Cases.book(Cases.TODAY), "supervisor", GROUNDS),
                CaseRule.DATE_AHEAD,
                one);
        Cases.happen(one, Supervision.putOnLongTerm(one, Cases.book(LocalDate.of(2019, 4, 1)), "x", GROUNDS));
        assertThat(one.stage()).isEqualTo(CaseStage.LONG_TERM);
        assertThat(one.nextDueAt()).isEqualTo(Instant.parse("2019-03-31T16:00:00Z"));
        Cases.happen(
                one,
                Supervision.resume(
                        one, ResumeCause.BY_DATE, "router", DEADLINES, Instant.parse("2019-03-31T16:00:00Z")));
        assertThat(one.stage()).isEqualTo(CaseStage.HANDLING);
        assertThat(one.deadlines().reply().dueAt()).isEqualTo(Instant.parse("2019-04-02T15:59:59Z"));
    }

    @Test
    void aHandlerTakesACaseForOneselfAndOnlyTheLeaderNamesOthers() {
        DispatchCase one = Cases.inHand();
        NamedHandler other = new NamedHandler("li", null);
        assertRejected(Supervision.nameHandler(one, other, "wang", false, NOW), CaseRule.ONLY_FOR_ONESELF, one);
        Cases.happen(one, Supervision.nameHandler(one, new NamedHandler("wang", null), "wang", false, NOW));
        Cases.happen(one, Supervision.nameHandler(one, new NamedHandler("li", "wang"), "leader", true, NOW));
        assertThat(one.dossier().handler()).isEqualTo(new NamedHandler("li", "wang"));
    }

    @Test
    void aSupervisionHasANumberAndIsAnsweredOnce() {
        DispatchCase one = Cases.inHand();
        Cases.happen(one, Supervision.supervise(one, WatchFile.Kind.SUPERVISION, "text", "supervisor", GROUNDS));
        WatchFile.Supervised issued = one.dossier().watch().supervisions().getFirst();
        assertThat(issued.number()).isEqualTo("15052220190304000001-1");
        assertThat(issued.dueAt()).isEqualTo(Instant.parse("2019-03-07T15:59:59Z"));
        assertRejected(Supervision.answer(one, "x", "text", "h", NOW), CaseRule.NO_SUCH_SUPERVISION, one);
        Cases.happen(one, Supervision.answer(one, issued.number(), "text", "handler", NOW));
        assertRejected(Supervision.answer(one, issued.number(), "text", "h", NOW), CaseRule.NO_SUCH_SUPERVISION, one);
        Cases.happen(one, Supervision.urge(one, CaseRole.OPERATOR, null, "operator", NOW));
        assertThat(one.dossier().watch().urges()).isEqualTo(1);
    }

    @Test
    void anotherPersonDecidesTheAppeal() {
        DispatchCase one = Cases.closed();
        Cases.happen(one, Exclusion.exclude(one, "CODE", java.util.List.of("M"), "evidence", "supervisor", NOW));
        assertRejected(Exclusion.decide(one, true, "reason", "supervisor2", NOW), CaseRule.NO_APPEAL, one);
        Cases.happen(one, Exclusion.appeal(one, "reason", "leader", NOW));
        assertRejected(Exclusion.appeal(one, "reason", "leader", NOW), CaseRule.APPEAL_OPEN_ALREADY, one);
        assertRejected(Exclusion.decide(one, true, "reason", "supervisor", NOW), CaseRule.ANOTHER_PERSON_DECIDES, one);
        Cases.happen(one, Exclusion.decide(one, true, "reason", "supervisor2", NOW));
        assertThat(one.dossier().fairness()).isEqualTo(Fairness.NONE);
        assertThat(one.stage()).isEqualTo(CaseStage.CLOSED);
    }
}
