package hotline.intake.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import hotline.intake.persistence.LikeTickets;
import hotline.intake.persistence.LikeTickets.Draft;
import hotline.intake.persistence.LikeTickets.Like;
import hotline.intake.persistence.TicketRepository;
import hotline.rest.Asker;
import hotline.rest.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shows what is likely about the same as a draft or a ticket. */
@ApplicationScoped
class LikeViews {
    private static final int SHOWN = 20;

    private final LikeTickets likes;
    private final TicketRepository tickets;
    private final TicketViews views;
    private final Clock clock;

    LikeViews(LikeTickets likes, TicketRepository tickets, TicketViews views, Clock clock) {
        this.likes = likes;
        this.tickets = tickets;
        this.views = views;
        this.clock = clock;
    }

    /**
     * A ticket that may be about the same.
     *
     * @param likeness of the words, from 0 to 1
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record LikeView(double likeness, boolean sameCaller, TicketView ticket) {}

    /** The most alike first. */
    Page<LikeView> of(Draft draft, Asker asker) {
        Map<UUID, Like> found = likes.find(draft, clock.instant(), SHOWN).stream()
                .collect(Collectors.toMap(Like::id, like -> like, (one, _) -> one, LinkedHashMap::new));
        List<TicketView> shown = views.of(tickets.inOrder(List.copyOf(found.keySet())), asker);
        return new Page<>(
                shown.stream()
                        .map(view -> {
                            Like like = Objects.requireNonNull(found.get(view.id()));
                            return new LikeView(Math.round(like.likeness() * 100) / 100.0, like.sameCaller(), view);
                        })
                        .toList(),
                null);
    }

    /** What is compared. */
    static String text(@Nullable String subject, @Nullable String content) {
        return (subject == null ? "" : subject) + "\n" + (content == null ? "" : content);
    }
}
