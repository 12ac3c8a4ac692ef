package hotline.messaging;

/** What became of a message that was read. */
public enum Verdict {
    /** It changed what it was to change. */
    APPLIED,
    /** It was there before, or this reader passes over its type on purpose. */
    PASSED_OVER,
    /** One before it is missing: it waits, and all later ones of its key with it. */
    EARLY,
    /** This reader does not know its type: it waits, and all later ones of its key with it. */
    UNKNOWN_TYPE;

    /** Compares a message's version with the last one applied: the next, a repeat, or too early. */
    public static Verdict ofSequence(int received, int lastApplied) {
        if (received <= 0) {
            throw new IllegalArgumentException("a message without a sequence cannot be applied");
        }
        if (received <= lastApplied) {
            return PASSED_OVER;
        }
        return received == lastApplied + 1 ? APPLIED : EARLY;
    }

    boolean waits() {
        return this == EARLY || this == UNKNOWN_TYPE;
    }
}
