package hotline.reporting.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodTest {

    @ParameterizedTest(name = "{0} to {1}")
    @CsvSource({
        // a month, a quarter, a year, some days, one day, and whole Februaries
        "2019-03-01, 2019-03-31, 2019-02-01, 2019-02-28, 2018-03-01, 2018-03-31",
        "2019-04-01, 2019-06-30, 2019-01-01, 2019-03-31, 2018-04-01, 2018-06-30",
        "2019-01-01, 2019-12-31, 2018-01-01, 2018-12-31, 2018-01-01, 2018-12-31",
        "2019-03-04, 2019-03-10, 2019-02-25, 2019-03-03, 2018-03-04, 2018-03-10",
        "2019-03-01, 2019-03-01, 2019-02-28, 2019-02-28, 2018-03-01, 2018-03-01",
        "2021-02-01, 2021-02-28, 2021-01-01, 2021-01-31, 2020-02-01, 2020-02-29",
        "2020-02-01, 2020-02-29, 2020-01-01, 2020-01-31, 2019-02-01, 2019-02-28",
        "2019-01-01, 2019-03-04, 2018-10-30, 2018-12-31, 2018-01-01, 2018-03-04"
    })
    void what_stands_beside(
            LocalDate from, LocalDate to, LocalDate before, LocalDate last, LocalDate yearBefore, LocalDate yearLast) {
        Period period = new Period(from, to);

        assertThat(period.previous()).isEqualTo(new Period(before, last));
        assertThat(period.lastYear()).isEqualTo(new Period(yearBefore, yearLast));
        assertThat(period.yearToDate()).isEqualTo(new Period(to.withDayOfYear(1), to));
    }

    @ParameterizedTest
    @CsvSource({"2019-03-31, 2019-01-01", "2019-03-04, 2018-12-05", "2019-02-28, 2018-12-01"})
    void three_months_that_end_with_it(LocalDate to, LocalDate from) {
        assertThat(new Period(to.minusDays(2), to).rollingThreeMonths()).isEqualTo(new Period(from, to));
    }
}
