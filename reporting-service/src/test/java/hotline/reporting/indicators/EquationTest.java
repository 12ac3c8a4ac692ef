package hotline.reporting.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.reporting.facts.Basis;
import hotline.reporting.facts.CaseStage;
import hotline.reporting.facts.CaseStanding;
import hotline.reporting.facts.CounterKey;
import hotline.reporting.facts.Dimension;
import hotline.reporting.facts.FactEvent;
import hotline.reporting.facts.Figure;
import hotline.reporting.facts.Ledger;
import hotline.reporting.facts.ProblemDimension;
import hotline.reporting.facts.ProblemFigure;
import hotline.reporting.facts.ProblemKey;
import hotline.reporting.facts.Story;
import hotline.reporting.facts.Tickets;
import hotline.reporting.facts.Tickets.Way;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EquationTest {

    static Stream<Way> everyWay() {
        return Tickets.all().stream();
    }

    @ParameterizedTest
    @MethodSource("everyWay")
    void every_equation_holds_after_each_event(Way way) {
        for (int heard = 1; heard <= way.events().size(); heard++) {
            Audit audit = auditOf(way.events().subList(0, heard));

            assertThat(audit.proofs()).isNotEmpty().allMatch(Audit.Proof::holds);
            assertThat(audit.isEqual()).isTrue();
        }
    }

    @Test
    void a_counter_that_disagrees_with_the_facts_is_named() {
        Audit audit = auditOf(Tickets.signed().events());
        CounterKey key =
                new CounterKey(Basis.FLOW, "MZJ", Dimension.ALL, "", LocalDate.parse("2019-03-05"), Figure.SIGNED);

        audit.compare(key, 2, 1);

        assertThat(audit.isEqual()).isFalse();
        assertThat(audit.unequalCount()).isEqualTo(1);
        assertThat(audit.unequal()).containsExactly(new Audit.Difference(key, 2, 1));
    }

    @Test
    void what_moved_in_and_did_not_move_out_is_in_stock() {
        Audit audit = auditOf(Tickets.dispatchedAgain().events());
        assertThat(audit.proofs().stream().filter(proof -> proof.equation() == Equation.STOCK))
                .extracting(proof -> proof.slice().unit())
                .containsExactly("", "MZJ", "NMJ");

        audit.stock(Slice.ofUnit("NMJ"), 1, 0);

        assertThat(audit.proofs().stream().filter(proof -> !proof.holds()))
                .extracting(Audit.Proof::slice)
                .containsExactly(Slice.ofUnit("NMJ"));
    }

    @Test
    void a_counter_of_a_problem_list_that_disagrees_is_named() {
        Audit audit = new Audit();
        ProblemKey key = new ProblemKey(
                Basis.COHORT,
                Ledger.BANNER_PROBLEM,
                ProblemDimension.ALL,
                "",
                LocalDate.parse("2019-03-05"),
                ProblemFigure.RECTIFIED);

        audit.compare(key, 57, 56);

        assertThat(audit.isEqual()).isFalse();
        assertThat(audit.unequalProblems()).containsExactly(new Audit.ProblemDifference(key, 57, 56));
    }

    @Test
    void an_equation_that_does_not_hold_is_shown_though_counters_and_facts_agree() {
        Audit audit = auditOf(Tickets.dispatched().events());

        audit.compare(
                new CounterKey(Basis.COHORT, "", Dimension.ALL, "", LocalDate.parse("2019-03-05"), Figure.TERMINATED),
                1,
                1);

        assertThat(audit.isEqual()).isFalse();
        assertThat(audit.proofs().stream().filter(proof -> !proof.holds()))
                .extracting(Audit.Proof::equation)
                .containsExactly(Equation.DISPATCHED);
    }

    private static Audit auditOf(List<FactEvent> events) {
        Story story = Tickets.story(events);
        Audit audit = new Audit();
        story.moves().byKey().forEach((key, n) -> audit.compare(key, n, n));
        for (String unit : List.of("", "MZJ", "NMJ")) {
            audit.stock(Slice.ofUnit(unit), 0, inHand(story, unit));
        }
        CaseStanding standing = story.now().standing();
        if (standing != null && standing.handling() != null && standing.stage() != CaseStage.CLOSED) {
            List.of(
                            Slice.WHOLE,
                            Slice.ofUnit(standing.handling().leadUnit()),
                            Slice.of(Dimension.CHANNEL, "PHONE"),
                            Slice.of(Dimension.TYPE, "HELP"),
                            Slice.of(Dimension.AREA, "150522100"))
                    .forEach(slice -> audit.open(slice, standing.stage(), 1));
        }
        return audit;
    }

    private static long inHand(Story story, String unit) {
        return story.assignments().stream()
                .filter(assignment -> unit.isEmpty() || assignment.unit().equals(unit))
                .filter(assignment -> assignment.endedAt() == null)
                .count();
    }
}
