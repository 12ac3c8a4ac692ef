package hotline.dispatch.cases;

import hotline.dispatch.deadlines.Deadline;
import hotline.dispatch.deadlines.DispatchDeadlines;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has happened to a case on its way from unit to unit. */
public sealed interface ReturnEvent extends CaseEvent {

    /** REASSIGN: a dispatcher sent it to another unit; or a correction did. */
    record CaseReassigned(Instant at, String by, Sent sent, String reason) implements ReturnEvent {}

    /**
     * ASK_RETURN: the unit says that it is clearly not its duty.
     *
     * @param from where the case stood
     */
    record ReturnAsked(
            Instant at,
            String by,
            String unitCode,
            CaseStage from,
            @Nullable String suggestedUnitCode,
            @Nullable Deadline decide,
            String reason,
            String basis)
            implements ReturnEvent {}

    /** APPROVE_RETURN: another unit gets it. */
    record ReturnApproved(Instant at, String by, Sent sent, String reason) implements ReturnEvent {}

    /**
     * REFUSE_RETURN: it goes on where it was.
     *
     * @param deadlines of the unit, later by what the decision took beyond its own limit
     */
    record ReturnRefused(
            Instant at, String by, CaseStage stage, String unitCode, DispatchDeadlines deadlines, String reason)
            implements ReturnEvent {}

    /** DISPUTE: the supervisor has to designate. */
    record CaseDisputed(
            Instant at,
            String by,
            String unitCode,
            DisputeCause cause,
            @Nullable Deadline decide,
            @Nullable String reason)
            implements ReturnEvent {}

    /**
     * DESIGNATE: the supervisor decided who leads.
     *
     * @param consulted the units that were consulted
     */
    record CaseDesignated(Instant at, String by, Sent sent, List<String> consulted, String minute)
            implements ReturnEvent {
        public CaseDesignated {
            consulted = List.copyOf(consulted);
        }
    }
}
