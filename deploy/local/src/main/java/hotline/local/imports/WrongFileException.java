package hotline.local.imports;

/** A file that is not one to import, or whose columns nothing is known of. */
public final class WrongFileException extends ImportException {
    private static final long serialVersionUID = 1L;

    WrongFileException(String sentence) {
        super(sentence);
    }
}
