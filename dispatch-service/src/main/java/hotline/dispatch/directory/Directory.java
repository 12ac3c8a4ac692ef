package hotline.dispatch.directory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An immutable snapshot of all dated versions of units, areas and categories, read at a date. A date is a day in
 * Asia/Shanghai. What is not in the directory on the day is not an error: the answer is empty. Parents that run in a
 * circle end the way up where it would come back.
 */
public final class Directory {

    private final Versions<String, Unit> units;
    private final Versions<String, Area> areas;
    private final Versions<String, Category> categories;
    private final List<AreaAlias> aliases;
    private final Map<String, Set<String>> territorialUnitsOfArea;

    private Directory(
            Versions<String, Unit> units,
            Versions<String, Area> areas,
            Versions<String, Category> categories,
            List<AreaAlias> aliases) {
        this.units = units;
        this.areas = areas;
        this.categories = categories;
        this.aliases = aliases;
        this.territorialUnitsOfArea = territorialUnits(units);
    }

    /**
     * Takes a snapshot of these versions.
     *
     * @throws IllegalArgumentException when two versions of one code begin on the same day
     */
    public static Directory of(
            Collection<Unit> units,
            Collection<Area> areas,
            Collection<AreaAlias> aliases,
            Collection<Category> categories) {
        return new Directory(
                Versions.of(units, Unit::code),
                Versions.of(areas, Area::code),
                Versions.of(categories, Category::code),
                List.copyOf(aliases));
    }

    private static Map<String, Set<String>> territorialUnits(Versions<String, Unit> units) {
        Map<String, Set<String>> byArea = new HashMap<>();
        for (Unit unit : units.all()) {
            if (unit.areaCode() != null && unit.kind().isTerritorial()) {
                byArea.computeIfAbsent(unit.areaCode(), code -> new LinkedHashSet<>())
                        .add(unit.code());
            }
        }
        return byArea;
    }

    /**
     * The unit as it is on the day; where it has ended by then, its heir. Empty for no code, and for one that is not in the directory
     * then and left nobody in its place.
     */
    public Optional<Unit> unit(@Nullable String code, LocalDate on) {
        Set<String> seen = new LinkedHashSet<>();
        String next = code;
        while (next != null && seen.add(next)) {
            Optional<Unit> found = units.at(next, on);
            if (found.isPresent()) {
                return found;
            }
            next = units.endedLast(next, on).map(Unit::heirCode).orElse(null);
        }
        return Optional.empty();
    }

    /** The code under which the unit goes on the day: its own, or its heir's; its own too where nobody knows it. */
    public String current(String code, LocalDate on) {
        return unit(code, on).map(Unit::code).orElse(code);
    }

    /** The units that have ended by the day, each with the one in its place. */
    public Map<String, String> heirs(LocalDate on) {
        Map<String, String> heirs = new TreeMap<>();
        for (Unit unit : units.all()) {
            String now = current(unit.code(), on);
            if (!now.equals(unit.code())) {
                heirs.put(unit.code(), now);
            }
        }
        return heirs;
    }

    /** Every version of a unit, the newest first. */
    public List<Unit> versionsOf(String code) {
        return units.versionsOf(code);
    }

    /** The area as it is on the day; empty for no code or one that is not in the directory then. */
    public Optional<Area> area(@Nullable String code, LocalDate on) {
        return code == null ? Optional.empty() : areas.at(code, on);
    }

    /** The category as it is on the day; empty for no code or one that is not in the directory then. */
    public Optional<Category> category(@Nullable String code, LocalDate on) {
        return code == null ? Optional.empty() : categories.at(code, on);
    }

    /** All units of the day, by code. */
    public List<Unit> units(LocalDate on) {
        return units.at(on);
    }

    /** All areas of the day, by code. */
    public List<Area> areas(LocalDate on) {
        return areas.at(on);
    }

    /** All categories of the day, by code. */
    public List<Category> categories(LocalDate on) {
        return categories.at(on);
    }

    /** The unit directly above on the day; empty at the top. */
    public Optional<Unit> parentOf(@Nullable String code, LocalDate on) {
        return unit(code, on).flatMap(unit -> unit(unit.parentCode(), on));
    }

    /** The units above on the day, nearest first, without the unit itself. */
    public List<Unit> above(@Nullable String code, LocalDate on) {
        return wayUp(code, start -> unit(start, on), Unit::code, Unit::parentCode).stream()
                .skip(1)
                .toList();
    }

    /**
     * Whether the unit is the other one or stands below it on the day; a unit is at itself even when unknown. An heir is the unit in
     * whose place it stands, and stands where that one stood.
     */
    public boolean isAtOrBelow(String code, String ancestorCode, LocalDate on) {
        String unitNow = current(code, on);
        String ancestorNow = current(ancestorCode, on);
        return unitNow.equals(ancestorNow)
                || above(unitNow, on).stream().anyMatch(unit -> unit.code().equals(ancestorNow));
    }

    /** The nearest unit above on the day that is not excluded; empty when there is none. */
    public Optional<Unit> nearestAbove(@Nullable String code, Predicate<Unit> excluded, LocalDate on) {
        return above(code, on).stream().filter(excluded.negate()).findFirst();
    }

    /** The area and the areas above it on the day, nearest first; empty for an area that is unknown then. */
    public List<Area> areaAndAbove(@Nullable String areaCode, LocalDate on) {
        return wayUp(areaCode, start -> area(start, on), Area::code, Area::parentCode);
    }

    /**
     * The township or farm that answers for the area on the day (FR-12 属地): that of the area itself or of the nearest
     * area above; a township before a farm, then the lower code. Empty where there is none, as for the banner itself.
     */
    public Optional<Unit> territoryOf(@Nullable String areaCode, LocalDate on) {
        return areaAndAbove(areaCode, on).stream()
                .flatMap(area -> territorialUnitsOfArea.getOrDefault(area.code(), Set.of()).stream()
                        .flatMap(code -> unit(code, on)
                                .filter(unit -> !unit.code().equals(code)
                                        || area.code().equals(unit.areaCode())) // an heir answers for its area too
                                .stream())
                        .filter(unit -> unit.kind().isTerritorial())
                        .sorted(Comparator.comparing(Unit::kind).thenComparing(Unit::code)))
                .findFirst();
    }

    /** The area that bears the name on the day, as its own name or as an alias; the own name goes first. */
    public Optional<Area> areaNamed(String name, LocalDate on) {
        return areas(on).stream()
                .filter(area -> area.name().equals(name))
                .findFirst()
                .or(() -> aliases.stream()
                        .filter(alias -> alias.alias().equals(name) && alias.inForce(on))
                        .flatMap(alias -> area(alias.code(), on).stream())
                        .findFirst());
    }

    /** The other names of an area on the day. */
    public List<String> aliasesOf(String areaCode, LocalDate on) {
        return aliases.stream()
                .filter(alias -> alias.code().equals(areaCode) && alias.inForce(on))
                .map(AreaAlias::alias)
                .toList();
    }

    private static <T> List<T> wayUp(
            @Nullable String start,
            Function<@Nullable String, Optional<T>> find,
            Function<T, String> codeOf,
            Function<T, @Nullable String> parentOf) {
        List<T> way = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        Optional<T> next = find.apply(start);
        while (next.isPresent() && seen.add(codeOf.apply(next.get()))) {
            way.add(next.get());
            next = find.apply(parentOf.apply(next.get()));
        }
        return way;
    }
}
