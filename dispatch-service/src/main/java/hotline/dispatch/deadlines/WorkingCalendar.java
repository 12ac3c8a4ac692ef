package hotline.dispatch.deadlines;

import hotline.outcome.Phrase;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Working days (rulebook §6). A day that a notice names is work or rest as it says; any other day is Monday to Friday.
 * A year without its notice is not loaded: from 25 December before it to its end, days are counted Monday to Friday and
 * marked provisional. Days and their ends are those of Asia/Shanghai.
 */
public final class WorkingCalendar {

    /** Where days begin and end. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** When a day that is due ends. */
    public static final LocalTime END_OF_DAY = LocalTime.of(23, 59, 59);

    private static final MonthDay LAST_CERTAIN_DAY = MonthDay.of(Month.DECEMBER, 24);

    private static final Phrase NOT_COUNTED = new Phrase("起算日，不计", "start day, not counted");
    private static final Phrase WORKING_DAY = new Phrase("工作日", "working day");
    private static final Phrase WEEKEND = new Phrase("周末", "weekend");
    private static final Phrase PROVISIONAL =
            new Phrase("（当年放假通知未发布，暂按周一至周五）", "(provisional, Monday to Friday: the year's notice is not out)");

    private static final Map<String, String> FESTIVALS = Map.of(
            "元旦", "New Year",
            "春节", "Spring Festival",
            "清明节", "Qingming Festival",
            "劳动节", "Labour Day",
            "端午节", "Dragon Boat Festival",
            "中秋节", "Mid-Autumn Festival",
            "国庆节", "National Day");

    private final Set<Integer> loadedYears;
    private final Map<LocalDate, CalendarDay> namedDays;

    private WorkingCalendar(Set<Integer> loadedYears, Map<LocalDate, CalendarDay> namedDays) {
        this.loadedYears = loadedYears;
        this.namedDays = namedDays;
    }

    /** The calendar of these notices; where two name the same date, that of the later year counts. */
    public static WorkingCalendar of(Collection<CalendarYear> years) {
        Map<LocalDate, CalendarDay> namedDays = new HashMap<>();
        years.stream()
                .sorted(Comparator.comparingInt(CalendarYear::year))
                .forEach(year -> year.days().forEach(day -> namedDays.put(day.date(), day)));
        return new WorkingCalendar(
                years.stream()
                        .filter(CalendarYear::isLoaded)
                        .map(CalendarYear::year)
                        .collect(Collectors.toUnmodifiableSet()),
                Map.copyOf(namedDays));
    }

    /** The day in Asia/Shanghai on which the instant lies. */
    public static LocalDate dayOf(Instant at) {
        return LocalDate.ofInstant(at, ZONE);
    }

    /** The end of the day, 23:59:59 in Asia/Shanghai. */
    public static Instant endOf(LocalDate day) {
        return day.atTime(END_OF_DAY).atZone(ZONE).toInstant();
    }

    /** Whether the year's notice is known. */
    public boolean isLoaded(int year) {
        return loadedYears.contains(year);
    }

    /** Whether the day is a working day, provisionally where its year's notice is not known. */
    public boolean isWorkingDay(LocalDate day) {
        CalendarDay named = namedDays.get(day);
        return named == null ? !isWeekend(day) : !named.offDay();
    }

    /** Whether a deadline that reaches the day is provisional: it, or the year that begins within the week, is not loaded. */
    public boolean isProvisional(LocalDate day) {
        return !isLoaded(day.getYear())
                || (MonthDay.from(day).isAfter(LAST_CERTAIN_DAY) && !isLoaded(day.getYear() + 1));
    }

    /**
     * Counts working days after a start day, which itself does not count.
     *
     * @throws IllegalArgumentException for less than one working day
     */
    public CountedDays count(LocalDate startDay, int workingDays) {
        if (workingDays < 1) {
            throw new IllegalArgumentException("At least one working day is counted, not " + workingDays);
        }
        List<ReceiptLine> lines = new ArrayList<>();
        lines.add(new ReceiptLine(startDay, false, false, NOT_COUNTED.zh(), NOT_COUNTED.en()));
        LocalDate day = startDay;
        int left = workingDays;
        while (left > 0) {
            day = day.plusDays(1);
            ReceiptLine line = line(day);
            lines.add(line);
            if (line.counted()) {
                left--;
            }
        }
        return new CountedDays(day, lines);
    }

    /** How many working days lie after the first day up to and with the last one; 0 when there are none. */
    public int workingDaysBetween(LocalDate after, LocalDate upTo) {
        int count = 0;
        for (LocalDate day = after.plusDays(1); !day.isAfter(upTo); day = day.plusDays(1)) {
            if (isWorkingDay(day)) {
                count++;
            }
        }
        return count;
    }

    /** The last working day before the day. */
    public LocalDate workingDayBefore(LocalDate day) {
        LocalDate before = day.minusDays(1);
        while (!isWorkingDay(before)) {
            before = before.minusDays(1);
        }
        return before;
    }

    private ReceiptLine line(LocalDate day) {
        boolean provisional = isProvisional(day);
        Phrase why = provisional ? why(day).and(PROVISIONAL) : why(day);
        return new ReceiptLine(day, isWorkingDay(day), provisional, why.zh(), why.en());
    }

    private Phrase why(LocalDate day) {
        CalendarDay named = namedDays.get(day);
        if (named == null) {
            return isWeekend(day) ? WEEKEND : WORKING_DAY;
        }
        String festival = english(named.name());
        return named.offDay()
                ? new Phrase(named.name() + " 休", festival + ", rest")
                : new Phrase(named.name() + " 调休上班", festival + ", working day made up for");
    }

    private static String english(String names) {
        return Arrays.stream(names.split("、", -1))
                .map(name -> FESTIVALS.getOrDefault(name, name))
                .collect(Collectors.joining(" and "));
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
