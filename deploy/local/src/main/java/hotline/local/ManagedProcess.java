package hotline.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A process of the stack: started, waited for, watched and ended by the launcher or by a test. It runs in a session of its own, so that
 * Ctrl-C at the terminal reaches the launcher alone, which then ends its parts in order. What it says goes to a log file.
 */
public abstract class ManagedProcess implements AutoCloseable {
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(250);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

    /** For its start, and for the making of its cache at its end: at the lowest priority beside whatever else the machine does. */
    private static final Duration LIMIT_IN_TRAINING = Duration.ofMinutes(15);

    private static final Duration FAMILY_LIMIT = Duration.ofSeconds(5);
    private static final Set<ManagedProcess> ENDED_WITH_THIS_VIRTUAL_MACHINE = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> ENDED_WITH_THIS_VIRTUAL_MACHINE.forEach(ManagedProcess::kill)));
    }

    private final String name;
    private final Path log;
    private final int port;
    private volatile @Nullable Process process;
    private volatile Runnable whenSpawned = () -> {};
    private volatile AotCaches caches = AotCaches.NONE;
    private boolean closed;

    protected ManagedProcess(String name, Path log, int port) {
        this.name = name;
        this.log = log;
        this.port = port;
    }

    /** The command and what belongs to it; called at each start. */
    protected abstract ProcessBuilder command() throws IOException;

    /** Whether it does its work now; asked again and again while it starts. */
    protected abstract boolean isReady() throws IOException;

    /** What has to be done before each start, such as the first layout of its data folder. */
    protected void prepare() throws IOException {}

    /** The signal that ends it in good order. */
    protected String stopSignal() {
        return "TERM";
    }

    protected Duration startLimit() {
        return Duration.ofMinutes(2);
    }

    public final String name() {
        return name;
    }

    /** The port on 127.0.0.1; it stays the same over every restart. */
    public final int port() {
        return port;
    }

    public final Path log() {
        return log;
    }

    /** Starts it, with the data and the port it had before, and returns when it is ready; does nothing where it already runs. */
    public final void start() {
        if (isAlive()) {
            return;
        }
        try {
            prepare();
            Files.createDirectories(log.toAbsolutePath().getParent());
            long logStart = Files.exists(log) ? Files.size(log) : 0;
            awaitReady(spawn(command()), logStart);
        } catch (IOException e) {
            kill();
            throw new StackException(name + " could not be started: " + e.getMessage(), e);
        }
    }

    /** Ends it at once, as a power cut would (SIGKILL), and returns when it and its children are gone. */
    public final void kill() {
        Process running = process;
        if (running != null) {
            List<ProcessHandle> family = family(running);
            running.destroyForcibly();
            awaitEnd(running, family);
        }
    }

    /** Ends it in good order and returns when it is gone; where that takes too long, it is killed. */
    public final void stop() {
        Process running = process;
        if (running == null || !running.isAlive()) {
            return;
        }
        List<ProcessHandle> family = family(running);
        resume();
        signal(stopSignal(), List.of(running.toHandle()));
        awaitEnd(running, family);
    }

    /** Stops it and its children in the middle of what they do, without ending them (SIGSTOP). */
    public final void suspend() {
        signal("STOP", withFamily());
    }

    /** Lets it go on after {@link #suspend()} (SIGCONT). */
    public final void resume() {
        signal("CONT", withFamily());
    }

    public final boolean isAlive() {
        Process running = process;
        return running != null && running.isAlive();
    }

    /** Whether it runs and does its work now. */
    public final boolean serves() {
        try {
            return isAlive() && isReady();
        } catch (IOException _) {
            return false;
        }
    }

    /** Told each time a process is there, before it is ready. */
    final void whenSpawned(Runnable listener) {
        whenSpawned = listener;
    }

    /** From the next start on. */
    final void startWith(AotCaches used) {
        caches = used;
    }

    /** The caches that its command is to use or to make. */
    protected final AotCaches caches() {
        return caches;
    }

    /** The process that runs now. */
    final Optional<ProcessHandle> current() {
        return Optional.ofNullable(process).filter(Process::isAlive).map(Process::toHandle);
    }

    /** The process that runs now or ran last. */
    public final ProcessHandle handle() {
        return running().toHandle();
    }

    public final CompletableFuture<Process> onExit() {
        return running().onExit();
    }

    /** Stops it for good: it cannot be started again. */
    @Override
    public final void close() {
        synchronized (this) {
            closed = true;
        }
        stop();
        ENDED_WITH_THIS_VIRTUAL_MACHINE.remove(this);
    }

    /** For tests: it never outlives this virtual machine, even where nobody closes it. */
    protected final void endWithThisVirtualMachine() {
        ENDED_WITH_THIS_VIRTUAL_MACHINE.add(this);
    }

    /** Runs a command to its end; where it fails, what it said last becomes the sentence. */
    protected final void run(ProcessBuilder command) throws IOException {
        Files.createDirectories(log.toAbsolutePath().getParent());
        long logStart = Files.exists(log) ? Files.size(log) : 0;
        Process once = spawn(command);
        try {
            if (once.waitFor() != 0) {
                throw new StackException(name + " could not be prepared" + lastWords(logStart));
            }
        } catch (InterruptedException _) {
            once.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new StackException("The preparation of " + name + " was interrupted.");
        }
    }

    private synchronized Process spawn(ProcessBuilder command) throws IOException {
        if (closed) {
            throw new StackException(name + " is not started again, since the stack ends.");
        }
        List<String> inOwnSession = new ArrayList<>(List.of("setsid"));
        inOwnSession.addAll(command.command());
        Process spawned = command.command(inOwnSession)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        process = spawned;
        whenSpawned.run();
        return spawned;
    }

    private void awaitReady(Process started, long logStart) throws IOException {
        Instant start = Instant.now();
        Duration limit = unlessInTraining(startLimit());
        try {
            while (!isReady()) {
                Duration gone = Duration.between(start, Instant.now());
                if (gone.compareTo(limit) > 0) {
                    kill();
                    throw new StackException(
                            name + " was not ready after " + limit.toSeconds() + " s" + lastWords(logStart));
                }
                if (started.waitFor(pause(gone).toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new StackException(name + " ended while it started" + lastWords(logStart));
                }
            }
        } catch (InterruptedException _) {
            kill();
            Thread.currentThread().interrupt();
            throw new StackException("The start of " + name + " was interrupted.");
        }
    }

    /** What starts in a tenth of a second is asked often, what takes a minute seldom: either is known late by a twentieth at most. */
    private static Duration pause(Duration gone) {
        Duration twentieth = gone.dividedBy(20);
        return twentieth.compareTo(SHORTEST_PAUSE) < 0
                ? SHORTEST_PAUSE
                : twentieth.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twentieth;
    }

    private Duration unlessInTraining(Duration limit) {
        return caches.isTraining() ? LIMIT_IN_TRAINING : limit;
    }

    private String lastWords(long logStart) throws IOException {
        byte[] all = Files.readAllBytes(log);
        String said = new String(all, (int) logStart, all.length - (int) logStart, StandardCharsets.UTF_8);
        return said.lines()
                        .filter(line -> !line.isBlank() && !Character.isWhitespace(line.charAt(0)))
                        .reduce((_, last) -> last)
                        .map(last -> ": " + LogLine.readable(last))
                        .orElse("")
                + " (more in " + log + ").";
    }

    private void signal(String signal, List<ProcessHandle> processes) {
        try {
            Signals.send(signal, processes);
        } catch (IOException e) {
            throw new StackException(name + " could not be sent the signal " + signal + ": " + e.getMessage(), e);
        }
    }

    private List<ProcessHandle> withFamily() {
        List<ProcessHandle> all = new ArrayList<>(family(running()));
        all.add(running().toHandle());
        return all;
    }

    private Process running() {
        Process running = process;
        if (running == null) {
            throw new IllegalStateException(name + " has not been started");
        }
        return running;
    }

    private static List<ProcessHandle> family(Process running) {
        return running.descendants().toList();
    }

    /** Children end by themselves when they see that their parent is gone; one that does not is killed. */
    private void awaitEnd(Process running, List<ProcessHandle> family) {
        try {
            if (!running.waitFor(unlessInTraining(STOP_LIMIT))) {
                running.destroyForcibly().waitFor();
            }
            ProcessEnd.await(family, FAMILY_LIMIT);
        } catch (InterruptedException _) {
            running.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        family.forEach(ProcessHandle::destroyForcibly);
    }
}
