package hotline.local;

/** What could not be done, in one sentence for the person at the terminal; where that helps, it says what to do instead. */
public class StackException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StackException(String sentence) {
        super(sentence);
    }

    public StackException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
