package hotline.dispatch.cases;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.outcome.Outcome;

/** What is refused names its rule and changes nothing. */
final class Rejections {
    private Rejections() {}

    static void assertRejected(Outcome outcome, CaseRule rule, DispatchCase one) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Rejected.class,
                        rejected -> assertThat(rejected.rule()).isEqualTo(rule));
        assertThat(((Outcome.Rejected) outcome).standing())
                .isEqualTo(one.stage().name());
    }
}
