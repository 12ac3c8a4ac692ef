package hotline.local;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Keycloak, the identity provider, from its distribution; its data are in PostgreSQL, its address is under the stack's one address. */
public final class KeycloakProcess extends ManagedProcess {
    static final String ADMIN = "stack-admin";

    /** It does not wait for ever on a connection that is half-open (seconds). */
    private static final String TIME_OUTS = "?connectTimeout=5&socketTimeout=20&tcpKeepAlive=true";

    private final KeycloakDistribution distribution;
    private final int managementPort;
    private final Database database;
    private final String publicAddress;
    private final String adminPassword;

    /**
     * Not started yet.
     *
     * @param distribution what is started; it is built where that has not been done
     * @param publicAddress where browsers and services reach it, such as {@code http://127.0.0.1:12345/auth}
     * @param adminPassword the password of the administrator that its first start makes
     */
    KeycloakProcess(
            KeycloakDistribution distribution,
            Path log,
            int port,
            int managementPort,
            Database database,
            String publicAddress,
            String adminPassword) {
        super("Keycloak", log, port);
        this.distribution = distribution;
        this.managementPort = managementPort;
        this.database = database;
        this.publicAddress = publicAddress;
        this.adminPassword = adminPassword;
    }

    /** Its address for the launcher and the services, without the way through the gateway. */
    public String innerAddress() {
        return innerAddress(port());
    }

    static String innerAddress(int port) {
        return "http://" + Ports.HOST + ":" + port + "/auth";
    }

    @Override
    protected void prepare() throws IOException {
        distribution.build(this::run);
    }

    @Override
    protected ProcessBuilder command() throws IOException {
        ProcessBuilder command = server(List.of(
                "start",
                "--optimized",
                "--cache=local",
                "--hostname=" + publicAddress,
                "--http-enabled=true",
                "--http-host=" + Ports.HOST,
                "--http-port=" + port(),
                "--http-management-port=" + managementPort,
                "--http-pool-max-threads=16",
                "--db-pool-initial-size=2",
                "--db-pool-max-size=10",
                "--log-level=warn"));
        String databaseUrl = database.jdbcUrl() + TIME_OUTS;
        command.environment()
                .putAll(Map.of(
                        "KC_DB_URL", databaseUrl,
                        "KC_DB_USERNAME", database.user(),
                        "KC_DB_PASSWORD", database.password(),
                        "KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN,
                        "KC_BOOTSTRAP_ADMIN_PASSWORD", adminPassword));
        return command;
    }

    @Override
    protected boolean isReady() {
        return Ports.answers(managementPort)
                && Http.isOk("http://" + Ports.HOST + ":" + managementPort + "/auth/health/ready");
    }

    /** The first start makes the tables. */
    @Override
    protected Duration startLimit() {
        return Duration.ofMinutes(3);
    }

    /** On a class path of jars, as one process: what a class loader of its own loads cannot be kept in a cache. */
    private ProcessBuilder server(List<String> arguments) throws IOException {
        JavaProgram program = new JavaProgram(
                "keycloak",
                distribution.javaOptions(),
                JavaProgram.jarsIn(distribution.lib()),
                List.of("-cp", distribution.runJar().toString(), "org.keycloak.quarkus.runtime.KeycloakMain"));
        List<String> command = program.command(caches());
        command.addAll(arguments);
        return new ProcessBuilder(command).directory(distribution.folder().toFile());
    }
}
