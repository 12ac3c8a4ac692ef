package hotline.reporting.rest;

import hotline.reporting.facts.Basis;
import hotline.reporting.facts.Figure;
import hotline.reporting.indicators.Counts;
import hotline.reporting.indicators.Filter;
import hotline.reporting.indicators.Rates;
import hotline.reporting.persistence.FigureTables.Figures;
import hotline.reporting.persistence.FigureTables.Source;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a period (rulebook §7). A figure is null where it does not exist: before dispatch there is no unit, a
 * standing is no flow, and a rate over nothing is no number.
 *
 * @param basis cohort or flow
 * @param computedFrom COUNTERS, or FACTS where filters are combined
 * @param unit the unit whose figures these are; null for all
 * @param firstResponder the first responder whose figures these are; null for all
 * @param pending accepted, not yet routed
 * @param dispatchedOfRegistered of those registered in the period, how many have been dispatched
 * @param dispatched first dispatched in the period
 * @param dispatches every dispatch of these, by the unit dispatched to
 * @param signed of those dispatched in the period, signed by the unit that leads now; in the flow, signatures
 * @param overdue open, not replied to, and past a limit to sign, contact or reply
 * @param onTime limits kept; not known yet
 * @param closedRate closed of those dispatched, in percent
 * @param onTimeRate not known yet
 */
public record Summary(
        String basis,
        LocalDate from,
        LocalDate to,
        OffsetDateTime asOf,
        Source computedFrom,
        @Nullable String unit,
        @Nullable String firstResponder,
        @Nullable Long registered,
        @Nullable Long accepted,
        @Nullable Long answered,
        @Nullable Long refused,
        @Nullable Long transferred,
        @Nullable Long unrouted,
        @Nullable Long pending,
        @Nullable Long mergedBeforeDispatch,
        @Nullable Long withdrawnBeforeDispatch,
        @Nullable Long dispatchedOfRegistered,
        long dispatched,
        long dispatches,
        long signed,
        long contacted,
        long replied,
        @Nullable Long calledBack,
        long closed,
        @Nullable Long terminated,
        @Nullable Long withdrawn,
        @Nullable Long merged,
        @Nullable Long open,
        @Nullable Long overdue,
        @Nullable Long onTime,
        @Nullable BigDecimal closedRate,
        @Nullable BigDecimal onTimeRate) {

    static Summary of(Question.Asked asked, Filter filter, Figures figures, OffsetDateTime asOf) {
        Counts counts = figures.counts();
        boolean cohort = asked.basis() == Basis.COHORT;
        boolean whole = filter.unit() == null;
        return new Summary(
                asked.basis().name().toLowerCase(Locale.ROOT),
                asked.period().from(),
                asked.period().to(),
                asOf,
                figures.computedFrom(),
                filter.unit(),
                filter.firstResponder(),
                of(counts, Figure.REGISTERED, whole),
                of(counts, Figure.ACCEPTED, whole && cohort),
                of(counts, Figure.ANSWERED, whole),
                of(counts, Figure.REFUSED, whole),
                of(counts, Figure.TRANSFERRED, whole),
                of(counts, Figure.UNROUTED, whole),
                of(counts, Figure.PENDING, whole && cohort),
                of(counts, Figure.MERGED_BEFORE_DISPATCH, whole && cohort),
                of(counts, Figure.WITHDRAWN_BEFORE_DISPATCH, whole && cohort),
                of(counts, Figure.DISPATCHED_OF_REGISTERED, whole && cohort),
                counts.of(Figure.DISPATCHED),
                counts.of(Figure.DISPATCHES),
                counts.of(Figure.SIGNED),
                counts.of(Figure.CONTACTED),
                counts.of(Figure.REPLIED),
                of(counts, Figure.CALLED_BACK, !cohort),
                counts.of(Figure.CLOSED),
                of(counts, Figure.TERMINATED, cohort),
                of(counts, Figure.WITHDRAWN, cohort),
                of(counts, Figure.MERGED, cohort),
                of(counts, Figure.OPEN, cohort),
                of(counts, Figure.OVERDUE, cohort),
                null,
                cohort ? Rates.percent(counts.of(Figure.CLOSED), counts.of(Figure.DISPATCHED)) : null,
                null);
    }

    private static @Nullable Long of(Counts counts, Figure figure, boolean exists) {
        return exists ? counts.of(figure) : null;
    }
}
