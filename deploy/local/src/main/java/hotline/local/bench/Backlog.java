package hotline.local.bench;

import hotline.local.LocalStack;
import hotline.local.PostgresProcess;
import hotline.local.StackException;
import hotline.local.Topics;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What is registered and not yet everywhere: rows that wait in an outbox, and messages that a service has not applied, by the position in
 * its own database. Not for several threads.
 */
final class Backlog implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final String LAST_CONSUMER = "hotline-reporting";

    /** In the order of the services: the last is the report's. */
    private final List<Connection> connections = new ArrayList<>();

    private final PreparedStatement counted;
    private final Consumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;

    Backlog(LocalStack stack) {
        try {
            for (String service : LocalStack.SERVICES) {
                connections.add(PostgresProcess.connect(stack.database(service)));
            }
            counted = connections
                    .getLast()
                    .prepareStatement("SELECT coalesce(sum(next_offset), 0) FROM position WHERE consumer = '"
                            + LAST_CONSUMER + "' AND topic = '" + Topics.CASES + "'");
        } catch (SQLException e) {
            throw failed(e);
        }
        Properties properties = new Properties();
        properties.put("bootstrap.servers", stack.kafka().bootstrapServers());
        consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        partitions = List.of(Topics.TICKETS, Topics.CASES, Topics.WORDS).stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
    }

    /**
     * How much waits.
     *
     * @param unsent rows of all outboxes
     * @param lag messages that were sent and not applied, over all services
     */
    record Depth(long unsent, long lag) {
        long sum() {
            return unsent + lag;
        }
    }

    /** How many messages of cases the report has applied since there is a log: each ticket of the bench makes one. */
    long counted() {
        try {
            return one(counted);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    Depth depth() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        long unsent = 0;
        long lag = 0;
        try {
            for (Connection connection : connections) {
                try (PreparedStatement outbox = connection.prepareStatement("SELECT count(*) FROM outbox");
                        Statement statement = connection.createStatement();
                        ResultSet positions =
                                statement.executeQuery("SELECT topic, partition, next_offset FROM position")) {
                    unsent += one(outbox);
                    while (positions.next()) {
                        TopicPartition partition = new TopicPartition(positions.getString(1), positions.getInt(2));
                        long position = positions.getLong(3);
                        lag += Math.max(0, ends.getOrDefault(partition, position) - position);
                    }
                }
            }
        } catch (SQLException e) {
            throw failed(e);
        }
        return new Depth(unsent, lag);
    }

    /** Waits until nothing waits, and says how many seconds that took; the limit is for a stack that does not get on at all. */
    double drain(Duration limit) {
        long begin = System.nanoTime();
        while (depth().sum() > 0) {
            if (System.nanoTime() - begin > limit.toNanos()) {
                throw new StackException("After " + limit.toSeconds() + " s without load there is still work waiting: "
                        + depth() + "; see the logs of the stack (--keep).");
            }
            pause(PAUSE);
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    static void pause(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("The bench was interrupted.", e);
        }
    }

    @Override
    public void close() {
        consumer.close();
        for (Connection connection : connections) {
            try {
                connection.close();
            } catch (SQLException e) {
                throw failed(e);
            }
        }
    }

    private static long one(PreparedStatement query) throws SQLException {
        try (ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static StackException failed(SQLException e) {
        return new StackException("The backlog cannot be read: " + e.getMessage(), e);
    }
}
