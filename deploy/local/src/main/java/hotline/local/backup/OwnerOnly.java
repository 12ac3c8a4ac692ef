package hotline.local.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;

/** Files and folders that only their owner can read, and that are on the disk once written. */
final class OwnerOnly {
    private OwnerOnly() {}

    /** Makes an empty file; fails where it is there. */
    static void create(Path file) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    static void write(Path file, byte[] content) throws IOException {
        create(file);
        Files.write(file, content);
        force(file);
    }

    /** Makes the folder that a file is to lie in. */
    static void folderOf(Path file) throws IOException {
        folder(parent(file));
    }

    static void folder(Path folder) throws IOException {
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    /** Returns when the name of a file outlives a power cut. */
    static void forceName(Path file) throws IOException {
        force(parent(file));
    }

    /** Returns when what was written to a file outlives a power cut. */
    static void force(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static Path parent(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent());
    }
}
