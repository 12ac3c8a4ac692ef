package hotline.messaging;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was recorded and must still be sent. */
public interface Outbox extends AutoCloseable {

    /** Whether this one may send now; at most one of a service does. */
    boolean leads();

    /** The oldest messages not yet sent, whatever their number: numbers are taken before transactions commit. */
    List<Outgoing> unsent(int atMost);

    /** Forgets messages that the broker has acknowledged. */
    void forget(Collection<Long> ids);

    /** Puts tombstones whose time has come back among the unsent, and returns how many they were. */
    int sendAgain(int atMost);

    @Override
    void close();

    /**
     * A message to send.
     *
     * @param data JSON, or null for a tombstone
     * @param trace the value of its header {@code traceparent}, null where it has none
     */
    record Outgoing(
            long id,
            String topic,
            String key,
            int sequence,
            @Nullable String type,
            @Nullable Instant at,
            @Nullable String data,
            @Nullable String trace) {}
}
