package hotline.local.imports;

/** What could not be imported, in one sentence for the person at the terminal. */
public class ImportException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ImportException(String sentence) {
        super(sentence);
    }

    ImportException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
