package hotline.local.backup;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a backup, which is a zip file. Until all of it is on the disk it has another name, and where it is not finished, nothing is left
 * of it.
 */
final class BackupWriter implements Closeable {
    private final Path unfinished;
    private final LongConsumer copied;
    private final ZipOutputStream zip;
    private final Map<String, String> checksums = new TreeMap<>();
    private long bytes;

    /** Begins; {@code copied} is told how many bytes were taken in so far. */
    BackupWriter(Path unfinished, LongConsumer copied) throws IOException {
        this.unfinished = unfinished;
        this.copied = copied;
        Files.deleteIfExists(unfinished); // of a call that was killed
        OwnerOnly.create(unfinished);
        this.zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(unfinished)));
        zip.setLevel(Deflater.BEST_SPEED); // the disk is not what a backup waits for
    }

    /** The checksum of each entry so far. */
    Map<String, String> checksums() {
        return checksums;
    }

    void addFolder(String name) throws IOException {
        zip.putNextEntry(new ZipEntry(name + "/"));
        zip.closeEntry();
    }

    /** Copies a file as it is now; one that has gone meanwhile is left out. */
    void add(String name, Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            add(name, content);
        } catch (NoSuchFileException _) {
            // PostgreSQL has dropped it, and its log says so
        }
    }

    void add(String name, byte[] content) throws IOException {
        add(name, new ByteArrayInputStream(content));
    }

    /** Ends it: all is on the disk, still under its other name. */
    void finish(Manifest manifest) throws IOException {
        add(Manifest.NAME, manifest.toJson());
        zip.close();
        OwnerOnly.force(unfinished);
    }

    /** Deletes what has not been given its name. */
    @Override
    public void close() throws IOException {
        try (zip) {
            // where the disk is full, this fails again
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private void add(String name, InputStream content) throws IOException {
        MessageDigest digest = Checksums.sha256();
        zip.putNextEntry(new ZipEntry(name));
        DigestOutputStream entry = new DigestOutputStream(zip, digest);
        byte[] block = new byte[1 << 16];
        for (int n = content.read(block); n >= 0; n = content.read(block)) {
            entry.write(block, 0, n);
            bytes += n;
            copied.accept(bytes);
        }
        zip.closeEntry();
        checksums.put(name, HexFormat.of().formatHex(digest.digest()));
    }
}
