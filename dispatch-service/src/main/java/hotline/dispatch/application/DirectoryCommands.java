package hotline.dispatch.application;

import hotline.dispatch.deadlines.CalendarYear;
import hotline.dispatch.persistence.DirectoryEdits;
import hotline.dispatch.persistence.Recounts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.function.IntConsumer;

/** Changes of what routing and deadlines go by, by an admin: each one transaction, one after the other, published. */
@ApplicationScoped
public class DirectoryCommands {
    private final DirectoryEdits edits;
    private final Recounts recounts;
    private final Clock clock;

    DirectoryCommands(DirectoryEdits edits, Recounts recounts, Clock clock) {
        this.edits = edits;
        this.recounts = recounts;
        this.clock = clock;
    }

    /**
     * Loads the notice of a year; all open cases are then counted again.
     *
     * @param isMeant asked with the version that stands; throws where the change is meant for another one
     */
    @Transactional
    public void putYear(CalendarYear year, String by, IntConsumer isMeant) {
        String key = "calendar/" + year.year();
        edits.lock();
        isMeant.accept(edits.version(key));
        Instant now = clock.instant();
        edits.put(Map.of(key, year), by, now);
        recounts.ask(year.year(), by, now);
    }
}
