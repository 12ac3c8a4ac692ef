package hotline.local;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** The topics of the hotline; they are made here, before any service starts, and by nobody else. */
public final class Topics {
    public static final String TICKETS = "hotline.tickets.v1";
    public static final String CASES = "hotline.cases.v1";
    public static final String WORDS = "hotline.words.v1";
    public static final String DIRECTORY = "hotline.directory.v1";

    private static final int MANY_PARTITIONS = 12;
    private static final int MOST_COPIES = 3;

    private static final Map<String, String> KEPT_FOR_EVER = Map.of("cleanup.policy", "delete", "retention.ms", "-1");
    private static final Map<String, String> NEWEST_OF_EACH_KEY = Map.of(
            "cleanup.policy", "compact",
            "max.compaction.lag.ms", milliseconds(Duration.ofHours(24)),
            "segment.ms", milliseconds(Duration.ofHours(24)),
            "delete.retention.ms", milliseconds(Duration.ofDays(7)));

    private Topics() {}

    /** Makes those that do not exist yet, on one broker. */
    public static void create(String bootstrapServers) {
        create(bootstrapServers, 1);
    }

    /** Makes those that do not exist yet, with as many copies as so many brokers should keep. */
    static void create(String bootstrapServers, int brokers) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            Set<String> existing = admin.listTopics().names().get();
            List<NewTopic> missing = all(copies(brokers)).stream()
                    .filter(topic -> !existing.contains(topic.name()))
                    .toList();
            admin.createTopics(missing).all().get();
        } catch (ExecutionException e) {
            throw new StackException("The topics could not be made: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("The making of the topics was interrupted.", e);
        }
    }

    /** How many brokers keep each message. */
    static short copies(int brokers) {
        return (short) Math.min(brokers, MOST_COPIES);
    }

    /** How many of them must have it before it is acknowledged: one fewer than there are, so that one may be away. */
    static short copiesNeeded(int brokers) {
        return (short) Math.max(1, copies(brokers) - 1);
    }

    private static List<NewTopic> all(short copies) {
        return List.of(
                topic(TICKETS, MANY_PARTITIONS, copies, KEPT_FOR_EVER),
                topic(CASES, MANY_PARTITIONS, copies, KEPT_FOR_EVER),
                topic(WORDS, MANY_PARTITIONS, copies, NEWEST_OF_EACH_KEY),
                topic(DIRECTORY, 1, copies, NEWEST_OF_EACH_KEY));
    }

    private static NewTopic topic(String name, int partitions, short copies, Map<String, String> settings) {
        return new NewTopic(name, partitions, copies).configs(settings);
    }

    private static String milliseconds(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}
