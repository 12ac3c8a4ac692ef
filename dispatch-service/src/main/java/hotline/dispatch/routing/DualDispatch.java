package hotline.dispatch.routing;

import hotline.dispatch.directory.Unit;
import hotline.dispatch.directory.UnitKind;
import java.util.List;

/** FR-15, dual dispatch 双派单: what is sent straight to a township is copied to the banner government, which supervises. */
public final class DualDispatch {

    private DualDispatch() {}

    /** Who gets a copy of what this unit leads: never the accused (FR-17), nor who assists anyway. */
    public static List<Unit> copies(Unit lead, List<Unit> assists, Exclusions exclusions) {
        if (lead.kind() != UnitKind.TOWNSHIP) {
            return List.of();
        }
        return exclusions.directory().above(lead.code(), exclusions.on()).stream()
                .filter(unit -> unit.kind() == UnitKind.BANNER)
                .filter(unit -> !exclusions.excludes(unit.code()) && !assists.contains(unit))
                .limit(1)
                .toList();
    }
}
