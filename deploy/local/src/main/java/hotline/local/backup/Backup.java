package hotline.local.backup;

import hotline.local.Database;
import hotline.local.PostgresProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Copies the state of a stack into a file while it works: the files of its PostgreSQL cluster between {@code pg_backup_start} and
 * {@code pg_backup_stop}, with the log written meanwhile, which makes them one moment again. A temporary slot keeps that log; it goes with
 * the connection, however this process ends. Kafka is not copied: its topics are refilled from the history.
 */
public final class Backup {
    /** Where the files of the cluster lie, in the data folder and in a backup. */
    static final String CLUSTER = "postgresql/cluster";

    /** What imports remember, the campaign of 2019 too. */
    static final String IMPORTS = "imports";

    private final Path data;
    private final Database superuser;
    private final Progress progress;
    private long size;

    /**
     * Nothing is copied yet.
     *
     * @param data the data folder of the stack, which runs
     * @param superuser its PostgreSQL
     */
    public Backup(Path data, Database superuser, Progress progress) {
        this.data = data;
        this.superuser = superuser;
        this.progress = progress;
    }

    /**
     * What was written.
     *
     * @param keys the file without which contacts stay closed
     * @param bytes the size of the backup
     * @param moment which state it holds
     */
    public record Result(Path file, Path keys, long bytes, Instant moment) {}

    /** Writes the backup and, beside it, its keys; where that fails, neither is left. */
    public Result write(Path file) {
        Path whole = file.toAbsolutePath();
        Path keys = Keys.beside(whole);
        if (Files.exists(whole) || Files.exists(keys)) {
            throw new BackupException(
                    "There is a backup at " + file + " already, and it is not overwritten: choose another name.");
        }
        Path unfinishedKeys = unfinished(keys);
        Thread interrupted = new Thread(() -> {
            deleteQuietly(unfinished(whole));
            deleteQuietly(unfinishedKeys);
        });
        Runtime.getRuntime().addShutdownHook(interrupted);
        try (BackupWriter writer = new BackupWriter(unfinished(whole), this::copied)) {
            Files.deleteIfExists(unfinishedKeys);
            String id = UUID.randomUUID().toString();
            copyImports(writer);
            Manifest manifest = copyCluster(writer, id);
            writer.finish(manifest);
            Keys.of(data, id).write(unfinishedKeys);
            Files.move(unfinishedKeys, keys, StandardCopyOption.ATOMIC_MOVE);
            Files.move(unfinished(whole), whole, StandardCopyOption.ATOMIC_MOVE);
            OwnerOnly.forceName(whole);
            return new Result(whole, keys, Files.size(whole), Instant.parse(manifest.moment()));
        } catch (SQLException e) {
            throw new BackupException("PostgreSQL does not let itself be copied: " + e.getMessage() + ".", e);
        } catch (IOException | UncheckedIOException e) {
            throw new BackupException(
                    "The backup could not be written to " + file + ", and nothing is left of it: " + reason(e) + ".",
                    e);
        } finally {
            deleteQuietly(unfinishedKeys);
            forget(interrupted);
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // Ctrl-C: it runs already
        }
    }

    /** Before the database: an import must not remember lines that the copy does not have. */
    private void copyImports(BackupWriter writer) throws IOException {
        Path imports = data.resolve(IMPORTS);
        if (Files.exists(imports)) {
            try (Stream<Path> files = Files.list(imports)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    writer.add(IMPORTS + "/" + file.getFileName(), file);
                }
            }
        }
    }

    private Manifest copyCluster(BackupWriter writer, String id) throws SQLException, IOException {
        Path cluster = data.resolve(CLUSTER);
        try (Connection connection = PostgresProcess.connect(superuser);
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_create_physical_replication_slot('backup_' || pg_backend_pid(), true, true)");
            statement.execute("SELECT pg_backup_start('hotline', true)");
            ClusterFiles files = new ClusterFiles(cluster);
            size = size(cluster, files.files());
            for (Path folder : files.folders()) {
                writer.addFolder(CLUSTER + "/" + folder);
            }
            for (Path file : files.files()) {
                writer.add(CLUSTER + "/" + file, cluster.resolve(file));
            }
            Stopped stopped = Stopped.by(statement);
            writer.add(CLUSTER + "/backup_label", stopped.label().getBytes(StandardCharsets.UTF_8));
            for (String segment : stopped.segments(cluster.resolve("pg_wal"))) {
                writer.add(
                        CLUSTER + "/pg_wal/" + segment,
                        cluster.resolve("pg_wal").resolve(segment));
            }
            return new Manifest(
                    Manifest.FORMAT,
                    id,
                    stopped.moment().toString(),
                    Map.of(Manifest.POSTGRESQL, stopped.version()),
                    writer.checksums());
        }
    }

    /**
     * How the copying ended.
     *
     * @param label what PostgreSQL must find beside the copied files to make one moment of them
     * @param first the first segment of the log that this takes
     * @param last the last one
     */
    private record Stopped(String label, String first, String last, Instant moment, String version) {
        static Stopped by(Statement statement) throws SQLException {
            try (ResultSet row = statement.executeQuery("""
                    SELECT labelfile, substring(labelfile FROM 'START WAL LOCATION: \\S+ \\(file ([0-9A-F]+)\\)'),
                           pg_walfile_name(lsn), clock_timestamp(), current_setting('server_version')
                    FROM pg_backup_stop(false)
                    """)) {
                row.next();
                return new Stopped(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getTimestamp(4).toInstant(),
                        row.getString(5));
            }
        }

        List<String> segments(Path log) throws IOException {
            try (Stream<Path> files = Files.list(log)) {
                return files.map(file -> file.getFileName().toString())
                        .filter(name -> name.matches("[0-9A-F]{24}"))
                        .filter(name -> name.compareTo(first) >= 0 && name.compareTo(last) <= 0)
                        .sorted()
                        .toList();
            }
        }
    }

    private void copied(long bytes) {
        progress.at("copying", bytes, Math.max(size, bytes));
    }

    private static long size(Path cluster, List<Path> files) {
        long size = 0;
        for (Path file : files) {
            size += cluster.resolve(file).toFile().length(); // 0 where it has gone meanwhile
        }
        return size;
    }

    private static Path unfinished(Path file) {
        return file.resolveSibling(file.getFileName() + ".unfinished");
    }

    private static String reason(Exception e) {
        return switch (e) {
            case NoSuchFileException _ -> "its folder does not exist";
            case AccessDeniedException _ -> "its folder may not be written to";
            case FileSystemException failure when failure.getReason() != null -> failure.getReason();
            default -> String.valueOf(e.getMessage());
        };
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException _) {
            // the folder is gone or closed: then it is not there either
        }
    }
}
