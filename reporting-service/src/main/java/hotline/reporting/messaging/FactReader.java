package hotline.reporting.messaging;

import hotline.messaging.MessageHandler;
import hotline.messaging.Received;
import hotline.messaging.Verdict;
import hotline.reporting.facts.FactEvent;
import hotline.reporting.facts.Side;
import hotline.reporting.facts.Story;
import hotline.reporting.persistence.FactTables;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Turns messages of tickets and cases into facts and counts. A batch's facts are loaded once and written once; the
 * counters move in the same transaction.
 */
@ApplicationScoped
class FactReader implements MessageHandler {
    private final FactTables tables;

    FactReader(FactTables tables) {
        this.tables = tables;
    }

    @Override
    public String consumer() {
        return "hotline-reporting";
    }

    @Override
    public List<String> topics() {
        return List.of(TicketMessages.TOPIC, CaseMessages.TOPIC);
    }

    @Override
    public List<Verdict> apply(List<Received> messages) {
        var ids = new TreeSet<UUID>();
        messages.forEach(message -> ids.add(ticket(message)));
        Map<UUID, Story> stories = tables.load(ids);
        List<Verdict> verdicts = new ArrayList<>(messages.size());
        for (Received message : messages) {
            verdicts.add(apply(message, story(stories, ticket(message))));
        }
        tables.save(stories.values());
        return verdicts;
    }

    private static Verdict apply(Received message, Story story) {
        Side side = message.topic().equals(TicketMessages.TOPIC) ? Side.TICKET : Side.CASE;
        Verdict verdict = Verdict.ofSequence(message.sequence(), story.now().sequence(side));
        if (verdict != Verdict.APPLIED) {
            return verdict;
        }
        if (TicketMessages.PASSED_OVER.contains(message.type())) {
            story.passOver(side);
            return Verdict.PASSED_OVER;
        }
        FactEvent event = read(message, side);
        if (event == null) {
            return Verdict.UNKNOWN_TYPE;
        }
        story.apply(event);
        return Verdict.APPLIED;
    }

    private static @Nullable FactEvent read(Received message, Side side) {
        return switch (side) {
            case TICKET -> TicketMessages.read(message);
            case CASE -> CaseMessages.read(message);
        };
    }

    private static UUID ticket(Received message) {
        return UUID.fromString(message.key());
    }

    private static Story story(Map<UUID, Story> stories, UUID id) {
        Story story = stories.get(id);
        if (story == null) {
            throw new IllegalStateException("no story was loaded for " + id);
        }
        return story;
    }
}
