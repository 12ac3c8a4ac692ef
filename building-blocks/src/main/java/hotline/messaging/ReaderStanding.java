package hotline.messaging;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * How a reader stands, as its own consumer knows it without asking anybody.
 *
 * @param lag by topic, how many messages of this replica's partitions are not yet read; as of the last answer of Kafka
 * @param awaySince since when no broker is connected, null where one is
 */
public record ReaderStanding(
        Map<String, Long> lag, @Nullable Instant awaySince) {
    static final ReaderStanding UNKNOWN = new ReaderStanding(Map.of(), null);

    public ReaderStanding {
        lag = Map.copyOf(lag);
    }

    /** As it is now; what was away before is away since then. */
    static ReaderStanding of(Consumer<?, ?> consumer, ReaderStanding before) {
        Map<String, Long> lag = new TreeMap<>();
        for (TopicPartition partition : consumer.assignment()) {
            lag.merge(partition.topic(), consumer.currentLag(partition).orElse(0), Long::sum);
        }
        boolean connected = consumer.metrics().entrySet().stream()
                .filter(metric -> metric.getKey().name().equals("connection-count"))
                .anyMatch(metric -> metric.getValue().metricValue() instanceof Double count && count > 0);
        return new ReaderStanding(lag, connected ? null : before.awaySince == null ? Instant.now() : before.awaySince);
    }
}
