package hotline.reporting.indicators;

/** By what figures are laid out side by side. */
public enum Cut {
    UNIT,
    AREA,
    CATEGORY,
    CHANNEL,
    TYPE,
    URGENCY,
    FIRST_RESPONDER,
    DAY,
    MONTH
}
