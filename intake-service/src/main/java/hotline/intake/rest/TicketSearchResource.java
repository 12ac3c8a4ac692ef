package hotline.intake.rest;

import hotline.intake.contacts.ContactSecrets;
import hotline.intake.contacts.PhoneNumber;
import hotline.intake.persistence.SearchText;
import hotline.intake.persistence.TicketRepository;
import hotline.intake.persistence.TicketSearch;
import hotline.intake.persistence.TicketSearch.Found;
import hotline.intake.persistence.TicketSearch.MaySee;
import hotline.intake.persistence.TicketSearch.Wanted;
import hotline.intake.tickets.Channel;
import hotline.intake.tickets.TicketType;
import hotline.outcome.Phrase;
import hotline.rest.Asker;
import hotline.rest.Cursor;
import hotline.rest.Page;
import hotline.rest.Refusal;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Tickets searched and listed, each asker within what he may see. */
@Path("/v1/tickets")
@Produces(MediaType.APPLICATION_JSON)
public class TicketSearchResource {
    private static final Pattern NUMBER_TAIL = Pattern.compile("[0-9]{4,20}");
    private static final List<String> ORDERS = List.of("registeredAt", "-registeredAt");

    /** Where a ticket can stand (rulebook §3). */
    private static final List<String> STAGES = List.of(
            "REGISTERED",
            "ANSWERED",
            "TRANSFERRED",
            "REFUSED",
            "UNROUTED",
            "DISPATCHED",
            "HANDLING",
            "RETURN_REQUESTED",
            "DISPUTED",
            "REPLIED",
            "LONG_TERM",
            "MERGED",
            "CLOSED",
            "TERMINATED",
            "WITHDRAWN");

    private final TicketSearch search;
    private final TicketRepository tickets;
    private final TicketSight sight;
    private final TicketViews views;
    private final ContactSecrets secrets;
    private final Asker asker;

    TicketSearchResource(
            TicketSearch search,
            TicketRepository tickets,
            TicketSight sight,
            TicketViews views,
            ContactSecrets secrets,
            Asker asker) {
        this.search = search;
        this.tickets = tickets;
        this.sight = sight;
        this.views = views;
        this.secrets = secrets;
        this.asker = asker;
    }

    @GET
    @Transactional
    @RolesAllowed({"operator", "dispatcher", "callback", "supervisor", "auditor", "handler", "leader", "cases:read"})
    @Operation(summary = "tickets by text, number, telephone and more, newest first")
    public Page<TicketView> list(
            @Parameter(
                            description =
                                    "words of subject and content, each of two characters or more, all of which must be"
                                            + " there; four digits or more also find the end of a number")
                    @QueryParam("q")
                    @Nullable
                    @Size(max = 100)
                    String q,
            @Parameter(description = "the caller's number; for operator, dispatcher and callback")
                    @QueryParam("phone")
                    @Nullable
                    @Size(max = 40)
                    String phone,
            @QueryParam("stage") @Nullable String stage,
            @QueryParam("type") @Nullable String type,
            @QueryParam("channel") @Nullable String channel,
            @QueryParam("areaCode") @Nullable String areaCode,
            @QueryParam("categoryCode") @Nullable String categoryCode,
            @Parameter(description = "a unit that has or had the case") @QueryParam("unit") @Nullable String unit,
            @QueryParam("firstResponder") @Nullable String firstResponder,
            @Parameter(description = "the first day of registration") @QueryParam("from") @Nullable String from,
            @Parameter(description = "the last day of registration") @QueryParam("to") @Nullable String to,
            @Parameter(description = "registeredAt: newest first; -registeredAt: oldest first")
                    @QueryParam("sort")
                    @DefaultValue("registeredAt")
                    String sort,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        if (!ORDERS.contains(sort)) {
            throw Parameters.notOneOf("sort", ORDERS);
        }
        if (stage != null && !STAGES.contains(stage)) {
            throw Parameters.notOneOf("stage", STAGES);
        }
        List<String> words = words(q);
        QueryCursor cursors = QueryCursor.of(
                words, phone, stage, type, channel, areaCode, categoryCode, unit, firstResponder, from, to, sort);
        Wanted wanted = new Wanted(
                words,
                words.size() == 1 && NUMBER_TAIL.matcher(words.getFirst()).matches() ? words.getFirst() : null,
                phoneHash(phone),
                phone != null && !asker.hasAny("operator", "callback"),
                stage,
                Parameters.oneOf("type", type, TicketType.class),
                Parameters.oneOf("channel", channel, Channel.class),
                areaCode,
                categoryCode,
                unit,
                firstResponder,
                Parameters.startOf("from", from),
                Parameters.endOf("to", to),
                sort.startsWith("-"));
        List<Found> found = search.find(
                wanted,
                new MaySee(sight.ownUnit(), asker.user(), sight.hiddenTargets()),
                cursors.parse(cursor),
                limit + 1);
        List<Found> page = found.size() > limit ? found.subList(0, limit) : found;
        String next = found.size() > limit
                ? cursors.text(
                        new Cursor(page.getLast().registeredAt(), page.getLast().id()))
                : null;
        return new Page<>(views.of(tickets.inOrder(page.stream().map(Found::id).toList()), asker), next);
    }

    private static List<String> words(@Nullable String q) {
        List<String> words = q == null ? List.of() : SearchText.words(q);
        if (!words.isEmpty() && words.stream().noneMatch(SearchText::hasAPair)) {
            throw Refusal.badField("q", new Phrase("至少要有两个字相连", "needs at least two characters together"));
        }
        return words;
    }

    private byte @Nullable [] phoneHash(@Nullable String phone) {
        if (phone == null) {
            return null;
        }
        if (!asker.hasAny("operator", "dispatcher", "callback")) {
            throw Refusal.forbidden(new Phrase(
                    "只有话务员、派单员和回访员可以按电话号码查询。",
                    "Only operators, dispatchers and call-back staff search by telephone number."));
        }
        return PhoneNumber.of(phone)
                .map(secrets::hash)
                .orElseThrow(() -> Refusal.badField("phone", new Phrase("不是电话号码", "is no telephone number")));
    }
}
