package hotline.dispatch.deadlines;

import java.time.LocalDate;
import java.util.Objects;

/**
 * A day that the State Council's notice names.
 *
 * @param name the festival, for example 春节
 * @param offDay true for rest, false for a working day made up for
 */
public record CalendarDay(LocalDate date, String name, boolean offDay) {

    public CalendarDay {
        Objects.requireNonNull(date, "date");
        Objects.requireNonNull(name, "name");
    }
}
