package hotline.dispatch.deadlines;

import java.util.List;

/**
 * The days of one year's notice. The year is that of the notice, not of the dates: 2018-12-29 stands in 2019.
 *
 * @param days empty as long as the notice has not come, and then the year is not loaded
 */
public record CalendarYear(int year, List<CalendarDay> days) {

    public CalendarYear {
        days = List.copyOf(days);
    }

    /** Whether the notice of this year is known. */
    public boolean isLoaded() {
        return !days.isEmpty();
    }
}
