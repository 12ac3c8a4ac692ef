package hotline.reporting.indicators;

import java.time.LocalDate;

/** Days in Asia/Shanghai, both inclusive. */
public record Period(LocalDate from, LocalDate to) {

    /** Whether it is one of the days. */
    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    /** The same, ending on this day if it would end later. */
    public Period until(LocalDate day) {
        return new Period(from, to.isAfter(day) ? day : to);
    }
}
