package hotline.dispatch.deadlines;

import hotline.dispatch.directory.Seeds;
import hotline.dispatch.directory.TicketType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The calendar and the limits as {@code seeds/} has them. */
public final class SeedDeadlines {

    private static final Pattern DAY =
            Pattern.compile("\"name\": \"([^\"]+)\",\\s*\"date\": \"([0-9-]+)\",\\s*\"isOffDay\": (true|false)");

    public static final WorkingCalendar CALENDAR = WorkingCalendar.of(
            IntStream.rangeClosed(2018, 2027).mapToObj(SeedDeadlines::year).toList());

    public static final Limits LIMITS = Limits.of(Seeds.rows(
            "limits.csv",
            row -> new LimitVersion(
                    LimitClass.valueOf(row.get("class")),
                    Step.valueOf(row.get("step")),
                    new Limit(
                            Integer.parseInt(row.get("amount")),
                            LimitClock.valueOf(row.get("clock")),
                            row.get("article")),
                    row.from(),
                    row.to())));

    public static final Ladder LADDER = new Ladder(
            CALENDAR,
            Seeds.rows(
                    "ladder.csv",
                    row -> new LadderStep(
                            row.get("code"),
                            LadderStep.When.valueOf(row.get("when")),
                            Integer.parseInt(row.get("hours")),
                            Card.valueOf(row.get("card")),
                            Arrays.stream(row.get("tells").split("\\|", -1))
                                    .map(LadderStep.Told::valueOf)
                                    .toList(),
                            row.from(),
                            row.to())));

    public static final StatutorySteps STATUTORY = StatutorySteps.of(Seeds.rows(
            "statutory-steps.csv",
            row -> new StatutorySteps.StatutoryStep(
                    row.get("categoryCode"),
                    row.orNull("type") == null ? null : TicketType.valueOf(row.get("type")),
                    Integer.parseInt(row.get("n")),
                    row.get("name"),
                    new Limit(Integer.parseInt(row.get("days")), LimitClock.WORKING_DAYS, row.get("article")),
                    row.from(),
                    row.to())));

    public static final Deadlines DEADLINES = new Deadlines(LIMITS, CALENDAR, STATUTORY);

    private SeedDeadlines() {}

    public static CalendarYear year(int year) {
        List<CalendarDay> days = new ArrayList<>();
        Matcher matcher = DAY.matcher(Seeds.holidays(year));
        while (matcher.find()) {
            days.add(new CalendarDay(
                    LocalDate.parse(matcher.group(2)), matcher.group(1), Boolean.parseBoolean(matcher.group(3))));
        }
        return new CalendarYear(year, days);
    }

    /** A local time of Asia/Shanghai, for example {@code 2026-03-02T09:30}. */
    public static Instant at(String localTime) {
        return LocalDateTime.parse(localTime).atZone(WorkingCalendar.ZONE).toInstant();
    }
}
