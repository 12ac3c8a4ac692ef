package hotline.local.imports;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * How far the import of a file has come: all before the byte {@code offset} was acknowledged. Kept beside the data of the stack while
 * the import is not done, so that it goes on from there after a kill.
 *
 * @param reading how the file was read: another encoding or mapping begins anew
 * @param fingerprint of all before the offset: a file that has changed there begins anew, one that has grown goes on
 */
record ImportState(
        String path, String reading, String charset, String fingerprint, long offset, long line, Counts counts) {
    private static final JsonMapper JSON = new JsonMapper();

    static Optional<ImportState> read(Path folder, Path file) {
        Path stored = stored(folder, file);
        try {
            return Files.exists(stored)
                    ? Optional.of(JSON.readValue(stored.toFile(), ImportState.class))
                    : Optional.empty();
        } catch (IOException _) {
            return Optional
                    .empty(); // to begin anew is always right, since a line that is there already changes nothing
        }
    }

    void write(Path folder, Path file) {
        Path stored = stored(folder, file);
        Path fresh = stored.resolveSibling(stored.getFileName() + ".new");
        try {
            Files.createDirectories(folder);
            JSON.writeValue(fresh.toFile(), this);
            Files.move(fresh, stored, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new ImportException(
                    "How far the import has come cannot be kept in " + folder + ": " + e.getMessage() + ".", e);
        }
    }

    static void forget(Path folder, Path file) {
        try {
            Files.deleteIfExists(stored(folder, file));
        } catch (IOException e) {
            throw new ImportException(
                    "How far the import has come cannot be forgotten in " + folder + ": " + e.getMessage() + ".", e);
        }
    }

    private static Path stored(Path folder, Path file) {
        String name = Fingerprint.of(file.toAbsolutePath().normalize().toString());
        return folder.resolve(name.substring(0, 32) + ".json");
    }
}
