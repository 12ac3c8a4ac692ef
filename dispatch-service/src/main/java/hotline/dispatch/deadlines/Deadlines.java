package hotline.dispatch.deadlines;

import hotline.dispatch.deadlines.StatutorySteps.StatutoryStep;
import hotline.dispatch.directory.TicketType;
import hotline.dispatch.directory.Urgency;
import hotline.outcome.Phrase;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is due when, by the limits in force on the day the clock begins (rulebook §6). Praise has no deadline at all. */
public final class Deadlines {

    private final Limits limits;
    private final WorkingCalendar calendar;
    private final StatutorySteps statutory;

    /** Deadlines by these limits and working days, where no law sets steps of its own. */
    public Deadlines(Limits limits, WorkingCalendar calendar) {
        this(limits, calendar, StatutorySteps.of(List.of()));
    }

    /** Deadlines by these limits and working days, and by the steps that laws set for categories. */
    public Deadlines(Limits limits, WorkingCalendar calendar, StatutorySteps statutory) {
        this.limits = Objects.requireNonNull(limits, "limits");
        this.calendar = Objects.requireNonNull(calendar, "calendar");
        this.statutory = Objects.requireNonNull(statutory, "statutory");
    }

    /** What is due for a case that is dispatched: the full limits, for every new unit again. */
    public DispatchDeadlines atDispatch(DeadlineRequest request) {
        Instant at = request.dispatchedAt();
        LimitClass limitClass = LimitClass.of(request.type(), request.urgency());
        Instant cap = request.upperDueAt();
        List<StatutoryStep> law =
                statutory.of(request.type(), request.urgency(), request.categoryCode(), WorkingCalendar.dayOf(at));
        Optional<Deadline> reply = law.isEmpty()
                ? due(Step.REPLY, limitClass, at)
                : Optional.of(deadline(Step.REPLY, law.getLast().limit(), at));
        return new DispatchDeadlines(
                capped(due(Step.SIGN, limitClass, at), cap),
                request.contactOwed() ? capped(due(Step.CONTACT, limitClass, at), cap) : null,
                capped(reply, cap),
                due(Step.RETURN, limitClass, at).orElse(null),
                due(Step.FEEDBACK, limitClass, at).orElse(null),
                law.size() < 2
                        ? null
                        : capped(
                                Optional.of(
                                        deadline(Step.STATUTORY, law.getFirst().limit(), at)),
                                cap));
    }

    /** The reply's deadline in a round after the first, from the instant the round began. */
    public Optional<Deadline> rework(Instant startedAt, @Nullable Instant upperDueAt) {
        return Optional.ofNullable(capped(due(Step.REPLY, LimitClass.REWORK, startedAt), upperDueAt));
    }

    /** Until when the caller is to be told of something that happened at the instant. */
    public Optional<Deadline> feedback(Instant happenedAt, TicketType type, Urgency urgency) {
        return due(Step.FEEDBACK, LimitClass.of(type, urgency), happenedAt);
    }

    /** The hotline's own limit for a case that waits in the dispatchers' queue, unrouted or with a return asked. */
    public Optional<Deadline> decision(Instant waitsSince, TicketType type, Urgency urgency) {
        return due(Step.DECIDE, LimitClass.of(type, urgency), waitsSince);
    }

    /** The supervisor's limit for a case in dispute. */
    public Optional<Deadline> designation(Instant disputedAt, TicketType type, Urgency urgency) {
        return due(Step.DESIGNATE, LimitClass.of(type, urgency), disputedAt);
    }

    /** Until when the caller is to be called back after a reply. */
    public Optional<Deadline> callBack(Instant repliedAt, TicketType type, Urgency urgency) {
        return due(Step.CALL_BACK, LimitClass.of(type, urgency), repliedAt);
    }

    /** Until when a unit whose return was refused may ask again, which makes it a dispute. */
    public Optional<Deadline> returnAgain(Instant refusedAt, TicketType type, Urgency urgency) {
        return due(Step.RETURN, LimitClass.of(type, urgency), refusedAt);
    }

    /** The reply's deadline so many working days on, by an article of the rulebook. */
    public Deadline replyWithin(int workingDays, String article, Instant startedAt, @Nullable Instant upperDueAt) {
        Deadline own = workingDays(Step.REPLY, new Limit(workingDays, LimitClock.WORKING_DAYS, article), startedAt);
        return upperDueAt == null ? own : own.cappedAt(upperDueAt);
    }

    /** The end of the last of so many working days after the instant's day. */
    public Instant endOfWorkingDays(int workingDays, Instant after) {
        return WorkingCalendar.endOf(
                calendar.count(WorkingCalendar.dayOf(after), workingDays).lastDay());
    }

    /** How many working days are left after the instant's day, up to and with the due day. */
    public int workingDaysLeft(Instant now, Instant dueAt) {
        return calendar.workingDaysBetween(WorkingCalendar.dayOf(now), WorkingCalendar.dayOf(dueAt));
    }

    /** So many working days after the old due date, which stays in the receipt (rulebook §6). */
    public Deadline extended(Deadline deadline, int workingDays, Phrase why, @Nullable Instant upperDueAt) {
        CountedDays days = calendar.count(WorkingCalendar.dayOf(deadline.dueAt()), workingDays);
        Receipt receipt = deadline.receipt().with(new ReceiptLine(null, false, false, why.zh(), why.en()));
        for (ReceiptLine line : days.lines().subList(1, days.lines().size())) {
            receipt = receipt.with(line);
        }
        Deadline later = new Deadline(
                deadline.step(),
                WorkingCalendar.endOf(days.lastDay()),
                receipt,
                deadline.provisional() || days.provisional());
        return upperDueAt == null ? later : later.cappedAt(upperDueAt);
    }

    /**
     * Later by a delay that is not the unit's: a limit in working days by as many working days, one in natural time by
     * the time.
     */
    public Deadline delayed(Deadline deadline, Instant from, Instant to, Phrase why, @Nullable Instant upperDueAt) {
        if (deadline.receipt().limit().clock() == LimitClock.WORKING_DAYS) {
            int lost = workingDaysLeft(from, to);
            return lost == 0 ? deadline : extended(deadline, lost, why, upperDueAt);
        }
        Deadline later = new Deadline(
                deadline.step(),
                deadline.dueAt().plus(Duration.between(from, to)),
                deadline.receipt().with(new ReceiptLine(null, false, false, why.zh(), why.en())),
                deadline.provisional());
        return upperDueAt == null ? later : later.cappedAt(upperDueAt);
    }

    /** When a reply after which nobody was ever reached closes its case, charged to the hotline. */
    public Optional<Deadline> notCalledBack(Instant repliedAt, TicketType type, Urgency urgency) {
        return due(Step.NOT_CALLED_BACK, LimitClass.of(type, urgency), repliedAt);
    }

    /**
     * The same number of working days counted again by this calendar, from the same start, extensions included. Empty where it stands
     * on natural time, or on a date that somebody has set by hand.
     *
     * @param upperDueAt an upper level's due date, where it caps this step; null without one
     */
    public Optional<Deadline> recounted(Deadline deadline, @Nullable Instant upperDueAt) {
        Receipt receipt = deadline.receipt();
        List<ReceiptLine> counted = receipt.lines().stream()
                .filter(line -> line.counted() && line.date() != null)
                .toList();
        if (receipt.limit().clock() != LimitClock.WORKING_DAYS || counted.isEmpty() || !inOrder(counted)) {
            return Optional.empty();
        }
        LocalDate lastDay = counted.getLast().date();
        boolean stands = lastDay != null && deadline.dueAt().equals(WorkingCalendar.endOf(lastDay));
        if (!stands && !deadline.dueAt().equals(upperDueAt)) {
            return Optional.empty();
        }
        CountedDays days = calendar.count(WorkingCalendar.dayOf(receipt.startedAt()), counted.size());
        List<ReceiptLine> lines = new ArrayList<>(days.lines());
        receipt.lines().stream().filter(line -> line.date() == null).forEach(lines::add);
        Deadline own = new Deadline(
                deadline.step(),
                WorkingCalendar.endOf(days.lastDay()),
                new Receipt(receipt.startedAt(), receipt.limit(), lines),
                days.provisional());
        return Optional.of(upperDueAt == null ? own : own.cappedAt(upperDueAt));
    }

    /** Whether no day is counted twice: an extension of a date that was capped begins before the end of the own days. */
    private static boolean inOrder(List<ReceiptLine> counted) {
        List<LocalDate> days = counted.stream()
                .flatMap(line -> Optional.ofNullable(line.date()).stream())
                .toList();
        return days.equals(days.stream().sorted().distinct().toList());
    }

    /** The deadline of a step under a limit, whatever the limit's source. */
    public Deadline deadline(Step step, Limit limit, Instant startedAt) {
        return switch (limit.clock()) {
            case MINUTES -> naturalTime(step, limit, startedAt);
            case WORKING_DAYS -> workingDays(step, limit, startedAt);
        };
    }

    private Optional<Deadline> due(Step step, LimitClass limitClass, Instant startedAt) {
        return limits.limit(limitClass, step, WorkingCalendar.dayOf(startedAt))
                .map(limit -> deadline(step, limit, startedAt));
    }

    private static @Nullable Deadline capped(Optional<Deadline> deadline, @Nullable Instant upperDueAt) {
        return deadline.map(own -> upperDueAt == null ? own : own.cappedAt(upperDueAt))
                .orElse(null);
    }

    private Deadline workingDays(Step step, Limit limit, Instant startedAt) {
        CountedDays days = calendar.count(WorkingCalendar.dayOf(startedAt), limit.amount());
        return new Deadline(
                step,
                WorkingCalendar.endOf(days.lastDay()),
                new Receipt(startedAt, limit, days.lines()),
                days.provisional());
    }

    private static Deadline naturalTime(Step step, Limit limit, Instant startedAt) {
        boolean hours = limit.amount() % 60 == 0;
        int amount = hours ? limit.amount() / 60 : limit.amount();
        ReceiptLine line = new ReceiptLine(
                null,
                true,
                false,
                "自然时间 " + amount + (hours ? " 小时" : " 分钟") + "，昼夜连续计算",
                "natural time, " + amount + (hours ? " hours" : " minutes") + ", day and night");
        return new Deadline(
                step,
                startedAt.plus(Duration.ofMinutes(limit.amount())),
                new Receipt(startedAt, limit, List.of(line)),
                false);
    }
}
