package hotline.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TimesTest {
    @Test
    void percentilesAreTakenByTheNearestRank() {
        Times times = new Times();
        for (int milliseconds = 5_000; milliseconds > 0; milliseconds--) {
            times.add(milliseconds * 1_000_000L);
        }
        assertThat(times.count()).isEqualTo(5_000);
        assertThat(times.median()).isEqualTo(2_500);
        assertThat(times.p99()).isEqualTo(4_950);
        assertThat(times.percentile(100)).isEqualTo(5_000);
    }

    @Test
    void oneTimeIsEveryPercentile() {
        Times times = new Times();
        times.add(1_500_000);
        assertThat(times.median()).isEqualTo(1.5);
        assertThat(times.p99()).isEqualTo(1.5);
    }

    @Test
    void nothingDoneHasNone() {
        assertThat(new Times().median()).isNaN();
    }

    @Test
    void timesOfSeveralClientsAreOne() {
        Times one = new Times();
        one.add(1_000_000);
        Times other = new Times();
        other.add(3_000_000);
        one.addAll(other);
        assertThat(one.count()).isEqualTo(2);
        assertThat(one.p99()).isEqualTo(3);
    }
}
