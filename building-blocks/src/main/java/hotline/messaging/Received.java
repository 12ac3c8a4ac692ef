package hotline.messaging;

import hotline.trace.Trace;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * A message as it was read from Kafka.
 *
 * @param sequence the version of its key on its topic; 0 where the sender named none, which no reader can apply
 * @param type the CloudEvents type; empty on a tombstone
 * @param data JSON, or null for a tombstone
 * @param trace the header {@code traceparent}, null where it has none
 */
@SuppressWarnings("ArrayRecordComponent") // compared by position, never by content
public record Received(
        String topic,
        int partition,
        long offset,
        String key,
        int sequence,
        String type,
        Instant at,
        byte @Nullable [] data,
        @Nullable String trace) {

    static final String SEQUENCE = "sequence";
    static final String SEQUENCE_HEADER = "ce_" + SEQUENCE;

    /** A message without a trace. */
    public Received(
            String topic,
            int partition,
            long offset,
            String key,
            int sequence,
            String type,
            Instant at,
            byte @Nullable [] data) {
        this(topic, partition, offset, key, sequence, type, at, data, null);
    }

    /** Reads the headers of a CloudEvent in binary mode; what is malformed stays readable and fails when applied. */
    public static Received of(ConsumerRecord<String, byte[]> message) {
        return new Received(
                message.topic(),
                message.partition(),
                message.offset(),
                message.key() == null ? "" : message.key(),
                number(header(message, SEQUENCE_HEADER)),
                header(message, "ce_type"),
                time(header(message, "ce_time"), message.timestamp()),
                message.value(),
                blankToNull(header(message, Trace.HEADER)));
    }

    private static @Nullable String blankToNull(String text) {
        return text.isEmpty() ? null : text;
    }

    /** The body, read as this type. */
    public <T> T read(Class<T> bodyType) {
        if (data == null) {
            throw new IllegalStateException("a tombstone has no body");
        }
        return Json.read(data, bodyType);
    }

    /** The body as JSON text. */
    public String text() {
        if (data == null) {
            throw new IllegalStateException("a tombstone has no body");
        }
        return new String(data, StandardCharsets.UTF_8);
    }

    private static String header(ConsumerRecord<String, byte[]> message, String name) {
        Header header = message.headers().lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static Instant time(String text, long otherwise) {
        try {
            return text.isEmpty()
                    ? Instant.ofEpochMilli(otherwise)
                    : OffsetDateTime.parse(text).toInstant();
        } catch (java.time.format.DateTimeParseException e) {
            return Instant.ofEpochMilli(otherwise);
        }
    }
}
