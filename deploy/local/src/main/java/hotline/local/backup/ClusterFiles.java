package hotline.local.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which files of a PostgreSQL cluster a copy of it is made of, as "Making a Base Backup Using the Low Level API" in PostgreSQL's manual
 * lists them: neither what belongs to the running process nor what the log replaces.
 */
final class ClusterFiles {
    /** Their files are left out; they themselves are not, since PostgreSQL wants to find them. */
    private static final Set<String> EMPTIED = Set.of(
            "pg_wal",
            "pg_replslot",
            "pg_dynshmem",
            "pg_notify",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans");

    private static final Set<String> OF_THE_PROCESS =
            Set.of("postmaster.pid", "postmaster.opts", "backup_label", "tablespace_map");

    /** Says where the log must be replayed from: copied last, so that it is never older than what it speaks of. */
    private static final Path CONTROL = Path.of("global", "pg_control");

    private final Path cluster;

    ClusterFiles(Path cluster) {
        this.cluster = cluster;
    }

    /** Paths within the cluster. */
    List<Path> folders() throws IOException {
        try (Stream<Path> all = Files.walk(cluster)) {
            return all.filter(Files::isDirectory)
                    .map(cluster::relativize)
                    .filter(folder -> !folder.toString().isEmpty())
                    .filter(folder -> folder.getNameCount() == 1 || !isEmptied(folder) || isPartOfTheLog(folder))
                    .filter(folder -> !isTemporary(folder))
                    .toList();
        }
    }

    /** Paths within the cluster, in the order in which they are to be copied. */
    List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(cluster)) {
            Stream<Path> files = all.filter(Files::isRegularFile)
                    .map(cluster::relativize)
                    .filter(file -> !isEmptied(file) && !isTemporary(file) && !file.equals(CONTROL))
                    .filter(file -> !OF_THE_PROCESS.contains(file.toString()));
            return Stream.concat(files, Stream.of(CONTROL)).toList();
        }
    }

    private static boolean isEmptied(Path path) {
        return EMPTIED.contains(path.getName(0).toString());
    }

    /** Such as {@code pg_wal/archive_status}. */
    private static boolean isPartOfTheLog(Path folder) {
        return folder.startsWith("pg_wal") && folder.getNameCount() == 2;
    }

    private static boolean isTemporary(Path path) {
        String name = path.getFileName().toString();
        return name.startsWith("pgsql_tmp") || name.startsWith("pg_internal.init");
    }
}
