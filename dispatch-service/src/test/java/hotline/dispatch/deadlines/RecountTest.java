package hotline.dispatch.deadlines;

import static hotline.dispatch.deadlines.SeedDeadlines.DEADLINES;
import static hotline.dispatch.deadlines.SeedDeadlines.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The same working days counted again by another calendar. */
class RecountTest {
    private static final Limit FIVE = new Limit(5, LimitClock.WORKING_DAYS, "§6");
    private static final Instant START = at("2026-12-29T10:00");

    /** The calendar with a notice of 2027 that gives 1 to 3 January. */
    private static final Deadlines NOTICED = new Deadlines(
            SeedDeadlines.LIMITS,
            WorkingCalendar.of(IntStream.rangeClosed(2018, 2027)
                    .mapToObj(year -> year < 2027
                            ? SeedDeadlines.year(year)
                            : new CalendarYear(
                                    2027,
                                    IntStream.rangeClosed(1, 3)
                                            .mapToObj(day -> new CalendarDay(LocalDate.of(2027, 1, day), "元旦", true))
                                            .toList()))
                    .toList()));

    @Test
    void theSameNumberOfDaysEndsOnAnotherDayWithItsOwnReceipt() {
        Deadline before = DEADLINES.deadline(Step.REPLY, FIVE, START);
        Deadline after = NOTICED.recounted(before, null).orElseThrow();
        assertThat(before.dueAt()).isEqualTo(at("2027-01-05T23:59:59"));
        assertThat(before.provisional()).isTrue();
        assertThat(after).isEqualTo(NOTICED.deadline(Step.REPLY, FIVE, START));
        assertThat(after.dueAt()).isEqualTo(at("2027-01-06T23:59:59"));
        assertThat(after.provisional()).isFalse();
        assertThat(DEADLINES.recounted(before, null)).contains(before);
    }

    @Test
    void anExtensionIsCountedAgainWithTheDaysBeforeIt() {
        Deadline own = DEADLINES.deadline(Step.REPLY, FIVE, START);
        Deadline extended = extended(own, at("2027-01-07T23:59:59"), "2027-01-06", "2027-01-07");
        assertThat(NOTICED.recounted(extended, null).orElseThrow().dueAt()).isEqualTo(at("2027-01-08T23:59:59"));
    }

    @Test
    void whatStandsOnNaturalTimeOrOnADateSetByHandStays() {
        Deadline natural = DEADLINES.deadline(Step.REPLY, new Limit(1_440, LimitClock.MINUTES, "§6"), START);
        assertThat(NOTICED.recounted(natural, null)).isEmpty();
        Deadline own = DEADLINES.deadline(Step.REPLY, FIVE, START);
        Deadline byHand = new Deadline(Step.REPLY, at("2027-01-20T12:00"), own.receipt(), false);
        assertThat(NOTICED.recounted(byHand, null)).isEmpty();
        Deadline cappedAndExtended =
                extended(own.cappedAt(at("2026-12-31T12:00")), at("2027-01-05T23:59:59"), "2027-01-04", "2027-01-05");
        assertThat(NOTICED.recounted(cappedAndExtended, null))
                .as("days counted twice say nothing")
                .isEmpty();
    }

    private static Deadline extended(Deadline deadline, Instant dueAt, String... days) {
        Receipt receipt = deadline.receipt().with(new ReceiptLine(null, false, false, "延期", "extended"));
        for (String day : List.of(days)) {
            receipt = receipt.with(new ReceiptLine(LocalDate.parse(day), true, true, "工作日", "working day"));
        }
        return new Deadline(deadline.step(), dueAt, receipt, true);
    }
}
