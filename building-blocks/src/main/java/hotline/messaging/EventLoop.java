package hotline.messaging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads topics and hands what it reads to the inbox. Where to read on is said by the service's own database; the offsets
 * committed to Kafka are for lag tools only.
 */
public final class EventLoop implements Runnable {
    private static final Logger LOG = Logger.getLogger(EventLoop.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration BACKOFF = Duration.ofMillis(300);
    private static final long HOUSEKEEPING_EVERY_MILLIS = 5_000;

    /** The service's position lies beyond the end of the log: the log was lost, or is another one. */
    public static final class PositionBeyondTheLog extends RuntimeException {
        private static final long serialVersionUID = 1L;

        PositionBeyondTheLog(TopicPartition partition, long position, long end) {
            super(
                    ("The database has read %s up to %d, but the log ends at %d: this Kafka is not the one it was read from."
                                    + " Restore Kafka's data, or refill the topics from the history and reset the positions.")
                            .formatted(partition, position, end));
        }
    }

    private final MessageHandler handler;
    private final Inbox inbox;
    private final Supplier<Consumer<String, byte[]>> consumers;
    private final java.util.function.Consumer<RuntimeException> hopeless;
    private final Map<TopicPartition, Long> positions = new ConcurrentHashMap<>();
    private final Map<TopicPartition, Long> endsAtStart = new ConcurrentHashMap<>();
    private volatile boolean stopping;
    private volatile @Nullable Consumer<String, byte[]> polling;
    private final LongAdder taken = new LongAdder();
    private volatile ReaderStanding standing = ReaderStanding.UNKNOWN;

    /**
     * A loop that does not run yet.
     *
     * @param consumers opens a consumer, again after each failure
     * @param hopeless is told why the service cannot go on
     */
    public EventLoop(
            MessageHandler handler,
            Inbox inbox,
            Supplier<Consumer<String, byte[]>> consumers,
            java.util.function.Consumer<RuntimeException> hopeless) {
        this.handler = handler;
        this.inbox = inbox;
        this.consumers = consumers;
        this.hopeless = hopeless;
    }

    /** Reads until it is told to stop; what goes wrong is tried again from the position in the database. */
    @Override
    public void run() {
        while (!stopping) {
            try (Consumer<String, byte[]> consumer = consumers.get()) {
                polling = consumer;
                noteEnds(consumer);
                consumer.subscribe(handler.topics(), new FromTheDatabase(consumer));
                read(consumer);
            } catch (WakeupException e) {
                LOG.debugf("%s was woken", handler.consumer());
            } catch (RuntimeException e) {
                if (e.getCause() instanceof PositionBeyondTheLog beyond) { // as the consumer wraps it
                    LOG.fatal(beyond.getMessage());
                    hopeless.accept(beyond);
                    return;
                }
                if (Inbox.isOfTheProcess(e)) {
                    LOG.fatal("reading ends: this process cannot go on", e);
                    hopeless.accept(e);
                    return;
                }
                LOG.warnf("%s reads on in a moment, from its position: %s", handler.consumer(), e.toString());
                pause();
            } finally {
                polling = null;
            }
        }
    }

    /** Lets the batch at hand end, then returns from {@link #run()}. */
    public void stop() {
        stopping = true;
        Consumer<String, byte[]> consumer = polling;
        if (consumer != null) {
            consumer.wakeup();
        }
    }

    /**
     * Whether these topics were read as far as they reached when reading began, by this loop or, where their partitions are
     * another replica's, by that one: what was read is in the database that they share.
     */
    public boolean hasRead(Collection<String> topics) {
        Set<String> noted = new HashSet<>();
        Map<TopicPartition, Long> notRead = new HashMap<>();
        endsAtStart.forEach((partition, end) -> {
            noted.add(partition.topic());
            if (topics.contains(partition.topic()) && positions.getOrDefault(partition, 0L) < end) {
                notRead.put(partition, end);
            }
        });
        return noted.containsAll(topics) && (notRead.isEmpty() || inbox.hasRead(notRead));
    }

    /** How many messages lie behind the positions of the partitions that this loop reads. */
    public long read() {
        return positions.values().stream().mapToLong(Long::longValue).sum();
    }

    /** How many there were in all partitions when it began to read. */
    public long toRead() {
        return endsAtStart.values().stream().mapToLong(Long::longValue).sum();
    }

    /** How many messages were taken since it began: applied, passed over or held. */
    public long taken() {
        return taken.sum();
    }

    /** How it stood at most some seconds ago. */
    public ReaderStanding standing() {
        return standing;
    }

    /** The inbox behind this loop. */
    public Inbox inbox() {
        return inbox;
    }

    private void noteEnds(Consumer<String, byte[]> consumer) {
        List<TopicPartition> partitions = handler.topics().stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.endOffsets(partitions).forEach(endsAtStart::putIfAbsent);
    }

    private void read(Consumer<String, byte[]> consumer) {
        long keptAt = 0;
        while (!stopping) {
            List<Received> batch = new ArrayList<>();
            for (ConsumerRecord<String, byte[]> message : consumer.poll(POLL)) {
                batch.add(Received.of(message));
            }
            if (!batch.isEmpty()) {
                long begun = System.nanoTime();
                inbox.take(batch, positions);
                taken.add(batch.size());
                if (batch.size() < Messaging.MOST_IN_A_BATCH) {
                    rest(() -> Pace.restAfter(begun));
                }
            }
            if (System.nanoTime() / 1_000_000 - keptAt > HOUSEKEEPING_EVERY_MILLIS) {
                keptAt = System.nanoTime() / 1_000_000;
                standing = ReaderStanding.of(consumer, standing);
                commitForLagTools(consumer);
                inbox.alarm();
            }
        }
    }

    private void commitForLagTools(Consumer<String, byte[]> consumer) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        positions.forEach((partition, next) -> offsets.put(partition, new OffsetAndMetadata(next)));
        if (!offsets.isEmpty()) {
            consumer.commitAsync(offsets, (committed, failure) -> {
                if (failure != null) {
                    LOG.debugf("the offsets for lag tools were not committed: %s", failure.toString());
                }
            });
        }
    }

    private void pause() {
        rest(() -> Thread.sleep(BACKOFF));
    }

    private interface Rest {
        void take() throws InterruptedException;
    }

    private void rest(Rest rest) {
        try {
            rest.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
    }

    /** Seeks each partition to where the database says, whenever it is assigned. */
    private final class FromTheDatabase implements ConsumerRebalanceListener {
        private final Consumer<String, byte[]> consumer;

        FromTheDatabase(Consumer<String, byte[]> consumer) {
            this.consumer = consumer;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            inbox.positions(partitions).forEach((partition, position) -> {
                long end = ends.getOrDefault(partition, 0L);
                if (position > end) {
                    throw new PositionBeyondTheLog(partition, position, end);
                }
                consumer.seek(partition, position);
                positions.put(partition, position);
            });
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            partitions.forEach(positions::remove);
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            partitions.forEach(positions::remove);
        }
    }
}
