package hotline.dispatch.cases;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.dispatch.cases.TimeEvent.CaseCardShown;
import hotline.dispatch.cases.TimeEvent.CaseProposed;
import hotline.dispatch.deadlines.Alarm;
import hotline.dispatch.deadlines.Card;
import hotline.dispatch.deadlines.Deadline;
import hotline.dispatch.deadlines.DispatchDeadlines;
import hotline.dispatch.deadlines.LadderStep.Told;
import hotline.dispatch.deadlines.Limit;
import hotline.dispatch.deadlines.LimitClock;
import hotline.dispatch.deadlines.SeedDeadlines;
import hotline.dispatch.deadlines.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What time does to a case, without a database. */
class CaseTimingTest {
    private static final CaseTiming TIMING = new CaseTiming(SeedDeadlines.LADDER, SeedDeadlines.DEADLINES);
    private static final Instant LATER = Cases.NOW.plus(Duration.ofDays(30));

    @Test
    void aCaseSaysWhenItWantsToBeLookedAtNext() {
        DispatchCase one = Cases.dispatched();
        assertThat(one.clock().nextStepAt()).as("at once until it is said").isEqualTo(Cases.NOW);
        TIMING.schedule(one);
        assertThat(one.clock().nextStepAt()).isEqualTo("2019-03-04T15:59:59Z");
        DispatchCase closed = Cases.closed();
        assertThat(closed.clock().nextStepAt()).isNull();
        TIMING.schedule(closed);
        assertThat(closed.clock().nextStepAt()).isNull();
    }

    @Test
    void nothingHappensBeforeItsTimeAndAllAtAnInstantTogether() {
        DispatchCase one = Cases.dispatched();
        assertThat(TIMING.first(one, Instant.parse("2019-03-04T15:59:58Z"))).isEmpty();
        assertThat(TIMING.first(one, Instant.parse("2019-03-04T15:59:59Z"))).hasSize(2);
        assertThat(TIMING.first(one, LATER)).as("the earliest only").hasSize(2);
    }

    @Test
    void whatIsShownIsNotShownAgain() {
        DispatchCase one = Cases.dispatched();
        TIMING.unshown(one, LATER).forEach(one::apply);
        assertThat(one.clock().card()).isEqualTo(Card.RED);
        assertThat(TIMING.unshown(one, LATER)).isEmpty();
        assertThat(TIMING.first(one, LATER)).isEmpty();
    }

    @Test
    void aPastThatIsOnlyRecordedShowsItsColourAndTellsNobody() {
        DispatchCase one = Cases.dispatched();
        one.clock().keepQuietUntil(LATER);
        TIMING.schedule(one);
        assertThat(one.clock().card()).isEqualTo(Card.RED);
        assertThat(one.clock().nextStepAt()).isNull();
        DispatchCase replied = Cases.replied();
        replied.clock().keepQuietUntil(LATER);
        TIMING.schedule(replied);
        assertThat(replied.clock().nextStepAt())
                .as("not closed for want of a call-back")
                .isNull();
    }

    @Test
    void anExtensionTakesAYellowBackAndALaterDayBringsItAgain() {
        Limit five = new Limit(5, LimitClock.WORKING_DAYS, "§6");
        Deadline before = SeedDeadlines.DEADLINES.deadline(Step.REPLY, five, Cases.NOW);
        Alarm yellow = SeedDeadlines.LADDER.alarms(before).getFirst();
        ShownSteps shown = ShownSteps.NONE.with(ShownSteps.Shown.of(yellow));
        assertThat(shown.cardOf(List.of(before))).isEqualTo(Card.YELLOW);
        Deadline extended = new Deadline(Step.REPLY, before.dueAt().plus(Duration.ofDays(7)), before.receipt(), false);
        assertThat(shown.cardOf(List.of(extended))).isEqualTo(Card.NONE);
        assertThat(shown.has(SeedDeadlines.LADDER.alarms(extended).getFirst())).isFalse();
        Deadline earlier = new Deadline(Step.REPLY, before.dueAt().minus(Duration.ofDays(1)), before.receipt(), false);
        assertThat(shown.has(SeedDeadlines.LADDER.alarms(earlier).getFirst()))
                .as("not twice")
                .isTrue();
        Deadline nextRound = SeedDeadlines.DEADLINES.deadline(Step.REPLY, five, Cases.NOW.plusSeconds(1));
        assertThat(shown.cardOf(List.of(nextRound))).isEqualTo(Card.NONE);
    }

    @Test
    void anExtensionThatIsGrantedTakesTheYellowCardBack() {
        DispatchCase one = Cases.contacted(Cases.ticket());
        Instant oneDayLeft = Instant.parse("2019-03-07T16:00:00Z");
        TIMING.unshown(one, oneDayLeft).forEach(one::apply);
        assertThat(one.clock().card()).isEqualTo(Card.YELLOW);
        Cases.happen(one, Extensions.ask(one, 3, "reason", "leader", Cases.at(oneDayLeft)));
        assertThat(one.clock().card()).isEqualTo(Card.YELLOW);
        Extensions.Decision granted =
                new Extensions.Decision("dispatcher", ExtensionFile.Granter.HOTLINE, "reason", null);
        Cases.happen(one, Extensions.grant(one, granted, Cases.at(oneDayLeft)));
        assertThat(one.clock().card()).isEqualTo(Card.NONE);
        assertThat(TIMING.unshown(one, Instant.parse("2019-03-12T16:00:00Z")))
                .as("it comes again in its time")
                .hasAtLeastOneElementOfType(CaseCardShown.class);
    }

    @Test
    void aNewRoundBeginsNewCards() {
        DispatchCase one = Cases.contacted(Cases.ticket());
        TIMING.unshown(one, LATER).forEach(one::apply);
        assertThat(one.clock().card()).isEqualTo(Card.RED);
        Cases.happen(one, Handling.reply(one, Cases.reply(), "handler", Cases.DEADLINES, LATER));
        Cases.happen(one, Rework.rework(one, "reason", "callback", Cases.DEADLINES, LATER));
        assertThat(one.clock().card()).isEqualTo(Card.NONE);
        List<CaseEvent> shown = TIMING.unshown(one, LATER.plus(Duration.ofDays(30)));
        assertThat(shown)
                .filteredOn(CaseCardShown.class::isInstance)
                .map(event -> ((CaseCardShown) event).round())
                .containsExactly(2, 2);
    }

    @Test
    void whatWaitsForADecisionWarnsWhoeverDecides() {
        DispatchCase asked = Cases.returnAsked();
        List<CaseEvent> shown = TIMING.unshown(asked, LATER);
        assertThat(tells(shown, Step.DECIDE)).isNotEmpty();
        assertThat(tells(shown, Step.REPLY))
                .isNotEmpty()
                .allSatisfy(
                        told -> assertThat(told).contains(Told.DISPATCHER).doesNotContain(Told.HANDLER, Told.LEADER));
        DispatchCase disputed = Cases.disputed();
        List<CaseEvent> late = TIMING.unshown(disputed, LATER);
        assertThat(tells(late, Step.DESIGNATE))
                .isNotEmpty()
                .allSatisfy(
                        told -> assertThat(told).contains(Told.SUPERVISOR).doesNotContain(Told.HANDLER, Told.LEADER));
        assertThat(late).last().isInstanceOfSatisfying(CaseProposed.class, proposed -> {
            assertThat(proposed.what()).isEqualTo(Proposals.What.ESCALATION);
            assertThat(proposed.cause()).isEqualTo(Proposals.Cause.DISPUTED_TOO_LONG);
        });
    }

    private static List<List<Told>> tells(List<CaseEvent> events, Step limit) {
        return events.stream()
                .filter(CaseCardShown.class::isInstance)
                .map(CaseCardShown.class::cast)
                .filter(card -> card.shown().limit() == limit)
                .map(CaseCardShown::tells)
                .toList();
    }

    @Test
    void nothingRunsForACaseThatIsMerged() {
        DispatchCase merged = Cases.merged();
        TIMING.schedule(merged);
        assertThat(merged.clock().nextStepAt()).isNull();
        assertThat(TIMING.unshown(merged, LATER)).isEmpty();
    }

    @Test
    void whatStandsOnTheLongTermBookIsTakenUpAgainOnItsDate() {
        DispatchCase one = Cases.longTerm();
        TIMING.schedule(one);
        Instant date = Instant.parse("2019-04-02T16:00:00Z");
        assertThat(one.clock().nextStepAt()).isEqualTo(date);
        assertThat(TIMING.first(one, date.minusMillis(1))).isEmpty();
        TIMING.first(one, date).forEach(one::apply);
        assertThat(one.stage()).isEqualTo(CaseStage.HANDLING);
        assertThat(one.dossier().longTerm()).isNull();
    }

    @Test
    void whoWasNeverReachedIsClosedInTimeAndWhoWasIsNot() {
        DispatchCase one = Cases.replied();
        TIMING.unshown(one, LATER).forEach(one::apply);
        List<CaseEvent> ended = TIMING.first(one, LATER);
        assertThat(ended).singleElement().isInstanceOf(CaseEvent.CaseClosed.class);
        ended.forEach(one::apply);
        assertThat(one.closedAs()).isEqualTo(ClosedAs.NOT_CALLED_BACK);
        DispatchCase reached = Cases.replied();
        CallBackReport notContent = new CallBackReport(true, true, CallBackReport.Resolved.NO, null, null, null);
        Cases.happen(reached, Callbacks.callBack(reached, notContent, "callback", Cases.NOW));
        TIMING.unshown(reached, LATER).forEach(reached::apply);
        assertThat(TIMING.first(reached, LATER)).isEmpty();
        assertThat(reached.stage()).isEqualTo(CaseStage.REPLIED);
    }

    @Test
    void theThirdReworkProposesASupervisionAndNoOtherDoes() {
        DispatchCase one = Cases.replied();
        List<Integer> proposedAfter = new ArrayList<>();
        for (int rework = 1; rework <= 4; rework++) {
            List<CaseEvent> events =
                    Cases.happen(one, Rework.rework(one, "reason", "callback", Cases.DEADLINES, Cases.NOW));
            if (events.getLast() instanceof CaseProposed proposed) {
                assertThat(proposed.what()).isEqualTo(Proposals.What.SUPERVISION);
                proposedAfter.add(rework);
            }
            Cases.happen(one, Handling.reply(one, Cases.reply(), "handler", Cases.DEADLINES, Cases.NOW));
        }
        assertThat(proposedAfter).containsExactly(3);
    }

    @Test
    void anInterimReplyMeetsALawsFirstStepAndNotTheReply() {
        DispatchCase one = Cases.contacted(Cases.ticket());
        Limit two = new Limit(2, LimitClock.WORKING_DAYS, "§6");
        DispatchDeadlines due = one.deadlines().ofUnit();
        Deadline statutory = Cases.DEADLINES.deadline(Step.STATUTORY, two, Cases.NOW);
        one.apply(new RoundEvent.MarkedComplex(
                Cases.NOW,
                "supervisor",
                CaseStage.HANDLING,
                "MZJ",
                new DispatchDeadlines(
                        due.sign(), due.contact(), due.reply(), due.returnBy(), due.feedback(), statutory),
                "reason"));
        assertThat(one.openDeadlines()).contains(statutory);
        Cases.happen(one, Handling.interimReply(one, null, "text", "handler", Cases.NOW));
        assertThat(one.openDeadlines()).containsExactly(one.deadlines().reply());
        assertThat(one.deadlines().statutory()).as("still shown").isEqualTo(statutory);
    }
}
