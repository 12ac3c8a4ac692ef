package hotline.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTest {
    @Test
    void aTargetStandsBesideTheLimitOfTheSameRun() {
        Figures figures = new Figures();
        figures.add("limit.transaction.8.perSecond", 4_000);
        figures.add("limit.transaction.8.perSecond", 5_000);
        figures.add("register.8.perSecond", 900);
        figures.add("visible.case.median", 9);
        assertThat(Report.targets(figures))
                .containsExactly(
                        "✓ 201s a second, 8 clients, against the limit's transactions: 0.200 × (at least 0.140)",
                        "✗ 201 → case visible, 50 a second, median: 9.00 ms (at most 8.00)");
    }

    @Test
    void figuresHaveTheirUnits() {
        Figures figures = new Figures();
        figures.add("register.8.perSecond", 901.4);
        figures.add("sustained.cpu", 2.345);
        figures.add("fill.seconds", 61.26);
        figures.add("sustained.backlog.firstHalf", 0.5);
        assertThat(Report.figures(figures))
                .containsExactly(
                        "register.8.perSecond              901 a second",
                        "sustained.cpu                     2.35 ms",
                        "fill.seconds                      61.3 s",
                        "sustained.backlog.firstHalf       0.500 ");
    }

    @Test
    void whatGrowsMoreThanAFifthIsMarked() {
        Figures small = summaryOf(2, 4);
        assertThat(Report.growth(10, small, 1_000, summaryOf(2, 4.4)))
                .containsExactly(
                        "✓ summary, median, against the limit's aggregate: 1.10 × worse at 1000 than at 10 (at most 1.20)");
        assertThat(Report.growth(10, small, 1_000, summaryOf(2, 6)))
                .containsExactly(
                        "✗ summary, median, against the limit's aggregate: 1.50 × worse at 1000 than at 10 (at most 1.20)");
    }

    @Test
    void aRateThatFallsGrowsWorseToo() {
        Target rate = Target.ALL.getFirst();
        Figures small = new Figures();
        small.add(rate.figure(), 200);
        small.add(rate.against(), 1_000);
        Figures large = new Figures();
        large.add(rate.figure(), 100);
        large.add(rate.against(), 1_000);
        assertThat(rate.growth(small, large)).isEqualTo(2);
    }

    @Test
    void whatOthersTookIsSaid() {
        CpuShares shares = new CpuShares(Map.of("intake", 500.0, CpuClock.BENCH, 100.0), 1_600, 1, 2);
        assertThat(shares.product()).isEqualTo(500);
        assertThat(shares.others()).isEqualTo(0.5);
        assertThat(Report.processors("a part", shares))
                .startsWith("a part: 1.0 s on 2 processors, busy 80 %, others 50 %; milliseconds: ")
                .contains("intake 500");
    }

    private static Figures summaryOf(double aggregate, double summary) {
        Figures figures = new Figures();
        figures.add("limit.aggregate.median", aggregate);
        figures.add("read.summary.median", summary);
        return figures;
    }
}
