package hotline.reporting.indicators;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * In which band each unit stands (rulebook §7): within its class only, by the period where the sample is large enough, else
 * by three rolling months, else in none.
 */
public final class Ranking {
    private final Score.Weights weights;
    private final long leastSample;
    private final Map<String, List<BigDecimal>> scores = new HashMap<>();
    private final Map<String, List<BigDecimal>> rollingScores = new HashMap<>();

    /** By what a unit is judged. */
    public enum By {
        PERIOD,
        ROLLING_3_MONTHS,
        /** Too few call-backs: the cases are listed instead of rates. */
        CASES
    }

    /** The band, and by what it was found; no band where cases are listed, or where the unit belongs to no class. */
    public record Place(Optional<Band> band, By by) {}

    /** A ranking without units yet. */
    public Ranking(Score.Weights weights, long leastSample) {
        this.weights = weights;
        this.leastSample = leastSample;
    }

    /** Takes a unit into its class, with what it did in the period and in the three months that end with it. */
    public void take(String unitClass, Sample period, Sample rolling) {
        take(scores, unitClass, period);
        take(rollingScores, unitClass, rolling);
    }

    private void take(Map<String, List<BigDecimal>> byClass, String unitClass, Sample sample) {
        BigDecimal score = sample.score(weights);
        if (isEnough(sample) && score != null) {
            byClass.computeIfAbsent(unitClass, one -> new ArrayList<>()).add(score);
        }
    }

    /** Where a unit that was taken stands. */
    public Place place(String unitClass, Sample period, Sample rolling) {
        if (isEnough(period)) {
            return new Place(band(scores, unitClass, period), By.PERIOD);
        }
        return isEnough(rolling)
                ? new Place(band(rollingScores, unitClass, rolling), By.ROLLING_3_MONTHS)
                : new Place(Optional.empty(), By.CASES);
    }

    private Optional<Band> band(Map<String, List<BigDecimal>> byClass, String unitClass, Sample sample) {
        BigDecimal score = sample.score(weights);
        return score == null || unitClass.isEmpty()
                ? Optional.empty()
                : Optional.of(Band.of(score, byClass.getOrDefault(unitClass, List.of(score))));
    }

    private boolean isEnough(Sample sample) {
        return sample.validCallBacks() >= leastSample;
    }
}
