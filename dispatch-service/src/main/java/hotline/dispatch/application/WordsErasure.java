package hotline.dispatch.application;

import hotline.dispatch.persistence.CaseRepository;
import hotline.messaging.Latest;
import hotline.messaging.LatestTable;
import hotline.messaging.Records;
import hotline.rest.StoredAnswers;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** A person's data were erased at intake: what dispatch wrote of that ticket goes too, from here and from every copy. */
@ApplicationScoped
public class WordsErasure {
    private static final String WORDS = "hotline.words.v1";

    /** The kinds of texts that intake writes, and erases itself. */
    private static final Set<String> OF_INTAKE = Set.of("ticket", "told", "history");

    private final CaseRepository cases;
    private final LatestTable latest;
    private final Records records;
    private final StoredAnswers answers;

    WordsErasure(CaseRepository cases, LatestTable latest, Records records, StoredAnswers answers) {
        this.cases = cases;
        this.latest = latest;
        this.records = records;
        this.answers = answers;
    }

    /** Erases the texts of these tickets' cases, in the transaction of the caller. */
    public void erase(Collection<UUID> ticketIds) {
        List<Latest> tombstones = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (UUID ticketId : ticketIds) {
            names.add(ticketId.toString());
            cases.lock(ticketId); // a move at work has written its texts once we have the lock
            latest.versionsOf(WORDS, ticketId).forEach((key, version) -> {
                if (!OF_INTAKE.contains(key.split("/", -1)[1])) {
                    tombstones.add(new Latest(WORDS, key, version + 1, null));
                }
            });
        }
        if (!tombstones.isEmpty()) {
            records.replace(tombstones);
        }
        if (!names.isEmpty()) {
            answers.forget(names);
        }
    }
}
