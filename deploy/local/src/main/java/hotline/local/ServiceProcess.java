package hotline.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A replica of one of the three services, run from what the build has packaged; all it is told comes by environment variables. */
public final class ServiceProcess extends ManagedProcess {
    private static final List<String> OPTIONS = List.of(
            "-XX:+UseSerialGC",
            "-Xms64m",
            "-Xmx384m",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dfile.encoding=UTF-8");

    private final Path application;
    private final Map<String, String> environment;

    /** Not started yet; the name says which replica it is of which service. */
    ServiceProcess(String name, Path application, Path log, int port, Map<String, String> environment) {
        super(name, log, port);
        this.application = application;
        this.environment = environment;
    }

    @Override
    protected void prepare() throws IOException {
        if (!Files.exists(jar())) {
            throw new StackException("The service " + name() + " has not been built (" + jar()
                    + " is missing): start with ./hotline up, which builds it.");
        }
    }

    @Override
    protected ProcessBuilder command() throws IOException {
        String service = PartNames.part(name()); // replicas share their cache
        JavaProgram program =
                new JavaProgram(service, OPTIONS, JavaProgram.jarsIn(application), List.of("-jar", jar().toString()));
        ProcessBuilder command = new ProcessBuilder(program.command(caches()));
        command.environment().putAll(environment);
        return command.directory(application.toFile());
    }

    @Override
    protected boolean isReady() {
        return Ports.answers(port()) && Http.isOk(readinessAddress(name(), port()));
    }

    private Path jar() {
        return application.resolve("quarkus-run.jar");
    }

    static String readinessAddress(String name, int port) {
        return "http://" + Ports.HOST + ":" + port + readinessPath(PartNames.part(name));
    }

    /** Where a service says whether it is ready; its name is the first part of its paths. */
    static String readinessPath(String service) {
        return "/" + service + "/q/health/ready";
    }
}
