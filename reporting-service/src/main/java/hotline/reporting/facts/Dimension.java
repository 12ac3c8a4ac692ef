package hotline.reporting.facts;

/**
 * One property of a ticket as registered, by which counters are kept; {@code ALL} is the undivided count. {@code
 * DURATION} is kept for figures of how long things took, for the whole and for each unit: its key is a bucket.
 */
public enum Dimension {
    ALL,
    CHANNEL,
    TYPE,
    AREA,
    CATEGORY,
    URGENCY,
    FIRST_RESPONDER,
    DURATION
}
