package hotline.local.bench;

import hotline.local.LocalStack;
import hotline.local.PostgresProcess;
import hotline.local.StackException;
import java.io.IOException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * How long after its 201 a ticket can be seen as a case, and is counted, at a steady rate of registrations. What is asked is the
 * database that the answer would be read from, for all tickets under way at once, about each millisecond: so a time is at most a
 * millisecond or two too long, never too short, and the asking takes little. A case that is committed is what GET shows; a ticket is
 * counted when the report's row of it has both its registration and its dispatch, which the counters took in the same transaction.
 */
final class Visible {
    private static final Duration LOOK = Duration.ofMillis(1);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int CLIENTS = 4;

    private final Crew crew;
    private final Load load;
    private final LocalStack stack;
    private final int port;

    Visible(Crew crew, Load load, LocalStack stack, int port) {
        this.crew = crew;
        this.load = load;
        this.stack = stack;
        this.port = port;
    }

    /**
     * What came of it.
     *
     * @param registered from the request to the 201
     * @param dispatched from the 201 until the case could be read
     * @param counted from the 201 until the report had counted its dispatch
     */
    record Result(Times registered, Times dispatched, Times counted) {}

    Result run(int aSecond, Duration duration) {
        Watch cases = new Watch("dispatch", "SELECT ticket_id FROM dispatch_case WHERE ticket_id = ANY (?)");
        Watch facts = new Watch(
                "reporting",
                "SELECT id FROM " + generation()
                        + ".ticket_fact WHERE id = ANY (?) AND ticket_sequence > 0 AND case_sequence > 0");
        List<Watch> watches = List.of(cases, facts);
        List<Future<Times>> seen = watches.stream()
                .map(watch -> crew.start("watch-" + watch.service, watch::run))
                .toList();
        AtomicInteger next = new AtomicInteger();
        int all = Math.toIntExact(aSecond * duration.toSeconds());
        long begin = System.nanoTime();
        long between = Duration.ofSeconds(1).toNanos() / aSecond;
        List<Times> each = crew.all("paced", CLIENTS, _ -> () -> {
            Times times = new Times();
            try (KeepAlive connection = new KeepAlive(port)) {
                for (int which = next.getAndIncrement(); which < all; which = next.getAndIncrement()) {
                    waitUntil(begin + which * between);
                    long sent = System.nanoTime();
                    UUID id = register(connection, which);
                    long answered = System.nanoTime();
                    times.add(answered - sent);
                    watches.forEach(watch -> watch.answered.put(id, answered));
                }
            }
            return times;
        });
        watches.forEach(watch -> watch.lastIsRegistered = true);
        Times registered = new Times();
        each.forEach(registered::addAll);
        return new Result(registered, Crew.result(seen.getFirst()), Crew.result(seen.getLast()));
    }

    private UUID register(KeepAlive connection, int which) throws IOException {
        String location = load.register(connection, which);
        return UUID.fromString(location.substring(location.lastIndexOf('/') + 1));
    }

    private static void waitUntil(long moment) {
        for (long left = moment - System.nanoTime(); left > 0; left = moment - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private String generation() {
        try (Connection connection = PostgresProcess.connect(stack.database("reporting"));
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT 'g' || current FROM generation")) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Looks for tickets in one database until all that were registered have been seen. */
    private final class Watch {
        private final String service;
        private final String query;
        private final Map<UUID, Long> answered = new ConcurrentHashMap<>();
        private volatile boolean lastIsRegistered;

        Watch(String service, String query) {
            this.service = service;
            this.query = query;
        }

        Times run() throws SQLException {
            Times times = new Times();
            long alone = 0;
            try (Connection connection = PostgresProcess.connect(stack.database(service));
                    PreparedStatement statement = connection.prepareStatement(query)) {
                while (!lastIsRegistered || !answered.isEmpty()) {
                    if (!answered.isEmpty()) {
                        look(connection, statement, times);
                    }
                    if (lastIsRegistered) {
                        alone = alone == 0 ? System.nanoTime() : alone;
                        giveUpAfter(alone);
                    }
                    LockSupport.parkNanos(LOOK.toNanos());
                }
            }
            return times;
        }

        private void look(Connection connection, PreparedStatement statement, Times times) throws SQLException {
            Array ids = connection.createArrayOf("uuid", answered.keySet().toArray());
            statement.setArray(1, ids);
            List<UUID> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getObject(1, UUID.class));
                }
            }
            long now = System.nanoTime();
            for (UUID id : found) {
                Long since = answered.remove(id);
                if (since != null) {
                    times.add(now - since);
                }
            }
        }

        private void giveUpAfter(long alone) {
            if (System.nanoTime() - alone > PATIENCE.toNanos()) {
                throw new StackException(answered.size() + " tickets were not seen in " + service + " after "
                        + PATIENCE.toSeconds() + " s; see the logs of the stack (--keep).");
            }
        }
    }

    private static StackException failed(SQLException e) {
        return new StackException("What is visible cannot be read: " + e.getMessage(), e);
    }
}
