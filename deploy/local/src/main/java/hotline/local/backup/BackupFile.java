package hotline.local.backup;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** A backup that is read again: looked through as a whole before anything is made of it. */
public final class BackupFile implements Closeable {
    private final Path file;
    private final ZipFile zip;
    private final Manifest manifest;
    private final Keys keys;

    private BackupFile(Path file, ZipFile zip, Manifest manifest, Keys keys) {
        this.file = file;
        this.zip = zip;
        this.manifest = manifest;
        this.keys = keys;
    }

    /**
     * Opens a backup with its keys.
     *
     * @param postgresql the version of PostgreSQL that is to read the cluster
     * @throws BackupException where it is none, or none that this version of the hotline can use
     */
    @SuppressWarnings("MustBeClosed")
    public static BackupFile open(Path file, String postgresql) {
        try {
            ZipFile zip = new ZipFile(file.toFile());
            try {
                Manifest manifest = manifest(zip, file);
                if (manifest.format() != Manifest.FORMAT) {
                    throw new BackupException("The backup " + file + " has the format " + manifest.format()
                            + ", and this version of the hotline reads " + Manifest.FORMAT
                            + ": restore it with the version that wrote it.");
                }
                String written = manifest.versions().getOrDefault(Manifest.POSTGRESQL, "");
                if (!major(written).equals(major(postgresql))) {
                    throw new BackupException("The backup " + file + " holds data of PostgreSQL " + written
                            + ", and this version of the hotline has " + postgresql
                            + ": restore it with the version that wrote it.");
                }
                return new BackupFile(file, zip, manifest, Keys.read(Keys.beside(file.toAbsolutePath()), manifest));
            } catch (IOException | RuntimeException e) {
                zip.close();
                throw e;
            }
        } catch (NoSuchFileException e) {
            throw new BackupException("There is no backup at " + file + ".", e);
        } catch (ZipException e) {
            throw new BackupException("The file " + file + " is no whole backup: " + e.getMessage() + ".", e);
        } catch (IOException e) {
            throw new BackupException("The backup " + file + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    /** The moment whose state it holds, RFC 3339. */
    public String moment() {
        return manifest.moment();
    }

    /** Compares every entry with its checksum; the exception names the first that differs. */
    public void verify(Progress progress) {
        Set<String> missing = new HashSet<>(manifest.files().keySet());
        long done = 0;
        long all = size();
        for (ZipEntry entry : files()) {
            missing.remove(entry.getName());
            if (!checksum(entry).equals(manifest.files().get(entry.getName()))) {
                throw damaged(entry.getName());
            }
            done += entry.getSize();
            progress.at("checking", done, all);
        }
        if (!missing.isEmpty()) {
            throw damaged(missing.iterator().next());
        }
    }

    /** Unpacks all into a data folder, the secrets too. */
    public void unpack(Path data, Progress progress) throws IOException {
        long done = 0;
        long all = size();
        for (ZipEntry entry : (Iterable<ZipEntry>)
                () -> zip.stream().<ZipEntry>map(one -> one).iterator()) {
            Path target = data.resolve(entry.getName()).normalize();
            if (!target.startsWith(data)) {
                throw damaged(entry.getName());
            }
            if (entry.isDirectory()) {
                OwnerOnly.folder(target);
            } else if (!entry.getName().equals(Manifest.NAME)) {
                OwnerOnly.folderOf(target);
                OwnerOnly.create(target);
                try (InputStream content = zip.getInputStream(entry);
                        OutputStream copy = Files.newOutputStream(target)) {
                    content.transferTo(copy);
                }
                done += entry.getSize();
                progress.at("unpacking", done, all);
            }
        }
        keys.unpack(data);
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new BackupException("The backup " + file + " cannot be closed: " + e.getMessage() + ".", e);
        }
    }

    private static Manifest manifest(ZipFile zip, Path file) throws IOException {
        ZipEntry entry = zip.getEntry(Manifest.NAME);
        if (entry == null) {
            throw new BackupException("The file " + file + " is no backup of the hotline.");
        }
        try (InputStream json = zip.getInputStream(entry)) {
            return Manifest.parse(json.readAllBytes());
        }
    }

    private List<ZipEntry> files() {
        return zip.stream()
                .<ZipEntry>map(entry -> entry)
                .filter(entry -> !entry.isDirectory() && !entry.getName().equals(Manifest.NAME))
                .toList();
    }

    private long size() {
        return files().stream().mapToLong(ZipEntry::getSize).sum();
    }

    private String checksum(ZipEntry entry) {
        MessageDigest digest = Checksums.sha256();
        try (InputStream content = new DigestInputStream(zip.getInputStream(entry), digest)) {
            content.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new BackupException(
                    "The backup " + file + " is damaged at " + entry.getName() + ": take another one.", e);
        }
    }

    private BackupException damaged(String entry) {
        return new BackupException("The backup " + file + " is damaged at " + entry + ": take another one.");
    }

    private static String major(String version) {
        return version.replaceFirst("[. ].*", "");
    }
}
