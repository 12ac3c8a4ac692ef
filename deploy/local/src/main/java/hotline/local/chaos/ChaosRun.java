package hotline.local.chaos;

import hotline.local.LocalStack;
import hotline.local.chaos.RoundResult.Healed;
import hotline.local.chaos.Schedule.PlannedFault;
import hotline.local.chaos.Schedule.PlannedRound;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Plays a schedule on a stack that runs, round by round: clients work, faults come and go, then all must agree. */
final class ChaosRun {
    /** How long a part may take to serve again before the round goes on without it. */
    private static final Duration LONGEST_AWAY = Duration.ofSeconds(60);

    /** How long clients ask again for an answer that they did not get. */
    private static final Duration LONGEST_UNCLEAR = Duration.ofSeconds(40);

    /** How long all may take to agree: longer than any time-out in the product. */
    private static final Duration LONGEST_DRAIN = Duration.ofSeconds(75);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final LocalStack stack;
    private final Inflictor inflictor;
    private final Clients clients;
    private final Reader reader;
    private final Duration length;

    /**
     * Nothing is done yet.
     *
     * @param length how long clients work in a round
     */
    ChaosRun(LocalStack stack, Inflictor inflictor, long seed, Duration length) {
        Caller caller = new Caller(stack.address());
        this.stack = stack;
        this.inflictor = inflictor;
        this.clients = new Clients(caller, seed);
        this.reader = new Reader(stack, caller);
        this.length = length;
    }

    /** Plays a round to the end of its comparison. */
    RoundResult play(PlannedRound round) throws InterruptedException {
        int toldBefore = clients.answered();
        int contradictionsBefore = clients.contradictions().size();
        Instant start = Instant.now();
        clients.begin(round.number());
        List<Healed> faults = new ArrayList<>();
        for (PlannedFault planned : round.faults()) {
            sleepUntil(start.plus(planned.at()));
            Instant killed = Instant.now();
            inflictor.inflict(planned);
            faults.add(new Healed(
                    planned,
                    awaitServing(
                            planned.fault().part(),
                            planned.fault().kind() == Fault.Kind.KILL ? killed : Instant.now())));
        }
        sleepUntil(start.plus(length));
        clients.finish(LONGEST_UNCLEAR);
        return compare(round, faults, toldBefore, contradictionsBefore);
    }

    private RoundResult compare(PlannedRound round, List<Healed> faults, int toldBefore, int contradictionsBefore)
            throws InterruptedException {
        Instant end = Instant.now();
        Findings findings = new Findings(List.of(), List.of(), List.of("the stack did not answer"));
        boolean auditEqual = false;
        Duration drainedAfter = null;
        while (drainedAfter == null && Instant.now().isBefore(end.plus(LONGEST_DRAIN))) {
            Instant look = Instant.now();
            Optional<Seen> seen = reader.read();
            if (seen.isPresent()) {
                findings = Comparison.of(clients.told(), seen.get());
                auditEqual = seen.get().unequal().isEmpty();
            }
            if (seen.isPresent() && findings.isEmpty()) {
                drainedAfter = Duration.between(end, look);
            } else {
                Thread.sleep(BETWEEN_LOOKS);
            }
        }
        List<String> contradictions = clients.contradictions();
        return new RoundResult(
                round.number(),
                faults,
                clients.answered() - toldBefore,
                findings,
                contradictions.subList(contradictionsBefore, contradictions.size()),
                auditEqual,
                drainedAfter);
    }

    private @Nullable Duration awaitServing(Part part, Instant since) throws InterruptedException {
        while (Instant.now().isBefore(since.plus(LONGEST_AWAY))) {
            if (stack.process(part.process()).serves()) {
                return Duration.between(since, Instant.now());
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
        return null;
    }

    private static void sleepUntil(Instant moment) throws InterruptedException {
        Duration left = Duration.between(Instant.now(), moment);
        if (left.isPositive()) {
            Thread.sleep(left);
        }
    }
}
