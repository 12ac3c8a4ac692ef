package hotline.dispatch.cases;

import hotline.dispatch.cases.TimeEvent.CaseDeadlineMoved;
import hotline.dispatch.deadlines.Deadline;
import hotline.dispatch.deadlines.Deadlines;
import hotline.dispatch.deadlines.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a year's notice does to a case: what is due and not yet met is counted again (rulebook §6). */
public final class CalendarChange {
    /** Why a date moved. */
    public static final String CAUSE = "CALENDAR";

    /** What an upper level's due date caps. */
    private static final Set<Step> CAPPED = Set.of(Step.SIGN, Step.CONTACT, Step.REPLY, Step.STATUTORY);

    private CalendarChange() {}

    /**
     * The dates that move, or lose their provisional mark. A date that would already have passed stays as it was: nothing becomes late
     * because a notice came.
     */
    public static List<CaseDeadlineMoved> recount(DispatchCase one, Deadlines deadlines, String by, Instant now) {
        List<CaseDeadlineMoved> moved = new ArrayList<>();
        for (Deadline before : counted(one)) {
            @Nullable Instant cap = CAPPED.contains(before.step()) ? one.upperDueAt() : null;
            deadlines
                    .recounted(before, cap)
                    .filter(after ->
                            !after.dueAt().equals(before.dueAt()) || after.provisional() != before.provisional())
                    .filter(after -> !after.dueAt().isBefore(before.dueAt())
                            || after.dueAt().isAfter(now))
                    .ifPresent(after -> moved.add(
                            new CaseDeadlineMoved(now, by, one.stage(), one.unitCode(), before, after, CAUSE)));
        }
        return moved;
    }

    /** What is due and not yet met, and until when a unit may ask for a return. */
    private static List<Deadline> counted(DispatchCase one) {
        List<Deadline> all = new ArrayList<>(one.openDeadlines());
        Deadline returnBy = one.deadlines().returnBy();
        if (returnBy != null && (one.stage() == CaseStage.DISPATCHED || one.stage() == CaseStage.HANDLING)) {
            all.add(returnBy);
        }
        return all;
    }
}
