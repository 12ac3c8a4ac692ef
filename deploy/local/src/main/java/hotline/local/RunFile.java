package hotline.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a stack keeps about its run, in {@code run/stack.json} of its data folder: for {@code down}, {@code status} and {@code token}, and
 * for the next start, which ends what a killed launcher left behind and takes the same inner ports again.
 */
record RunFile(
        int port,
        boolean ready,
        ProcessMark launcher,
        Map<String, Integer> innerPorts,
        Map<String, ProcessMark> processes) {
    private static final Duration LEFTOVER_LIMIT = Duration.ofSeconds(10);
    private static final JsonMapper JSON = new JsonMapper();

    static Optional<RunFile> read(Path data) {
        Path file = file(data);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(file.toFile(), RunFile.class));
        } catch (JsonProcessingException _) {
            // it is replaced in one step, so only a power cut leaves a part of it, and then nothing runs
            return Optional.empty();
        } catch (IOException e) {
            throw new StackException(
                    "The file " + file + " cannot be read (" + e.getMessage()
                            + "): end the processes of the stack by hand, then delete it.",
                    e);
        }
    }

    void write(Path data) {
        Path file = file(data);
        Path fresh = file.resolveSibling("stack.json.new");
        try {
            Files.createDirectories(file.getParent());
            JSON.writerWithDefaultPrettyPrinter().writeValue(fresh.toFile(), this);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new StackException("The data folder cannot be written to: " + e.getMessage(), e);
        }
    }

    /** The stack is up for those who ask: its launcher runs. */
    boolean isRunning() {
        return launcher.find().isPresent();
    }

    /** Ends the processes of this run that still live, though their launcher does not; those that took their numbers are left alone. Says whether there were any. */
    boolean endLeftovers() {
        List<ProcessHandle> alive = processes.values().stream()
                .flatMap(mark -> mark.find().stream())
                .toList();
        alive.forEach(ProcessHandle::destroyForcibly);
        try {
            if (!ProcessEnd.await(alive, LEFTOVER_LIMIT)) {
                throw new StackException("Processes of the run before do not end: " + alive + "; end them by hand.");
            }
            return !alive.isEmpty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("The wait for the processes of the run before was interrupted.", e);
        }
    }

    private static Path file(Path data) {
        return data.resolve("run").resolve("stack.json");
    }
}
