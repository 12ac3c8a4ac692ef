package hotline.local.imports;

/** A row of a table that is no import line; the message says why. */
final class BadRowException extends Exception {
    private static final long serialVersionUID = 1L;

    BadRowException(String why) {
        super(why);
    }
}
