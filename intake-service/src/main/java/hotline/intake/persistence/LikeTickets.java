package hotline.intake.persistence;

import hotline.intake.persistence.TicketSearch.Found;
import hotline.intake.persistence.TicketSearch.MaySee;
import hotline.intake.persistence.TicketSearch.Wanted;
import hotline.intake.tickets.Likeness;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Tickets that are likely about the same as another. Candidates are found by the indexes of the search, each way a few: texts with pieces of
 * this one, what is new in the area, the same caller's; how alike they are is then compared in full.
 */
@ApplicationScoped
public class LikeTickets {
    private static final MaySee ALL = new MaySee(null, null, List.of());
    private static final Duration RECENT = Duration.ofDays(30);
    private static final int OF_A_PIECE = 30;
    private static final int OF_THE_AREA = 100;
    private static final int OF_THE_CALLER = 20;

    static final Duration GROUPED_WITHIN = Duration.ofDays(7);
    /** From the third on (rulebook §5). */
    public static final int LEAST_OF_A_GROUP = 3;

    private static final int NEWEST = 20_000;
    private static final int PLACES = 50;
    private static final int OF_A_PLACE = 100;

    static final String PLACES_OF_MANY = """
            SELECT area_code, left(category_code, 4), trim_array(array_agg(id ORDER BY registered_at DESC), greatest(count(*)::int - %d, 0))
            FROM (SELECT id, area_code, category_code, registered_at, outcome FROM ticket WHERE registered_at >= :since
                  ORDER BY registered_at DESC, id DESC LIMIT %d) newest
            WHERE outcome IS NULL AND area_code IS NOT NULL AND category_code IS NOT NULL
              AND (:area::text IS NULL OR area_code = :area)
            GROUP BY 1, 2 HAVING count(*) >= %d ORDER BY count(*) DESC LIMIT %d
            """.formatted(OF_A_PLACE, NEWEST, LEAST_OF_A_GROUP, PLACES);

    private final Jdbi jdbi;
    private final TicketSearch search;

    LikeTickets(Jdbi jdbi, TicketSearch search) {
        this.jdbi = jdbi;
        this.search = search;
    }

    /**
     * What others are compared with.
     *
     * @param text subject and content
     * @param sealedToo whether the asker may know who called where that is sealed (FR-17 b)
     * @param but the ticket itself, where it is one
     */
    public record Draft(
            String text,
            @Nullable String areaCode,
            @SuppressWarnings("ArrayRecordComponent") byte @Nullable [] phoneHash,
            boolean sealedToo,
            @Nullable UUID but) {}

    /**
     * A ticket that may be about the same.
     *
     * @param likeness from 0 to 1
     */
    public record Like(UUID id, double likeness, boolean sameCaller) {}

    /** Tickets of one place and one branch of categories that hang together, newest first. */
    public record Group(String areaCode, String branch, List<UUID> tickets) {
        public Group {
            tickets = List.copyOf(tickets);
        }
    }

    /** The most alike of the last days, and what the same caller asked before, the most alike first. */
    public List<Like> find(Draft draft, Instant now, int atMost) {
        return jdbi.inTransaction(handle -> find(handle, draft, now, atMost));
    }

    List<Like> find(Handle handle, Draft draft, Instant now, int atMost) {
        String folded = SearchText.folded(draft.text());
        Instant since = now.minus(RECENT);
        Set<UUID> ofTheCaller = new HashSet<>();
        if (draft.phoneHash() != null) {
            add(
                    ofTheCaller,
                    handle,
                    wanted(List.of(), draft.phoneHash(), !draft.sealedToo(), null, null),
                    OF_THE_CALLER);
        }
        Set<UUID> candidates = new LinkedHashSet<>(ofTheCaller);
        for (String piece : Likeness.pieces(folded)) {
            add(candidates, handle, wanted(List.of(piece), null, false, null, since), OF_A_PIECE);
        }
        if (draft.areaCode() != null) {
            add(candidates, handle, wanted(List.of(), null, false, draft.areaCode(), since), OF_THE_AREA);
        }
        if (draft.but() != null) {
            candidates.remove(draft.but());
        }
        Set<Long> own = Likeness.pairs(folded);
        List<Like> found = new ArrayList<>();
        texts(handle, candidates).forEach((id, text) -> {
            double likeness = Likeness.of(own, Likeness.pairs(text));
            boolean sameCaller = ofTheCaller.contains(id);
            if (sameCaller || likeness >= Likeness.LIKELY) {
                found.add(new Like(id, likeness, sameCaller));
            }
        });
        return found.stream()
                .sorted(Comparator.comparingDouble(Like::likeness).reversed())
                .limit(atMost)
                .toList();
    }

    private void add(Set<UUID> found, Handle handle, Wanted wanted, int atMost) {
        search.find(handle, wanted, ALL, null, atMost).stream().map(Found::id).forEach(found::add);
    }

    private static Wanted wanted(
            List<String> words,
            byte @Nullable [] phoneHash,
            boolean unsealedOnly,
            @Nullable String areaCode,
            @Nullable Instant since) {
        return new Wanted(
                words, null, phoneHash, unsealedOnly, null, null, null, areaCode, null, null, null, since, null, false);
    }

    /** Groups of the last seven days, of at least three each, the largest first; of the newest 20,000 tickets. */
    public List<Group> groups(@Nullable String areaCode, Instant now) {
        return jdbi.inTransaction(handle -> groups(handle, areaCode, now));
    }

    List<Group> groups(Handle handle, @Nullable String areaCode, Instant now) {
        List<Group> places = handle.createQuery(PLACES_OF_MANY)
                .bind("since", now.minus(GROUPED_WITHIN))
                .bind("area", areaCode)
                .map((row, context) -> new Group(row.getString(1), row.getString(2), List.of((UUID[])
                        row.getArray(3).getArray())))
                .list();
        List<Group> groups = new ArrayList<>();
        for (Group place : places) {
            Map<UUID, Set<Long>> pairs = new LinkedHashMap<>();
            Map<UUID, String> texts = texts(handle, place.tickets());
            place.tickets().forEach(id -> {
                String text = texts.get(id);
                if (text != null) {
                    pairs.put(id, Likeness.pairs(text));
                }
            });
            Likeness.groups(pairs).stream()
                    .filter(group -> group.size() >= LEAST_OF_A_GROUP)
                    .forEach(group -> groups.add(new Group(place.areaCode(), place.branch(), group)));
        }
        groups.sort(
                Comparator.comparingInt((Group group) -> group.tickets().size()).reversed());
        return groups;
    }

    private static Map<UUID, String> texts(Handle handle, Collection<UUID> ids) {
        Map<UUID, String> texts = new LinkedHashMap<>();
        if (!ids.isEmpty()) {
            handle.createQuery("SELECT ticket_id, text FROM search_entry WHERE ticket_id = ANY(:ids)")
                    .bindArray("ids", UUID.class, ids)
                    .map((row, context) -> Map.entry(row.getObject(1, UUID.class), row.getString(2)))
                    .forEach(entry -> texts.put(entry.getKey(), entry.getValue()));
        }
        return texts;
    }
}
