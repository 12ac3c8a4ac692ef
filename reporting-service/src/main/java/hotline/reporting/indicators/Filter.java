package hotline.reporting.indicators;

import hotline.reporting.facts.Channel;
import hotline.reporting.facts.Dimension;
import hotline.reporting.facts.TicketType;
import hotline.reporting.facts.Urgency;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which tickets are asked for; null where it does not matter. Codes of areas and categories are compared whole, or with
 * a trailing {@value #BELOW} by their beginning: {@code C01*} is everything under C01.
 *
 * @param unit the unit that leads now (cohort) or whose happening it was (flow, dispatches)
 * @param firstResponder the user name of the first person asked
 */
public record Filter(
        @Nullable String unit,
        @Nullable Channel channel,
        @Nullable TicketType type,
        @Nullable Urgency urgency,
        @Nullable String areaCode,
        @Nullable String categoryCode,
        @Nullable String firstResponder) {

    /** What a code of a whole branch ends with. */
    public static final String BELOW = "*";

    /** Everything. */
    public static final Filter NONE = new Filter(null, null, null, null, null, null, null);

    /** The same, of this unit only. */
    public Filter ofUnit(String only) {
        return new Filter(only, channel, type, urgency, areaCode, categoryCode, firstResponder);
    }

    /** The same, of this first responder only. */
    public Filter ofFirstResponder(String only) {
        return new Filter(unit, channel, type, urgency, areaCode, categoryCode, only);
    }

    /** The counters that answer this, or null where only the facts can. */
    public @Nullable Slice counters() {
        long asked = Stream.of(unit, channel, type, urgency, areaCode, categoryCode, firstResponder)
                .filter(Objects::nonNull)
                .count();
        if (asked == 0) {
            return Slice.WHOLE;
        }
        if (asked > 1) {
            return null;
        }
        if (unit != null) {
            return Slice.ofUnit(unit);
        }
        if (channel != null) {
            return Slice.of(Dimension.CHANNEL, channel.name());
        }
        if (type != null) {
            return Slice.of(Dimension.TYPE, type.name());
        }
        if (urgency != null) {
            return Slice.of(Dimension.URGENCY, urgency.name());
        }
        if (firstResponder != null) {
            return Slice.of(Dimension.FIRST_RESPONDER, firstResponder);
        }
        return areaCode != null
                ? Slice.of(Dimension.AREA, areaCode)
                : Slice.of(Dimension.CATEGORY, Objects.requireNonNull(categoryCode));
    }
}
