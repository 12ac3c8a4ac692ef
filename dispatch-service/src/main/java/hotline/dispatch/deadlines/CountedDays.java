package hotline.dispatch.deadlines;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * The outcome of counting working days.
 *
 * @param lastDay the last day counted
 * @param lines the start day and each day up to the last one, counted or skipped, and why
 */
public record CountedDays(LocalDate lastDay, List<ReceiptLine> lines) {

    public CountedDays {
        Objects.requireNonNull(lastDay, "lastDay");
        lines = List.copyOf(lines);
    }

    /** Whether one of the days stands on Monday to Friday alone, for want of the year's notice. */
    public boolean provisional() {
        return lines.stream().anyMatch(ReceiptLine::provisional);
    }
}
