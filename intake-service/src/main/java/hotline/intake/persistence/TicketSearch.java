package hotline.intake.persistence;

import hotline.intake.tickets.Channel;
import hotline.intake.tickets.TicketType;
import hotline.rest.Cursor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jspecify.annotations.Nullable;

/**
 * Finds tickets by text, number, telephone and what they are narrowed to, by time of registration. An "or" over several tables
 * is asked as several questions, each with an index of its own, and the answers are merged. Each question goes the way that is
 * narrowest, as counted.
 */
@ApplicationScoped
public class TicketSearch {

    private static final Comparator<Found> BY_TIME =
            Comparator.comparing(Found::registeredAt).thenComparing(Found::id, TicketSearch::asTheDatabaseOrders);

    private final Jdbi jdbi;
    private final int counted;
    private final int walk;

    /**
     * With its two bounds.
     *
     * @param counted up to so many tickets each way is counted, to find the narrowest
     * @param walk up to so many texts are compared before the index of pairs is asked: enough for words that are common
     */
    TicketSearch(
            Jdbi jdbi,
            @ConfigProperty(name = "hotline.search.counted", defaultValue = "10000") int counted,
            @ConfigProperty(name = "hotline.search.walk", defaultValue = "2000") int walk) {
        this.jdbi = jdbi;
        this.counted = counted;
        this.walk = walk;
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

    List<Found> find(Handle handle, Wanted wanted, MaySee maySee, @Nullable Cursor after, int atMost) {
        Map<UUID, Found> found = new LinkedHashMap<>();
        for (TicketQuery query : TicketQuery.of(wanted, maySee, after)) {
            ask(handle, query, atMost).forEach(one -> found.put(one.id(), one));
        }
        return found.values().stream()
                .sorted(wanted.oldestFirst() ? BY_TIME : BY_TIME.reversed())
                .limit(atMost)
                .toList();
    }

    private List<Found> ask(Handle handle, TicketQuery query, int atMost) {
        if (!query.isByFilters()) {
            return collect(handle, query, atMost);
        }
        planInOrder(handle);
        List<Long> counts = countWays(handle, query);
        int narrowest = counts.indexOf(Collections.min(counts));
        if (!query.hasWords() || counts.get(narrowest) <= walk) {
            return run(handle, query, query.going(narrowest), atMost);
        }
        List<Found> common = run(handle, query, query.going(narrowest, walk), atMost);
        return common.size() == atMost ? common : collect(handle, query, atMost);
    }

    private static List<Found> collect(Handle handle, TicketQuery query, int atMost) {
        planByCollecting(handle);
        return run(handle, query, query.collecting(), atMost);
    }

    List<Long> countWays(Handle handle, TicketQuery query) {
        return query.bind(handle.createQuery(query.countWays(counted)))
                .map((row, context) -> List.of((Long[]) row.getArray(1).getArray()))
                .one();
    }

    /**
     * Plans are made for the values at hand: what is right for most would read a whole table for some. Nor may one be read while
     * the statistics are old, as after an import; nor all of a way before it is sorted, since a way has its order. Ends with the
     * transaction.
     */
    static void planInOrder(Handle handle) {
        plan(handle, "off");
    }

    /** The same for what must be collected and sorted. */
    static void planByCollecting(Handle handle) {
        plan(handle, "on");
    }

    private static void plan(Handle handle, String collecting) {
        handle.getConfig(SqlStatements.class).setUnusedBindingAllowed(true); // each question uses some of what is bound
        handle.createQuery("""
                        SELECT set_config('plan_cache_mode', 'force_custom_plan', true), set_config('enable_seqscan', 'off', true),
                          set_config('max_parallel_workers_per_gather', '0', true), set_config('work_mem', '32MB', true),
                          set_config('enable_bitmapscan', :collecting, true), set_config('enable_sort', :collecting, true)
                        """)
                .bind("collecting", collecting)
                .mapTo(String.class)
                .one();
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
}
