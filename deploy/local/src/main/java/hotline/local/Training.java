package hotline.local;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Makes the caches that are missing ({@link AotCaches}) while the stack runs: another launcher starts a stack of its own, on ports and
 * data of its own and at the lowest priority, uses it a little and ends it ({@link TrainCommand}). What comes of it is taken over only
 * when all of it is whole. When this stack ends, the other one ends at once and nothing is kept.
 */
final class Training implements Closeable {
    /** The environment variable that forbids it with the value {@code off}. */
    static final String SETTING = "HOTLINE_TRAINING";

    /** What the import of the campaign has left to the services is done first. */
    private static final Duration PAUSE = Duration.ofSeconds(20);

    /** On a machine that does other work all the time, the lowest priority can mean never. */
    private static final Duration LIMIT = Duration.ofMinutes(40);

    private static final long NEEDED_MEMORY_MIB = 2_500;

    private final StackSettings settings;
    private final AotCaches caches;
    private final Path data;
    private final Path making;
    private final Thread thread = Thread.ofPlatform().name("training").daemon().unstarted(this::train);
    private @Nullable Process trainer;
    private boolean closed;

    private Training(StackSettings settings, AotCaches caches) {
        this.settings = settings;
        this.caches = caches;
        data = settings.data().resolve("training");
        making = caches.folder().resolve("making-" + ProcessHandle.current().pid());
    }

    /** Begins where a cache is missing and nobody forbids it; returns at once. */
    static Training begin(LocalStack stack, StackSettings settings) {
        Training training = new Training(settings, stack.caches());
        if (!"off".equals(System.getenv(SETTING)) && !stack.caches().areComplete()) {
            CompletableFuture<Void> _ = stack.campaign().whenComplete((_, _) -> training.thread.start());
        }
        return training;
    }

    /** Ends it at once, with all its processes; what is not whole yet is thrown away. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            if (trainer != null) {
                kill(trainer);
            }
        }
        thread.interrupt();
        try {
            if (thread.isAlive()) {
                thread.join(Duration.ofSeconds(10));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void train() {
        Path log = settings.data().resolve("logs").resolve("training.log");
        try {
            Thread.sleep(PAUSE);
            if (Memory.availableMebibytes() < NEEDED_MEMORY_MIB) {
                settings.talk().accept("The caches that make a start quick are not made: too little memory is free.");
                return;
            }
            Instant start = Instant.now();
            settings.talk().accept("The caches that make the next start quick are made in the background.");
            clear();
            Files.createDirectories(making);
            if (run(log)) {
                caches.take(making);
                long seconds = Duration.between(start, Instant.now()).toSeconds();
                settings.talk().accept("The next start is quick: its caches are made (" + seconds + " s).");
            } else if (!isClosed()) {
                giveUp("more in " + log);
            }
        } catch (IOException | StackException e) {
            if (!isClosed()) {
                giveUp(Objects.requireNonNullElse(e.getMessage(), e.toString()));
            }
        } catch (InterruptedException _) {
            // the stack ends
        } finally {
            clear();
        }
    }

    private void giveUp(String why) {
        settings.talk()
                .accept("The caches that make a start quick could not be made (" + why
                        + "); it is tried again at the next start, unless " + SETTING + "=off.");
    }

    private boolean run(Path log) throws IOException, InterruptedException {
        Process running = start(log);
        if (running == null) {
            return false;
        }
        if (!running.waitFor(LIMIT)) {
            kill(running);
        }
        return running.waitFor() == Hotline.DONE;
    }

    /** The other launcher, or nothing where this stack ends already. */
    private synchronized @Nullable Process start(Path log) throws IOException {
        if (!closed) {
            trainer = new ProcessBuilder(command())
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        }
        return trainer;
    }

    /** It is started as the script starts a launcher, so that its own cache fits. */
    private List<String> command() {
        List<String> command = new ArrayList<>(List.of("setsid", "nice", "-n", "19", JavaCommand.path()));
        command.addAll(JavaCommand.OPTIONS_OF_THE_LAUNCHER);
        AotCaches.launcher().ifPresent(cache -> command.addAll(AotCaches.make(making.resolve(cache.getFileName()))));
        command.addAll(List.of(
                "-D" + StackOptions.ROOT + "=" + settings.root(),
                "-cp",
                System.getProperty("java.class.path"),
                Hotline.class.getName(),
                TrainCommand.NAME,
                "--port",
                Integer.toString(Ports.free()),
                "--data",
                data.toString(),
                "--into",
                making.toString(),
                "--for",
                Long.toString(ProcessHandle.current().pid())));
        return command;
    }

    /** Ends what a training before left behind, and throws away what it made. */
    private void clear() {
        try {
            RunFile.read(data).ifPresent(RunFile::endLeftovers);
            Folders.delete(data);
            Folders.delete(making);
        } catch (IOException e) {
            throw new StackException("The folder of the training cannot be cleared: " + e.getMessage(), e);
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private static void kill(Process running) {
        try {
            Signals.killTree(running.toHandle());
        } catch (IOException _) {
            running.destroyForcibly();
        }
    }
}
