package hotline.testing;

import hotline.messaging.Messaging;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** Messages on the topics of a {@link TestStack}: sent as another service would, and read behind a service's back. */
public final class Traffic {
    private static final int PARTITIONS = 12;
    private static final Duration LONG = Duration.ofSeconds(60);

    private final String bootstrapServers;

    public Traffic(TestStack stack) {
        this.bootstrapServers = stack.kafka().bootstrapServers();
    }

    /**
     * Sends a message and waits until Kafka has it.
     *
     * @param body JSON, or what should be; null for a tombstone
     * @param traceparent its trace, null where it has none
     */
    public void send(String topic, String key, String type, int sequence, String body, String traceparent) {
        var message = new ProducerRecord<String, byte[]>(topic, key, body == null ? null : bytes(body));
        message.headers()
                .add("ce_specversion", bytes("1.0"))
                .add("ce_type", bytes(type))
                .add("ce_sequence", bytes(Integer.toString(sequence)));
        if (traceparent != null) {
            message.headers().add("traceparent", bytes(traceparent));
        }
        try (var producer = Messaging.producer(bootstrapServers)) {
            producer.send(message).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The headers {@code traceparent} of so many messages whose key begins so, as soon as they are there. */
    public List<String> traces(String key, int howMany, String... topics) {
        List<String> traces = new ArrayList<>();
        List<TopicPartition> partitions = Arrays.stream(topics)
                .flatMap(topic -> IntStream.range(0, PARTITIONS).mapToObj(number -> new TopicPartition(topic, number)))
                .toList();
        try (var consumer = Messaging.consumer(bootstrapServers, "traffic-" + UUID.randomUUID(), "1")) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Instant until = Instant.now().plus(LONG);
            while (traces.size() < howMany && Instant.now().isBefore(until)) {
                consumer.poll(Duration.ofMillis(200)).forEach(message -> {
                    var trace = message.headers().lastHeader("traceparent");
                    if (message.key().startsWith(key) && trace != null) {
                        traces.add(new String(trace.value(), StandardCharsets.UTF_8));
                    }
                });
            }
        }
        return traces;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
