package hotline.dispatch.cases;

import hotline.dispatch.cases.TimeEvent.CaseInherited;
import hotline.dispatch.directory.Unit;
import hotline.outcome.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What becomes of a case when a unit that has it ends, merged or closed: its heir has it, save where it is against the heir (FR-17). */
public final class Inheritance {
    /** Why the assignment of the unit that ended has ended. */
    static final String WHY = "unit merged";

    private Inheritance() {}

    /**
     * What happens to the case by the end of the unit. Nothing where the unit does not have it, and where it leads and nobody who may
     * could lead it now.
     */
    public static Outcome inherit(DispatchCase one, String ended, Grounds grounds) {
        boolean has =
                one.stage().isOpen() && one.assignments().stream().anyMatch(assignment -> isOf(assignment, ended));
        boolean leads = ended.equals(one.unitCode());
        Optional<String> to = to(one, ended, leads, grounds);
        return !has || (leads && to.isEmpty())
                ? new Outcome.Accepted(List.of())
                : Outcome.accepted(new CaseInherited(
                        grounds.now(),
                        Dispatching.ROUTER,
                        one.stage(),
                        leads ? to.orElseThrow() : one.unitCode(),
                        ended,
                        to.orElse(null)));
    }

    /** The heir, unless it leads already; where it is the accused and somebody has to lead, the nearest unit above it that is not. */
    private static Optional<String> to(DispatchCase one, String ended, boolean leads, Grounds grounds) {
        String heir = grounds.current(ended);
        if (!leads && heir.equals(one.unitCode())) {
            return Optional.empty();
        }
        if (!grounds.excludes(one.ticket(), heir)) {
            return Optional.of(heir);
        }
        return leads
                ? grounds.directory()
                        .nearestAbove(heir, unit -> grounds.excludes(one.ticket(), unit.code()), grounds.today())
                        .map(Unit::code)
                : Optional.empty();
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
