package hotline.local.backup;

import hotline.local.Database;
import hotline.local.PostgresProcess;
import hotline.local.Topics;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** Waits until everything that was recorded is sent, and everything that was sent is read by all who read it. */
public final class Drain {
    private static final Duration LOOK = Duration.ofMillis(250);

    /** As long as nothing moves for so long, something stands in the way. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final List<Reader> readers;
    private final List<Database> senders;
    private final String bootstrapServers;
    private final Progress progress;

    public Drain(Database intake, Database dispatch, Database reporting, String bootstrapServers, Progress progress) {
        this.readers = List.of(
                new Reader(intake, "hotline-intake", List.of(Topics.CASES, Topics.WORDS, Topics.DIRECTORY)),
                new Reader(dispatch, "hotline-dispatch", List.of(Topics.TICKETS, Topics.WORDS)),
                new Reader(reporting, "hotline-reporting", List.of(Topics.TICKETS, Topics.CASES, Topics.DIRECTORY)));
        this.senders = List.of(intake, dispatch);
        this.bootstrapServers = bootstrapServers;
        this.progress = progress;
    }

    private record Reader(Database database, String consumer, List<String> topics) {}

    /**
     * What is still to be done.
     *
     * @param unsent rows in the outboxes
     * @param unread messages that a reader has before it, added up over all readers
     */
    private record Left(long unsent, long unread) {
        boolean isNothing() {
            return unsent == 0 && unread == 0;
        }
    }

    /**
     * Returns when nothing is left to send or to read.
     *
     * @throws BackupException where nothing moves any more
     */
    public void await(long messages) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            Left before = new Left(Long.MAX_VALUE, 0);
            Instant moved = Instant.now();
            // what is read may be answered by something new to send: only nothing, seen twice, is the end
            for (boolean once = false, twice = false; !twice; Thread.sleep(LOOK)) {
                Left left = left(admin);
                twice = once && left.isNothing();
                once = left.isNothing();
                if (!left.equals(before)) {
                    before = left;
                    moved = Instant.now();
                }
                if (Duration.between(moved, Instant.now()).compareTo(PATIENCE) > 0) {
                    throw new BackupException("The topics are not refilled: " + left.unsent()
                            + " messages are not sent and " + left.unread()
                            + " not read, and nothing moves any more; read the logs of the services.");
                }
                progress.at("refilling", Math.max(0, messages - left.unsent()), messages);
            }
        } catch (SQLException | ExecutionException e) {
            throw new BackupException("It cannot be seen how far the topics are refilled: " + e.getMessage() + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BackupException("The wait for the topics was interrupted.", e);
        }
    }

    private Left left(Admin admin) throws SQLException, ExecutionException, InterruptedException {
        long unsent = 0;
        for (Database sender : senders) {
            unsent += count(sender);
        }
        Map<TopicPartition, Long> ends = ends(admin);
        long unread = 0;
        for (Reader reader : readers) {
            Map<TopicPartition, Long> positions = positions(reader);
            for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
                if (reader.topics().contains(end.getKey().topic())) {
                    unread += Math.max(0, end.getValue() - positions.getOrDefault(end.getKey(), 0L));
                }
            }
        }
        return new Left(unsent, unread);
    }

    private static Map<TopicPartition, Long> ends(Admin admin) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> latest = admin
                .describeTopics(List.of(Topics.TICKETS, Topics.CASES, Topics.WORDS, Topics.DIRECTORY))
                .allTopicNames()
                .get()
                .values()
                .stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest()));
        Map<TopicPartition, Long> ends = new HashMap<>();
        for (Map.Entry<TopicPartition, ListOffsetsResultInfo> end :
                admin.listOffsets(latest).all().get().entrySet()) {
            ends.put(end.getKey(), end.getValue().offset());
        }
        return ends;
    }

    private static Map<TopicPartition, Long> positions(Reader reader) throws SQLException {
        Map<TopicPartition, Long> positions = new HashMap<>();
        try (Connection connection = PostgresProcess.connect(reader.database());
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT topic, partition, next_offset FROM position WHERE consumer = ?")) {
            statement.setString(1, reader.consumer());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    positions.put(new TopicPartition(rows.getString(1), rows.getInt(2)), rows.getLong(3));
                }
            }
        }
        return positions;
    }

    private static long count(Database sender) throws SQLException {
        try (Connection connection = PostgresProcess.connect(sender);
                PreparedStatement statement = connection.prepareStatement("SELECT count(*) FROM outbox");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
