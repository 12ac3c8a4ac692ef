package hotline.dispatch.cases;

import hotline.dispatch.directory.Directory;
import hotline.dispatch.directory.Unit;
import hotline.dispatch.routing.DualDispatch;
import hotline.dispatch.routing.Duties;
import hotline.outcome.Outcome.Rejected;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A person sends a case to a unit, in whatever move: what holds for all of them (FR-9, FR-13, FR-15, FR-17). Where a unit
 * that was named has ended, its heir is meant.
 */
record Handover(DispatchCase sent, String unitCode, List<String> assistUnitCodes, Grounds grounds) {

    Handover {
        unitCode = grounds.current(unitCode);
        assistUnitCodes = assistUnitCodes.stream().map(grounds::current).toList();
    }

    /** Why it must not go there. */
    Optional<Rejected> forbidden() {
        List<String> all =
                Stream.concat(Stream.of(unitCode), assistUnitCodes.stream()).toList();
        Set<String> different = new HashSet<>(all);
        if (different.size() < all.size()) {
            return Optional.of(CaseRule.NAMED_TWICE.reject(sent.stage()));
        }
        return all.stream().anyMatch(unit -> grounds.excludes(sent.ticket(), unit))
                ? Optional.of(CaseRule.FR_17_NEVER_TO_THE_ACCUSED.reject(sent.stage()))
                : Optional.empty();
    }

    /** The full limits start for the new unit. */
    Sent done() {
        return new Sent(
                sent.unitCode(),
                unitCode,
                Dispatching.first(sent, unitCode),
                assistUnitCodes,
                copies(),
                down(),
                Dispatching.limits(sent, grounds.deadlines(), grounds.now()));
    }

    /** FR-15: what goes straight to a township is copied to the banner government. */
    private List<String> copies() {
        Directory directory = grounds.directory();
        List<Unit> assisting = assistUnitCodes.stream()
                .flatMap(code -> directory.unit(code, grounds.today()).stream())
                .toList();
        return directory.unit(unitCode, grounds.today()).stream()
                .flatMap(unit -> DualDispatch.copies(unit, assisting, grounds.exclusions(sent.ticket())).stream())
                .map(Unit::code)
                .filter(copy -> !grounds.excludes(sent.ticket(), copy))
                .toList();
    }

    /** FR-13: which of them are townships that get a department's duty by it. */
    private List<String> down() {
        Duties duties = grounds.duties(sent.ticket());
        return Stream.concat(
                        Stream.of(unitCode).filter(duties::goesDownToLead),
                        assistUnitCodes.stream().filter(duties::goesDownToAssist))
                .toList();
    }
}
