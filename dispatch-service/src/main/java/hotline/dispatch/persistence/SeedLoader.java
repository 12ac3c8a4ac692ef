package hotline.dispatch.persistence;

import hotline.messaging.LatestTable;
import hotline.messaging.Records;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Brings the directory up to date with the folder of seeds at each start, says what changed, and publishes that. */
@ApplicationScoped
class SeedLoader {
    private static final Logger LOG = Logger.getLogger(SeedLoader.class);
    private final Path folder;
    private final LatestTable latest;
    private final Records records;
    private final DirectoryEdits edits;
    private final Recounts recounts;
    private final Clock clock;

    SeedLoader(
            @ConfigProperty(name = "hotline.seeds") Path folder,
            LatestTable latest,
            Records records,
            DirectoryEdits edits,
            Recounts recounts,
            Clock clock) {
        this.folder = folder;
        this.latest = latest;
        this.records = records;
        this.edits = edits;
        this.recounts = recounts;
        this.clock = clock;
    }

    void load(@Observes @Priority(1) StartupEvent event) {
        Map<String, Object> seeds = new Seeds(folder).read();
        QuarkusTransaction.requiringNew().run(() -> {
            edits.lock();
            Map<String, String> stored = latest.readAll(CurrentDirectory.TOPIC);
            SeedChanges changes =
                    SeedChanges.between(seeds, stored, latest.versions(CurrentDirectory.TOPIC), edits.edited());
            records.replace(changes.versions());
            if (!stored.isEmpty()) {
                changes.years().forEach(year -> recounts.ask(year, "seeds", clock.instant()));
            }
            LOG.infof("directory: %d versions in %s; %s", seeds.size(), folder, changes.summary());
        });
    }
}
