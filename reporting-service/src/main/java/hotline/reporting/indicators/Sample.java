package hotline.reporting.indicators;

import hotline.reporting.facts.Basis;
import hotline.reporting.facts.Figure;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What one unit is judged by over one period: where its tickets stand now, and its limits that fell due. */
public record Sample(Counts cohort, Counts due) {

    /** Nothing was counted. */
    public static Sample empty() {
        return new Sample(new Counts(), new Counts());
    }

    /** A rate in the basis of the rulebook's table: limits that fell due where it is about limits, else the cohort. */
    public @Nullable BigDecimal percent(Rate rate) {
        return rate.bases().contains(Basis.DUE) ? rate.percent(Basis.DUE, due) : rate.percent(Basis.COHORT, cohort);
    }

    /** The score to two decimals; null where one of its three rates is none. */
    public @Nullable BigDecimal score(Score.Weights weights) {
        return Score.of(cohort, due, weights);
    }

    /** Call-backs over which resolution and satisfaction are counted. */
    public long validCallBacks() {
        return cohort.of(Figure.CALLED_BACK_VALID);
    }
}
