package hotline.intake.persistence;

import hotline.time.HotlineTime;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Who is on duty 值班表, from {@code seeds/rosters.csv}: by day and by night, on the dates of a holiday's own roster by that, and who
 * leads. Posts of the hotline ({@code SUPERVISOR}, {@code DISPATCHER}, {@code CALLBACK}, {@code FOLLOW_UP} 跟踪岗) have rosters as units have.
 */
@ApplicationScoped
public class Rosters {
    /** The post that follows up what nobody else holds. */
    public static final String FOLLOW_UP = "FOLLOW_UP";

    public static final String SUPERVISOR = "SUPERVISOR";
    public static final String DISPATCHER = "DISPATCHER";
    public static final String CALLBACK = "CALLBACK";

    private static final LocalTime MORNING = LocalTime.of(8, 0);
    private static final LocalTime EVENING = LocalTime.of(18, 0);

    private final Map<String, List<Row>> rows;

    Rosters(@ConfigProperty(name = "hotline.seeds") Path seeds) {
        this.rows = SeedFile.read(seeds.resolve("rosters.csv")).stream()
                .map(row -> new Row(
                        row.text("unitCode"),
                        Shift.valueOf(row.text("shift")),
                        row.text("person"),
                        row.from(),
                        row.to()))
                .collect(Collectors.groupingBy(Row::unitCode));
    }

    private enum Shift {
        DAY,
        NIGHT,
        HOLIDAY,
        LEADER
    }

    private record Row(
            String unitCode,
            Shift shift,
            String person,
            LocalDate from,
            @Nullable LocalDate to) {
        boolean isOn(LocalDate day) {
            return !from.isAfter(day) && (to == null || to.isAfter(day));
        }
    }

    /** Who is on duty in the unit then; its leader where nobody is named. */
    public String onDuty(String unitCode, Instant at) {
        ZonedDateTime local = at.atZone(HotlineTime.ZONE);
        boolean day =
                !local.toLocalTime().isBefore(MORNING) && local.toLocalTime().isBefore(EVENING);
        return find(unitCode, Shift.HOLIDAY, local.toLocalDate())
                .or(() -> find(unitCode, day ? Shift.DAY : Shift.NIGHT, local.toLocalDate()))
                .orElseGet(() -> leader(unitCode, at));
    }

    /** Who leads the unit; the account that is named after it where no roster does. */
    public String leader(String unitCode, Instant at) {
        return find(unitCode, Shift.LEADER, at.atZone(HotlineTime.ZONE).toLocalDate())
                .orElseGet(() -> "leader-" + unitCode.toLowerCase(Locale.ROOT));
    }

    /** Of several in force the one that began last. */
    private Optional<String> find(String unitCode, Shift shift, LocalDate day) {
        return rows.getOrDefault(unitCode, List.of()).stream()
                .filter(row -> row.shift() == shift && row.isOn(day))
                .max(Comparator.comparing(Row::from))
                .map(Row::person);
    }
}
