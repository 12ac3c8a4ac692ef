package hotline.local;

/** The command was called with something that it does not take. */
final class WrongUseException extends StackException {
    private static final long serialVersionUID = 1L;

    WrongUseException(String sentence) {
        super(sentence);
    }
}
