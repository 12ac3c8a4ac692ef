package hotline.dispatch.deadlines;

import hotline.dispatch.directory.Versions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * When a deadline turns yellow and red and when its reminders come (rulebook §6, Ladder), computed and not fired. Yellow: when one working day is
 * left, counted as limits are, so from the beginning of the last working day before the due day; where there is only one
 * working day in all: at 12:00 of the due day; natural time: when a quarter is left. Red: once the due instant has
 * passed.
 */
public final class Ladder {

    /** What is due at an instant is late only after it; the clock ticks in microseconds. */
    public static final Duration TICK = Duration.ofNanos(1_000);

    private static final LocalTime NOON = LocalTime.NOON;
    private static final int QUARTER = 4;

    private final WorkingCalendar calendar;
    private final Versions<String, LadderStep> steps;

    /**
     * A ladder of these steps over these working days.
     *
     * @throws IllegalArgumentException when two versions of one step begin on the same day
     */
    public Ladder(WorkingCalendar calendar, Collection<LadderStep> steps) {
        this.calendar = Objects.requireNonNull(calendar, "calendar");
        this.steps = Versions.of(steps, LadderStep::code);
    }

    /** The steps that come for a deadline, in their order, by the ladder of the day on which its clock began. */
    public List<Alarm> alarms(Deadline deadline) {
        Instant startedAt = deadline.receipt().startedAt();
        return steps.at(WorkingCalendar.dayOf(startedAt)).stream()
                .map(step -> new Alarm(deadline, step, at(step, deadline)))
                .filter(alarm -> alarm.at().isAfter(startedAt))
                .sorted(Comparator.comparing(Alarm::at))
                .toList();
    }

    private Instant at(LadderStep step, Deadline deadline) {
        Duration hours = Duration.ofHours(step.hours());
        return switch (step.when()) {
            case NEARLY_DUE -> {
                Receipt receipt = deadline.receipt();
                yield yellowAt(receipt.limit(), receipt.startedAt(), deadline.dueAt());
            }
            case BEFORE -> deadline.dueAt().minus(hours);
            case AFTER -> deadline.dueAt().plus(hours).plus(TICK);
        };
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
