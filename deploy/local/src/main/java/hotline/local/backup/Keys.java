package hotline.local.backup;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The secrets of a stack, which lie beside its backup in a file of their own, {@code FILE.keys}: passwords of its databases, and the keys
 * without which contacts and original words stay closed.
 *
 * @param backup the backup that they belong to
 * @param files what each secret file holds, by its path in the data folder
 */
record Keys(String backup, Map<String, byte[]> files) {
    private static final String FOLDER = "secrets";
    private static final String SUPERUSER = "postgresql/superuser-password";
    private static final JsonMapper JSON = new JsonMapper();

    Keys {
        files = new TreeMap<>(files);
    }

    /** Where the keys of a backup lie. */
    static Path beside(Path backup) {
        return backup.resolveSibling(backup.getFileName() + ".keys");
    }

    static Keys of(Path data, String backup) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        files.put(SUPERUSER, Files.readAllBytes(data.resolve(SUPERUSER)));
        try (Stream<Path> folder = Files.list(data.resolve(FOLDER))) {
            for (Path file : folder.filter(Files::isRegularFile).toList()) {
                files.put(FOLDER + "/" + file.getFileName(), Files.readAllBytes(file));
            }
        }
        return new Keys(backup, files);
    }

    void write(Path file) throws IOException {
        OwnerOnly.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
    }

    static Keys read(Path file, Manifest manifest) {
        try {
            Keys keys = JSON.readValue(Files.readAllBytes(file), Keys.class);
            if (!keys.backup().equals(manifest.id())) {
                throw new BackupException(
                        "The keys in " + file + " belong to another backup: put the right ones there.");
            }
            return keys;
        } catch (NoSuchFileException e) {
            throw new BackupException(
                    "The keys " + file
                            + " are missing: without them contacts stay closed, so put them beside the backup.",
                    e);
        } catch (IOException e) {
            throw new BackupException("The keys " + file + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    /** Puts each secret where the stack looks for it. */
    void unpack(Path data) throws IOException {
        for (Map.Entry<String, byte[]> secret : files.entrySet()) {
            Path file = data.resolve(secret.getKey()).normalize();
            if (!file.startsWith(data)) {
                throw new BackupException("The keys name a file outside the data folder: they are not used.");
            }
            OwnerOnly.folderOf(file);
            Files.deleteIfExists(file);
            OwnerOnly.write(file, secret.getValue());
        }
    }
}
