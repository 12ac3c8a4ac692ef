package hotline.dispatch.cases;

/** How a case was closed (rulebook §3, §7). */
public enum ClosedAs {
    /** The caller was reached and is content. */
    CONTENT,
    /** Struck off by the supervisor, reviewed or handed over. */
    STRUCK_OFF,
    /** Three failed attempts on different days. */
    UNREACHABLE,
    /** Nobody was ever reached in time; charged to the hotline. */
    NOT_CALLED_BACK,
    /** Closed by a rule: on the spot, no contact, no reply wanted, praise. */
    BY_RULE
}
