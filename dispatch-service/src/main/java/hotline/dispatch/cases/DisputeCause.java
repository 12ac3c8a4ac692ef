package hotline.dispatch.cases;

/** Why a case is in dispute (rulebook §3, DISPUTE). */
public enum DisputeCause {
    /** A unit whose return was refused asks again. */
    ASKED_AGAIN,
    /** A return is asked after two approved ones (FR-11). */
    THIRD_RETURN,
    /** The dispatcher finds that no unit accepts. */
    NO_UNIT_ACCEPTS
}
