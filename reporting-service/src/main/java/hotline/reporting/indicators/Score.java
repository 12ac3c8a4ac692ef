package hotline.reporting.indicators;

import hotline.reporting.facts.Basis;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** A unit's score out of 100 (rulebook §7): response R of the limits that fell due, resolution J and satisfaction M of the cohort. */
public final class Score {
    private Score() {}

    /** How much each counts; the three add up to one. */
    public record Weights(BigDecimal response, BigDecimal resolution, BigDecimal satisfaction) {

        /**
         * Refuses weights that make no score out of 100.
         *
         * @throws IllegalArgumentException when they do not add up to one, or one is negative
         */
        public Weights {
            if (response.add(resolution).add(satisfaction).compareTo(BigDecimal.ONE) != 0
                    || response.signum() < 0
                    || resolution.signum() < 0
                    || satisfaction.signum() < 0) {
                throw new IllegalArgumentException("the weights of a score add up to 1, and none is negative: "
                        + response + ", " + resolution + ", " + satisfaction);
            }
        }
    }

    /** The score to two decimals, half up; null where one of the three rates is none. */
    public static @Nullable BigDecimal of(Counts cohort, Counts due, Weights weights) {
        BigDecimal response = Rate.RESPONSE_RATE.exactly(Basis.DUE, due);
        BigDecimal resolution = Rate.RESOLUTION_RATE.exactly(Basis.COHORT, cohort);
        BigDecimal satisfaction = Rate.SATISFACTION_RATE.exactly(Basis.COHORT, cohort);
        return response == null || resolution == null || satisfaction == null
                ? null
                : response.multiply(weights.response())
                        .add(resolution.multiply(weights.resolution()))
                        .add(satisfaction.multiply(weights.satisfaction()))
                        .setScale(2, RoundingMode.HALF_UP);
    }
}
