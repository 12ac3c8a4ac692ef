package hotline.reporting.facts;

/** One property of a ticket as registered, by which counters are kept; {@code ALL} is the undivided count. */
public enum Dimension {
    ALL,
    CHANNEL,
    TYPE,
    AREA,
    CATEGORY
}
