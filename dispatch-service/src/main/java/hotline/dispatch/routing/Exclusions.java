package hotline.dispatch.routing;

import hotline.dispatch.directory.Directory;
import hotline.dispatch.directory.TicketType;
import hotline.dispatch.directory.Unit;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who must not get a matter in any way, because it is against them (FR-17). Praise is against nobody.
 *
 * @param targetUnitCode the unit the matter is against; null for none, or for one that is only named
 * @param on the day in Asia/Shanghai
 */
public record Exclusions(TicketType type, @Nullable String targetUnitCode, Directory directory, LocalDate on) {

    /**
     * Whether the candidate must not get the matter: as lead, assist or copy, by choice, assignment, return,
     * reassignment, designation, whistle or merging.
     */
    public static boolean excluded(
            TicketType type,
            @Nullable String targetUnitCode,
            String candidateUnitCode,
            Directory directory,
            LocalDate on) {
        return new Exclusions(type, targetUnitCode, directory, on).excludes(candidateUnitCode);
    }

    /**
     * Whether the candidate must not get the matter: (a) where it is against a business or persons, the one named; (b)
     * where it is a report or complaint against any other unit, that unit and those below it. A code that the directory
     * does not know excludes itself alone.
     */
    public boolean excludes(String candidateUnitCode) {
        if (targetUnitCode == null || type == TicketType.PRAISE) {
            return false;
        }
        if (accusesUnit()) {
            return directory.isAtOrBelow(candidateUnitCode, targetUnitCode, on);
        }
        boolean named = target().map(unit -> unit.kind().isBusinessOrPersons()).orElse(true);
        return named && directory.current(candidateUnitCode, on).equals(directory.current(targetUnitCode, on));
    }

    /** Whether it is a report or complaint against a unit that is no business and no persons, so that FR-17 (b) decides. */
    public boolean accusesUnit() {
        return type.accuses()
                && target().map(unit -> !unit.kind().isBusinessOrPersons()).orElse(false);
    }

    /** The unit the matter is against, as it is in the directory on the day; where it has ended, its heir. */
    public Optional<Unit> target() {
        return directory.unit(targetUnitCode, on);
    }

    /** The nearest unit above the target that is not excluded. */
    public Optional<Unit> nearestAbove() {
        return directory.nearestAbove(targetUnitCode, unit -> excludes(unit.code()), on);
    }
}
