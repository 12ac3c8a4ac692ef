package hotline.local.imports;

import java.nio.file.Path;

/** Is told how an import goes. */
public interface ImportListener {

    /** Nobody listens. */
    ImportListener NOBODY = new ImportListener() {};

    /**
     * A file is begun, or gone on with.
     *
     * @param before what earlier calls did
     * @param note what there is to say about that; empty where nothing is
     */
    default void begun(Path file, Counts before, String note) {}

    /** So much of the file was acknowledged. */
    default void went(Path file, Counts counts, long bytes, long size) {}

    /** A line was not taken. */
    default void bad(Path file, BadLine bad) {}

    /** The file is done. */
    default void done(Path file, Counts counts) {}

    /**
     * A line that was not taken.
     *
     * @param line its number in the file
     * @param text the line as it stands in the file
     * @param head the heads of its table; empty where there are none
     */
    record BadLine(long line, String why, String text, String head) {}
}
