package hotline.dispatch.cases;

import hotline.dispatch.deadlines.WorkingCalendar;
import java.time.Instant;
import java.time.LocalDate;

/**
 * That a case stands on the long-term book 挂账.
 *
 * @param until the day on which it is resumed by rule, in Asia/Shanghai
 * @param reviewEachDays after how many days each it is looked at again
 */
public record LongTerm(LocalDate until, int reviewEachDays) {

    /** When it is resumed by rule. */
    Instant endsAt() {
        return until.atStartOfDay(WorkingCalendar.ZONE).toInstant();
    }
}
