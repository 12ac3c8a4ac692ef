package hotline.local.backup;

import hotline.local.Topics;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Puts the words back into the outboxes. Intake and dispatch both hold words that the other one wrote, in the version that they had heard:
 * each key is sent once, by the one that has its highest version, since a topic that is compacted keeps what came last.
 */
final class WordsRefill {
    private static final int BATCH = 1_000;

    private final Connection intake;
    private final Connection dispatch;

    WordsRefill(Connection intake, Connection dispatch) {
        this.intake = intake;
        this.dispatch = dispatch;
    }

    /** Returns how many keys were put there. */
    long enqueue() throws SQLException {
        try (Versions ofIntake = new Versions(intake);
                Versions ofDispatch = new Versions(dispatch);
                Outbox intakeOutbox = new Outbox(intake);
                Outbox dispatchOutbox = new Outbox(dispatch)) {
            String left = ofIntake.next();
            String right = ofDispatch.next();
            while (left != null || right != null) {
                int order = left == null ? 1 : right == null ? -1 : left.compareTo(right);
                boolean dispatchHasIt = order > 0 || (order == 0 && ofDispatch.sequence > ofIntake.sequence);
                if (dispatchHasIt) {
                    dispatchOutbox.add(right);
                } else {
                    intakeOutbox.add(left);
                }
                left = order <= 0 ? ofIntake.next() : left;
                right = order >= 0 ? ofDispatch.next() : right;
            }
            return intakeOutbox.flush() + dispatchOutbox.flush();
        }
    }

    /** The keys of the words in one database, in the order of their characters, which are all ASCII. */
    private static final class Versions implements AutoCloseable {
        private final PreparedStatement statement;
        private final ResultSet rows;
        private int sequence;

        Versions(Connection connection) throws SQLException {
            statement = connection.prepareStatement("SELECT key, sequence FROM latest WHERE topic = ? ORDER BY key");
            statement.setFetchSize(BATCH);
            statement.setString(1, Topics.WORDS);
            rows = statement.executeQuery();
        }

        @Nullable
        String next() throws SQLException {
            if (!rows.next()) {
                return null;
            }
            sequence = rows.getInt(2);
            return rows.getString(1);
        }

        @Override
        public void close() throws SQLException {
            statement.close();
        }
    }

    private static final class Outbox implements AutoCloseable {
        private final PreparedStatement insert;
        private long added;

        Outbox(Connection connection) throws SQLException {
            insert = connection.prepareStatement("INSERT INTO outbox (topic, key) VALUES (?, ?)");
        }

        void add(@Nullable String key) throws SQLException {
            insert.setString(1, Topics.WORDS);
            insert.setString(2, key);
            insert.addBatch();
            added++;
            if (added % BATCH == 0) {
                insert.executeBatch();
            }
        }

        long flush() throws SQLException {
            insert.executeBatch();
            return added;
        }

        @Override
        public void close() throws SQLException {
            insert.close();
        }
    }
}
