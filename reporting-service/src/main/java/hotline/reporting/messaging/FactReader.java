package hotline.reporting.messaging;

import hotline.messaging.LatestTable;
import hotline.messaging.MessageHandler;
import hotline.messaging.Received;
import hotline.messaging.Verdict;
import hotline.reporting.persistence.Generations;
import hotline.reporting.persistence.Names;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Hears tickets, cases and problem lists for the generation in use, and keeps what the directory says. A rebuild that
 * takes over moves this reader's positions; it then reads on from there.
 */
@ApplicationScoped
class FactReader implements MessageHandler {
    static final String CONSUMER = "hotline-reporting";

    private final FactBatch batch;
    private final LatestTable latest;
    private final Generations generations;

    FactReader(FactBatch batch, LatestTable latest, Generations generations) {
        this.batch = batch;
        this.latest = latest;
        this.generations = generations;
    }

    @Override
    public String consumer() {
        return CONSUMER;
    }

    @Override
    public List<String> topics() {
        return Stream.concat(FactBatch.TOPICS.stream(), Stream.of(Names.DIRECTORY))
                .toList();
    }

    @Override
    public List<String> readBeforeReady() {
        return List.of(Names.DIRECTORY);
    }

    @Override
    public boolean canBeReadAgain() {
        return true;
    }

    @Override
    public List<Verdict> apply(List<Received> messages) {
        List<Received> directory =
                messages.stream().filter(FactReader::isOfTheDirectory).toList();
        List<Received> facts =
                messages.stream().filter(message -> !isOfTheDirectory(message)).toList();
        latest.replace(directory);
        Iterator<Verdict> ofFacts = applyFacts(facts).iterator();
        List<Verdict> verdicts = new ArrayList<>(messages.size());
        for (Received message : messages) {
            verdicts.add(isOfTheDirectory(message) ? Verdict.APPLIED : ofFacts.next());
        }
        return verdicts;
    }

    private List<Verdict> applyFacts(List<Received> facts) {
        if (facts.isEmpty()) {
            return List.of();
        }
        generations.enterCurrent();
        return batch.apply(facts);
    }

    private static boolean isOfTheDirectory(Received message) {
        return message.topic().equals(Names.DIRECTORY);
    }
}
