package hotline.reporting.facts;

import java.time.Instant;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** By how much the counters of problem lists move, in key order: what entries add now, minus what they added before. */
public final class ProblemContributions {
    private final SortedMap<ProblemKey, Long> counted = new TreeMap<>();

    private ProblemContributions() {}

    /** By how much counters move when these entries become those. */
    public static SortedMap<ProblemKey, Long> moves(Collection<OpinionFact> before, Collection<OpinionFact> now) {
        ProblemContributions contributions = new ProblemContributions();
        now.forEach(fact -> contributions.count(fact, 1));
        before.forEach(fact -> contributions.count(fact, -1));
        return contributions.counted;
    }

    private void count(OpinionFact fact, long by) {
        count(fact, Basis.COHORT, fact.collectedAt(), ProblemFigure.COLLECTED, by);
        if (fact.rectifiedAt() != null) {
            count(fact, Basis.COHORT, fact.collectedAt(), ProblemFigure.RECTIFIED, by);
            count(fact, Basis.FLOW, fact.rectifiedAt(), ProblemFigure.RECTIFIED, by);
        }
    }

    private void count(OpinionFact fact, Basis basis, Instant at, ProblemFigure figure, long by) {
        count(fact, basis, ProblemDimension.ALL, null, at, figure, by);
        count(fact, basis, ProblemDimension.CHANNEL, fact.channel(), at, figure, by);
        count(fact, basis, ProblemDimension.UNIT, fact.unit(), at, figure, by);
        count(fact, basis, ProblemDimension.AREA, fact.area(), at, figure, by);
    }

    private void count(
            OpinionFact fact,
            Basis basis,
            ProblemDimension dimension,
            @Nullable String key,
            Instant at,
            ProblemFigure figure,
            long by) {
        counted.merge(
                new ProblemKey(
                        basis, fact.ledger(), dimension, key == null ? CounterKey.NONE : key, Days.of(at), figure),
                by,
                (one, more) -> one + more == 0 ? null : one + more);
    }
}
