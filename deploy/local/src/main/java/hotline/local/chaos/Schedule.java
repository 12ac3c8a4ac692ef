package hotline.local.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * What befalls whom and when, from a seed alone. Faults are dealt like cards: all of them in a random order, then all again, so that
 * each comes as often as any other, give or take one.
 *
 * @param rounds in their order
 */
record Schedule(List<PlannedRound> rounds) {
    /** Two in a round: forty rounds have each of the thirty-five faults twice. */
    static final int FAULTS_A_ROUND = 2;

    /** A round's number, from 1, and what befalls in it, one after the other. */
    record PlannedRound(int number, List<PlannedFault> faults) {}

    /**
     * A fault and its moment.
     *
     * @param at since the start of the round
     * @param length how long it lasts, where it does
     * @param seed of what else is left to chance in it
     */
    record PlannedFault(Fault fault, Duration at, Duration length, long seed) {}

    /**
     * The schedule of a seed.
     *
     * @param round how long clients work in a round
     */
    static Schedule of(long seed, int rounds, Duration round, List<Fault> faults) {
        Random dealer = new Random(seed);
        Random moments = new Random(~seed); // apart, so that more rounds do not change the first ones
        List<Fault> deck = new ArrayList<>();
        while (deck.size() < rounds * FAULTS_A_ROUND) {
            List<Fault> shuffled = new ArrayList<>(faults);
            Collections.shuffle(shuffled, dealer);
            deck.addAll(shuffled);
        }
        List<PlannedRound> planned = new ArrayList<>();
        for (int number = 1; number <= rounds; number++) {
            List<PlannedFault> ofRound = new ArrayList<>();
            for (int i = 0; i < FAULTS_A_ROUND; i++) {
                Duration slot = round.dividedBy(FAULTS_A_ROUND);
                Duration at = slot.multipliedBy(i).plus(share(slot, 0.1, 0.4, moments));
                Fault fault = deck.get((number - 1) * FAULTS_A_ROUND + i);
                ofRound.add(new PlannedFault(fault, at, share(slot, 0.3, 0.5, moments), moments.nextLong()));
            }
            planned.add(new PlannedRound(number, ofRound));
        }
        return new Schedule(planned);
    }

    private static Duration share(Duration whole, double least, double most, Random random) {
        return Duration.ofMillis((long) (whole.toMillis() * random.nextDouble(least, most)));
    }
}
