package hotline.intake.messaging;

import hotline.intake.application.MessageGateway;
import java.util.UUID;

/** The gateway of a demo: nothing leaves the house, and everything is said to have arrived. What was told is read at the ticket. */
final class LocalMessageGateway implements MessageGateway {
    @Override
    public Receipt send(Outgoing message) {
        return Receipt.DELIVERED;
    }

    @Override
    public Receipt ask(UUID id) {
        return Receipt.DELIVERED;
    }
}
