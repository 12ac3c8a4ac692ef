package hotline.intake.application;

import hotline.intake.messages.MessageChannel;
import java.util.UUID;

/** Takes messages out of the house. A repeat with the same id is the same message. */
public interface MessageGateway {

    /**
     * Hands a message over.
     *
     * @throws GatewayException where it did not answer; the message is tried again
     */
    Receipt send(Outgoing message) throws GatewayException;

    /**
     * What has become of a message that was handed over before.
     *
     * @throws GatewayException where it did not answer; it is asked again
     */
    Receipt ask(UUID id) throws GatewayException;

    /**
     * A message on its way out. Only here it meets the number that it goes to.
     *
     * @param to the number of a caller, or the name of a member of staff
     */
    record Outgoing(UUID id, MessageChannel channel, String to, String text, String language) {}

    /** What the gateway says of it. */
    enum Receipt {
        /** It has it; whether it arrived is to be asked later. */
        SENT,
        DELIVERED,
        /** It will never arrive. */
        FAILED
    }

    /** It did not answer as it should. */
    final class GatewayException extends Exception {
        private static final long serialVersionUID = 1L;

        public GatewayException(String what) {
            super(what);
        }
    }
}
