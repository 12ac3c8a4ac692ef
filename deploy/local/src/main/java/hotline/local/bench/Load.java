package hotline.local.bench;

import hotline.local.StackException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Clients that register one ticket after the other, each on a connection of its own: a closed loop. */
final class Load {
    static final int CREATED = 201;

    private final Crew crew;
    private final int port;
    private final List<byte[]> registrations;
    private final AtomicLong registered = new AtomicLong();

    /**
     * @param registrations requests that are answered with 201, sent in turn
     */
    Load(Crew crew, int port, List<byte[]> registrations) {
        this.crew = crew;
        this.port = port;
        this.registrations = List.copyOf(registrations);
    }

    /** What a client waits for before each ticket; false ends it. */
    interface Gate {
        /** Nothing to wait for. */
        Gate OPEN = () -> true;

        boolean pass() throws InterruptedException;
    }

    /**
     * What came of it.
     *
     * @param times from the first byte sent to the last byte of the 201
     * @param seconds that it took
     */
    record Result(Times times, double seconds) {
        double aSecond() {
            return times.count() / seconds;
        }
    }

    /** Tickets answered with 201 until now. */
    long registered() {
        return registered.get();
    }

    Result run(int clients, Duration duration, Gate gate) {
        long begin = System.nanoTime();
        long end = begin + duration.toNanos();
        List<Times> each = crew.all("client", clients, number -> () -> client(number, end, gate));
        double seconds = (System.nanoTime() - begin) / 1e9;
        Times all = new Times();
        each.forEach(all::addAll);
        return new Result(all, seconds);
    }

    private Times client(int number, long end, Gate gate) throws IOException, InterruptedException {
        Times times = new Times();
        try (KeepAlive connection = new KeepAlive(port)) {
            int next = number * 37;
            while (System.nanoTime() < end && gate.pass()) {
                long begin = System.nanoTime();
                register(connection, next++);
                times.add(System.nanoTime() - begin);
            }
        }
        return times;
    }

    /** Registers one ticket and returns its address. */
    String register(KeepAlive connection, int which) throws IOException {
        KeepAlive.Answer answer = connection.send(registrations.get(which % registrations.size()));
        if (answer.status() != CREATED) {
            throw new StackException("A registration was answered with " + answer.status() + ": " + answer.text());
        }
        registered.incrementAndGet();
        return answer.location();
    }
}
