package hotline.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static final Duration ROUND = Duration.ofSeconds(12);
    private static final List<Fault> ALL = Fault.all(List.of(Fault.Kind.values()));

    @Test
    void aSeedSaysAllAndAnotherSeedSaysSomethingElse() {
        assertThat(Schedule.of(7, 40, ROUND, ALL)).isEqualTo(Schedule.of(7, 40, ROUND, ALL));
        assertThat(Schedule.of(8, 40, ROUND, ALL)).isNotEqualTo(Schedule.of(7, 40, ROUND, ALL));
    }

    @Test
    void aRoundOfALongScheduleIsThatOfAShortOne() {
        List<Schedule.PlannedRound> all = Schedule.of(7, 40, ROUND, ALL).rounds();
        assertThat(Schedule.of(7, 3, ROUND, ALL).rounds().getFirst()).isEqualTo(all.getFirst());
    }

    @Test
    void fortyRoundsHaveEachKindOnEachProcessThatItMakesSenseOnAtLeastTwice() {
        for (long seed = 0; seed < 50; seed++) {
            Map<Fault, Long> times = Schedule.of(seed, 40, ROUND, ALL).rounds().stream()
                    .flatMap(round -> round.faults().stream())
                    .map(Schedule.PlannedFault::fault)
                    .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
            assertThat(times).hasSize(ALL.size());
            assertThat(times.values()).allMatch(n -> n >= 2);
        }
    }

    @Test
    void theFaultsOfARoundComeOneAfterTheOtherAndEndWithIt() {
        Schedule.of(7, 40, ROUND, ALL).rounds().forEach(round -> {
            Duration end = Duration.ZERO;
            for (Schedule.PlannedFault planned : round.faults()) {
                assertThat(planned.at()).isGreaterThan(end);
                end = planned.at().plus(planned.length());
            }
            assertThat(end).isLessThan(ROUND);
        });
    }

    @Test
    void whatMakesNoSenseSaysWhy() {
        assertThat(ALL).hasSize(5 * 6 + 2 + 3);
        assertThat(Fault.Kind.FULL_DISK.senselessOn(Part.INTAKE)).isPresent();
        assertThat(Fault.Kind.CLOCK.senselessOn(Part.KAFKA)).isPresent();
    }
}
