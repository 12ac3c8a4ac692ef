package hotline.reporting.facts;

import java.time.Instant;

/**
 * Something that happened to a ticket, once and for ever: what the flow is counted from.
 *
 * @param side whose event it was
 * @param sequence the number of that event
 * @param unit the unit whose act it was or to which it was dispatched; empty where no unit took part
 */
public record Happening(Side side, int sequence, What what, Instant at, String unit) {

    /** No unit took part. */
    public static final String NO_UNIT = "";
}
