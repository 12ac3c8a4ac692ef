package hotline.dispatch.deadlines;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Objects;

/**
 * When a step is due, and how that came about.
 *
 * @param dueAt the last instant that is in time
 * @param provisional whether it stands on Monday to Friday alone somewhere, and is to be computed again once the year's
 *     notice is loaded
 */
public record Deadline(Step step, Instant dueAt, Receipt receipt, boolean provisional) {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(WorkingCalendar.ZONE);

    public Deadline {
        Objects.requireNonNull(step, "step");
        Objects.requireNonNull(dueAt, "dueAt");
        Objects.requireNonNull(receipt, "receipt");
    }

    /** Whether what is done at the instant is in time. */
    public boolean isMetAt(Instant at) {
        return !at.isAfter(dueAt);
    }

    /**
     * This deadline under the due date of an upper level, which counts where it is earlier (rulebook §6). The receipt
     * keeps the days of the own clock and says that the upper level's date came first.
     */
    public Deadline cappedAt(Instant upperDueAt) {
        if (!upperDueAt.isBefore(dueAt)) {
            return this;
        }
        LocalDate capDay = WorkingCalendar.dayOf(upperDueAt);
        String cap = MINUTE.format(upperDueAt);
        return new Deadline(
                step,
                upperDueAt,
                receipt.with(new ReceiptLine(
                        capDay,
                        false,
                        false,
                        "上级时限 " + cap + " 先到，以上级时限为准",
                        "the upper level's due date " + cap + " comes first and counts")),
                receipt.lines().stream()
                        .anyMatch(line -> line.provisional()
                                && line.date() != null
                                && !line.date().isAfter(capDay)));
    }
}
