package hotline.reporting.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.reporting.facts.Basis;
import hotline.reporting.facts.Figure;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rates, and the figures they are made of. */
class RateTest {

    @Test
    void the_campaign_of_2019() {
        Counts counts = new Counts();
        counts.add(Figure.DISPATCHED, 92);
        counts.add(Figure.CLOSED, 85);

        assertThat(Rate.CLOSED_RATE.percent(Basis.COHORT, counts)).isEqualByComparingTo("92.39");
        assertThat(Rate.CLOSED_RATE.percent(Basis.FLOW, counts)).isNull();
        assertThat(Rate.RESOLUTION_RATE.percent(Basis.COHORT, counts)).isNull();
    }

    @Test
    void on_time_is_of_what_fell_due_in_either_basis() {
        Counts cohort = new Counts();
        cohort.add(Figure.DISPATCHED, 10);
        cohort.add(Figure.ON_TIME, 2);
        cohort.add(Figure.LATE, 1);
        Counts due = new Counts();
        due.add(Figure.REPLY_DUE, 8);
        due.add(Figure.REPLIED_IN_TIME, 1);

        assertThat(Rate.ON_TIME_RATE.percent(Basis.COHORT, cohort)).isEqualByComparingTo("66.67");
        assertThat(Rate.ON_TIME_RATE.percent(Basis.DUE, due)).isEqualByComparingTo("12.50");
        assertThat(new Sample(cohort, due).percent(Rate.ON_TIME_RATE)).isEqualByComparingTo("12.50");
    }

    @ParameterizedTest
    @EnumSource
    void a_rate_is_made_of_figures_that_exist_in_its_basis_and_of_units(Rate rate) {
        for (Basis basis : rate.bases()) {
            Rate.Fraction fraction = Objects.requireNonNull(rate.fraction(basis));
            assertThat(Stream.concat(Stream.of(fraction.part()), fraction.whole().stream()))
                    .allMatch(figure -> Meaning.of(figure).exists(basis, true));
        }
    }

    @Test
    void names_are_told_apart() {
        assertThat(Stream.concat(
                        Meaning.shown().stream().map(Figure::field),
                        Arrays.stream(Rate.values()).map(Rate::field)))
                .doesNotHaveDuplicates();
    }
}
