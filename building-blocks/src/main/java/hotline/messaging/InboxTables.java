package hotline.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Positions and held messages in PostgreSQL. Each call takes part in the transaction it is made in. */
@ApplicationScoped
public class InboxTables {
    private final Jdbi jdbi;

    InboxTables(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    Map<TopicPartition, Long> positions(String consumer, Collection<TopicPartition> partitions) {
        return jdbi.withHandle(handle -> {
            Map<TopicPartition, Long> positions = new HashMap<>();
            for (TopicPartition partition : partitions) {
                handle.createUpdate("""
                        INSERT INTO position (consumer, topic, partition, next_offset) VALUES (?, ?, ?, 0)
                        ON CONFLICT DO NOTHING
                        """)
                        .bind(0, consumer)
                        .bind(1, partition.topic())
                        .bind(2, partition.partition())
                        .execute();
                positions.put(
                        partition,
                        handle.createQuery(
                                        "SELECT next_offset FROM position WHERE consumer = ? AND topic = ? AND partition = ?")
                                .bind(0, consumer)
                                .bind(1, partition.topic())
                                .bind(2, partition.partition())
                                .mapTo(Long.class)
                                .one());
            }
            return positions;
        });
    }

    /** Where a consumer stands; what nobody has read yet is left out. */
    Map<TopicPartition, Long> standing(String consumer, Collection<TopicPartition> partitions) {
        Map<TopicPartition, Long> standing = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery("""
                        SELECT topic, partition, next_offset FROM position WHERE consumer = :consumer AND topic = ANY(:topics)
                        """)
                .bind("consumer", consumer)
                .bindArray(
                        "topics",
                        String.class,
                        partitions.stream()
                                .map(TopicPartition::topic)
                                .distinct()
                                .toList())
                .map((row, context) -> Map.entry(new TopicPartition(row.getString(1), row.getInt(2)), row.getLong(3)))
                .forEach(position -> standing.put(position.getKey(), position.getValue())));
        standing.keySet().retainAll(partitions);
        return standing;
    }

    /**
     * Settings of the transaction in which a batch is applied: its statements are all by key, so one plan serves them all.
     *
     * @param canBeReadAgain whether the commit need not wait for the disk
     */
    void prepare(boolean canBeReadAgain) {
        jdbi.useHandle(handle -> handle.createQuery("""
                        SELECT set_config('plan_cache_mode', 'force_generic_plan', true),
                               CASE WHEN :again THEN set_config('synchronous_commit', 'off', true) END
                        """)
                .bind("again", canBeReadAgain)
                .map((row, context) -> row.getString(1))
                .one());
    }

    /** From where to where a partition's position moves. */
    record Move(TopicPartition partition, long expected, long next) {}

    /** Moves positions by compare-and-set; false when one does not stand where it was thought to. */
    boolean move(String consumer, List<Move> moves) {
        return jdbi.withHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch("""
                    UPDATE position SET next_offset = :next
                    WHERE consumer = :consumer AND topic = :topic AND partition = :partition AND next_offset = :expected
                    """);
            moves.forEach(move -> batch.bind("next", move.next())
                    .bind("consumer", consumer)
                    .bind("topic", move.partition().topic())
                    .bind("partition", move.partition().partition())
                    .bind("expected", move.expected())
                    .add());
            return moves.size() == IntStream.of(batch.execute()).sum();
        });
    }

    /** Whether a reader has read as much as another one, or more, of each partition of these topics. */
    public boolean isAsFarAs(String reader, String other, Collection<String> topics) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT coalesce(bool_and(coalesce(mine.next_offset, 0) >= other.next_offset), true)
                        FROM position other
                        LEFT JOIN position mine
                          ON mine.consumer = :reader AND mine.topic = other.topic AND mine.partition = other.partition
                        WHERE other.consumer = :other AND other.topic = ANY(:topics)
                        """)
                .bind("reader", reader)
                .bind("other", other)
                .bindArray("topics", String.class, topics)
                .mapTo(Boolean.class)
                .one());
    }

    /**
     * Lets a reader go on where another one stands, with the messages that the other one holds, and forgets the other. The
     * reader finds its positions moved, as if another replica had done it, and reads on from there.
     */
    public void handOver(String from, String to, Collection<String> topics) {
        jdbi.useHandle(handle -> {
            handle.createQuery("""
                            SELECT next_offset FROM position WHERE consumer IN (:from, :to) AND topic = ANY(:topics)
                            ORDER BY consumer, topic, partition FOR UPDATE
                            """)
                    .bind("from", from)
                    .bind("to", to)
                    .bindArray("topics", String.class, topics)
                    .mapTo(Long.class)
                    .list();
            handle.createUpdate("DELETE FROM held_message WHERE consumer = :to AND topic = ANY(:topics)")
                    .bind("to", to)
                    .bindArray("topics", String.class, topics)
                    .execute();
            handle.createUpdate("UPDATE held_message SET consumer = :to WHERE consumer = :from")
                    .bind("from", from)
                    .bind("to", to)
                    .execute();
            handle.createUpdate("""
                            INSERT INTO position (consumer, topic, partition, next_offset)
                            SELECT :to, topic, partition, next_offset FROM position WHERE consumer = :from
                            ON CONFLICT (consumer, topic, partition) DO UPDATE SET next_offset = excluded.next_offset
                            """).bind("from", from).bind("to", to).execute();
        });
        forget(from);
    }

    /** Forgets where a reader stood and what it held. */
    public void forget(String reader) {
        jdbi.useHandle(handle -> {
            for (String table : List.of("position", "held_message")) {
                handle.createUpdate("DELETE FROM " + table + " WHERE consumer = :reader")
                        .bind("reader", reader)
                        .execute();
            }
        });
    }

    Set<Inbox.HeldKey> heldKeys(String consumer, List<Received> batch) {
        return new HashSet<>(jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT DISTINCT topic, key FROM held_message WHERE consumer = :consumer AND key = ANY(:keys)
                        """)
                .bind("consumer", consumer)
                .bindArray(
                        "keys", String.class, batch.stream().map(Received::key).toList())
                .map((row, context) -> new Inbox.HeldKey(row.getString("topic"), row.getString("key")))
                .list()));
    }

    void hold(String consumer, Received message, Inbox.Reason reason, @Nullable String detail) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO held_message
                          (consumer, topic, key, sequence, partition, "offset", type, at, data, reason, detail)
                        VALUES (:consumer, :topic, :key, :sequence, :partition, :offset, :type, :at, :data, :reason, :detail)
                        ON CONFLICT DO NOTHING
                        """)
                .bind("consumer", consumer)
                .bind("topic", message.topic())
                .bind("key", message.key())
                .bind("sequence", message.sequence())
                .bind("partition", message.partition())
                .bind("offset", message.offset())
                .bind("type", message.type())
                .bind("at", message.at())
                .bind("data", message.data())
                .bind("reason", reason.name())
                .bind("detail", detail)
                .execute());
    }

    Inbox.@Nullable Held firstHeld(String consumer, Inbox.HeldKey key) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM held_message WHERE consumer = :consumer AND topic = :topic AND key = :key
                        ORDER BY sequence, "offset" LIMIT 1
                        """)
                .bind("consumer", consumer)
                .bind("topic", key.topic())
                .bind("key", key.key())
                .map(InboxTables::held)
                .findOne()
                .orElse(null));
    }

    List<Inbox.Held> held(String consumer) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM held_message WHERE consumer = :consumer
                        ORDER BY topic, key, sequence, "offset" LIMIT 1000
                        """)
                .bind("consumer", consumer)
                .map(InboxTables::held)
                .list());
    }

    /** How many messages have been held for over a minute. */
    int heldOverAMinute(String consumer) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT count(*) FROM held_message
                        WHERE consumer = :consumer AND held_at < now() - interval '60 seconds'
                        """)
                .bind("consumer", consumer)
                .mapTo(Integer.class)
                .one());
    }

    boolean lockHeld(String consumer, Received message) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT 1 FROM held_message
                        WHERE consumer = :consumer AND topic = :topic AND partition = :partition AND "offset" = :offset
                        FOR UPDATE
                        """)
                .bind("consumer", consumer)
                .bind("topic", message.topic())
                .bind("partition", message.partition())
                .bind("offset", message.offset())
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
    }

    void release(String consumer, Received message) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        DELETE FROM held_message
                        WHERE consumer = :consumer AND topic = :topic AND partition = :partition AND "offset" = :offset
                        """)
                .bind("consumer", consumer)
                .bind("topic", message.topic())
                .bind("partition", message.partition())
                .bind("offset", message.offset())
                .execute());
    }

    void explain(String consumer, Received message, Inbox.Reason reason, @Nullable String detail) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        UPDATE held_message SET reason = :reason, detail = :detail
                        WHERE consumer = :consumer AND topic = :topic AND partition = :partition AND "offset" = :offset
                        """)
                .bind("consumer", consumer)
                .bind("topic", message.topic())
                .bind("partition", message.partition())
                .bind("offset", message.offset())
                .bind("reason", reason.name())
                .bind("detail", detail)
                .execute());
    }

    private static Inbox.Held held(ResultSet row, StatementContext context) throws SQLException {
        return new Inbox.Held(
                new Received(
                        row.getString("topic"),
                        row.getInt("partition"),
                        row.getLong("offset"),
                        row.getString("key"),
                        row.getInt("sequence"),
                        row.getString("type"),
                        row.getTimestamp("at").toInstant(),
                        row.getBytes("data")),
                Inbox.Reason.valueOf(row.getString("reason")),
                row.getString("detail"),
                row.getTimestamp("held_at").toInstant());
    }
}
