package hotline.messaging;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Starts this service's relay and event loop with the service, and lets both end what they are at when it stops. */
@ApplicationScoped
public class Messaging {
    /** Messages that are taken in one transaction at most. */
    static final int MOST_IN_A_BATCH = 100;

    private final Jdbi jdbi;
    private final RelaySignal signal;
    private final Instance<Wire> wire;
    private final Instance<MessageHandler> handler;
    private final InboxTables tables;
    private final Clock clock;
    private final String bootstrapServers;
    private final String replica;
    private final Duration relayPoll;
    private final URI source;
    private @Nullable Relay relay;
    private @Nullable EventLoop loop;
    private List<Thread> threads = List.of();

    Messaging(
            Jdbi jdbi,
            RelaySignal signal,
            Instance<Wire> wire,
            Instance<MessageHandler> handler,
            InboxTables tables,
            Clock clock,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
            @ConfigProperty(name = "hotline.replica", defaultValue = "1") String replica,
            @ConfigProperty(name = "hotline.relay.poll", defaultValue = "PT0.5S") Duration relayPoll,
            @ConfigProperty(name = "quarkus.application.name") String application) {
        this.jdbi = jdbi;
        this.signal = signal;
        this.wire = wire;
        this.handler = handler;
        this.tables = tables;
        this.clock = clock;
        this.bootstrapServers = bootstrapServers;
        this.replica = replica;
        this.relayPoll = relayPoll;
        this.source = URI.create("/" + application);
    }

    void start(@Observes StartupEvent event) {
        var started = new java.util.ArrayList<Thread>();
        if (wire.isResolvable()) {
            relay = new Relay(
                    () -> new SqlOutbox(jdbi, clock),
                    () -> producer(bootstrapServers),
                    source,
                    signal,
                    relayPoll,
                    step -> {});
            started.add(Thread.ofPlatform().name("relay").start(relay));
        }
        if (handler.isResolvable()) {
            MessageHandler reader = handler.get();
            loop = new EventLoop(
                    reader,
                    new Inbox(reader, tables, step -> {}),
                    () -> consumer(bootstrapServers, reader.consumer(), replica),
                    reason -> Quarkus.asyncExit(1));
            started.add(Thread.ofPlatform().name("event-loop").start(loop));
        }
        threads = List.copyOf(started);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        if (loop != null) {
            loop.stop();
        }
        if (relay != null) {
            relay.stop();
        }
        for (Thread thread : threads) {
            thread.join(Duration.ofSeconds(20));
        }
    }

    /** The running event loop, where this service reads any topic. */
    public Optional<EventLoop> loop() {
        return Optional.ofNullable(loop);
    }

    /** The running relay, where this service sends anything. */
    public Optional<Relay> relay() {
        return Optional.ofNullable(relay);
    }

    /** The names of those threads of the relay and the loop that have ended, though the service goes on. */
    public List<String> ended() {
        return threads.stream()
                .filter(thread -> !thread.isAlive())
                .map(Thread::getName)
                .toList();
    }

    /** A producer whose acknowledgement means that the message is kept, and kept once. */
    public static Producer<String, byte[]> producer(String bootstrapServers) {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                        ProducerConfig.ACKS_CONFIG, "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true,
                        ProducerConfig.LINGER_MS_CONFIG, 0,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000,
                        ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /**
     * A consumer that never decides by itself where to read.
     *
     * @param replica names the member for good, so that a replica that died and came back reads on at once
     */
    public static Consumer<String, byte[]> consumer(String bootstrapServers, String group, String replica) {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.GROUP_ID_CONFIG,
                        group,
                        ConsumerConfig.GROUP_INSTANCE_ID_CONFIG,
                        group + "-" + replica,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "none",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        MOST_IN_A_BATCH,
                        ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
                        10_000,
                        ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
                        3_000,
                        // of a connection that is half-open it hears nothing: it gives up and makes another
                        ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        8_000,
                        ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                        500),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }
}
