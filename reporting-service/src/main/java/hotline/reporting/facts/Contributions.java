package hotline.reporting.facts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one ticket adds to the counters (rulebook §7). A cohort figure goes by where the ticket stands now and by the
 * unit that leads now; dispatches and the flow go by what happened and the unit of that happening; limits go by the
 * assignment that they were set for. Figures of the time before dispatch have no unit; without its registration a ticket
 * is counted in no dimension yet.
 *
 * <p>Praise has no limits and stands outside all rates. What was settled on the spot, is booked for the long term, was
 * struck off or ended unreachable is outside what is scored: response, resolution and satisfaction.
 */
public final class Contributions {
    private final TicketFact fact;
    private final Moves counted = new Moves();

    private Contributions(TicketFact fact) {
        this.fact = fact;
    }

    /**
     * What this ticket, as it stands, adds to the counters.
     *
     * @param happenings what happened to it
     * @param earlier its assignments before the current one
     */
    public static Moves of(TicketFact fact, List<Happening> happenings, List<Assignment> earlier) {
        Contributions contributions = new Contributions(fact);
        contributions.countRegistered();
        contributions.countDispatched();
        happenings.forEach(contributions::countHappening);
        earlier.forEach(contributions::countAssignment);
        Handling handling = fact.handling();
        if (handling != null) {
            contributions.countAssignment(handling.current());
        }
        return contributions.counted;
    }

    private void countRegistered() {
        Registration registration = fact.registration();
        if (registration == null) {
            return;
        }
        LocalDate day = Days.of(registration.registeredAt());
        Figure part = partOfRegistered(registration.outcome());
        count(Basis.COHORT, day, CounterKey.NONE, Figure.REGISTERED);
        count(Basis.COHORT, day, CounterKey.NONE, part);
        if (part != Figure.REFUSED && part != Figure.TRANSFERRED) {
            count(Basis.COHORT, day, CounterKey.NONE, Figure.ACCEPTED);
        }
    }

    private Figure partOfRegistered(@Nullable RegisteredOutcome outcome) {
        if (fact.handling() != null) {
            return Figure.DISPATCHED_OF_REGISTERED;
        }
        if (outcome != null) {
            return switch (outcome) {
                case ANSWERED -> Figure.ANSWERED;
                case TRANSFERRED -> Figure.TRANSFERRED;
                case REFUSED -> Figure.REFUSED;
            };
        }
        CaseStanding standing = fact.standing();
        if (standing == null) {
            return Figure.PENDING;
        }
        return switch (standing.stage()) {
            case UNROUTED -> Figure.UNROUTED;
            case ANSWERED -> Figure.ANSWERED;
            case TRANSFERRED -> Figure.TRANSFERRED;
            case REFUSED -> Figure.REFUSED;
            case WITHDRAWN -> Figure.WITHDRAWN_BEFORE_DISPATCH;
            case MERGED -> Figure.MERGED_BEFORE_DISPATCH;
            case DISPATCHED, HANDLING, RETURN_REQUESTED, DISPUTED, REPLIED, LONG_TERM, CLOSED, TERMINATED ->
                throw new IllegalStateException("never dispatched, yet " + standing.stage());
        };
    }

    private void countDispatched() {
        CaseStanding standing = fact.standing();
        if (standing == null || standing.handling() == null) {
            return;
        }
        Handling handling = standing.handling();
        LocalDate day = Days.of(handling.firstDispatchedAt());
        String unit = handling.leadUnit();
        count(Basis.COHORT, day, unit, Figure.DISPATCHED);
        Assignment current = handling.current();
        if (current.signedAt() != null) {
            count(Basis.COHORT, day, unit, Figure.SIGNED);
        }
        if (current.contactedAt() != null) {
            count(Basis.COHORT, day, unit, Figure.CONTACTED);
        }
        if (current.repliedAt() != null) {
            count(Basis.COHORT, day, unit, Figure.REPLIED);
        }
        countFirstDispatch(handling, day);
        countReplyLimit(current, day);
        countCallBack(handling, day);
        if (standing.closing() != null) {
            What.closed(standing.closing().as()).figures().forEach(figure -> count(Basis.COHORT, day, unit, figure));
            if (isOnTheSpot() && standing.closing().as() == ClosedAs.BY_RULE) {
                count(Basis.COHORT, day, unit, Figure.SETTLED_ON_THE_SPOT);
            }
        }
        switch (standing.stage()) {
            case TERMINATED -> count(Basis.COHORT, day, unit, Figure.TERMINATED);
            case WITHDRAWN -> count(Basis.COHORT, day, unit, Figure.WITHDRAWN);
            case MERGED -> count(Basis.COHORT, day, unit, Figure.MERGED);
            case DISPATCHED, HANDLING, RETURN_REQUESTED, DISPUTED, REPLIED, LONG_TERM, CLOSED -> {
                // what is open is read from the facts, what is closed is counted above
            }
            case UNROUTED, ANSWERED, TRANSFERRED, REFUSED ->
                throw new IllegalStateException("dispatched, yet " + standing.stage());
        }
    }

    private void countFirstDispatch(Handling handling, LocalDate day) {
        count(Basis.COHORT, day, handling.firstUnit(), Figure.FIRST_DISPATCHES);
        if (handling.dispatches() == 1) {
            count(Basis.COHORT, day, handling.firstUnit(), Figure.FIRST_DISPATCHES_KEPT);
        }
        Registration registration = fact.registration();
        if (registration != null && isTimed()) {
            countTime(
                    Figure.TIME_TO_DISPATCH,
                    handling.firstUnit(),
                    registration.registeredAt(),
                    handling.firstDispatchedAt());
        }
    }

    /** On time and late; that an open case becomes late is the clock's doing and is read from the facts. */
    private void countReplyLimit(Assignment current, LocalDate day) {
        Instant dueAt = current.due().reply();
        Instant done = current.repliedAt() != null ? current.repliedAt() : current.endedAt();
        if (dueAt == null || done == null || !isRated()) {
            return;
        }
        boolean inTime = !done.isAfter(dueAt);
        if (inTime && current.repliedAt() == null) {
            return; // it ended before the limit, without a reply: the limit did not fall due
        }
        count(Basis.COHORT, day, current.unit(), Figure.REPLY_DUE);
        count(Basis.COHORT, day, current.unit(), inTime ? Figure.ON_TIME : Figure.LATE);
    }

    private void countCallBack(Handling handling, LocalDate day) {
        CallBack found = handling.callBack();
        if (found == null || !isScored()) {
            return;
        }
        String unit = handling.leadUnit();
        count(Basis.COHORT, day, unit, Figure.CALLED_BACK_VALID);
        if (found.resolved() != null) {
            count(
                    Basis.COHORT,
                    day,
                    unit,
                    switch (found.resolved()) {
                        case YES -> Figure.RESOLVED;
                        case PARTLY -> Figure.RESOLVED_PARTLY;
                        case NO -> Figure.NOT_RESOLVED;
                    });
        }
        countSatisfaction(found.withResult(), day, unit, Figure.SATISFIED, Figure.NOT_SATISFIED);
        countSatisfaction(
                found.withAttitude(), day, unit, Figure.SATISFIED_WITH_ATTITUDE, Figure.NOT_SATISFIED_WITH_ATTITUDE);
    }

    private void countSatisfaction(
            CallBack.@Nullable Satisfaction said, LocalDate day, String unit, Figure satisfied, Figure not) {
        if (said != null && said.isSatisfied()) {
            count(Basis.COHORT, day, unit, satisfied);
        } else if (said == CallBack.Satisfaction.NOT) {
            count(Basis.COHORT, day, unit, not);
        }
    }

    private void countAssignment(Assignment assignment) {
        if (assignment.endedAt() != null) {
            count(Basis.FLOW, Days.of(assignment.endedAt()), assignment.unit(), Figure.ENDED);
        }
        if (isRated()) {
            DueDates due = assignment.due();
            countLimit(assignment, due.sign(), assignment.signedAt(), Figure.SIGN_DUE, Figure.SIGNED_IN_TIME);
            countLimit(
                    assignment, due.contact(), assignment.contactedAt(), Figure.CONTACT_DUE, Figure.CONTACTED_IN_TIME);
            countLimit(assignment, due.reply(), assignment.repliedAt(), Figure.REPLY_DUE, Figure.REPLIED_IN_TIME);
        }
        if (isScored()) {
            countLimit(
                    assignment,
                    assignment.responseDueAt(),
                    assignment.respondedInTime(),
                    Figure.RESPONSE_DUE,
                    Figure.RESPONDED_IN_TIME);
        }
        if (isTimed()) {
            Instant from = assignment.dispatchedAt();
            countTime(Figure.TIME_TO_SIGN, assignment.unit(), from, assignment.signedAt());
            countTime(Figure.TIME_TO_CONTACT, assignment.unit(), from, assignment.contactedAt());
            countTime(Figure.TIME_TO_REPLY, assignment.unit(), from, assignment.repliedAt());
            countTime(Figure.TIME_TO_CALL_BACK, assignment.unit(), assignment.repliedAt(), assignment.calledBackAt());
        }
    }

    private void countLimit(
            Assignment assignment, @Nullable Instant dueAt, @Nullable Instant metAt, Figure due, Figure kept) {
        countLimit(assignment, dueAt, Assignment.isInTime(metAt, dueAt), due, kept);
    }

    private void countLimit(Assignment assignment, @Nullable Instant dueAt, boolean inTime, Figure due, Figure kept) {
        if (dueAt != null && assignment.fallsDue(dueAt, inTime)) {
            count(Basis.DUE, Days.of(dueAt), assignment.unit(), due);
            if (inTime) {
                count(Basis.DUE, Days.of(dueAt), assignment.unit(), kept);
            }
        }
    }

    private void countTime(Figure figure, String unit, @Nullable Instant from, @Nullable Instant to) {
        if (from != null && to != null) {
            String bucket = Buckets.key(Buckets.of(from, to));
            count(Basis.FLOW, CounterKey.NONE, Dimension.DURATION, bucket, Days.of(to), figure);
            count(Basis.FLOW, unit, Dimension.DURATION, bucket, Days.of(to), figure);
        }
    }

    private boolean isRated() {
        return fact.registration() == null || fact.registration().type() != TicketType.PRAISE;
    }

    private boolean isOnTheSpot() {
        return fact.registration() != null && fact.registration().handledOnTheSpot();
    }

    private boolean isTimed() {
        return isRated() && !isOnTheSpot();
    }

    private boolean isScored() {
        CaseStanding standing = fact.standing();
        if (standing == null || !isRated() || isOnTheSpot() || standing.stage() == CaseStage.LONG_TERM) {
            return false;
        }
        CaseStanding.Closing closing = standing.closing();
        return closing == null || (closing.as() != ClosedAs.STRUCK_OFF && closing.as() != ClosedAs.UNREACHABLE);
    }

    private void countHappening(Happening happening) {
        LocalDate day = Days.of(happening.at());
        happening.what().figures().forEach(figure -> count(Basis.FLOW, day, happening.unit(), figure));
        Handling handling = fact.handling();
        if (happening.what().isDispatch() && handling != null) {
            count(Basis.COHORT, Days.of(handling.firstDispatchedAt()), happening.unit(), Figure.DISPATCHES);
        }
    }

    private void count(Basis basis, LocalDate day, String unit, Figure figure) {
        count(basis, CounterKey.NONE, Dimension.ALL, CounterKey.NONE, day, figure);
        if (!unit.isEmpty()) {
            count(basis, unit, Dimension.ALL, CounterKey.NONE, day, figure);
        }
        Registration registration = fact.registration();
        if (registration != null) {
            count(
                    basis,
                    CounterKey.NONE,
                    Dimension.CHANNEL,
                    registration.channel().name(),
                    day,
                    figure);
            count(basis, CounterKey.NONE, Dimension.TYPE, registration.type().name(), day, figure);
            count(basis, CounterKey.NONE, Dimension.AREA, orNone(registration.areaCode()), day, figure);
            count(basis, CounterKey.NONE, Dimension.CATEGORY, orNone(registration.categoryCode()), day, figure);
            count(
                    basis,
                    CounterKey.NONE,
                    Dimension.URGENCY,
                    registration.urgency().name(),
                    day,
                    figure);
            count(
                    basis,
                    CounterKey.NONE,
                    Dimension.FIRST_RESPONDER,
                    orNone(registration.firstResponder()),
                    day,
                    figure);
        }
    }

    private void count(Basis basis, String unit, Dimension dimension, String key, LocalDate day, Figure figure) {
        counted.add(new CounterKey(basis, unit, dimension, key, day, figure), 1);
    }

    private static String orNone(@Nullable String code) {
        return code == null ? CounterKey.NONE : code;
    }
}
