package hotline.reporting.indicators;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;

/** Days in Asia/Shanghai, both inclusive. */
public record Period(LocalDate from, LocalDate to) {
    private static final int MONTHS_OF_A_SMALL_SAMPLE = 3;

    /** Whether it is one of the days. */
    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    /** The same, ending on this day if it would end later. */
    public Period until(LocalDate day) {
        return new Period(from, to.isAfter(day) ? day : to);
    }

    /** As many months before it where it is made of whole months, else as many days. */
    public Period previous() {
        LocalDate last = from.minusDays(1);
        if (isOfWholeMonths()) {
            long months = ChronoUnit.MONTHS.between(YearMonth.from(from), YearMonth.from(to)) + 1;
            return new Period(from.minusMonths(months), last);
        }
        return new Period(last.minusDays(ChronoUnit.DAYS.between(from, to)), last);
    }

    /** The same days a year before; whole months stay whole. */
    public Period lastYear() {
        LocalDate last = to.minusYears(1);
        return new Period(
                from.minusYears(1), isOfWholeMonths() ? YearMonth.from(last).atEndOfMonth() : last);
    }

    /** From 1 January to its last day. */
    public Period yearToDate() {
        return new Period(to.withDayOfYear(1), to);
    }

    /** The three months that end with it, for samples that are too small (rulebook §7). */
    public Period rollingThreeMonths() {
        LocalDate after = to.plusDays(1);
        return new Period(after.minusMonths(MONTHS_OF_A_SMALL_SAMPLE), to);
    }

    private boolean isOfWholeMonths() {
        return from.getDayOfMonth() == 1 && to.equals(YearMonth.from(to).atEndOfMonth());
    }
}
