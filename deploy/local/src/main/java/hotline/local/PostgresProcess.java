package hotline.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * PostgreSQL as a process of its own on 127.0.0.1, durable: what it has committed is on the disk. Data that are there are kept, whatever
 * ended the process before.
 */
public final class PostgresProcess extends ManagedProcess {
    public static final String SUPERUSER = "postgres";

    private static final int LINE_OF_STATUS = 7;

    /** Of Keycloak, of the launcher and of people who look, and of one replica of each service, whose pools have 48. */
    private static final int CONNECTIONS = 100;

    private static final int CONNECTIONS_OF_A_REPLICA = 50;

    private final int connections;
    private final Path folder;
    private final Path cluster;

    /** For one replica of each service. */
    public PostgresProcess(Path folder, Path log, int port) {
        this(folder, log, port, 1);
    }

    /** Not started yet; the data go to the folder, which is made where it does not exist. */
    PostgresProcess(Path folder, Path log, int port, int replicas) {
        super("PostgreSQL", log, port);
        this.connections = CONNECTIONS + CONNECTIONS_OF_A_REPLICA * (replicas - 1);
        this.folder = folder.toAbsolutePath();
        this.cluster = this.folder.resolve("cluster");
    }

    /** For tests: started on a free port, its log beside its data. */
    public static PostgresProcess start(Path folder) {
        PostgresProcess postgres = new PostgresProcess(folder, folder.resolve("postgresql.log"), Ports.free());
        postgres.endWithThisVirtualMachine();
        postgres.start();
        return postgres;
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://" + Ports.HOST + ":" + port() + "/" + database;
    }

    /** The superuser's way in, for a database that exists. */
    public Database asSuperuser(String database) {
        try {
            return new Database(jdbcUrl(database), SUPERUSER, Secrets.in(passwordFile()));
        } catch (IOException e) {
            throw new StackException("The password of PostgreSQL's superuser cannot be read: " + e.getMessage(), e);
        }
    }

    /** Makes the role and its database where they do not exist; the role's password is the given one afterwards. */
    public Database createDatabase(String name, String role, String password) {
        try (Connection connection = connect(asSuperuser("postgres"))) {
            if (!exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", role)) {
                execute(connection, "CREATE ROLE %I LOGIN", role);
            }
            execute(connection, "ALTER ROLE %I PASSWORD %L", role, password);
            if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", name)) {
                execute(connection, "CREATE DATABASE %I OWNER %I", name, role);
                execute(connection, "REVOKE ALL ON DATABASE %I FROM PUBLIC", name);
            }
            return new Database(jdbcUrl(name), role, password);
        } catch (SQLException e) {
            throw new StackException("The database " + name + " could not be made: " + e.getMessage(), e);
        }
    }

    /** What was noted on a database, as its comment; nothing where nothing was. */
    Optional<String> note(String database) {
        try (Connection connection = connect(asSuperuser("postgres"));
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = ?")) {
            statement.setString(1, database);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new StackException("The note on " + database + " could not be read: " + e.getMessage(), e);
        }
    }

    void note(String database, String text) {
        try (Connection connection = connect(asSuperuser("postgres"))) {
            execute(connection, "COMMENT ON DATABASE %I IS %L", database, text);
        } catch (SQLException e) {
            throw new StackException("The note on " + database + " could not be written: " + e.getMessage(), e);
        }
    }

    public static Connection connect(Database database) throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(database.jdbcUrl());
        source.setUser(database.user());
        source.setPassword(database.password());
        return source.getConnection();
    }

    @Override
    protected void prepare() throws IOException {
        if (!Files.exists(cluster)) {
            makeCluster();
        }
        endLeftovers();
    }

    @Override
    protected ProcessBuilder command() throws IOException {
        return program(
                "postgres",
                "-D",
                cluster.toString(),
                "-p",
                Integer.toString(port()),
                "-c",
                "listen_addresses=" + Ports.HOST,
                "-c",
                "unix_socket_directories=",
                "-c",
                "fsync=on",
                "-c",
                "synchronous_commit=on",
                "-c",
                "full_page_writes=on",
                "-c",
                "shared_buffers=128MB",
                "-c",
                "max_connections=" + connections,
                "-c",
                "max_wal_size=1GB",
                "-c",
                "jit=off",
                // of a client whose connection is half-open nothing is heard: its locks are let go
                "-c",
                "idle_in_transaction_session_timeout=60s",
                "-c",
                "tcp_keepalives_idle=10",
                "-c",
                "tcp_keepalives_interval=5",
                "-c",
                "tcp_keepalives_count=3",
                "-c",
                "timezone=UTC",
                "-c",
                "log_timezone=UTC",
                "-c",
                "log_line_prefix=%m [%p] %d ",
                // parameters and the details of errors hold people's words: they stay out of the log
                "-c",
                "log_error_verbosity=terse",
                "-c",
                "log_parameter_max_length=0",
                "-c",
                "log_parameter_max_length_on_error=0");
    }

    /** The server itself says so, in the last line of its pid file. */
    @Override
    protected boolean isReady() throws IOException {
        List<String> lines = pidFileLines();
        return lines.size() > LINE_OF_STATUS
                && lines.getFirst().strip().equals(Long.toString(handle().pid()))
                && lines.get(LINE_OF_STATUS).strip().equals("ready");
    }

    /** Fast shutdown: open sessions are rolled back, everything committed is written. */
    @Override
    protected String stopSignal() {
        return "INT";
    }

    private void makeCluster() throws IOException {
        Files.createDirectories(folder);
        Secrets.in(passwordFile());
        Path fresh = folder.resolve("cluster.new");
        Folders.delete(fresh);
        run(program(
                "initdb",
                "-D",
                fresh.toString(),
                "--encoding=UTF8",
                "--locale=C.UTF-8",
                "--username=" + SUPERUSER,
                "--pwfile=" + passwordFile(),
                "--auth=scram-sha-256"));
        Files.move(fresh, cluster, StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Processes of a server that was killed may still hold its shared memory, and its pid file may name a stranger by now: whatever
     * PostgreSQL still works in this folder is ended, then the pid file means nothing.
     */
    private void endLeftovers() throws IOException {
        for (List<ProcessHandle> leftovers = leftovers(); !leftovers.isEmpty(); leftovers = leftovers()) {
            leftovers.forEach(ProcessHandle::destroyForcibly);
        }
        Files.deleteIfExists(pidFile());
    }

    private List<ProcessHandle> leftovers() {
        return ProcessHandle.allProcesses().filter(this::worksInThisFolder).toList();
    }

    private boolean worksInThisFolder(ProcessHandle process) {
        boolean postgres = process.info()
                .command()
                .filter(command -> command.endsWith("/bin/postgres"))
                .isPresent();
        try {
            return postgres
                    && Files.readSymbolicLink(Path.of("/proc", Long.toString(process.pid()), "cwd"))
                            .equals(cluster.toRealPath());
        } catch (IOException _) {
            return false; // it ended meanwhile, or it is somebody else's
        }
    }

    private Path pidFile() {
        return cluster.resolve("postmaster.pid");
    }

    private List<String> pidFileLines() throws IOException {
        try {
            return Files.readAllLines(pidFile());
        } catch (NoSuchFileException _) {
            return List.of();
        }
    }

    private Path passwordFile() {
        return folder.resolve("superuser-password");
    }

    /** PostgreSQL does not run as root: in a user namespace of its own it is nobody, and still owns its files. */
    private ProcessBuilder program(String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"))) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(PostgresBinaries.folder().resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().put("LC_ALL", "C.UTF-8");
        return builder;
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    /** Runs a command that takes no parameters; PostgreSQL itself puts the names and words into it, quoted. */
    private static void execute(Connection connection, String format, String... words) throws SQLException {
        try (PreparedStatement quoting = connection.prepareStatement("SELECT format(?, VARIADIC ?)");
                Statement statement = connection.createStatement()) {
            quoting.setString(1, format);
            quoting.setArray(2, connection.createArrayOf("text", words));
            try (ResultSet rows = quoting.executeQuery()) {
                rows.next();
                statement.execute(rows.getString(1));
            }
        }
    }
}
