package hotline.dispatch.deadlines;

import static hotline.dispatch.deadlines.SeedDeadlines.DEADLINES;
import static hotline.dispatch.deadlines.SeedDeadlines.at;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.dispatch.directory.TicketType;
import hotline.dispatch.directory.Urgency;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeadlinesTest {

    private static final Instant MONDAY_MORNING = at("2026-03-02T09:30");

    @Test
    void aComplaintIsSignedAndTheCallerContactedWithinOneWorkingDayAndRepliedWithinFive() {
        DispatchDeadlines due = dispatched(TicketType.COMPLAINT, Urgency.NORMAL);

        assertThat(due.sign().dueAt()).isEqualTo(at("2026-03-03T23:59:59"));
        assertThat(due.contact().dueAt()).isEqualTo(at("2026-03-03T23:59:59"));
        assertThat(due.reply().dueAt()).isEqualTo(at("2026-03-09T23:59:59"));
        assertThat(due.returnBy().dueAt()).isEqualTo(at("2026-03-03T23:59:59"));
        assertThat(due.feedback().dueAt()).isEqualTo(at("2026-03-03T23:59:59"));
        assertThat(due.all())
                .extracting(Deadline::step)
                .containsExactly(Step.SIGN, Step.CONTACT, Step.REPLY, Step.RETURN, Step.FEEDBACK);
    }

    @Test
    void anEmergencyRunsInNaturalTimeAndKnowsNoReturn() {
        DispatchDeadlines due = dispatched(TicketType.HELP, Urgency.EMERGENCY);

        assertThat(due.sign().dueAt()).isEqualTo(at("2026-03-02T09:45"));
        assertThat(due.contact().dueAt()).isEqualTo(at("2026-03-02T09:45"));
        assertThat(due.reply().dueAt()).isEqualTo(at("2026-03-02T11:30"));
        assertThat(due.returnBy()).isNull();
        assertThat(due.feedback().dueAt()).isEqualTo(at("2026-03-02T11:30"));
    }

    @Test
    void naturalTimeRunsThroughTheNightAndTheHolidays() {
        DispatchDeadlines due = DEADLINES.atDispatch(
                new DeadlineRequest(at("2026-02-16T22:00"), TicketType.HELP, Urgency.URGENT, true, null));

        assertThat(due.reply().dueAt()).isEqualTo(at("2026-02-17T22:00"));
        assertThat(due.reply().receipt().lines())
                .singleElement()
                .extracting(ReceiptLine::zh)
                .isEqualTo("自然时间 24 小时，昼夜连续计算");
        assertThat(due.sign().receipt().lines().getFirst().zh()).isEqualTo("自然时间 30 分钟，昼夜连续计算");
        assertThat(due.reply().receipt().lines().getFirst().en()).isEqualTo("natural time, 24 hours, day and night");
        assertThat(due.sign().receipt().lines().getFirst().en()).isEqualTo("natural time, 30 minutes, day and night");
        assertThat(due.reply().provisional()).isFalse();
    }

    @Test
    void everyDeadlineCarriesItsReceipt() {
        for (TicketType type : TicketType.values()) {
            for (Urgency urgency : Urgency.values()) {
                assertThat(dispatched(type, urgency).all()).allSatisfy(deadline -> {
                    assertThat(deadline.receipt().startedAt()).isEqualTo(MONDAY_MORNING);
                    assertThat(deadline.receipt().limit().article()).isNotBlank();
                    assertThat(deadline.receipt().lines()).isNotEmpty();
                });
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Urgency.class)
    void praiseHasNoDeadlineAtAll(Urgency urgency) {
        assertThat(dispatched(TicketType.PRAISE, urgency).all()).isEmpty();
        assertThat(DEADLINES.feedback(MONDAY_MORNING, TicketType.PRAISE, urgency))
                .isEmpty();
        assertThat(DEADLINES.decision(MONDAY_MORNING, TicketType.PRAISE, urgency))
                .isEmpty();
        assertThat(DEADLINES.designation(MONDAY_MORNING, TicketType.PRAISE, urgency))
                .isEmpty();
        assertThat(DEADLINES.callBack(MONDAY_MORNING, TicketType.PRAISE, urgency))
                .isEmpty();
    }

    @Test
    void aSealedTicketOrOneWithoutAContactHasNoContactLimit() {
        DispatchDeadlines due = DEADLINES.atDispatch(
                new DeadlineRequest(MONDAY_MORNING, TicketType.REPORT, Urgency.NORMAL, false, null));

        assertThat(due.contact()).isNull();
        assertThat(due.sign()).isNotNull();
        assertThat(due.reply()).isNotNull();
    }

    @Test
    void anEarlierUpperDateCapsSignatureContactAndReplyAndNothingElse() {
        Instant upper = at("2026-03-03T12:00");
        DispatchDeadlines due = dispatchedWithUpper(MONDAY_MORNING, upper);

        assertThat(List.of(due.sign(), due.contact(), due.reply())).allSatisfy(deadline -> {
            assertThat(deadline.dueAt()).isEqualTo(upper);
            assertThat(deadline.receipt().lines().getLast().zh()).isEqualTo("上级时限 2026-03-03 12:00 先到，以上级时限为准");
        });
        assertThat(due.returnBy().dueAt()).isEqualTo(at("2026-03-03T23:59:59"));
        assertThat(due.feedback().dueAt()).isEqualTo(at("2026-03-03T23:59:59"));
    }

    @Test
    void aLaterUpperDateLeavesTheOwnLimits() {
        assertThat(dispatchedWithUpper(MONDAY_MORNING, at("2026-03-31T00:00")).all())
                .isEqualTo(dispatched(TicketType.COMPLAINT, Urgency.NORMAL).all());
    }

    @Test
    void aCapBeforeTheUncertainDaysMakesADateCertain() {
        Instant start = at("2026-12-22T09:00");

        assertThat(dispatchedWithUpper(start, at("2027-01-31T00:00")).reply().provisional())
                .isTrue();
        assertThat(dispatchedWithUpper(start, at("2026-12-25T12:00")).reply().provisional())
                .isTrue();
        assertThat(dispatchedWithUpper(start, at("2026-12-24T12:00")).reply().provisional())
                .isFalse();
    }

    @Test
    void aReworkIsRepliedWithinThreeWorkingDaysUnderTheSameCap() {
        assertThat(DEADLINES.rework(MONDAY_MORNING, null).orElseThrow().dueAt()).isEqualTo(at("2026-03-05T23:59:59"));
        assertThat(DEADLINES
                        .rework(MONDAY_MORNING, at("2026-03-04T10:00"))
                        .orElseThrow()
                        .dueAt())
                .isEqualTo(at("2026-03-04T10:00"));
    }

    @Test
    void theHotlineHasLimitsOfItsOwn() {
        assertThat(DEADLINES
                        .decision(MONDAY_MORNING, TicketType.HELP, Urgency.URGENT)
                        .orElseThrow()
                        .dueAt())
                .isEqualTo(at("2026-03-02T10:00"));
        assertThat(DEADLINES
                        .designation(MONDAY_MORNING, TicketType.HELP, Urgency.URGENT)
                        .orElseThrow()
                        .dueAt())
                .isEqualTo(at("2026-03-04T23:59:59"));
        assertThat(DEADLINES
                        .callBack(at("2026-03-06T17:00"), TicketType.HELP, Urgency.NORMAL)
                        .orElseThrow()
                        .dueAt())
                .isEqualTo(at("2026-03-11T23:59:59"));
        assertThat(DEADLINES
                        .feedback(MONDAY_MORNING, TicketType.HELP, Urgency.NORMAL)
                        .orElseThrow()
                        .dueAt())
                .isEqualTo(at("2026-03-03T23:59:59"));
    }

    @Test
    void theDueInstantItselfIsInTime() {
        Deadline reply = dispatched(TicketType.COMPLAINT, Urgency.NORMAL).reply();

        assertThat(reply.isMetAt(reply.dueAt())).isTrue();
        assertThat(reply.isMetAt(reply.dueAt().plusSeconds(1))).isFalse();
    }

    @Test
    void theStartDayIsThatOfShanghai() {
        Deadline lateAtNight = DEADLINES
                .atDispatch(new DeadlineRequest(
                        Instant.parse("2026-03-02T16:30:00Z"), TicketType.HELP, Urgency.NORMAL, true, null))
                .sign();

        assertThat(lateAtNight.dueAt()).isEqualTo(at("2026-03-04T23:59:59"));
    }

    private static DispatchDeadlines dispatched(TicketType type, Urgency urgency) {
        return DEADLINES.atDispatch(new DeadlineRequest(MONDAY_MORNING, type, urgency, true, null));
    }

    private static DispatchDeadlines dispatchedWithUpper(Instant start, Instant upper) {
        return DEADLINES.atDispatch(new DeadlineRequest(start, TicketType.COMPLAINT, Urgency.NORMAL, true, upper));
    }
}
