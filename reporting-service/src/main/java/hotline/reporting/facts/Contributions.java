package hotline.reporting.facts;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one ticket adds to the counters (rulebook §7). A cohort figure goes by where the ticket stands now and by the
 * unit that leads now; dispatches and the flow go by what happened and the unit of that happening. Figures of the time
 * before dispatch have no unit; without its registration a ticket is counted in no dimension yet.
 */
public final class Contributions {
    private final TicketFact fact;
    private final Moves counted = new Moves();

    private Contributions(TicketFact fact) {
        this.fact = fact;
    }

    /** What this ticket, as it stands, and these happenings add to the counters. */
    public static Moves of(TicketFact fact, List<Happening> happenings) {
        Contributions contributions = new Contributions(fact);
        contributions.countRegistered();
        contributions.countDispatched();
        happenings.forEach(contributions::countHappening);
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
        if (handling.signedAt() != null) {
            count(Basis.COHORT, day, unit, Figure.SIGNED);
        }
        if (handling.contactedAt() != null) {
            count(Basis.COHORT, day, unit, Figure.CONTACTED);
        }
        if (handling.repliedAt() != null) {
            count(Basis.COHORT, day, unit, Figure.REPLIED);
        }
        if (standing.closing() != null) {
            What.closed(standing.closing().as()).figures().forEach(figure -> count(Basis.COHORT, day, unit, figure));
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
        }
    }

    private void count(Basis basis, String unit, Dimension dimension, String key, LocalDate day, Figure figure) {
        counted.add(new CounterKey(basis, unit, dimension, key, day, figure), 1);
    }

    private static String orNone(@Nullable String code) {
        return code == null ? CounterKey.NONE : code;
    }
}
