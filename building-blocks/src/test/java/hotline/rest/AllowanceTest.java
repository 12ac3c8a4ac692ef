package hotline.rest;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.rest.Allowance.Rate;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AllowanceTest {
    private static final Rate TEN_A_SECOND = new Rate(10, 3);
    private static final long NOW = 42;

    private final Allowance allowance = new Allowance();

    @Test
    void afterTheBurstOneHasToWait() {
        assertThat(take(0)).isZero();
        assertThat(take(0)).isZero();
        assertThat(take(0)).isZero();
        assertThat(take(0)).isEqualTo(TimeUnit.MILLISECONDS.toNanos(100));
        assertThat(take(40)).isEqualTo(TimeUnit.MILLISECONDS.toNanos(60));
        assertThat(take(100)).isZero();
        assertThat(take(100)).isPositive();
    }

    @Test
    void aPauseBringsBackTheBurstAndNoMore() {
        assertThat(take(0)).isZero();
        for (int i = 0; i < 3; i++) {
            assertThat(take(60_000)).isZero();
        }
        assertThat(take(60_000)).isPositive();
    }

    @Test
    void theSteadyRateIsNeverRefused() {
        for (int i = 0; i < 1000; i++) {
            assertThat(take(i * 100L)).isZero();
        }
    }

    @Test
    void whoHasPausedIsForgotten() {
        assertThat(allowance.isWhole(NOW)).isTrue();
        assertThat(take(0)).isZero();
        assertThat(allowance.isWhole(NOW)).isFalse();
        assertThat(allowance.isWhole(NOW + TimeUnit.SECONDS.toNanos(1))).isTrue();
    }

    private long take(long millis) {
        return allowance.take(TEN_A_SECOND, NOW + TimeUnit.MILLISECONDS.toNanos(millis));
    }
}
