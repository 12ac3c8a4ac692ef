package hotline.messaging;

import hotline.outcome.Event;
import java.util.UUID;

/**
 * An event as a version of its record.
 *
 * @param record whose event it is; the key of its message
 * @param number by which people know the record
 * @param sequence the record's own version on its topic: 1, 2, 3 …
 */
public record Recorded(UUID record, String number, int sequence, Event event) {}
