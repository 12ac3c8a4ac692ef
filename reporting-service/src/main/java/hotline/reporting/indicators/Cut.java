package hotline.reporting.indicators;

import hotline.reporting.facts.Dimension;
import org.jspecify.annotations.Nullable;

/** By what figures are laid out side by side. */
public enum Cut {
    UNIT(null),
    AREA(Dimension.AREA),
    CATEGORY(Dimension.CATEGORY),
    CHANNEL(Dimension.CHANNEL),
    TYPE(Dimension.TYPE),
    URGENCY(Dimension.URGENCY),
    FIRST_RESPONDER(Dimension.FIRST_RESPONDER),
    DAY(null),
    MONTH(null);

    private final @Nullable Dimension dimension;

    Cut(@Nullable Dimension dimension) {
        this.dimension = dimension;
    }

    /** The dimension of the counters that are laid out; null for units and for time. */
    public @Nullable Dimension dimension() {
        return dimension;
    }

    /** Whether the parts are days or months. */
    public boolean isByTime() {
        return this == DAY || this == MONTH;
    }
}
