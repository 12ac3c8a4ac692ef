package hotline.messaging;

import hotline.outcome.Event;
import hotline.testing.TestStack;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jdbi.v3.core.Jdbi;

/**
 * A small service around the mechanism: it records amounts, relays them over a topic of its own, and a reader adds them
 * up. A negative amount is poison.
 */
final class Example {
    record Added(int amount) implements Event {}

    record Body(int amount) {}

    private final String name = "example-" + UUID.randomUUID();
    private final String topic = name + ".v1";
    private final TestStack stack;
    private final Jdbi jdbi;
    private final InboxTables tables;
    private final RelaySignal signal = new RelaySignal();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2019-03-04T01:00:00Z"));
    private final Records records;
    private final List<Thread> threads = new ArrayList<>();
    private final List<Runnable> stops = new ArrayList<>();

    Example(TestStack stack, Jdbi jdbi, InboxTables tables, TransactionSynchronizationRegistry transactions) {
        this.stack = stack;
        this.jdbi = jdbi;
        this.tables = tables;
        this.records = new SqlRecords(jdbi, () -> new AddedWire(topic), signal, transactions, clock());
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap()))) {
            admin.createTopics(List.of(new NewTopic(topic, 3, (short) 1))).all().get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private record AddedWire(String topic) implements Wire {
        @Override
        public Written write(Recorded recorded) {
            return new Written(
                    "example.added.v1", Instant.EPOCH, new Body(((Added) recorded.event()).amount()), List.of());
        }
    }

    /** The clock of this service, which goes on only where a test says so. */
    Clock clock() {
        return ((InstantSource) now::get).withZone(ZoneOffset.UTC);
    }

    void passes(java.time.Duration time) {
        now.updateAndGet(at -> at.plus(time));
        signal.wake();
    }

    String topic() {
        return topic;
    }

    String bootstrap() {
        return stack.kafka().bootstrapServers();
    }

    Records records() {
        return records;
    }

    /** Records amounts as versions first, first + 1, … in one transaction. */
    void add(UUID record, int first, int... amounts) {
        QuarkusTransaction.requiringNew().run(() -> records.append(events(record, first, amounts)));
    }

    List<Recorded> events(UUID record, int first, int... amounts) {
        List<Recorded> events = new ArrayList<>();
        for (int amount : amounts) {
            events.add(new Recorded(record, "", first + events.size(), new Added(amount)));
        }
        return events;
    }

    /** Puts a message on the topic past the outbox, as a sender gone wrong might. */
    void send(UUID record, int sequence, String type, String body) {
        send(record.toString(), sequence, type, body);
    }

    /** Puts a text on the topic past the outbox. */
    void sendText(String key, int sequence, String json) {
        send(key, sequence, topic, json);
    }

    private void send(String key, int sequence, String type, String body) {
        try (var producer = Messaging.producer(bootstrap())) {
            var message = new ProducerRecord<String, byte[]>(topic, key, body.getBytes(StandardCharsets.UTF_8));
            message.headers()
                    .add("ce_specversion", "1.0".getBytes(StandardCharsets.UTF_8))
                    .add("ce_type", type.getBytes(StandardCharsets.UTF_8))
                    .add("ce_sequence", Integer.toString(sequence).getBytes(StandardCharsets.UTF_8));
            producer.send(message).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    void send(UUID record, int sequence, int amount) {
        send(record, sequence, "example.added.v1", "{\"amount\":" + amount + "}");
    }

    Relay relay(Consumer<Relay.Step> progress) {
        return new Relay(
                () -> new SqlOutbox(jdbi, clock()),
                () -> Messaging.producer(bootstrap()),
                URI.create("/example"),
                signal,
                Duration.ofMillis(500),
                progress);
    }

    Thread startRelay(Consumer<Relay.Step> progress) {
        Relay relay = relay(progress);
        return start(relay, relay::stop);
    }

    EventLoop loop(MessageHandler handler, Consumer<Inbox.Step> progress) {
        return loop(handler, progress, "1");
    }

    private EventLoop loop(MessageHandler handler, Consumer<Inbox.Step> progress, String replica) {
        return new EventLoop(
                handler,
                new Inbox(handler, tables, progress),
                () -> Messaging.consumer(bootstrap(), name, replica),
                hopeless -> {});
    }

    List<EventLoop> startReplicas(int count) {
        List<EventLoop> replicas = new ArrayList<>();
        for (int n = 1; n <= count; n++) {
            EventLoop replica = loop(adder(), step -> {}, Integer.toString(n));
            start(replica, replica::stop);
            replicas.add(replica);
        }
        return replicas;
    }

    Thread startLoop(Consumer<Inbox.Step> progress) {
        EventLoop loop = loop(adder(), progress);
        return start(loop, loop::stop);
    }

    Thread start(Runnable part, Runnable stop) {
        Thread thread = Thread.ofPlatform().unstarted(part);
        thread.setUncaughtExceptionHandler((died, crash) -> {});
        thread.start();
        threads.add(thread);
        stops.add(stop);
        return thread;
    }

    Inbox inbox() {
        return new Inbox(adder(), tables, step -> {});
    }

    Adder adder() {
        return new Adder();
    }

    /** Adds up the amounts of each record, each version once and in order. */
    class Adder implements MessageHandler {
        @Override
        public String consumer() {
            return name;
        }

        @Override
        public List<String> topics() {
            return List.of(topic);
        }

        @Override
        public List<Verdict> apply(List<Received> messages) {
            List<Verdict> verdicts = new ArrayList<>();
            for (Received message : messages) {
                verdicts.add(apply(message));
            }
            return verdicts;
        }

        private Verdict apply(Received message) {
            if (!message.type().equals("example.added.v1")) {
                return Verdict.UNKNOWN_TYPE;
            }
            UUID record = UUID.fromString(message.key());
            Verdict verdict = Verdict.ofSequence(message.sequence(), sequence(record));
            if (verdict == Verdict.APPLIED) {
                int amount = message.read(Body.class).amount();
                if (amount < 0) {
                    throw new IllegalArgumentException("poison");
                }
                jdbi.useHandle(handle -> handle.createUpdate("""
                                INSERT INTO example AS e (record, sequence, total) VALUES (:record, :sequence, :amount)
                                ON CONFLICT (record) DO UPDATE SET sequence = excluded.sequence, total = e.total + :amount
                                """)
                        .bind("record", record)
                        .bind("sequence", message.sequence())
                        .bind("amount", amount)
                        .execute());
            }
            return verdict;
        }
    }

    int total(UUID record) {
        return number("SELECT total FROM example WHERE record = :record", record);
    }

    int sequence(UUID record) {
        return number("SELECT sequence FROM example WHERE record = :record", record);
    }

    /** How many messages of a record are still to be sent. */
    int unsent(UUID record) {
        return number("SELECT count(*) FROM outbox WHERE record = :record", record);
    }

    int recorded(UUID record) {
        return number("SELECT count(*) FROM history WHERE record = :record", record);
    }

    /** The numbers of a record's messages that wait, with why. */
    Map<Integer, Inbox.Reason> held(UUID record) {
        Map<Integer, Inbox.Reason> held = new HashMap<>();
        inbox().held().stream()
                .filter(one -> one.message().key().equals(record.toString()))
                .forEach(one -> held.put(one.message().sequence(), one.reason()));
        return held;
    }

    /** How often each version of a record stands on the topic. */
    Map<Integer, Integer> onTheTopic(UUID record) {
        Map<Integer, Integer> times = new HashMap<>();
        onTheTopic(record.toString()).forEach(sequence -> times.merge(sequence, 1, Integer::sum));
        return times;
    }

    /** The versions of a key on the topic, in their order. */
    List<Integer> onTheTopic(String key) {
        List<Integer> sequences = new ArrayList<>();
        try (var consumer = Messaging.consumer(
                bootstrap(), name + "-look", UUID.randomUUID().toString())) {
            var partitions = List.of(0, 1, 2).stream()
                    .map(n -> new org.apache.kafka.common.TopicPartition(topic, n))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.get(one))) {
                consumer.poll(java.time.Duration.ofMillis(200)).forEach(message -> {
                    if (message.key().equals(key)) {
                        sequences.add(Received.of(message).sequence());
                    }
                });
            }
        }
        return sequences;
    }

    /** How often the tombstone of a key is still to be sent again. */
    int toBeSentAgain(String key) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT count(*) FROM resend WHERE key = :key")
                .bind("key", key)
                .mapTo(Integer.class)
                .one());
    }

    private int number(String query, UUID record) {
        return jdbi.withHandle(handle -> handle.createQuery(query)
                .bind("record", record)
                .mapTo(Integer.class)
                .findOne()
                .orElse(0));
    }

    /** Ends every part that still runs. */
    void end() throws InterruptedException {
        stops.forEach(Runnable::run);
        for (Thread thread : threads) {
            thread.join(java.time.Duration.ofSeconds(30));
        }
    }
}
