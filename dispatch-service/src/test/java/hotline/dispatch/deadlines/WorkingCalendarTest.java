package hotline.dispatch.deadlines;

import static hotline.dispatch.deadlines.SeedDeadlines.CALENDAR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingCalendarTest {

    private static final LocalDate FIRST = LocalDate.of(2018, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2026, 12, 31);

    @ParameterizedTest
    @CsvFileSource(resources = "/hotline/dispatch/deadlines/working-days.csv", useHeadersInDisplayName = true)
    void theExamplesOfTheTableComeOut(LocalDate start, int workingDays, LocalDate due) {
        assertThat(CALENDAR.count(start, workingDays).lastDay()).isEqualTo(due);
    }

    @Test
    void everyDayOfNineYearsByOneToTwentyWorkingDaysEndsOnAWorkingDayAndNeverRunsBackwards() {
        Map<LocalDate, Boolean> off = namedDays();
        for (LocalDate start = FIRST; !start.isAfter(LAST); start = start.plusDays(1)) {
            LocalDate before = start;
            for (int days = 1; days <= 20; days++) {
                CountedDays counted = CALENDAR.count(start, days);
                LocalDate due = counted.lastDay();
                assertThat(rests(due, off)).as("%s + %s", start, days).isFalse();
                assertThat(due).isAfter(before);
                assertThat(due)
                        .isBeforeOrEqualTo(
                                CALENDAR.count(start.plusDays(1), days).lastDay());
                assertThat(CALENDAR.workingDaysBetween(start, due)).isEqualTo(days);
                assertThat(counted.lines().stream().filter(ReceiptLine::counted))
                        .hasSize(days);
                before = due;
            }
        }
    }

    @Test
    void theReceiptNamesEachDayOnceFromTheStartToTheLastDay() {
        LocalDate start = LocalDate.of(2019, 2, 1);

        CountedDays counted = CALENDAR.count(start, 5);

        assertThat(counted.lines())
                .extracting(ReceiptLine::date)
                .containsExactlyElementsOf(
                        start.datesUntil(counted.lastDay().plusDays(1)).toList());
        assertThat(counted.lines())
                .extracting(line -> line.date() + " " + (line.counted() ? "+" : "-") + " " + line.zh())
                .containsExactly(
                        "2019-02-01 - 起算日，不计",
                        "2019-02-02 + 春节 调休上班",
                        "2019-02-03 + 春节 调休上班",
                        "2019-02-04 - 春节 休",
                        "2019-02-05 - 春节 休",
                        "2019-02-06 - 春节 休",
                        "2019-02-07 - 春节 休",
                        "2019-02-08 - 春节 休",
                        "2019-02-09 - 春节 休",
                        "2019-02-10 - 春节 休",
                        "2019-02-11 + 工作日",
                        "2019-02-12 + 工作日",
                        "2019-02-13 + 工作日");
        assertThat(counted.provisional()).isFalse();
        assertThat(CALENDAR.count(LocalDate.of(2019, 7, 5), 1).lines())
                .extracting(ReceiptLine::zh)
                .containsExactly("起算日，不计", "周末", "周末", "工作日");
        assertThat(CALENDAR.count(LocalDate.of(2020, 9, 30), 1).lines().get(1).en())
                .isEqualTo("National Day and Mid-Autumn Festival, rest");
    }

    @ParameterizedTest(name = "{0} + {1} working days: {2}, provisional {3}")
    @CsvSource({
        "2026-12-23, 1, 2026-12-24, false",
        "2026-12-24, 1, 2026-12-25, true",
        "2026-12-23, 2, 2026-12-25, true",
        "2026-12-30, 2, 2027-01-01, true",
        "2027-03-01, 1, 2027-03-02, true",
        "2025-12-24, 1, 2025-12-25, false",
        "2025-12-31, 5, 2026-01-08, false",
        "2017-06-01, 1, 2017-06-02, true",
        "2017-12-29, 1, 2018-01-02, true",
        "2018-01-01, 1, 2018-01-02, false",
    })
    void aDeadlineIntoAYearWithoutItsNoticeIsProvisional(
            LocalDate start, int workingDays, LocalDate due, boolean provisional) {
        CountedDays counted = CALENDAR.count(start, workingDays);

        assertThat(counted.lastDay()).isEqualTo(due);
        assertThat(counted.provisional()).isEqualTo(provisional);
    }

    @Test
    void aYearWithoutDaysIsNotLoaded() {
        assertThat(CALENDAR.isLoaded(2026)).isTrue();
        assertThat(CALENDAR.isLoaded(2027)).isFalse();
        assertThat(CALENDAR.isLoaded(2017)).isFalse();
    }

    @Test
    void loadingTheYearTakesTheMarkAway() {
        LocalDate start = LocalDate.of(2026, 12, 30);
        CalendarYear notice = new CalendarYear(2027, List.of(new CalendarDay(LocalDate.of(2027, 1, 1), "元旦", true)));
        WorkingCalendar loaded = WorkingCalendar.of(List.of(SeedDeadlines.year(2026), notice));

        CountedDays counted = loaded.count(start, 2);

        assertThat(counted.lastDay()).isEqualTo(LocalDate.of(2027, 1, 4));
        assertThat(counted.provisional()).isFalse();
    }

    @Test
    void provisionalLinesSaySo() {
        assertThat(CALENDAR.count(LocalDate.of(2026, 12, 24), 1)
                        .lines()
                        .getLast()
                        .zh())
                .isEqualTo("工作日（当年放假通知未发布，暂按周一至周五）");
    }

    @Test
    void ofTwoNoticesForOneDateTheLaterYearCounts() {
        LocalDate date = LocalDate.of(2025, 12, 31);
        WorkingCalendar calendar = WorkingCalendar.of(List.of(
                new CalendarYear(2026, List.of(new CalendarDay(date, "元旦", true))),
                new CalendarYear(2025, List.of(new CalendarDay(date, "元旦", false)))));

        assertThat(calendar.isWorkingDay(date)).isFalse();
    }

    @Test
    void lessThanOneWorkingDayIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> CALENDAR.count(FIRST, 0));
    }

    @Test
    void theDayIsThatOfShanghaiAndEndsOneSecondBeforeMidnight() {
        assertThat(WorkingCalendar.dayOf(SeedDeadlines.at("2026-03-02T00:00:00")))
                .isEqualTo("2026-03-02");
        assertThat(WorkingCalendar.dayOf(SeedDeadlines.at("2026-03-02T23:59:59")))
                .isEqualTo("2026-03-02");
        assertThat(WorkingCalendar.endOf(LocalDate.of(2026, 3, 2))).isEqualTo("2026-03-02T15:59:59Z");
    }

    @Test
    void theWorkingDayBeforeSkipsRest() {
        assertThat(CALENDAR.workingDayBefore(LocalDate.of(2019, 2, 11))).isEqualTo("2019-02-03");
        assertThat(CALENDAR.workingDayBefore(LocalDate.of(2019, 7, 9))).isEqualTo("2019-07-08");
    }

    private static Map<LocalDate, Boolean> namedDays() {
        Map<LocalDate, Boolean> off = new HashMap<>();
        for (int year = 2018; year <= 2027; year++) {
            SeedDeadlines.year(year).days().forEach(day -> off.put(day.date(), day.offDay()));
        }
        return off;
    }

    private static boolean rests(LocalDate day, Map<LocalDate, Boolean> off) {
        return off.getOrDefault(
                day, day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY);
    }
}
