package hotline.messaging;

import java.util.List;

/** Applies messages to a service's own tables. */
public interface MessageHandler {

    /** The name under which positions are kept; also the Kafka group. */
    String consumer();

    /** The topics it reads. */
    List<String> topics();

    /** The topics it must have read to their end before the service is ready. */
    default List<String> readBeforeReady() {
        return List.of();
    }

    /**
     * Whether all that it stores comes from messages and nothing of it is sent on. Then a batch that a power cut takes away
     * is read again, since its position went with it, and no commit waits for the disk.
     */
    default boolean canBeReadAgain() {
        return false;
    }

    /**
     * Applies messages in the order given, inside the transaction that the loop has opened.
     *
     * @return a verdict for each message, in the same order
     * @throws RuntimeException when one cannot be applied; the loop then finds out which
     */
    List<Verdict> apply(List<Received> messages);
}
