package hotline.intake.persistence;

import hotline.intake.tickets.Channel;
import hotline.intake.tickets.TicketOutcome;
import hotline.intake.tickets.TicketType;
import hotline.rest.Cursor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jspecify.annotations.Nullable;

/**
 * Finds tickets by text, number, telephone and what they are narrowed to, by time of registration. Plain SQL whose ways are
 * chosen here: an "or" over several tables is asked as several questions, each with an index of its own, and the answers are
 * merged.
 */
@ApplicationScoped
public class TicketSearch {

    /** So many tickets are looked through by time before the index of pairs is asked: enough for what is common. */
    static final int WALK = 5_000;

    private static final Comparator<Found> BY_TIME =
            Comparator.comparing(Found::registeredAt).thenComparing(Found::id, TicketSearch::asTheDatabaseOrders);

    private final Jdbi jdbi;

    TicketSearch(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** A ticket that was found, and when it was registered. */
    public record Found(UUID id, Instant registeredAt) {}

    /**
     * Which tickets the asker may see.
     *
     * @param unit only tickets whose case this unit has or had, or whose first responder is {@code person}; null for all
     * @param hiddenTargets no tickets sealed against one of these units (FR-17)
     */
    public record MaySee(@Nullable String unit, @Nullable String person, List<String> hiddenTargets) {
        public MaySee {
            hiddenTargets = List.copyOf(hiddenTargets);
        }
    }

    /**
     * What is sought; null and empty narrow nothing.
     *
     * @param words all of which the texts contain, folded
     * @param numberTail digits in which the number ends; found as well as what contains the words
     * @param phoneHash of the caller
     * @param unsealedOnly no tickets whose caller is known to the hotline only
     */
    public record Wanted(
            List<String> words,
            @Nullable String numberTail,
            @SuppressWarnings("ArrayRecordComponent") byte @Nullable [] phoneHash,
            boolean unsealedOnly,
            @Nullable String stage,
            @Nullable TicketType type,
            @Nullable Channel channel,
            @Nullable String areaCode,
            @Nullable String categoryCode,
            @Nullable String unit,
            @Nullable String firstResponder,
            @Nullable Instant from,
            @Nullable Instant before,
            boolean oldestFirst) {
        public Wanted {
            words = List.copyOf(words);
        }
    }

    /** What was found, in order, after the cursor. */
    @Transactional
    public List<Found> find(Wanted wanted, MaySee maySee, @Nullable Cursor after, int atMost) {
        return jdbi.withHandle(handle -> find(handle, wanted, maySee, after, atMost));
    }

    static List<Found> find(Handle handle, Wanted wanted, MaySee maySee, @Nullable Cursor after, int atMost) {
        planEachQuestionByItself(handle);
        Map<UUID, Found> found = new LinkedHashMap<>();
        for (TicketQuery query : TicketQuery.of(wanted, maySee, after)) {
            ask(handle, query, atMost).forEach(one -> found.put(one.id(), one));
        }
        return found.values().stream()
                .sorted(wanted.oldestFirst() ? BY_TIME : BY_TIME.reversed())
                .limit(atMost)
                .toList();
    }

    /**
     * A plan for any value would read a whole table where this value needs one page. Nor may it read one while the statistics
     * are old, after an import. Ends with the transaction.
     */
    static void planEachQuestionByItself(Handle handle) {
        handle.getConfig(SqlStatements.class).setUnusedBindingAllowed(true); // each question uses some of what is bound
        handle.createQuery("""
                        SELECT set_config('plan_cache_mode', 'force_custom_plan', true), set_config('enable_seqscan', 'off', true),
                          set_config('work_mem', '32MB', true)
                        """).mapTo(String.class).one();
    }

    private static Collection<Found> ask(Handle handle, TicketQuery query, int atMost) {
        if (query.isByWords()) {
            List<Found> common = run(handle, query, query.walking(WALK), atMost);
            if (common.size() == atMost) {
                return common;
            }
        }
        return run(handle, query, query.byIndex(), atMost);
    }

    private static List<Found> run(Handle handle, TicketQuery query, String sql, int atMost) {
        return query.bind(handle.createQuery(sql + " LIMIT " + atMost))
                .map((row, context) -> new Found(
                        row.getObject(1, UUID.class), row.getTimestamp(2).toInstant()))
                .list();
    }

    /** As unsigned bytes, which Java's own order of UUIDs is not. */
    private static int asTheDatabaseOrders(UUID one, UUID other) {
        int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
    }

    /** Whether a ticket may stand in this stage by itself, without a case. */
    static boolean isOutcome(String stage) {
        return Arrays.stream(TicketOutcome.values())
                .anyMatch(outcome -> outcome.name().equals(stage));
    }
}
