package hotline.dispatch.deadlines;

import static hotline.dispatch.deadlines.SeedDeadlines.DEADLINES;
import static hotline.dispatch.deadlines.SeedDeadlines.LADDER;
import static hotline.dispatch.deadlines.SeedDeadlines.at;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.dispatch.directory.TicketType;
import hotline.dispatch.directory.Urgency;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LadderTest {

    @ParameterizedTest(name = "{0} {1} from {2}: yellow at {3}, red after {4}")
    @CsvSource({
        // five working days: from the beginning of the working day before the due day
        "REPLY, COMPLAINT, NORMAL,    2026-03-02T09:30, 2026-03-06T00:00:00, 2026-03-09T23:59:59",
        "REPLY, COMPLAINT, NORMAL,    2019-01-28T09:00, 2019-02-01T00:00:00, 2019-02-02T23:59:59",
        "REPLY, COMPLAINT, COMPLEX,   2026-03-02T09:30, 2026-03-20T00:00:00, 2026-03-23T23:59:59",
        // one working day: at noon of the due day
        "SIGN,  COMPLAINT, NORMAL,    2026-03-02T09:30, 2026-03-03T12:00:00, 2026-03-03T23:59:59",
        "REPLY, CONSULTATION, NORMAL, 2026-03-06T16:00, 2026-03-09T12:00:00, 2026-03-09T23:59:59",
        // natural time: when a quarter is left
        "SIGN,  HELP, URGENT,         2026-03-02T09:00, 2026-03-02T09:22:30, 2026-03-02T09:30:00",
        "REPLY, HELP, URGENT,         2026-03-02T09:00, 2026-03-03T03:00:00, 2026-03-03T09:00:00",
        "REPLY, HELP, EMERGENCY,      2026-03-02T09:00, 2026-03-02T10:30:00, 2026-03-02T11:00:00",
    })
    void yellowAndRedComeInTheirTime(
            Step step, TicketType type, Urgency urgency, String start, String yellow, String red) {
        Deadline deadline =
                DEADLINES.atDispatch(new DeadlineRequest(at(start), type, urgency, true, null)).all().stream()
                        .filter(due -> due.step() == step)
                        .findFirst()
                        .orElseThrow();

        assertThat(LADDER.card(deadline, at(start))).isEqualTo(Card.NONE);
        assertThat(LADDER.card(deadline, at(yellow).minusSeconds(1))).isEqualTo(Card.NONE);
        assertThat(LADDER.card(deadline, at(yellow))).isEqualTo(Card.YELLOW);
        assertThat(LADDER.card(deadline, at(red))).isEqualTo(Card.YELLOW);
        assertThat(LADDER.card(deadline, at(red).plusSeconds(1))).isEqualTo(Card.RED);
    }

    @Test
    void anExtensionTakesAYellowBack() {
        Limit fiveDays = new Limit(5, LimitClock.WORKING_DAYS, "test");
        Instant start = at("2026-03-02T09:30");
        Instant now = at("2026-03-09T10:00");

        assertThat(LADDER.card(fiveDays, start, at("2026-03-09T23:59:59"), now)).isEqualTo(Card.YELLOW);
        assertThat(LADDER.card(fiveDays, start, at("2026-03-16T23:59:59"), now)).isEqualTo(Card.NONE);
    }

    @Test
    void aCapOnARestDayCountsTheLastWorkingDayBeforeIt() {
        Limit fiveDays = new Limit(5, LimitClock.WORKING_DAYS, "test");

        assertThat(LADDER.yellowAt(fiveDays, at("2026-03-02T09:30"), at("2026-03-08T12:00")))
                .isEqualTo(at("2026-03-05T00:00"));
    }

    @Test
    void aCapWithinADayWarnsWhenAQuarterIsLeft() {
        Limit fiveDays = new Limit(5, LimitClock.WORKING_DAYS, "test");
        Instant start = at("2026-03-02T08:00");

        assertThat(LADDER.yellowAt(fiveDays, start, at("2026-03-02T12:00"))).isEqualTo(at("2026-03-02T11:00"));
        assertThat(LADDER.card(fiveDays, start, at("2026-03-01T12:00"), start)).isEqualTo(Card.RED);
    }

    @Test
    void aColourNeverTurnsBackAsTimeGoesOn() {
        Limit fiveDays = new Limit(5, LimitClock.WORKING_DAYS, "test");
        Instant start = at("2026-02-10T17:00");
        Deadline deadline = DEADLINES.deadline(Step.REPLY, fiveDays, start);
        Card before = Card.NONE;
        for (Instant now = start; now.isBefore(deadline.dueAt().plusSeconds(7200)); now = now.plusSeconds(600)) {
            Card card = LADDER.card(deadline, now);
            assertThat(card).isGreaterThanOrEqualTo(before);
            before = card;
        }
        assertThat(before).isEqualTo(Card.RED);
    }

    @ParameterizedTest(name = "{0} {1} {2} from {3}: {4}")
    @CsvSource(
            delimiter = ';',
            value = {
                "REPLY; COMPLAINT; NORMAL; 2026-03-02T09:30; YELLOW 2026-03-06T00:00, REMIND48 2026-03-07T23:59:59, REMIND24 2026-03-08T23:59:59, RED 2026-03-09T23:59:59.000001",
                "SIGN; COMPLAINT; NORMAL; 2026-03-02T09:30; REMIND24 2026-03-02T23:59:59, YELLOW 2026-03-03T12:00, RED 2026-03-03T23:59:59.000001",
                "SIGN; HELP; URGENT; 2026-03-02T09:00; YELLOW 2026-03-02T09:22:30, RED 2026-03-02T09:30:00.000001",
                "REPLY; HELP; URGENT; 2026-03-02T09:00; YELLOW 2026-03-03T03:00, RED 2026-03-03T09:00:00.000001",
            })
    void eachStepOfTheLadderComesAfterTheStartAndInItsOrder(
            Step step, TicketType type, Urgency urgency, String start, String expected) {
        Deadline deadline =
                DEADLINES.atDispatch(new DeadlineRequest(at(start), type, urgency, true, null)).all().stream()
                        .filter(due -> due.step() == step)
                        .findFirst()
                        .orElseThrow();
        assertThat(LADDER.alarms(deadline).stream()
                        .map(alarm ->
                                alarm.step().code() + " " + LocalDateTime.ofInstant(alarm.at(), WorkingCalendar.ZONE))
                        .collect(Collectors.joining(", ")))
                .isEqualTo(expected);
    }
}
