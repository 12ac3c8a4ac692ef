package hotline.dispatch.cases;

import hotline.dispatch.deadlines.Deadline;
import hotline.dispatch.deadlines.LadderStep.Told;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What nobody did: time passed, a year's notice came, a unit ended. Each says where the case stands and who leads after it. */
public sealed interface TimeEvent extends CaseEvent {

    /** Where the case stands after it. */
    CaseStage stage();

    /** Who leads after it; null where nobody does. */
    @Nullable
    String unitCode();

    /**
     * The ladder showed a card (rulebook §6).
     *
     * @param shown which step, of which limit, due when
     */
    record CaseCardShown(
            Instant at,
            String by,
            CaseStage stage,
            @Nullable String unitCode,
            ShownSteps.Shown shown,
            int round,
            List<Told> tells)
            implements TimeEvent {
        public CaseCardShown {
            tells = List.copyOf(tells);
        }
    }

    /**
     * The ladder reminded of a limit (rulebook §6).
     *
     * @param hours how many hours before it is due
     */
    record CaseReminded(
            Instant at,
            String by,
            CaseStage stage,
            @Nullable String unitCode,
            ShownSteps.Shown shown,
            int hours,
            List<Told> tells)
            implements TimeEvent {
        public CaseReminded {
            tells = List.copyOf(tells);
        }
    }

    /** A supervision or an escalation is put before the supervisor. */
    record CaseProposed(
            Instant at,
            String by,
            CaseStage stage,
            @Nullable String unitCode,
            Proposals.What what,
            Proposals.Cause cause)
            implements TimeEvent {}

    /**
     * A due date moved, or is provisional no more. The old one stays in the history.
     *
     * @param cause why, for example {@code CALENDAR}
     */
    record CaseDeadlineMoved(
            Instant at,
            String by,
            CaseStage stage,
            @Nullable String unitCode,
            Deadline from,
            Deadline to,
            String cause) implements TimeEvent {}

    /**
     * A unit ended, and its heir has the case in its place: as it stands, with the same dates. Nothing was handed over by anybody.
     *
     * @param unitCode the lead unit after it
     * @param fromUnitCode the unit that ended
     * @param toUnitCode who has it now; null where the heir leads it already, or may not have it (FR-17) and need not
     */
    record CaseInherited(
            Instant at,
            String by,
            CaseStage stage,
            @Nullable String unitCode,
            String fromUnitCode,
            @Nullable String toUnitCode)
            implements TimeEvent {}
}
