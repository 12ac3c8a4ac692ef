package hotline.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

/** The unpacked distribution of Keycloak, and its own build for what this stack needs of it, which is done once. */
final class KeycloakDistribution {
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

    private final Path folder;

    private KeycloakDistribution(Path folder) {
        this.folder = folder.toAbsolutePath();
    }

    /** How its build is run: to its end, failing where that fails. */
    interface Step {
        void run(ProcessBuilder command) throws IOException;
    }

    /** Where the build of the hotline has unpacked it. */
    static KeycloakDistribution of(Path root) {
        return new KeycloakDistribution(
                root.resolve(Path.of("deploy", "local", "target", "keycloak", "keycloak-" + Versions.of("keycloak"))));
    }

    /** Called by the build of the hotline with its root, so that no start has to do it. */
    public static void main(String[] args) throws IOException {
        of(Path.of(args[0])).build(KeycloakDistribution::runToItsEnd);
    }

    Path folder() {
        return folder;
    }

    /** Builds it where that has not been done for these options. */
    void build(Step step) throws IOException {
        Path program = lib().resolve("quarkus-run.jar");
        if (!Files.exists(program)) {
            throw new StackException("Keycloak has not been unpacked (" + program
                    + " is missing): start with ./hotline up, which does it.");
        }
        Path lock = folder.resolve("hotline-build.lock");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock _ = channel.lock()) {
            buildOnce(step);
        }
    }

    Path runJar() {
        return lib().resolve("hotline-run.jar");
    }

    Path lib() {
        return folder.resolve("lib");
    }

    /** What its own script says, with the serial collector and a small heap. */
    List<String> javaOptions() {
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
                "-Dkc.home.dir=" + folder,
                "-Djboss.server.config.dir=" + folder.resolve("conf"),
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Dpicocli.disable.closures=true",
                "-Dquarkus-log-max-startup-records=10000",
                // after PostgreSQL was away, no sign-in meets a connection that died with it
                "-Dquarkus.datasource.jdbc.validate-on-borrow=true");
    }

    private void buildOnce(Step step) throws IOException {
        Path mark = folder.resolve("hotline-build.txt");
        String wanted = String.join("\n", BUILD_OPTIONS);
        if (!Files.exists(mark) || !Files.readString(mark).equals(wanted)) {
            Files.deleteIfExists(mark);
            Files.deleteIfExists(runJar());
            List<String> build = new ArrayList<>(List.of("build"));
            build.addAll(BUILD_OPTIONS);
            step.run(builder(build));
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
                javaOptions(),
                List.of(jar),
                List.of("-cp", jar.toString(), "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
        List<String> command = program.command(AotCaches.NONE);
        command.addAll(arguments);
        return new ProcessBuilder(command).directory(folder.toFile());
    }

    /** A jar of nothing but a class path: first what the build has changed, since it stands in place of the same in the libraries. */
    private void writeRunJar() throws IOException {
        List<Path> jars = new ArrayList<>(List.of(
                lib().resolve(Path.of("quarkus", "transformed-bytecode.jar")),
                lib().resolve(Path.of("quarkus", "generated-bytecode.jar"))));
        for (Path libraries : List.of(Path.of("app"), Path.of("lib", "boot"), Path.of("lib", "main"))) {
            jars.addAll(JavaProgram.jarsIn(lib().resolve(libraries)));
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

    private static void runToItsEnd(ProcessBuilder command) throws IOException {
        Process running = command.redirectErrorStream(true).start();
        String said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (running.onExit().join().exitValue() != 0) {
            throw new StackException("Keycloak could not be built:\n" + said);
        }
    }
}
