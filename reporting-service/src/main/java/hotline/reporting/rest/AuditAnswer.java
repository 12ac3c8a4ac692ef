package hotline.reporting.rest;

import hotline.reporting.facts.Basis;
import hotline.reporting.facts.Dimension;
import hotline.reporting.facts.Figure;
import hotline.reporting.facts.Ledger;
import hotline.reporting.facts.ProblemDimension;
import hotline.reporting.indicators.Audit;
import hotline.reporting.indicators.Equation;
import hotline.reporting.indicators.Period;
import hotline.reporting.indicators.Slice;
import hotline.rest.Language;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The proof of the figures of a period.
 *
 * @param equal whether every equation holds and every counter agrees with the facts
 * @param equations each equation of rulebook §7 over the whole, each channel, area and type, and each unit
 */
public record AuditAnswer(
        LocalDate from,
        LocalDate to,
        OffsetDateTime asOf,
        boolean equal,
        List<ProvedEquation> equations,
        ComparedCounters counters,
        ComparedProblems problems) {

    /**
     * An equation over some tickets.
     *
     * @param equation its name
     * @param words what it says
     * @param unit empty for all
     * @param dimension ALL, CHANNEL, TYPE or AREA
     * @param key the value of the dimension
     * @param left the whole
     * @param right the parts added up
     * @param parts each part by its name in a summary
     */
    public record ProvedEquation(
            String equation,
            String words,
            String unit,
            Dimension dimension,
            String key,
            long left,
            long right,
            Map<String, Long> parts,
            boolean equal) {
        static ProvedEquation of(Audit.Proof proof, Language language) {
            Equation equation = proof.equation();
            Slice slice = proof.slice();
            Map<String, Long> parts = new LinkedHashMap<>();
            equation.parts()
                    .forEach(part -> parts.put(part.field(), proof.counts().of(part)));
            return new ProvedEquation(
                    equation.name(),
                    language.of(equation.words()),
                    slice.unit(),
                    slice.dimension(),
                    slice.key(),
                    proof.counts().of(equation.whole()),
                    equation.sumOfParts(proof.counts()),
                    parts,
                    proof.holds());
        }
    }

    /**
     * The counters against the facts.
     *
     * @param compared how many counters of the period were compared, each day's on its own
     * @param unequalCount how many disagree
     * @param unequal those that disagree, at most a thousand
     * @param totals each figure of the whole, added up over the period
     */
    public record ComparedCounters(
            long compared, long unequalCount, List<UnequalCounter> unequal, List<ComparedTotal> totals) {}

    /** The counters of the problem lists against their entries. */
    public record ComparedProblems(long compared, List<UnequalProblem> unequal) {
        static ComparedProblems of(Audit audit) {
            return new ComparedProblems(
                    audit.comparedProblems(),
                    audit.unequalProblems().stream().map(UnequalProblem::of).toList());
        }
    }

    /** A counter of the problem lists that disagrees with their entries. */
    public record UnequalProblem(
            String basis,
            Ledger ledger,
            ProblemDimension dimension,
            String key,
            LocalDate day,
            String figure,
            long counter,
            long facts) {
        static UnequalProblem of(Audit.ProblemDifference difference) {
            var key = difference.key();
            return new UnequalProblem(
                    written(key.basis()),
                    key.ledger(),
                    key.dimension(),
                    key.key(),
                    key.day(),
                    key.figure().name().toLowerCase(Locale.ROOT),
                    difference.counter(),
                    difference.facts());
        }
    }

    /** A counter that disagrees with the facts. */
    public record UnequalCounter(
            String basis,
            String unit,
            Dimension dimension,
            String key,
            LocalDate day,
            String figure,
            long counter,
            long facts) {
        static UnequalCounter of(Audit.Difference difference) {
            var key = difference.key();
            return new UnequalCounter(
                    written(key.basis()),
                    key.unit(),
                    key.dimension(),
                    key.key(),
                    key.day(),
                    key.figure().field(),
                    difference.counter(),
                    difference.facts());
        }
    }

    /** A figure of the whole as the counters and as the facts say it. */
    public record ComparedTotal(String basis, String figure, long counter, long facts, boolean equal) {
        static ComparedTotal of(Basis basis, Figure figure, Audit.Compared compared) {
            return new ComparedTotal(
                    written(basis),
                    figure.field(),
                    compared.counter(),
                    compared.facts(),
                    compared.counter() == compared.facts());
        }
    }

    static AuditAnswer of(Period period, OffsetDateTime asOf, Audit audit, Language language) {
        return new AuditAnswer(
                period.from(),
                period.to(),
                asOf,
                audit.isEqual(),
                audit.proofs().stream()
                        .map(proof -> ProvedEquation.of(proof, language))
                        .toList(),
                new ComparedCounters(
                        audit.compared(),
                        audit.unequalCount(),
                        audit.unequal().stream().map(UnequalCounter::of).toList(),
                        audit.totals().entrySet().stream()
                                .map(total -> ComparedTotal.of(
                                        total.getKey().basis(), total.getKey().figure(), total.getValue()))
                                .toList()),
                ComparedProblems.of(audit));
    }

    private static String written(Basis basis) {
        return basis.name().toLowerCase(Locale.ROOT);
    }
}
