package hotline.reporting.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.reporting.facts.Figure;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Scores, and the bands in which units of a class stand. */
class RankingTest {
    private static final Score.Weights WEIGHTS =
            new Score.Weights(new BigDecimal("0.30"), new BigDecimal("0.35"), new BigDecimal("0.35"));

    private final Ranking ranking = new Ranking(WEIGHTS, 10);

    @Test
    void the_score_weighs_response_resolution_and_satisfaction() {
        // R 2/3, J 7/12, M 11/12: 20 + 20.4166… + 32.0833… = 72.50
        assertThat(sample(12, 7, 11, 2, 3).score(WEIGHTS)).isEqualByComparingTo("72.50");
        // rounded once, at the end: 0.35 × 100/3 + 0.35 × 100/3 + 0.30 × 100/3
        assertThat(sample(3, 1, 1, 1, 3).score(WEIGHTS)).isEqualByComparingTo("33.33");
        assertThat(sample(0, 0, 0, 2, 3).score(WEIGHTS)).isNull();
        assertThat(sample(3, 1, 1, 0, 0).score(WEIGHTS)).isNull();
    }

    @Test
    void weights_add_up_to_one() {
        BigDecimal third = new BigDecimal("0.33");
        assertThatThrownBy(() -> new Score.Weights(third, third, third)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Score.Weights(new BigDecimal("1.5"), new BigDecimal("-0.5"), BigDecimal.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_class_falls_into_quarters() {
        List<Sample> eight = new ArrayList<>();
        for (int satisfied = 10; satisfied > 2; satisfied--) {
            eight.add(sample(10, 5, satisfied, 1, 1));
        }
        eight.forEach(sample -> ranking.take("DEPARTMENT", sample, sample));

        assertThat(eight.stream().map(sample -> band("DEPARTMENT", sample, sample)))
                .containsExactly(
                        Band.GOOD,
                        Band.GOOD,
                        Band.FAIRLY_GOOD,
                        Band.FAIRLY_GOOD,
                        Band.AVERAGE,
                        Band.AVERAGE,
                        Band.POOR,
                        Band.POOR);
    }

    @Test
    void equal_scores_stand_in_the_same_band_and_who_is_alone_in_the_first() {
        Sample same = sample(10, 5, 5, 1, 1);
        for (int i = 0; i < 4; i++) {
            ranking.take("TOWNSHIP", same, same);
        }
        Sample alone = sample(10, 0, 0, 0, 1);
        ranking.take("VERTICAL", alone, alone);

        assertThat(band("TOWNSHIP", same, same)).isEqualTo(Band.GOOD);
        assertThat(band("VERTICAL", alone, alone)).isEqualTo(Band.GOOD);
    }

    @Test
    void no_unit_is_ranked_with_another_class() {
        Sample bad = sample(10, 0, 0, 0, 1);
        Sample good = sample(10, 10, 10, 1, 1);
        ranking.take("VERTICAL", bad, bad);
        ranking.take("DEPARTMENT", good, good);
        ranking.take("DEPARTMENT", bad, bad);

        assertThat(band("VERTICAL", bad, bad)).isEqualTo(Band.GOOD);
        assertThat(band("DEPARTMENT", bad, bad)).isEqualTo(Band.AVERAGE);
        assertThat(ranking.place("", bad, bad).band()).isEmpty();
    }

    @Test
    void too_small_a_sample_is_judged_by_three_months_and_below_that_not_at_all() {
        Sample small = sample(9, 9, 9, 1, 1);
        Sample enough = sample(10, 1, 1, 1, 1);
        Sample others = sample(20, 20, 20, 1, 1);
        ranking.take("DEPARTMENT", small, enough);
        ranking.take("DEPARTMENT", others, others);

        Ranking.Place place = ranking.place("DEPARTMENT", small, enough);
        assertThat(place.by()).isEqualTo(Ranking.By.ROLLING_3_MONTHS);
        assertThat(place.band()).contains(Band.AVERAGE);
        assertThat(ranking.place("DEPARTMENT", small, small))
                .isEqualTo(new Ranking.Place(Optional.empty(), Ranking.By.CASES));
        assertThat(ranking.place("DEPARTMENT", others, others).band())
                .as("the small one is no competitor in the period")
                .contains(Band.GOOD);
    }

    private Band band(String unitClass, Sample period, Sample rolling) {
        return ranking.place(unitClass, period, rolling).band().orElseThrow();
    }

    private static Sample sample(long valid, long resolved, long satisfied, long responded, long due) {
        Counts cohort = new Counts();
        cohort.add(Figure.CALLED_BACK_VALID, valid);
        cohort.add(Figure.RESOLVED, resolved);
        cohort.add(Figure.SATISFIED, satisfied);
        Counts limits = new Counts();
        limits.add(Figure.RESPONDED_IN_TIME, responded);
        limits.add(Figure.RESPONSE_DUE, due);
        return new Sample(cohort, limits);
    }
}
