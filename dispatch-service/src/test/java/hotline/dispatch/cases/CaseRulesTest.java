package hotline.dispatch.cases;

import static hotline.dispatch.cases.Cases.DEADLINES;
import static hotline.dispatch.cases.Cases.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.dispatch.cases.CaseEvent.CaseClosed;
import hotline.dispatch.cases.CaseEvent.CaseContacted;
import hotline.dispatch.cases.CaseEvent.CaseDispatched;
import hotline.dispatch.cases.CaseEvent.CaseReplied;
import hotline.dispatch.cases.CaseEvent.CaseSigned;
import hotline.dispatch.directory.TicketType;
import hotline.dispatch.directory.Urgency;
import hotline.outcome.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the moves ask beyond the stage, and what stays for life. */
class CaseRulesTest {

    @Test
    @Tag("FR-9")
    void theFirstUnitIsSetOnceForLife() {
        DispatchCase one = Cases.unrouted();
        assertThat(one.firstUnitCode()).isNull();
        Cases.happen(one, Dispatching.assign(one, "NMJ", List.of(), "reason", "dispatcher", Cases.GROUNDS));
        assertThat(one.firstUnitCode()).isEqualTo("NMJ");
        one.apply(new CaseDispatched(
                NOW.plusSeconds(60),
                "router",
                Cases.TO_MZJ,
                "MZJ",
                "NMJ",
                DEADLINES.atDispatch(new hotline.dispatch.deadlines.DeadlineRequest(
                        NOW, TicketType.HELP, Urgency.NORMAL, true, null))));
        assertThat(one.unitCode()).isEqualTo("MZJ");
        assertThat(one.firstUnitCode()).isEqualTo("NMJ");
        assertThat(one.firstDispatchedAt()).isEqualTo(NOW);
    }

    @Test
    @Tag("FR-1")
    void theFirstResponderIsTheOneOfTheTicketWhateverHappens() {
        assertThat(Cases.closed().ticket().firstResponder()).isEqualTo("handler-mzj");
        assertThat(Cases.closed().ticket().firstResponderUnit()).isEqualTo("MZJ");
    }

    @Test
    void noReplyBeforeTheContact() {
        DispatchCase one = Cases.inHand();
        assertThat(Handling.reply(one, Cases.reply(), "handler-mzj", DEADLINES, NOW))
                .isInstanceOfSatisfying(
                        Outcome.Rejected.class,
                        rejected -> assertThat(rejected.rule()).isEqualTo(CaseRule.CONTACT_FIRST));
        assertThat(one.stage()).isEqualTo(CaseStage.HANDLING);
    }

    @Test
    void noContactIsAskedForWhereThereIsNoContact() {
        DispatchCase one = Cases.inHand(Cases.ticket(TicketType.HELP, false, true, false));
        assertThat(one.deadlines().contact()).isNull();
        List<CaseEvent> events = Cases.happen(one, Handling.reply(one, Cases.reply(), "handler-mzj", DEADLINES, NOW));
        assertThat(events).hasExactlyElementsOfTypes(CaseReplied.class, CaseClosed.class);
        assertThat(one.stage()).isEqualTo(CaseStage.CLOSED);
        assertThat(one.closedAs()).isEqualTo(ClosedAs.BY_RULE);
    }

    @Test
    void aFailedTryCountsAsMadeOnlyWithAnotherAnHourLater() {
        DispatchCase one = Cases.inHand();
        Cases.happen(one, Handling.contact(one, false, "PHONE", "no answer", "handler-mzj", NOW));
        Cases.happen(one, Handling.contact(one, false, "PHONE", "no answer", "handler-mzj", NOW.plusSeconds(60)));
        assertThat(one.contactedAt()).isNull();
        Instant later = NOW.plus(Duration.ofHours(1));
        Cases.happen(one, Handling.contact(one, false, "PHONE", "no answer", "handler-mzj", later));
        assertThat(one.contactedAt()).isEqualTo(later);
    }

    @Test
    @Tag("FR-2")
    void ownDutySettledOnTheSpotIsClosedAtOnceWithTheSameTime() {
        DispatchCase one = Cases.registered(Cases.ticket(TicketType.HELP, true, true, true));
        List<CaseEvent> events = Cases.happen(one, Dispatching.open(one, Cases.TO_MZJ, DEADLINES, NOW));
        assertThat(events)
                .hasExactlyElementsOfTypes(
                        CaseDispatched.class,
                        CaseSigned.class,
                        CaseContacted.class,
                        CaseReplied.class,
                        CaseClosed.class)
                .allSatisfy(event -> assertThat(event.at()).isEqualTo(NOW));
        assertThat(one.stage()).isEqualTo(CaseStage.CLOSED);
        assertThat(one.replyWords()).isEqualTo(one.ticket().words());
    }

    @Test
    @Tag("FR-2")
    void anotherUnitsDutySettledOnTheSpotWaitsForTheCallBack() {
        DispatchCase one = Cases.registered(Cases.ticket(TicketType.HELP, true, true, true));
        Cases.happen(one, Dispatching.open(one, Cases.decision("NMJ"), DEADLINES, NOW));
        assertThat(one.stage()).isEqualTo(CaseStage.REPLIED);
        assertThat(one.unitCode()).isEqualTo("NMJ");
        assertThat(one.deadlines().callBack()).isNotNull();
    }

    @Test
    void whatNoUnitIsFoundForIsLedByTheOwnUnitWhenSettledOnTheSpot() {
        DispatchCase one = Cases.registered(Cases.ticket(TicketType.HELP, true, true, true));
        Cases.happen(one, Dispatching.open(one, Cases.TO_NOBODY, DEADLINES, NOW));
        assertThat(one.unitCode()).isEqualTo("MZJ");
        assertThat(one.stage()).isEqualTo(CaseStage.CLOSED);
    }

    @Test
    void whoIsNotContentLeavesTheCaseOpen() {
        DispatchCase one = Cases.replied();
        Cases.happen(
                one,
                Callbacks.callBack(
                        one,
                        new CallBackReport(
                                true,
                                true,
                                CallBackReport.Resolved.NO,
                                CallBackReport.Satisfaction.SATISFIED,
                                null,
                                null),
                        "callback",
                        NOW));
        assertThat(one.stage()).isEqualTo(CaseStage.REPLIED);
    }

    @Test
    void threeFailedAttemptsOnDifferentDaysCloseAsUnreachable() {
        DispatchCase one = Cases.replied();
        CallBackReport failed = new CallBackReport(false, null, null, null, null, null);
        Cases.happen(one, Callbacks.callBack(one, failed, "callback", NOW));
        assertThat(Callbacks.callBack(one, failed, "callback", NOW.plusSeconds(60)))
                .isInstanceOfSatisfying(
                        Outcome.Rejected.class,
                        rejected -> assertThat(rejected.rule()).isEqualTo(CaseRule.CALL_BACK_ON_ANOTHER_DAY));
        Cases.happen(one, Callbacks.callBack(one, failed, "callback", NOW.plus(Duration.ofDays(1))));
        assertThat(one.stage()).isEqualTo(CaseStage.REPLIED);
        Cases.happen(one, Callbacks.callBack(one, failed, "callback", NOW.plus(Duration.ofDays(2))));
        assertThat(one.stage()).isEqualTo(CaseStage.CLOSED);
        assertThat(one.closedAs()).isEqualTo(ClosedAs.UNREACHABLE);
    }

    @Test
    @Tag("FR-17")
    void aDispatcherCannotAssignToTheAccused() {
        RegisteredTicket against = new RegisteredTicket(
                "1",
                TicketType.COMPLAINT,
                Urgency.NORMAL,
                null,
                null,
                null,
                "QZF",
                false,
                false,
                "operator",
                "ZWJ",
                true,
                true,
                true,
                NOW,
                null,
                "words");
        DispatchCase one = Cases.registered(against);
        Cases.happen(one, Dispatching.open(one, Cases.TO_NOBODY, DEADLINES, NOW));
        for (String below : List.of("QZF", "MZJ")) {
            assertThat(Dispatching.assign(one, below, List.of(), "reason", "dispatcher", Cases.GROUNDS))
                    .isInstanceOfSatisfying(
                            Outcome.Rejected.class,
                            rejected -> assertThat(rejected.rule()).isEqualTo(CaseRule.FR_17_NEVER_TO_THE_ACCUSED));
        }
        assertThat(one.stage()).isEqualTo(CaseStage.UNROUTED);
    }

    @Test
    void whatIsDueNextFollowsTheCase() {
        assertThat(Cases.unrouted().nextDueAt())
                .isEqualTo(Cases.unrouted().deadlines().decide().dueAt());
        assertThat(Cases.dispatched().nextDueAt())
                .isEqualTo(Cases.dispatched().deadlines().sign().dueAt());
        assertThat(Cases.in(CaseStage.HANDLING).nextDueAt())
                .isEqualTo(Cases.in(CaseStage.HANDLING).deadlines().reply().dueAt());
        assertThat(Cases.replied().nextDueAt())
                .isEqualTo(Cases.replied().deadlines().callBack().dueAt());
        assertThat(Cases.closed().nextDueAt()).isNull();
    }
}
