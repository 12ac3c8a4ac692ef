package hotline.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

/** Keycloak, the identity provider, from its distribution; its data are in PostgreSQL, its address is under the stack's one address. */
public final class KeycloakProcess extends ManagedProcess {
    static final String ADMIN = "stack-admin";

    /** It does not wait for ever on a connection that is half-open (seconds). */
    private static final String TIME_OUTS = "?connectTimeout=5&socketTimeout=20&tcpKeepAlive=true";

    private static final List<String> UNUSED_FEATURES = List.of(
            "admin-fine-grained-authz",
            "authorization",
            "ciba",
            "device-flow",
            "impersonation",
            "instagram-broker",
            "jwt-authorization-grant",
            "kerberos",
            "kubernetes-service-accounts",
            "organization",
            "par",
            "passkeys",
            "step-up-authentication",
            "step-up-authentication-saml",
            "token-exchange-standard",
            "twitter-broker",
            "update-email",
            "web-authn",
            "workflows");

    /** What the distribution is built for, once; any of these changed asks for a new build. */
    private static final List<String> BUILD_OPTIONS = List.of(
            "--db=postgres",
            "--http-relative-path=/auth",
            "--health-enabled=true",
            "--features-disabled=" + String.join(",", UNUSED_FEATURES));

    private final Path distribution;
    private final int managementPort;
    private final Database database;
    private final String publicAddress;
    private final String adminPassword;

    /**
     * Not started yet.
     *
     * @param distribution the unpacked distribution
     * @param publicAddress where browsers and services reach it, such as {@code http://127.0.0.1:12345/auth}
     * @param adminPassword the password of the administrator that its first start makes
     */
    KeycloakProcess(
            Path distribution,
            Path log,
            int port,
            int managementPort,
            Database database,
            String publicAddress,
            String adminPassword) {
        super("Keycloak", log, port);
        this.distribution = distribution.toAbsolutePath();
        this.managementPort = managementPort;
        this.database = database;
        this.publicAddress = publicAddress;
        this.adminPassword = adminPassword;
    }

    /** Where the build has unpacked it. */
    static Path distribution(Path root) {
        return root.resolve(Path.of("deploy", "local", "target", "keycloak", "keycloak-" + Versions.of("keycloak")));
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
        Path program = lib().resolve("quarkus-run.jar");
        if (!Files.exists(program)) {
            throw new StackException("Keycloak has not been unpacked (" + program
                    + " is missing): start with ./hotline up, which does it.");
        }
        Path lock = distribution.resolve("hotline-build.lock");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock _ = channel.lock()) {
            buildOnce();
        }
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

    private void buildOnce() throws IOException {
        Path mark = distribution.resolve("hotline-build.txt");
        String wanted = String.join("\n", BUILD_OPTIONS);
        if (!Files.exists(mark) || !Files.readString(mark).equals(wanted)) {
            Files.deleteIfExists(mark);
            Files.deleteIfExists(runJar());
            List<String> build = new ArrayList<>(List.of("build"));
            build.addAll(BUILD_OPTIONS);
            run(builder(build));
            Files.writeString(mark, wanted);
        }
        if (!Files.exists(runJar())) {
            writeRunJar();
        }
    }

    /** As its own script runs it, through a class loader of its own; that one can also build. */
    private ProcessBuilder builder(List<String> arguments) throws IOException {
        Path jar = lib().resolve("quarkus-run.jar");
        JavaProgram program = new JavaProgram(
                "keycloak-build",
                options(),
                List.of(jar),
                List.of("-cp", jar.toString(), "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
        List<String> command = program.command(AotCaches.NONE);
        command.addAll(arguments);
        return new ProcessBuilder(command).directory(distribution.toFile());
    }

    /** On a class path of jars, as one process: what a class loader of its own loads cannot be kept in a cache. */
    private ProcessBuilder server(List<String> arguments) throws IOException {
        JavaProgram program = new JavaProgram(
                "keycloak",
                options(),
                JavaProgram.jarsIn(lib()),
                List.of("-cp", runJar().toString(), "org.keycloak.quarkus.runtime.KeycloakMain"));
        List<String> command = program.command(caches());
        command.addAll(arguments);
        return new ProcessBuilder(command).directory(distribution.toFile());
    }

    /** What its own script says, with the serial collector and a small heap. */
    private List<String> options() {
        return List.of(
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xms64m",
                "-Xmx384m",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dfile.encoding=UTF-8",
                "-Duser.language=en",
                "-Duser.country=US",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "--add-opens=java.base/java.security=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory=io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "-Dkc.home.dir=" + distribution,
                "-Djboss.server.config.dir=" + distribution.resolve("conf"),
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Dpicocli.disable.closures=true",
                "-Dquarkus-log-max-startup-records=10000",
                // after PostgreSQL was away, no sign-in meets a connection that died with it
                "-Dquarkus.datasource.jdbc.validate-on-borrow=true");
    }

    /** A jar of nothing but a class path: first what the build has changed, since it stands in place of the same in the libraries. */
    private void writeRunJar() throws IOException {
        List<Path> jars = new ArrayList<>(List.of(
                lib().resolve(Path.of("quarkus", "transformed-bytecode.jar")),
                lib().resolve(Path.of("quarkus", "generated-bytecode.jar"))));
        for (Path folder : List.of(Path.of("app"), Path.of("lib", "boot"), Path.of("lib", "main"))) {
            jars.addAll(JavaProgram.jarsIn(lib().resolve(folder)));
        }
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes()
                .put(
                        Attributes.Name.CLASS_PATH,
                        jars.stream()
                                .map(jar ->
                                        lib().toUri().relativize(jar.toUri()).toString())
                                .collect(Collectors.joining(" ")));
        new JarOutputStream(Files.newOutputStream(runJar()), manifest).close();
    }

    private Path runJar() {
        return lib().resolve("hotline-run.jar");
    }

    private Path lib() {
        return distribution.resolve("lib");
    }
}
