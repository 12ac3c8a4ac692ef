package hotline.reporting.messaging;

import hotline.messaging.MessageHandler;
import hotline.messaging.Received;
import hotline.messaging.Verdict;
import hotline.reporting.persistence.Generations;
import java.util.List;

/** Hears the same from the beginning, under a name of its own, for a generation that nobody reads yet. */
final class RebuildReader implements MessageHandler {
    private final int generation;
    private final FactBatch batch;
    private final Generations generations;

    RebuildReader(int generation, FactBatch batch, Generations generations) {
        this.generation = generation;
        this.batch = batch;
        this.generations = generations;
    }

    @Override
    public String consumer() {
        return FactReader.CONSUMER + "-g" + generation;
    }

    @Override
    public List<String> topics() {
        return FactBatch.TOPICS;
    }

    @Override
    public boolean canBeReadAgain() {
        return true;
    }

    @Override
    public List<Verdict> apply(List<Received> messages) {
        generations.enter(generation);
        return batch.apply(messages);
    }
}
