package hotline.intake.rest;

import hotline.intake.persistence.LikeTickets;
import hotline.intake.persistence.LikeTickets.Group;
import hotline.intake.persistence.TicketRepository;
import hotline.intake.persistence.TicketRepository.Sight;
import hotline.rest.Asker;
import hotline.rest.Page;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Group appeals 群诉, proposed to whoever may confirm them by merging. */
@Path("/v1/groups")
@Produces(MediaType.APPLICATION_JSON)
public class GroupResource {
    /** From these stages a ticket can still be merged (rulebook §3). */
    private static final Set<String> CAN_BE_MERGED = Set.of("REGISTERED", "UNROUTED", "DISPATCHED", "HANDLING");

    private final LikeTickets likes;
    private final TicketRepository tickets;
    private final TicketViews views;
    private final Asker asker;
    private final Clock clock;

    GroupResource(LikeTickets likes, TicketRepository tickets, TicketViews views, Asker asker, Clock clock) {
        this.likes = likes;
        this.tickets = tickets;
        this.views = views;
        this.asker = asker;
        this.clock = clock;
    }

    /**
     * A proposed group appeal.
     *
     * @param categoryBranch the first two levels of the category that they share
     */
    public record GroupView(String areaCode, String categoryBranch, List<TicketView> tickets) {}

    @GET
    @Transactional
    @RolesAllowed({"operator", "dispatcher"})
    @Operation(
            summary =
                    "群诉 proposed group appeals: same branch of categories and area, alike in words, from the third within"
                            + " seven days; a dispatcher confirms by merging")
    public Page<GroupView> groups(@QueryParam("areaCode") @Nullable @Size(max = 20) String areaCode) {
        List<Group> groups = likes.groups(areaCode, clock.instant());
        Map<UUID, Sight> seen = new HashMap<>();
        tickets.inOrder(groups.stream()
                        .flatMap(group -> group.tickets().stream())
                        .toList())
                .forEach(one -> seen.put(one.ticket().id(), one));
        return new Page<>(
                groups.stream()
                        .map(group -> view(group, seen))
                        .flatMap(view -> view == null ? Stream.of() : Stream.of(view))
                        .toList(),
                null);
    }

    /** Null where there is nothing left to merge. */
    private @Nullable GroupView view(Group group, Map<UUID, Sight> seen) {
        List<Sight> members = group.tickets().stream()
                .flatMap(id -> seen.containsKey(id) ? Stream.of(seen.get(id)) : Stream.of())
                .filter(one -> !one.stage().equals("WITHDRAWN"))
                .toList();
        long mergeable = members.stream()
                .filter(one -> CAN_BE_MERGED.contains(one.stage()))
                .count();
        return members.size() < LikeTickets.LEAST_OF_A_GROUP || mergeable < 2
                ? null
                : new GroupView(group.areaCode(), group.branch(), views.of(members, asker));
    }
}
