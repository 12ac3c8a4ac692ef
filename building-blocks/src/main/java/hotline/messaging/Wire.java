package hotline.messaging;

import java.time.Instant;
import java.util.List;

/** How a service's events look to others: the only place that knows its topic, type names and bodies. */
public interface Wire {

    /** The topic of this service's events. */
    String topic();

    /** The event as others read it. */
    Written write(Recorded recorded);

    /**
     * An event in its wire form.
     *
     * @param type the CloudEvents type
     * @param at when it happened
     * @param data what is written as JSON
     * @param texts free texts of the event, which travel apart on a compacted topic
     */
    record Written(String type, Instant at, Object data, List<Latest> texts) {
        public Written {
            texts = List.copyOf(texts);
        }

        /** An event without free texts. */
        public Written(String type, Instant at, Object data) {
            this(type, at, data, List.of());
        }
    }
}
