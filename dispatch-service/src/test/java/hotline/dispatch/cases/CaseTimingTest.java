package hotline.dispatch.cases;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.dispatch.cases.TimeEvent.CaseProposed;
import hotline.dispatch.deadlines.Alarm;
import hotline.dispatch.deadlines.Card;
import hotline.dispatch.deadlines.Deadline;
import hotline.dispatch.deadlines.Limit;
import hotline.dispatch.deadlines.LimitClock;
import hotline.dispatch.deadlines.SeedDeadlines;
import hotline.dispatch.deadlines.Step;
import java.time.Duration;
import java.time.Instant;
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
    void aProposalIsMadeForTheThirdReworkAndForNoOther() {
        assertThat(Proposals.afterRework(Cases.inHand(), Cases.NOW)).isEmpty();
        CaseProposed proposed = Proposals.disputedTooLong(Cases.inHand(), Cases.NOW);
        assertThat(proposed.what()).isEqualTo(Proposals.What.ESCALATION);
        assertThat(proposed.cause()).isEqualTo(Proposals.Cause.DISPUTED_TOO_LONG);
    }
}
