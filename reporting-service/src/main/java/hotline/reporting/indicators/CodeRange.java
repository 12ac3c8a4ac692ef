package hotline.reporting.indicators;

/**
 * The codes that a filter means, in the order of their bytes, both ends inclusive: one code, or with a trailing {@code *}
 * every code that begins so.
 */
public record CodeRange(String from, String to) {
    private static final String LAST = "\uffff";

    /** The codes meant by what was written. */
    public static CodeRange of(String written) {
        if (!written.endsWith("*")) {
            return new CodeRange(written, written);
        }
        String beginning = written.substring(0, written.length() - 1);
        return new CodeRange(beginning, beginning + LAST);
    }
}
