package hotline.dispatch.cases;

/** Why a matter is not accepted (rulebook §4). */
public enum RefusalCode {
    EMERGENCY_LINE,
    JUDICIAL,
    PETITION,
    CONCLUDED,
    SECRET,
    NO_UNIT,
    UNLAWFUL,
    OUTSIDE_AREA
}
