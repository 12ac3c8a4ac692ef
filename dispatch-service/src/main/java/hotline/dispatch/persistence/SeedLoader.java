package hotline.dispatch.persistence;

import hotline.messaging.LatestTable;
import hotline.messaging.Records;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/** Brings the directory up to date with the folder of seeds at each start, says what changed, and publishes that. */
@ApplicationScoped
class SeedLoader {
    private static final Logger LOG = Logger.getLogger(SeedLoader.class);
    private static final long ONE_LOADER_AT_A_TIME = 12345_0002L;

    private final Path folder;
    private final LatestTable latest;
    private final Records records;
    private final Jdbi jdbi;

    SeedLoader(@ConfigProperty(name = "hotline.seeds") Path folder, LatestTable latest, Records records, Jdbi jdbi) {
        this.folder = folder;
        this.latest = latest;
        this.records = records;
        this.jdbi = jdbi;
    }

    void load(@Observes @Priority(1) StartupEvent event) {
        Map<String, Object> seeds = new Seeds(folder).read();
        QuarkusTransaction.requiringNew().run(() -> {
            jdbi.useHandle(handle -> handle.createQuery("SELECT 1 FROM (SELECT pg_advisory_xact_lock(:lock)) AS waited")
                    .bind("lock", ONE_LOADER_AT_A_TIME)
                    .mapTo(Integer.class)
                    .one());
            SeedChanges changes = SeedChanges.between(
                    seeds, latest.readAll(CurrentDirectory.TOPIC), latest.versions(CurrentDirectory.TOPIC));
            records.replace(changes.versions());
            LOG.infof("directory: %d versions in %s; %s", seeds.size(), folder, changes.summary());
        });
    }
}
