package hotline.reporting.messaging;

import hotline.messaging.Received;
import hotline.reporting.facts.Ledger;
import hotline.reporting.facts.OpinionFact;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The messages of the problem lists as intake writes them, on the topic of the tickets under keys of their own. */
final class OpinionMessages {
    static final String RECORDED = "hotline.opinion.recorded.v1";
    static final String RECTIFIED = "hotline.opinion.rectified.v1";

    private OpinionMessages() {}

    private record Body(
            @Nullable String opinionId,
            @Nullable Ledger ledger,
            @Nullable String channel,
            @Nullable Instant collectedAt,
            @Nullable Instant at,
            @Nullable String unitCode,
            @Nullable String areaCode) {}

    /** Whether messages of this type are read. */
    static boolean isKnown(String type) {
        return type.equals(RECORDED) || type.equals(RECTIFIED);
    }

    /** Whether the message is about an entry of a problem list. */
    static boolean areMeantBy(Received message) {
        return message.type().startsWith("hotline.opinion.");
    }

    /**
     * The entry after the message, or null where its type is not known here.
     *
     * @param before the entry as it was; null where it was not recorded yet
     */
    static @Nullable OpinionFact read(Received message, @Nullable OpinionFact before) {
        return switch (message.type()) {
            case RECORDED -> recorded(message);
            case RECTIFIED -> rectified(message, before);
            default -> null;
        };
    }

    private static OpinionFact recorded(Received message) {
        Body body = body(message);
        return OpinionFact.recorded(
                UUID.fromString(message.key()),
                Fields.need(body.ledger(), "ledger"),
                Fields.need(body.channel(), "channel"),
                body.unitCode(),
                body.areaCode(),
                Fields.need(body.collectedAt(), "collectedAt"));
    }

    private static OpinionFact rectified(Received message, @Nullable OpinionFact before) {
        Body body = body(message);
        if (before == null) {
            throw new IllegalArgumentException("a problem is rectified that was never recorded");
        }
        return before.rectified(Fields.need(body.at(), "at"));
    }

    private static Body body(Received message) {
        Body body = message.read(Body.class);
        if (!message.key().equals(body.opinionId())) {
            throw new IllegalArgumentException(
                    "the message's key is " + message.key() + ", its body is about " + body.opinionId());
        }
        return body;
    }
}
