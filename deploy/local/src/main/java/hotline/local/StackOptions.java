package hotline.local;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that every call takes: which of several stacks on this machine is meant. */
public final class StackOptions {
    /** Set by the script {@code ./hotline}. */
    public static final String ROOT = "hotline.root";

    private static final int HIGHEST_PORT = 65_535;

    @Option(names = "--port", paramLabel = "N", description = "the one address is 127.0.0.1:N (default: 12345)")
    private @Nullable Integer port;

    @Option(names = "--data", paramLabel = "DIR", description = "where data, logs and secrets are (default: .hotline)")
    private @Nullable Path data;

    StackSettings settings() {
        StackSettings settings = StackSettings.of(Path.of(System.getProperty(ROOT, "")));
        return settings.withPort(port == null ? settings.port() : checked(port))
                .withData(data == null ? settings.data() : data);
    }

    /** The port, where it can be one. */
    static int checked(int port) {
        if (port < 1 || port > HIGHEST_PORT) {
            throw new WrongUseException(
                    "A port is a number from 1 to " + HIGHEST_PORT + ", and " + port + " is not one.");
        }
        return port;
    }

    /** The run of the stack that is meant, where it runs. */
    RunFile running() {
        RunFile run = lastRun();
        if (!run.isRunning()) {
            throw new NotRunningException(settings().data());
        }
        return run;
    }

    /** The run of the stack that is meant, though its launcher may be gone. */
    RunFile lastRun() {
        Path folder = settings().data();
        return RunFile.read(folder)
                .filter(run -> port == null || port == run.port())
                .orElseThrow(() -> new NotRunningException(folder));
    }
}
