package hotline.reporting.facts;

/** How a case was closed: the parts of 办结 (rulebook §7). */
public enum ClosedAs {
    CONTENT,
    STRUCK_OFF,
    UNREACHABLE,
    NOT_CALLED_BACK,
    BY_RULE
}
