package hotline.dispatch.deadlines;

import static hotline.dispatch.deadlines.SeedDeadlines.DEADLINES;
import static hotline.dispatch.deadlines.SeedDeadlines.at;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.dispatch.directory.TicketType;
import hotline.dispatch.directory.Urgency;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Steps that a law sets for a category prevail over the table of limits (rulebook §6). */
class StatutoryStepsTest {
    private static final Instant MONDAY = at("2026-03-02T09:30");

    @Test
    void aComplaintAboutTheMarketHasSevenDaysForTheDecisionAndFortyFiveForTheResult() {
        for (Urgency waits : new Urgency[] {Urgency.NORMAL, Urgency.COMPLEX}) {
            DispatchDeadlines due = due(TicketType.COMPLAINT, waits, "0901", null);
            assertThat(due.statutory()).isNotNull();
            assertThat(due.statutory().dueAt()).isEqualTo(at("2026-03-11T23:59:59"));
            assertThat(due.statutory().receipt().limit().article()).contains("第十四条");
            assertThat(due.reply()).isNotNull();
            assertThat(due.reply().receipt().limit())
                    .isEqualTo(new Limit(
                            45,
                            LimitClock.WORKING_DAYS,
                            due.reply().receipt().limit().article()));
            assertThat(due.sign())
                    .as("the rest is as in the table")
                    .isEqualTo(due(TicketType.COMPLAINT, waits, null, null).sign());
        }
    }

    @Test
    void whatIsUrgentOfAnotherTypeOrOfAnotherTimeWaitsForNoLaw() {
        assertThat(due(TicketType.COMPLAINT, Urgency.URGENT, "0901", null))
                .isEqualTo(due(TicketType.COMPLAINT, Urgency.URGENT, null, null));
        assertThat(due(TicketType.HELP, Urgency.NORMAL, "0901", null))
                .isEqualTo(due(TicketType.HELP, Urgency.NORMAL, null, null));
        assertThat(due(TicketType.COMPLAINT, Urgency.NORMAL, "0801", null))
                .isEqualTo(due(TicketType.COMPLAINT, Urgency.NORMAL, null, null));
        var in2019 =
                new DeadlineRequest(at("2019-03-04T09:30"), TicketType.COMPLAINT, Urgency.NORMAL, true, null, "0901");
        assertThat(DEADLINES.atDispatch(in2019).statutory()).isNull();
    }

    @Test
    void anUpperLevelsDateCapsTheStepsOfALawToo() {
        DispatchDeadlines due = due(TicketType.COMPLAINT, Urgency.NORMAL, "0901", at("2026-03-10T12:00"));
        assertThat(due.statutory()).isNotNull();
        assertThat(due.statutory().dueAt()).isEqualTo(at("2026-03-10T12:00"));
        assertThat(due.reply()).isNotNull();
        assertThat(due.reply().dueAt()).isEqualTo(at("2026-03-10T12:00"));
    }

    private static DispatchDeadlines due(
            TicketType type, Urgency urgency, @Nullable String category, @Nullable Instant upper) {
        return DEADLINES.atDispatch(new DeadlineRequest(MONDAY, type, urgency, true, upper, category));
    }
}
