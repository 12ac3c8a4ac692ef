package hotline.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import hotline.local.backup.BackupException;
import hotline.local.backup.BackupFile;
import hotline.local.backup.Drain;
import hotline.local.backup.Progress;
import hotline.local.backup.Refill;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Makes a stack again from a backup, in a data folder of its own, all of it or nothing: until it is whole, a mark in the folder says so,
 * nothing starts there, and a new call begins anew.
 */
public final class StackRestore {
    /** The folder of the lock and of what is known of processes. */
    private static final String RUN = "run";

    private static final int OK = 200;

    private final StackSettings settings;
    private final Progress progress;

    /** Nothing is done yet; the settings say where the stack is to be. */
    public StackRestore(StackSettings settings, Progress progress) {
        this.settings = settings;
        this.progress = progress;
    }

    /**
     * What was restored.
     *
     * @param moment whose state it is, RFC 3339
     * @param messages how many were sent again
     * @param auditEqual whether every counter says what the facts say, and every equation holds
     */
    public record Result(Path data, String moment, long messages, boolean auditEqual) {}

    /**
     * Restores, and ends the stack again.
     *
     * @param look sees the restored stack while it runs
     */
    public Result run(Path file, Consumer<LocalStack> look) {
        Path data = settings.data();
        refuseOther(data);
        try (BackupFile backup = BackupFile.open(file, Versions.of("postgresql"))) {
            backup.verify(progress);
            settings.talk().accept("The backup is whole; it is unpacked into " + data + ".");
            unpack(backup, data);
            Result result = refill(backup, look);
            Files.delete(mark(data));
            return result;
        } catch (IOException e) {
            throw new StackException(
                    "The backup could not be unpacked into " + data + ": " + e.getMessage()
                            + ". Make room there, then call ./hotline restore again.",
                    e);
        } catch (BackupException e) {
            throw new StackException(String.valueOf(e.getMessage()), e);
        }
    }

    /** For those who start a stack: half a restore is none. */
    static void refuseUnfinished(Path data) {
        if (Files.exists(mark(data))) {
            throw new StackException("The restore into " + data
                    + " did not come to its end: call ./hotline restore again, or choose another folder with --data.");
        }
    }

    private static void refuseOther(Path data) {
        try {
            if (Files.exists(data)
                    && !Files.exists(mark(data))
                    && !children(data).isEmpty()) {
                throw new StackException("The data folder " + data
                        + " is not empty, and a restore changes nothing that is there: choose a new one with --data.");
            }
        } catch (IOException e) {
            throw new StackException("The data folder " + data + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    private void unpack(BackupFile backup, Path data) throws IOException {
        if (Files.exists(mark(data))) {
            // ends what a restore that was killed has left running
            LocalStack.open(settings.withBrokers(OptionalInt.empty())).close();
        }
        try (DataFolderLock _ = DataFolderLock.take(data)) {
            Files.writeString(mark(data), "A restore is under way." + System.lineSeparator());
            for (Path child : children(data)) {
                if (!child.equals(mark(data)) && !child.endsWith(RUN)) {
                    Folders.delete(child);
                }
            }
            backup.unpack(data, progress);
        }
    }

    private Result refill(BackupFile backup, Consumer<LocalStack> look) {
        long messages = whileItRuns(settings.withoutKeycloak().withoutServices(), stores -> {
            Refill refill =
                    new Refill(stores.database("intake"), stores.database("dispatch"), stores.database("reporting"));
            return refill.prepare(Instant.parse(backup.moment()), Instant.now());
        });
        settings.talk()
                .accept("The databases stand as of " + backup.moment() + "; " + messages + " messages are sent again.");
        return whileItRuns(settings, stack -> {
            new Drain(
                            stack.database("intake"),
                            stack.database("dispatch"),
                            stack.database("reporting"),
                            stack.kafka().bootstrapServers(),
                            progress)
                    .await(messages);
            boolean equal = auditEqual();
            look.accept(stack);
            return new Result(settings.data(), backup.moment(), messages, equal);
        });
    }

    /** Ctrl-C ends the stack too. */
    private static <T> T whileItRuns(StackSettings settings, Function<LocalStack, T> work) {
        LocalStack stack = LocalStack.open(settings);
        Thread end = new Thread(stack::close);
        Runtime.getRuntime().addShutdownHook(end);
        try (stack) {
            stack.startWithoutCampaign();
            return work.apply(stack);
        } finally {
            forget(end);
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            Foreground.waitForTheEnd();
        }
    }

    private boolean auditEqual() {
        String address = "http://" + Ports.HOST + ":" + settings.port();
        String token = KeycloakAdmin.token(address + "/auth", Realm.NAME, Realm.CLIENT, "auditor", "auditor")
                .orElseThrow(() -> new StackException("There is no demo account auditor to ask for the audit."));
        try {
            HttpResponse<String> answer = Http.send(Http.request(address + "/reporting/v1/audit?from=2000-01-01&to="
                            + LocalDate.now(ZoneOffset.UTC).plusDays(1))
                    .header("Authorization", "Bearer " + token)
                    .build());
            JsonNode audit = new JsonMapper().readTree(answer.body());
            if (answer.statusCode() != OK) {
                throw new StackException("The audit cannot be asked (" + answer.statusCode() + "): " + answer.body());
            }
            return audit.path("equal").asBoolean();
        } catch (IOException e) {
            throw new StackException("The audit cannot be asked: " + e.getMessage() + ".", e);
        }
    }

    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.toList();
        }
    }

    private static Path mark(Path data) {
        return data.resolve("restore-unfinished");
    }
}
