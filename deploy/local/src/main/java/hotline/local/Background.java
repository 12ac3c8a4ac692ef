package hotline.local;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a stack in a launcher of its own that stays when this process ends; what that one says is repeated here until it is ready. */
final class Background {
    private static final Duration POLL = Duration.ofMillis(50);

    private final StackSettings settings;
    private final Path log;
    private long said;

    Background(StackSettings settings) {
        this.settings = settings;
        this.log = settings.data().resolve("logs").resolve("launcher.log");
    }

    /** Returns the exit code: done once all is ready, else what the other launcher ended with. */
    int start() {
        try {
            Files.createDirectories(settings.data().resolve("logs"));
            said = Files.exists(log) ? Files.size(log) : 0;
            return awaitReady(launcher().start());
        } catch (IOException e) {
            throw new StackException(
                    "The data folder " + settings.data() + " cannot be used (" + e.getMessage()
                            + "): choose another one with --data.",
                    e);
        }
    }

    private ProcessBuilder launcher() {
        List<String> command = new ArrayList<>(List.of("setsid", JavaCommand.path()));
        command.addAll(JavaCommand.OPTIONS_OF_THE_LAUNCHER);
        AotCaches.launcher().ifPresent(cache -> {
            command.addAll(AotCaches.use(cache));
            command.add("-D" + AotCaches.LAUNCHER + "=" + cache);
        });
        command.addAll(List.of(
                "-D" + StackOptions.ROOT + "=" + settings.root(),
                "-cp",
                System.getProperty("java.class.path"),
                Hotline.class.getName(),
                "up",
                UpCommand.IN_BACKGROUND,
                "--port",
                Integer.toString(settings.port()),
                "--data",
                settings.data().toString(),
                "--replicas",
                Integer.toString(settings.replicas())));
        settings.brokers().ifPresent(brokers -> command.addAll(List.of("--brokers", Integer.toString(brokers))));
        if (settings.empty()) {
            command.add("--empty");
        }
        return new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    }

    private int awaitReady(Process launcher) throws IOException {
        Thread end = new Thread(launcher::destroy);
        Runtime.getRuntime().addShutdownHook(end);
        try {
            while (!isReady(launcher)) {
                boolean ended = launcher.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS);
                repeatWhatItSaid();
                if (ended) {
                    return launcher.exitValue();
                }
            }
            Runtime.getRuntime().removeShutdownHook(end);
            repeatWhatItSaid();
            return Hotline.DONE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("The start was interrupted.", e);
        }
    }

    private boolean isReady(Process launcher) {
        return RunFile.read(settings.data())
                .filter(run -> run.ready() && run.launcher().pid() == launcher.pid())
                .isPresent();
    }

    private void repeatWhatItSaid() throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            byte[] fresh = new byte[(int) (file.length() - said)];
            file.seek(said);
            file.readFully(fresh);
            said += fresh.length;
            System.err.print(new String(fresh, StandardCharsets.UTF_8));
            System.err.flush();
        }
    }
}
