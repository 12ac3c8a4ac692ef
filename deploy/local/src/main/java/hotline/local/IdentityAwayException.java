package hotline.local;

/** The identity provider does not answer now; it may in a moment. */
final class IdentityAwayException extends StackException {
    private static final long serialVersionUID = 1L;

    IdentityAwayException(String sentence) {
        super(sentence);
    }
}
