package hotline.local.chaos;

import hotline.local.LocalStack;
import hotline.local.chaos.Schedule.PlannedFault;
import java.time.Duration;
import java.util.Map;
import java.util.Random;

/** Does to a stack what a schedule says, and undoes it. */
final class Inflictor {
    private static final Duration LONGEST_DELAY = Duration.ofMillis(300);

    /** An idempotency key is kept for seven days, so a clock that jumps further may forget one that is still in use. */
    private static final int LONGEST_JUMP_MINUTES = 60 * 24 * 3;

    private final LocalStack stack;
    private final Proxies proxies;
    private final Map<Part, SmallDisk> disks;

    /**
     * Nothing is done yet.
     *
     * @param disks those that can be filled
     */
    Inflictor(LocalStack stack, Proxies proxies, Map<Part, SmallDisk> disks) {
        this.stack = stack;
        this.proxies = proxies;
        this.disks = disks;
    }

    /** Begins a fault, lets it last, and ends it. */
    void inflict(PlannedFault planned) throws InterruptedException {
        Fault fault = planned.fault();
        Random random = new Random(planned.seed());
        switch (fault.kind()) {
            case KILL -> stack.kill(fault.part().process());
            case FREEZE -> {
                stack.process(fault.part().process()).suspend();
                Thread.sleep(planned.length());
                stack.process(fault.part().process()).resume();
            }
            case CUT -> {
                proxies.of(fault.part()).forEach(TcpProxy::cut);
                Thread.sleep(planned.length());
                heal(fault.part());
            }
            case DELAY -> {
                proxies.of(fault.part()).forEach(proxy -> proxy.delay(LONGEST_DELAY, random.nextLong()));
                Thread.sleep(planned.length());
                heal(fault.part());
            }
            case HALF_OPEN -> {
                proxies.of(fault.part()).forEach(proxy -> proxy.halfOpen(random.nextBoolean()));
                Thread.sleep(planned.length());
                heal(fault.part());
            }
            case FULL_DISK -> fillDisk(fault.part(), planned.length());
            case CLOCK -> {
                proxies.moveClock(fault.part(), jump(random));
                Thread.sleep(planned.length().dividedBy(2));
                proxies.moveClock(fault.part(), jump(random).negated());
                Thread.sleep(planned.length().dividedBy(2));
                proxies.moveClock(fault.part(), Duration.ZERO);
            }
        }
    }

    private void heal(Part part) {
        proxies.of(part).forEach(TcpProxy::heal);
    }

    private void fillDisk(Part part, Duration length) throws InterruptedException {
        SmallDisk disk = disks.get(part);
        if (disk == null) {
            throw new IllegalStateException("no small disk under " + part);
        }
        disk.fill();
        Thread.sleep(length);
        disk.free();
    }

    private static Duration jump(Random random) {
        return Duration.ofMinutes(random.nextInt(1, LONGEST_JUMP_MINUTES));
    }
}
