package hotline.reporting.facts;

import java.time.LocalDate;
import java.util.Comparator;

/**
 * The name of a counter of problem lists.
 *
 * @param basis cohort: by the day of collection; flow: by the day on which it was rectified
 * @param key the value of the dimension; empty for {@code ALL}, and where no value was named
 */
public record ProblemKey(
        Basis basis, Ledger ledger, ProblemDimension dimension, String key, LocalDate day, ProblemFigure figure)
        implements Comparable<ProblemKey> {
    private static final Comparator<ProblemKey> ORDER = Comparator.comparing(ProblemKey::basis)
            .thenComparing(ProblemKey::ledger)
            .thenComparing(ProblemKey::dimension)
            .thenComparing(ProblemKey::key)
            .thenComparing(ProblemKey::day)
            .thenComparing(ProblemKey::figure);

    @Override
    public int compareTo(ProblemKey other) {
        return ORDER.compare(this, other);
    }
}
