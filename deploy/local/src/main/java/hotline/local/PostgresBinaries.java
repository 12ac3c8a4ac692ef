package hotline.local;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** The programs of PostgreSQL for this system, unpacked once from their jar into a cache folder of the person who runs them. */
final class PostgresBinaries {
    private static final int EXECUTABLE = 0b001_000_000;

    private PostgresBinaries() {}

    /** The folder that holds {@code bin}, {@code lib} and {@code share}. */
    static Path folder() throws IOException {
        String archive = "postgres-linux-" + processor() + ".txz";
        Path folder = cache().resolve("postgresql-" + Versions.of("postgresql") + "-" + processor());
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder.getParent());
            Path unpacked = Files.createTempDirectory(folder.getParent(), "unpacking-");
            try {
                unpack(archive, unpacked);
                moveUnlessThere(unpacked, folder);
            } finally {
                Folders.delete(unpacked);
            }
        }
        return folder;
    }

    private static String processor() {
        String processor = System.getProperty("os.arch");
        if (System.getProperty("os.name").equals("Linux")) {
            switch (processor.toLowerCase(Locale.ROOT)) {
                case "amd64", "x86_64" -> {
                    return "x86_64";
                }
                case "aarch64", "arm64" -> {
                    return "arm_64";
                }
                default -> {}
            }
        }
        throw new StackException("The embedded PostgreSQL needs Linux on x86-64 or ARM64, and this is "
                + System.getProperty("os.name") + " on " + processor + ".");
    }

    private static Path cache() {
        String cache = System.getenv("XDG_CACHE_HOME");
        Path base =
                cache == null || cache.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(cache);
        return base.resolve("hotline").toAbsolutePath();
    }

    private static void unpack(String archive, Path target) throws IOException {
        try (InputStream packed = PostgresBinaries.class.getResourceAsStream("/" + archive)) {
            if (packed == null) {
                throw new IOException("the archive " + archive + " is not on the class path");
            }
            TarArchiveInputStream tar = new TarArchiveInputStream(
                    new BufferedInputStream(new XZCompressorInputStream(new BufferedInputStream(packed)), 1 << 16));
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, target.resolve(entry.getName()).normalize());
            }
        }
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path file) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            throw new IOException("an unexpected hard link in the archive: " + entry.getName());
        } else {
            Files.copy(tar, file);
            if ((entry.getMode() & EXECUTABLE) != 0) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
    }

    /** Two processes may unpack at the same time: the first one wins, and both have the same. */
    private static void moveUnlessThere(Path unpacked, Path folder) throws IOException {
        try {
            Files.move(unpacked, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (DirectoryNotEmptyException | FileAlreadyExistsException _) {
            // the other one was faster
        }
    }
}
