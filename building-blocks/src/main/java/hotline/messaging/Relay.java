package hotline.messaging;

import hotline.trace.Trace;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jboss.logging.Logger;

/**
 * Carries messages from the outbox to Kafka: reads what is unsent, sends, and forgets only what was acknowledged. It
 * may die at any point: what was sent and not forgotten is sent again, and readers pass over repeats.
 */
public final class Relay implements Runnable {
    private static final Logger LOG = Logger.getLogger(Relay.class);
    private static final int BATCH = 500;
    private static final Duration DUE_EACH = Duration.ofSeconds(5);
    private static final Duration BACKOFF = Duration.ofMillis(300);

    /** How far the relay has come with a batch. */
    public enum Step {
        READ,
        SENT,
        ACKNOWLEDGED,
        FORGOTTEN
    }

    private final Supplier<Outbox> outboxes;
    private final Supplier<Producer<String, byte[]>> producers;
    private final URI source;
    private final RelaySignal signal;
    private final Duration poll;
    private final Consumer<Step> progress;
    private final LongAdder forgotten = new LongAdder();
    private volatile boolean leading;
    private volatile boolean stopping;

    /**
     * A relay that does not run yet.
     *
     * @param outboxes opens an outbox, again after each failure
     * @param producers opens a producer, again after each failure
     * @param source who sends, as the source of the CloudEvents
     * @param poll after how long it looks into the outbox though nobody woke it
     * @param progress is told each step that was reached
     */
    public Relay(
            Supplier<Outbox> outboxes,
            Supplier<Producer<String, byte[]>> producers,
            URI source,
            RelaySignal signal,
            Duration poll,
            Consumer<Step> progress) {
        this.outboxes = outboxes;
        this.producers = producers;
        this.source = source;
        this.signal = signal;
        this.poll = poll;
        this.progress = progress;
    }

    /** Sends until it is told to stop; what goes wrong is tried again. */
    @Override
    public void run() {
        while (!stopping) {
            try (Outbox outbox = outboxes.get();
                    Producer<String, byte[]> producer = producers.get()) {
                relay(outbox, producer);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                leading = false;
                LOG.warnf("messages wait in the outbox and will be sent again soon: %s", e.toString());
                pause();
            }
        }
    }

    /** Whether this one, of all replicas, sends. */
    public boolean leads() {
        return leading;
    }

    /** How many messages were sent and acknowledged since it began. */
    public long sent() {
        return forgotten.sum();
    }

    /** Lets the batch at hand end, then returns from {@link #run()}. */
    public void stop() {
        stopping = true;
        signal.wake();
    }

    /** What is committed after a batch was read wakes it again; a full batch may have left something behind. */
    private void relay(Outbox outbox, Producer<String, byte[]> producer) throws InterruptedException {
        long lookedForDueAt = System.nanoTime() - DUE_EACH.toNanos();
        while (!stopping) {
            long begun = System.nanoTime();
            int sent = 0;
            boolean more = false;
            leading = outbox.leads();
            if (leading) {
                sent = sendBatch(outbox, producer);
                more = sent == BATCH;
                if (System.nanoTime() - lookedForDueAt >= DUE_EACH.toNanos()) {
                    lookedForDueAt = System.nanoTime();
                    more |= outbox.sendAgain(BATCH) > 0;
                }
            }
            if (!more) {
                if (sent > 0) {
                    Pace.restAfter(begun);
                }
                signal.await(poll);
            }
        }
    }

    /** Sends one batch and returns how many messages it had. */
    int sendBatch(Outbox outbox, Producer<String, byte[]> producer) throws InterruptedException {
        List<Outbox.Outgoing> batch = outbox.unsent(BATCH);
        if (batch.isEmpty()) {
            return 0;
        }
        progress.accept(Step.READ);
        Map<Long, Future<RecordMetadata>> sent = new LinkedHashMap<>();
        for (Outbox.Outgoing outgoing : batch) {
            sent.put(outgoing.id(), producer.send(traced(outgoing)));
        }
        progress.accept(Step.SENT);
        producer.flush();
        RuntimeException failure = null;
        List<Long> acknowledged = new ArrayList<>(batch.size());
        for (var entry : sent.entrySet()) {
            try {
                entry.getValue().get();
                acknowledged.add(entry.getKey());
            } catch (ExecutionException e) {
                failure = new IllegalStateException("Kafka did not take a message", e.getCause());
            }
        }
        progress.accept(Step.ACKNOWLEDGED);
        if (!acknowledged.isEmpty()) {
            outbox.forget(acknowledged);
            forgotten.add(acknowledged.size());
            progress.accept(Step.FORGOTTEN);
        }
        if (failure != null) {
            throw failure;
        }
        return batch.size();
    }

    private ProducerRecord<String, byte[]> traced(Outbox.Outgoing outgoing) {
        ProducerRecord<String, byte[]> message = message(outgoing);
        if (outgoing.trace() != null) {
            message.headers().add(Trace.HEADER, outgoing.trace().getBytes(StandardCharsets.UTF_8));
        }
        return message;
    }

    private ProducerRecord<String, byte[]> message(Outbox.Outgoing outgoing) {
        if (outgoing.data() == null) {
            var tombstone = new ProducerRecord<String, byte[]>(outgoing.topic(), outgoing.key(), null);
            tombstone
                    .headers()
                    .add(
                            Received.SEQUENCE_HEADER,
                            Integer.toString(outgoing.sequence()).getBytes(StandardCharsets.UTF_8));
            return tombstone;
        }
        var event = CloudEventBuilder.v1()
                .withId(outgoing.topic() + "/" + outgoing.key() + "/" + outgoing.sequence())
                .withSource(source)
                .withType(outgoing.type() == null ? outgoing.topic() : outgoing.type())
                .withExtension(Received.SEQUENCE, Integer.toString(outgoing.sequence()))
                .withData("application/json", outgoing.data().getBytes(StandardCharsets.UTF_8));
        if (outgoing.at() != null) {
            event = event.withTime(outgoing.at().atOffset(java.time.ZoneOffset.UTC));
        }
        return KafkaMessageFactory.<String>createWriter(outgoing.topic(), null, null, outgoing.key())
                .writeBinary(event.build());
    }

    private void pause() {
        try {
            signal.await(BACKOFF);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
    }
}
