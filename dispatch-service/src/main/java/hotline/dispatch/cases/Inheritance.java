package hotline.dispatch.cases;

import hotline.dispatch.cases.TimeEvent.CaseInherited;
import hotline.dispatch.directory.Directory;
import hotline.dispatch.directory.Unit;
import hotline.dispatch.routing.Exclusions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What becomes of a case when a unit that has it ends, merged or closed: its heir has it, save where it is against the heir (FR-17). */
public final class Inheritance {
    /** Why the assignment of the unit that ended has ended. */
    static final String WHY = "unit merged";

    private Inheritance() {}

    /**
     * What happens to the case by the end of the unit. Empty where the unit does not have it, and where it leads and nobody who may could
     * lead it now.
     */
    public static Optional<CaseInherited> inherit(
            DispatchCase one, String ended, Directory directory, LocalDate today, Instant now) {
        if (one.assignments().stream().noneMatch(assignment -> isOf(assignment, ended))) {
            return Optional.empty();
        }
        var exclusions = new Exclusions(one.ticket().type(), one.ticket().targetUnitCode(), directory, today);
        String heir = directory.current(ended, today);
        boolean leads = ended.equals(one.unitCode());
        Optional<String> to = !exclusions.excludes(heir)
                ? Optional.of(heir)
                : leads
                        ? directory
                                .nearestAbove(heir, unit -> exclusions.excludes(unit.code()), today)
                                .map(Unit::code)
                        : Optional.empty();
        if (leads && to.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new CaseInherited(
                now,
                Dispatching.ROUTER,
                one.stage(),
                leads ? to.orElseThrow() : one.unitCode(),
                ended,
                to.orElse(null)));
    }

    /** Ends what the unit had and gives it to the one in its place, as the same; who leads assists no more. */
    static void move(List<Assignment> assignments, CaseInherited event) {
        List<Assignment> moved = new ArrayList<>();
        for (Assignment assignment : assignments) {
            if (isOf(assignment, event.fromUnitCode())) {
                assignment.end(event.at(), WHY);
                moved.add(assignment);
            }
        }
        String to = event.toUnitCode();
        if (to == null) {
            return;
        }
        for (Assignment had : moved) {
            if (had.kind() == Assignment.Kind.LEAD) {
                assignments.stream()
                        .filter(assignment -> isOf(assignment, to))
                        .forEach(assignment -> assignment.end(event.at(), WHY));
                assignments.add(new Assignment(to, Assignment.Kind.LEAD, event.at()));
            } else if (assignments.stream().noneMatch(assignment -> isOf(assignment, to))) {
                assignments.add(new Assignment(to, had.kind(), event.at()));
            }
        }
    }

    private static boolean isOf(Assignment assignment, String unitCode) {
        return assignment.endedAt() == null && assignment.unitCode().equals(unitCode);
    }
}
