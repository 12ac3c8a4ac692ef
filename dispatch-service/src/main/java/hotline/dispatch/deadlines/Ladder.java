package hotline.dispatch.deadlines;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Objects;

/**
 * When a deadline turns yellow and red (rulebook §6, Ladder), computed and not fired. Yellow: when one working day is
 * left, counted as limits are, so from the beginning of the last working day before the due day; where there is only one
 * working day in all: at 12:00 of the due day; natural time: when a quarter is left. Red: once the due instant has
 * passed.
 */
public final class Ladder {

    private static final LocalTime NOON = LocalTime.NOON;
    private static final int QUARTER = 4;

    private final WorkingCalendar calendar;

    /** A ladder over these working days. */
    public Ladder(WorkingCalendar calendar) {
        this.calendar = Objects.requireNonNull(calendar, "calendar");
    }

    /** The colour of an open deadline now. */
    public Card card(Deadline deadline, Instant now) {
        Receipt receipt = deadline.receipt();
        return card(receipt.limit(), receipt.startedAt(), deadline.dueAt(), now);
    }

    /** The colour now of what is due, not yet met, and whose date may have been extended or capped since the start. */
    public Card card(Limit limit, Instant startedAt, Instant dueAt, Instant now) {
        if (now.isAfter(dueAt)) {
            return Card.RED;
        }
        return now.isBefore(yellowAt(limit, startedAt, dueAt)) ? Card.NONE : Card.YELLOW;
    }

    /** The instant at which the deadline turns yellow, between its start and its due date. */
    public Instant yellowAt(Limit limit, Instant startedAt, Instant dueAt) {
        return switch (limit.clock()) {
            case MINUTES -> quarterLeft(startedAt, dueAt);
            case WORKING_DAYS -> workingDayLeft(startedAt, dueAt);
        };
    }

    private Instant workingDayLeft(Instant startedAt, Instant dueAt) {
        LocalDate startDay = WorkingCalendar.dayOf(startedAt);
        LocalDate dueDay = WorkingCalendar.dayOf(dueAt);
        if (calendar.workingDaysBetween(startDay, dueDay) > 1) {
            LocalDate lastDay = calendar.isWorkingDay(dueDay) ? dueDay : calendar.workingDayBefore(dueDay);
            return calendar.workingDayBefore(lastDay)
                    .atStartOfDay(WorkingCalendar.ZONE)
                    .toInstant();
        }
        Instant noon = dueDay.atTime(NOON).atZone(WorkingCalendar.ZONE).toInstant();
        return noon.isAfter(startedAt) && noon.isBefore(dueAt) ? noon : quarterLeft(startedAt, dueAt);
    }

    private static Instant quarterLeft(Instant startedAt, Instant dueAt) {
        return dueAt.minus(Duration.between(startedAt, dueAt).dividedBy(QUARTER));
    }
}
