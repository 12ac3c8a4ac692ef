package hotline.local.bench;

import hotline.local.Database;
import hotline.local.PostgresProcess;
import hotline.local.StackException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * What this machine's PostgreSQL can do at all: the same server as the product's, a database of its own, plain JDBC with prepared
 * statements. One transaction is a row of a ticket and a row of an outbox, durable when its commit returns.
 */
final class Limit {
    private static final String NAME = "limit";
    private static final int COUNTERS = 5_000;
    private static final int FIGURES = 20;
    private static final List<String> MUST_BE_ON = List.of("fsync", "synchronous_commit", "full_page_writes");
    private static final String CONTENT = "来电人反映团结嘎查路灯已有十多天不亮，晚上孩子放学看不清路，希望尽快派人到现场看一看。".repeat(3);

    private final Crew crew;
    private final Database database;

    /** Makes its tables where they are missing, and proves that a commit is durable here. */
    Limit(PostgresProcess postgres, Crew crew) {
        this.crew = crew;
        this.database = postgres.createDatabase(NAME, NAME, NAME);
        try (Connection connection = PostgresProcess.connect(database);
                Statement statement = connection.createStatement()) {
            proveDurable(statement);
            statement.execute("""
                    CREATE TABLE IF NOT EXISTS ticket (
                      id uuid PRIMARY KEY, number bigint GENERATED ALWAYS AS IDENTITY, channel text NOT NULL, type text NOT NULL,
                      category_code text, area_code text, content text NOT NULL, registered_at timestamptz NOT NULL);
                    CREATE TABLE IF NOT EXISTS outbox (
                      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, topic text NOT NULL, record uuid NOT NULL,
                      sequence integer NOT NULL);
                    CREATE TABLE IF NOT EXISTS counter (day date, figure text, n bigint NOT NULL, PRIMARY KEY (day, figure))
                    """);
            statement.execute("INSERT INTO counter SELECT date '2026-01-01' + n / " + FIGURES + ", 'FIGURE_' || n % "
                    + FIGURES + ", n FROM generate_series(0, " + (COUNTERS - 1) + ") n ON CONFLICT DO NOTHING");
            statement.execute("ANALYZE");
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** What came of many times the same. */
    record Result(Times times, double seconds) {
        double aSecond() {
            return times.count() / seconds;
        }
    }

    Result transactions(int clients, Duration duration) {
        return run(clients, """
                INSERT INTO ticket (id, channel, type, category_code, area_code, content, registered_at)
                VALUES (?, 'PHONE', 'HELP', '040602', '150522100', ?, now())
                """, (connection, ticket) -> {
            try (PreparedStatement outbox =
                    connection.prepareStatement("INSERT INTO outbox (topic, record, sequence) VALUES (?, ?, 1)")) {
                connection.setAutoCommit(false);
                return many(duration, () -> {
                    UUID id = UUID.randomUUID();
                    ticket.setObject(1, id);
                    ticket.setString(2, CONTENT);
                    ticket.executeUpdate();
                    outbox.setString(1, "hotline.tickets.v1");
                    outbox.setObject(2, id);
                    outbox.executeUpdate();
                    connection.commit();
                });
            }
        });
    }

    Result reads(Duration duration) {
        return run(1, "SELECT * FROM ticket WHERE id = ?", (connection, read) -> {
            List<UUID> keys = keys(connection);
            int[] next = {0};
            return many(duration, () -> {
                read.setObject(1, keys.get(next[0]++ % keys.size()));
                all(read);
            });
        });
    }

    Result aggregates(Duration duration) {
        return run(
                1,
                "SELECT figure, sum(n) FROM counter WHERE day BETWEEN '2026-01-01' AND '2026-12-31' GROUP BY figure",
                (_, aggregate) -> many(duration, () -> all(aggregate)));
    }

    private interface Job {
        Times run(Connection connection, PreparedStatement statement) throws SQLException;
    }

    private interface Step {
        void run() throws SQLException;
    }

    private Result run(int clients, String sql, Job job) {
        long begin = System.nanoTime();
        List<Times> each = crew.all(NAME, clients, _ -> () -> {
            try (Connection connection = PostgresProcess.connect(database);
                    PreparedStatement statement = connection.prepareStatement(sql)) {
                return job.run(connection, statement);
            } catch (SQLException e) {
                throw failed(e);
            }
        });
        double seconds = (System.nanoTime() - begin) / 1e9;
        Times all = new Times();
        each.forEach(all::addAll);
        return new Result(all, seconds);
    }

    private static Times many(Duration duration, Step step) throws SQLException {
        Times times = new Times();
        long end = System.nanoTime() + duration.toNanos();
        for (long begin = System.nanoTime(); begin < end; begin = System.nanoTime()) {
            step.run();
            times.add(System.nanoTime() - begin);
        }
        return times;
    }

    private static void all(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                rows.getString(1);
            }
        }
    }

    private static List<UUID> keys(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT coalesce(array_agg(id), '{}') FROM (SELECT id FROM ticket LIMIT 5000) known")) {
            rows.next();
            return List.of((UUID[]) rows.getArray(1).getArray());
        }
    }

    private static void proveDurable(Statement statement) throws SQLException {
        for (String setting : MUST_BE_ON) {
            try (ResultSet rows = statement.executeQuery("SHOW " + setting)) {
                rows.next();
                if (!rows.getString(1).equals("on")) {
                    throw new StackException("PostgreSQL runs with " + setting + " " + rows.getString(1)
                            + ", so that a commit is not durable and nothing here can be compared.");
                }
            }
        }
    }

    private static StackException failed(SQLException e) {
        return new StackException("The limit cannot be measured: " + e.getMessage(), e);
    }
}
