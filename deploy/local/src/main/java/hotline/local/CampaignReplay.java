package hotline.local;

import hotline.local.imports.Columns;
import hotline.local.imports.Counts;
import hotline.local.imports.ImportException;
import hotline.local.imports.ImportListener;
import hotline.local.imports.Importer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The campaign of 2019, imported through the public interface in the background of a first start. A mark in the data folder says that it
 * is done, or that the data were begun without it. A start that is killed meanwhile goes on at the next one.
 */
final class CampaignReplay implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration END_LIMIT = Duration.ofSeconds(10);

    private final StackSettings settings;
    private final Path mark;
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private final Thread thread = Thread.ofPlatform().name("campaign").daemon().unstarted(this::replay);
    private volatile boolean ending;

    CampaignReplay(StackSettings settings) {
        this.settings = settings;
        this.mark = ImportCommand.states(settings.data()).resolve("campaign-2019");
    }

    /** Begins where it has not been done; returns at once. */
    void begin() {
        if (Files.exists(mark)) {
            done.complete(null);
        } else if (settings.empty()) {
            leave("left out, as asked for at the first start");
        } else {
            thread.start();
        }
    }

    /** Done when all is imported, or nothing is to be; failed where it could not be imported. */
    CompletableFuture<Void> done() {
        return done;
    }

    @Override
    public void close() {
        ending = true;
        if (!thread.isAlive()) {
            return;
        }
        thread.interrupt();
        try {
            thread.join(END_LIMIT);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void replay() {
        settings.talk().accept("The campaign of 2019 is imported in the background.");
        try {
            Importer importer = new Importer(
                    ImporterAccount.endpoint(settings.port(), "importer", false, "en", PATIENCE),
                    ImportCommand.states(settings.data()),
                    false,
                    ImportListener.NOBODY);
            Path folder = settings.root().resolve(Path.of("seeds", "campaign-2019"));
            Counts counts = Counts.NONE;
            for (String file : List.of("tickets.jsonl", "opinions.jsonl")) {
                counts = counts.plus(importer.run(folder.resolve(file), Columns.of(List.of()), null, false));
            }
            if (counts.bad() > 0) {
                throw new StackException(
                        counts.bad() + " of its " + counts.lines() + " records are not taken, see ./hotline import.");
            }
            settings.talk().accept("The campaign of 2019 is imported: " + counts.lines() + " records.");
            leave("imported, " + counts.lines() + " records");
        } catch (ImportException | StackException e) {
            if (!ending) {
                settings.talk()
                        .accept("The campaign of 2019 could not be imported and is tried again at the next start: "
                                + e.getMessage());
            }
            done.completeExceptionally(e);
        }
    }

    private void leave(String note) {
        try {
            Files.createDirectories(mark.getParent());
            Files.writeString(mark, note + System.lineSeparator());
            done.complete(null);
        } catch (IOException e) {
            StackException failure =
                    new StackException("The mark " + mark + " cannot be written: " + e.getMessage() + ".", e);
            done.completeExceptionally(failure);
            throw failure;
        }
    }
}
