package hotline.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The format of a data folder, a number in its file {@code format}. What is in the databases is brought up by their own migrations; this
 * number goes up when something else in the folder is laid out in another way, and then it is also said here how an older one is
 * brought up. A folder without the file is of the first format.
 */
final class DataFormat {
    static final int CURRENT = 1;

    private DataFormat() {}

    /** Marks a folder that this program may work on; one that a later program made is left as it is. */
    static void check(Path data) {
        Path file = data.resolve("format");
        try {
            if (!Files.exists(file)) {
                Files.writeString(file, CURRENT + System.lineSeparator());
                return;
            }
            int found = Integer.parseInt(Files.readString(file).strip());
            if (found > CURRENT) {
                throw new StackException("The data folder " + data + " was made by a newer hotline (format " + found
                        + ", and this one knows " + CURRENT
                        + "): use the newer one, or choose another folder with --data.");
            }
        } catch (NumberFormatException e) {
            throw new StackException(
                    "The file " + file + " does not hold the number of the data folder's format: restore it, or write "
                            + CURRENT + " into it where this program made the folder.",
                    e);
        } catch (IOException e) {
            throw new StackException(
                    "The data folder " + data + " cannot be used (" + e.getMessage()
                            + "): choose another one with --data.",
                    e);
        }
    }
}
