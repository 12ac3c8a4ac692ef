package hotline.messaging;

import java.util.Collection;
import java.util.List;

/**
 * The record of what happened, which is the truth. What is put here is stored for ever and will be sent, both in the
 * transaction of the caller; without one it refuses to run.
 */
public interface Records {

    /**
     * Appends events to the history of their records, in the order given.
     *
     * @throws IllegalStateException outside a transaction
     */
    void append(List<Recorded> events);

    /**
     * Replaces the last versions of keys of compacted topics.
     *
     * @throws IllegalStateException outside a transaction
     */
    void replace(Collection<Latest> versions);
}
