package hotline.reporting.messaging;

import hotline.messaging.Received;
import hotline.messaging.Verdict;
import hotline.reporting.facts.FactEvent;
import hotline.reporting.facts.OpinionFact;
import hotline.reporting.facts.Side;
import hotline.reporting.facts.Story;
import hotline.reporting.persistence.FactTables;
import hotline.reporting.persistence.ProblemTables;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Turns messages of tickets, cases and problem lists into facts and counts of the generation that the caller's
 * transaction has entered. A batch's facts are loaded once and written once; the counters move in the same transaction.
 */
@ApplicationScoped
class FactBatch {
    static final List<String> TOPICS = List.of(TicketMessages.TOPIC, CaseMessages.TOPIC);

    private final FactTables tables;
    private final ProblemTables problems;

    FactBatch(FactTables tables, ProblemTables problems) {
        this.tables = tables;
        this.problems = problems;
    }

    /** A verdict for each message, in the same order. */
    List<Verdict> apply(List<Received> messages) {
        SortedSet<UUID> tickets = new TreeSet<>();
        SortedSet<UUID> corrected = new TreeSet<>();
        SortedSet<UUID> opinions = new TreeSet<>();
        for (Received message : messages) {
            UUID id = UUID.fromString(message.key());
            (OpinionMessages.areMeantBy(message) ? opinions : tickets).add(id);
            if (TicketMessages.corrects(message)) {
                corrected.add(id);
            }
        }
        Map<UUID, Story> stories = tables.load(tickets, corrected);
        Map<UUID, OpinionFact> before = problems.load(opinions);
        Map<UUID, OpinionFact> now = new HashMap<>(before);
        List<Verdict> verdicts = new ArrayList<>(messages.size());
        for (Received message : messages) {
            verdicts.add(
                    OpinionMessages.areMeantBy(message) ? applyOpinion(message, now) : applyTicket(message, stories));
        }
        tables.save(stories.values());
        problems.save(before, now);
        return verdicts;
    }

    private static Verdict applyTicket(Received message, Map<UUID, Story> stories) {
        Story story = stories.get(UUID.fromString(message.key()));
        if (story == null) {
            throw new IllegalStateException("no story was loaded for " + message.key());
        }
        Side side = message.topic().equals(TicketMessages.TOPIC) ? Side.TICKET : Side.CASE;
        Verdict verdict = Verdict.ofSequence(message.sequence(), story.now().sequence(side));
        if (verdict != Verdict.APPLIED) {
            return verdict;
        }
        if (TicketMessages.PASSED_OVER.contains(message.type()) || CaseMessages.PASSED_OVER.contains(message.type())) {
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

    private static Verdict applyOpinion(Received message, Map<UUID, OpinionFact> facts) {
        UUID id = UUID.fromString(message.key());
        OpinionFact before = facts.get(id);
        Verdict verdict = Verdict.ofSequence(message.sequence(), before == null ? 0 : before.sequence());
        if (verdict != Verdict.APPLIED) {
            return verdict;
        }
        OpinionFact now = OpinionMessages.read(message, before);
        if (now == null) {
            return Verdict.UNKNOWN_TYPE;
        }
        facts.put(id, now);
        return Verdict.APPLIED;
    }

    private static @Nullable FactEvent read(Received message, Side side) {
        return switch (side) {
            case TICKET -> TicketMessages.read(message);
            case CASE -> CaseMessages.read(message);
        };
    }
}
