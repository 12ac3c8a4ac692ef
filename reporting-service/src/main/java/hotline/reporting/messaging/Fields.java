package hotline.reporting.messaging;

import hotline.messaging.Received;
import org.jspecify.annotations.Nullable;

/** Fields that a message owes its reader. */
final class Fields {
    private Fields() {}

    /**
     * The field's value.
     *
     * @throws IllegalArgumentException when it is missing
     */
    static <T> T need(@Nullable T value, String field) {
        if (value == null) {
            throw new IllegalArgumentException("the message has no " + field);
        }
        return value;
    }

    /**
     * Sees that the body is about the ticket that is the message's key.
     *
     * @throws IllegalArgumentException when it is about another or none
     */
    static void ofSameTicket(Received message, @Nullable String ticketId) {
        if (!message.key().equals(ticketId)) {
            throw new IllegalArgumentException(
                    "the message's key is " + message.key() + ", its body is about " + ticketId);
        }
    }
}
