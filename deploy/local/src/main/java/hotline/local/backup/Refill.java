package hotline.local.backup;

import hotline.local.Database;
import hotline.local.PostgresProcess;
import hotline.local.Topics;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * Prepares a restored database for an empty Kafka: all that was ever sent waits in the outboxes again, nothing is read yet, and numbers that
 * may have been given out after the backup are passed over. Readers pass over what they know by its {@code sequence}.
 */
public final class Refill {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** More than a day's calls: a number that a caller was told between the backup and the loss must not be given out again. */
    private static final int NUMBERS_PASSED_OVER = 10_000;

    private final Database intake;
    private final Database dispatch;
    private final Database reporting;

    public Refill(Database intake, Database dispatch, Database reporting) {
        this.intake = intake;
        this.dispatch = dispatch;
        this.reporting = reporting;
    }

    /**
     * Prepares all three databases, each in one transaction.
     *
     * @param moment of the backup
     * @return how many messages wait to be sent
     */
    public long prepare(Instant moment, Instant now) {
        try (Connection first = begin(intake);
                Connection second = begin(dispatch);
                Connection third = begin(reporting)) {
            forgetWhatWasRead(first);
            forgetWhatWasRead(second);
            forgetWhatWasRead(third);
            long messages = enqueueLatest(second, Topics.DIRECTORY);
            messages += enqueueHistory(first, Topics.TICKETS);
            messages += enqueueHistory(second, Topics.CASES);
            messages += new WordsRefill(first, second).enqueue();
            passOverNumbers(first, LocalDate.ofInstant(moment, ZONE), LocalDate.ofInstant(now, ZONE));
            for (Connection one : List.of(first, second, third)) {
                one.commit();
            }
            return messages;
        } catch (SQLException e) {
            throw new BackupException("The restored database could not be prepared: " + e.getMessage() + ".", e);
        }
    }

    private static Connection begin(Database database) throws SQLException {
        Connection connection = PostgresProcess.connect(database);
        connection.setAutoCommit(false);
        return connection;
    }

    /** What was held is read again as well. */
    private static void forgetWhatWasRead(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("TRUNCATE outbox, position, held_message");
        }
    }

    private static long enqueueHistory(Connection connection, String topic) throws SQLException {
        return enqueue(connection, topic, """
                INSERT INTO outbox (topic, record, sequence)
                SELECT ?, record, sequence FROM history ORDER BY record, sequence
                """);
    }

    /** Tombstones too. */
    private static long enqueueLatest(Connection connection, String topic) throws SQLException {
        return enqueue(
                connection,
                topic,
                "INSERT INTO outbox (topic, key) SELECT topic, key FROM latest WHERE topic = ? ORDER BY key");
    }

    private static long enqueue(Connection connection, String topic, String insert) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            statement.setString(1, topic);
            return statement.executeLargeUpdate();
        }
    }

    private static void passOverNumbers(Connection connection, LocalDate from, LocalDate to) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                INSERT INTO number_block (day, next)
                SELECT day::date, ? FROM generate_series(?::date, ?::date, interval '1 day') AS day
                ON CONFLICT (day) DO UPDATE SET next = number_block.next + excluded.next
                """)) {
            statement.setInt(1, NUMBERS_PASSED_OVER);
            statement.setString(2, from.toString());
            statement.setString(3, to.toString());
            statement.executeUpdate();
        }
    }
}
