package hotline.privacy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Supplier;

/** A secret in a file that only its owner reads, made once; of replicas that make it at the same time one wins, for all. */
public final class SecretFile {
    private SecretFile() {}

    /**
     * What the file holds; a fresh secret where there was no file.
     *
     * @throws IOException where it can be neither read nor made
     */
    public static byte[] read(Path file, Supplier<byte[]> fresh) throws IOException {
        if (!Files.exists(file)) {
            make(file, fresh.get());
        }
        return Files.readAllBytes(file);
    }

    private static void make(Path file, byte[] secret) throws IOException {
        Path whole = Files.createTempFile(
                file.toAbsolutePath().getParent(),
                "secret",
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.write(whole, secret);
            Files.createLink(file, whole);
        } catch (FileAlreadyExistsException e) {
            // another replica was first, and its secret counts
        } finally {
            Files.delete(whole);
        }
    }
}
