package hotline.reporting.indicators;

import hotline.reporting.facts.Basis;
import hotline.reporting.facts.CaseStage;
import hotline.reporting.facts.CounterKey;
import hotline.reporting.facts.Dimension;
import hotline.reporting.facts.Figure;
import hotline.reporting.facts.ProblemKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The proof of a report: every counter of tickets and of problem lists against the facts, and every equation of rulebook §7
 * over what the counters say (what is open or in stock has no counter and is read from the facts).
 */
public final class Audit {
    /** How many unequal counters are kept to be shown; all are numbered. */
    public static final int MOST_SHOWN = 1000;

    private static final Set<Dimension> PROVED =
            EnumSet.of(Dimension.ALL, Dimension.CHANNEL, Dimension.AREA, Dimension.TYPE);

    private final Map<Slice, Counts> cohort = new TreeMap<>();
    private final Map<Slice, Counts> overTime = new TreeMap<>();
    private final List<ProblemDifference> unequalProblems = new ArrayList<>();
    private final Map<Total, Compared> totals = new TreeMap<>();
    private final List<Difference> unequal = new ArrayList<>();
    private long compared;
    private long unequalCount;
    private long comparedProblems;

    /** A counter, what it says, and what the facts say. */
    public record Difference(CounterKey key, long counter, long facts) {}

    /** A counter of problem lists, what it says, and what the facts say. */
    public record ProblemDifference(ProblemKey key, long counter, long facts) {}

    /** A figure of the whole. */
    public record Total(Basis basis, Figure figure) implements Comparable<Total> {
        @Override
        public int compareTo(Total other) {
            int byBasis = basis.compareTo(other.basis);
            return byBasis != 0 ? byBasis : figure.compareTo(other.figure);
        }
    }

    /** What counters say and what facts say, each added up. */
    public record Compared(long counter, long facts) {
        Compared plus(Compared other) {
            return new Compared(counter + other.counter, facts + other.facts);
        }
    }

    /** An equation over a slice, with all figures of that slice. */
    public record Proof(Equation equation, Slice slice, Counts counts) {
        /** Whether both sides are equal. */
        public boolean holds() {
            return equation.holds(counts);
        }
    }

    /** Takes a counter of the period, or one that the facts say there should be. */
    public void compare(CounterKey key, long counter, long facts) {
        compared++;
        if (counter != facts) {
            unequalCount++;
            if (unequal.size() < MOST_SHOWN) {
                unequal.add(new Difference(key, counter, facts));
            }
        }
        Slice slice = new Slice(key.unit(), key.dimension(), key.key());
        if (key.basis() == Basis.COHORT) {
            counts(slice).add(key.figure(), counter);
        } else if (key.basis() == Basis.FLOW && key.dimension() == Dimension.ALL) {
            overTime(slice).add(key.figure(), counter);
        }
        if (slice.equals(Slice.WHOLE)) {
            totals.merge(new Total(key.basis(), key.figure()), new Compared(counter, facts), Compared::plus);
        }
    }

    /** Takes tickets that are open, one count for each stage in which tickets of the slice stand. */
    public void open(Slice slice, CaseStage stage, long tickets) {
        counts(slice).add(Figure.OPEN, tickets);
        counts(slice).add(stage.openPart(), tickets);
    }

    /** Takes how many cases were in hand when the period began, and when it ended: all, or those of one unit. */
    public void stock(Slice slice, long opening, long closing) {
        overTime(slice).add(Figure.OPENING_STOCK, opening);
        overTime(slice).add(Figure.CLOSING_STOCK, closing);
    }

    /** Takes a counter of problem lists of the period, or one that the facts say there should be. */
    public void compare(ProblemKey key, long counter, long facts) {
        comparedProblems++;
        if (counter != facts) {
            unequalProblems.add(new ProblemDifference(key, counter, facts));
        }
    }

    /** Whether all counters agree with the facts and all equations hold. */
    public boolean isEqual() {
        return unequalCount == 0
                && unequalProblems.isEmpty()
                && proofs().stream().allMatch(Proof::holds);
    }

    /** Every equation: over the whole, over each channel, area and type, and over each unit where units have it. */
    public List<Proof> proofs() {
        List<Proof> proofs = new ArrayList<>();
        cohort.forEach((slice, counts) -> {
            if (PROVED.contains(slice.dimension())) {
                for (Equation equation : Equation.values()) {
                    if (!equation.isOverTime() && (!slice.isUnit() || equation.isAlsoByUnit())) {
                        proofs.add(new Proof(equation, slice, counts));
                    }
                }
            }
        });
        overTime.forEach((slice, counts) -> proofs.add(new Proof(Equation.STOCK, slice, counts)));
        return proofs;
    }

    /** Each figure of the whole, as counters and facts say it. */
    public Map<Total, Compared> totals() {
        return Collections.unmodifiableMap(totals);
    }

    /** How many counters were compared. */
    public long compared() {
        return compared;
    }

    /** How many of them disagree with the facts. */
    public long unequalCount() {
        return unequalCount;
    }

    /** Those that disagree, at most {@link #MOST_SHOWN}. */
    public List<Difference> unequal() {
        return unequal.stream().sorted(Comparator.comparing(Difference::key)).toList();
    }

    /** How many counters of problem lists were compared. */
    public long comparedProblems() {
        return comparedProblems;
    }

    /** Those of them that disagree. */
    public List<ProblemDifference> unequalProblems() {
        return unequalProblems.stream()
                .sorted(Comparator.comparing(ProblemDifference::key))
                .toList();
    }

    private Counts overTime(Slice slice) {
        return overTime.computeIfAbsent(slice, one -> new Counts());
    }

    private Counts counts(Slice slice) {
        return cohort.computeIfAbsent(slice, one -> new Counts());
    }
}
