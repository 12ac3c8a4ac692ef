package hotline.intake.rest;

import hotline.intake.application.OpinionCommands;
import hotline.intake.opinions.Collected;
import hotline.intake.opinions.Ledger;
import hotline.intake.opinions.Opinion;
import hotline.intake.opinions.OpinionEvent;
import hotline.intake.persistence.HeardDirectory;
import hotline.intake.persistence.OpinionRepository;
import hotline.intake.persistence.OpinionRepository.Filter;
import hotline.intake.tickets.Channel;
import hotline.messaging.Json;
import hotline.messaging.LatestTable;
import hotline.outcome.Outcome;
import hotline.outcome.Phrase;
import hotline.rest.Asker;
import hotline.rest.Cursor;
import hotline.rest.Idempotent;
import hotline.rest.Page;
import hotline.rest.Refusal;
import hotline.rest.Refusal.BadField;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The problem lists: what was collected, and what of it was rectified, by whom and when. */
@Path("/v1/opinions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class OpinionResource {
    private static final String WORDS = "hotline.words.v1";
    private static final String[] WHO_SEE_ALL = {"operator", "dispatcher", "supervisor", "auditor", "admin"};

    private final OpinionCommands commands;
    private final OpinionRepository opinions;
    private final HeardDirectory directory;
    private final LatestTable latest;
    private final Asker asker;

    OpinionResource(
            OpinionCommands commands,
            OpinionRepository opinions,
            HeardDirectory directory,
            LatestTable latest,
            Asker asker) {
        this.commands = commands;
        this.opinions = opinions;
        this.directory = directory;
        this.latest = latest;
        this.asker = asker;
    }

    /**
     * What was collected.
     *
     * @param unitCode the unit that it concerns; a UNIT_PROBLEM names a unit or an area
     * @param formerNumber by which an earlier list knew it
     */
    public record OpinionForm(
            @NotNull Ledger ledger,
            @NotNull Channel channel,
            @NotBlank @Size(max = 10_000) String text,
            @NotNull OffsetDateTime collectedAt,
            @Nullable @Size(max = 20) String unitCode,
            @Nullable @Size(max = 20) String areaCode,
            @Nullable @Size(max = 100) String formerNumber) {}

    /**
     * That a problem was rectified.
     *
     * @param at when, now where none is given
     * @param unitCode which unit did it; where none is given, the asker's own, or the one that it concerns
     * @param text what was done
     */
    public record RectifiedForm(
            @Nullable OffsetDateTime at,
            @Nullable @Size(max = 20) String unitCode,
            @Nullable @Size(max = 10_000) String text) {}

    @POST
    @Idempotent
    @RolesAllowed({"operator", "handler", "leader"})
    @Operation(summary = "an opinion or a problem is written into its list")
    public Response record(@NotNull @Valid OpinionForm form) {
        List<BadField> bad = new ArrayList<>();
        knownUnit(bad, form.unitCode());
        if (form.areaCode() != null && !directory.knowsArea(form.areaCode())) {
            bad.add(new BadField("areaCode", new Phrase("没有这个区域", "is no area")));
        }
        if (!bad.isEmpty()) {
            throw Refusal.badFields(bad);
        }
        Opinion opinion = accepted(commands.record(
                new Collected(
                        form.ledger(),
                        form.channel(),
                        form.text(),
                        form.collectedAt().toInstant(),
                        form.unitCode(),
                        form.areaCode(),
                        form.formerNumber()),
                asker.user()));
        return Response.created(URI.create("v1/opinions/" + opinion.id()))
                .entity(views(List.of(opinion)).getFirst())
                .build();
    }

    @GET
    @Transactional
    @RolesAllowed({"operator", "handler", "leader", "dispatcher", "supervisor", "auditor", "admin"})
    @Operation(summary = "the problem lists, newest first; handler and leader: of the own unit, and what they recorded")
    public Page<OpinionView> list(
            @QueryParam("ledger") @Nullable String ledger,
            @QueryParam("unit") @Nullable String unit,
            @QueryParam("area") @Nullable String area,
            @QueryParam("rectified") @Nullable String rectified,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        String ownUnit = ownUnit();
        Page<Opinion> page = Page.of(
                opinions.list(
                        new Filter(
                                Parameters.oneOf("ledger", ledger, Ledger.class),
                                unit,
                                area,
                                Parameters.trueOrFalse("rectified", rectified),
                                Parameters.startOf("from", from),
                                Parameters.endOf("to", to),
                                ownUnit,
                                ownUnit == null ? null : asker.user()),
                        Cursor.parse(cursor),
                        limit + 1),
                limit,
                last -> new Cursor(last.collectedAt(), last.id()));
        return new Page<>(views(page.items()), page.nextCursor());
    }

    @GET
    @Path("/{id}")
    @Transactional
    @RolesAllowed({"operator", "handler", "leader", "dispatcher", "supervisor", "auditor", "admin"})
    @Operation(summary = "one entry of a problem list")
    public OpinionView opinion(@PathParam("id") String id) {
        return views(List.of(require(id))).getFirst();
    }

    @POST
    @Path("/{id}/rectified")
    @Idempotent
    @RolesAllowed({"operator", "handler", "leader"})
    @Operation(summary = "整改销号 the problem was rectified: by whom, when, in which words")
    public OpinionView rectify(@PathParam("id") String id, @NotNull @Valid RectifiedForm form) {
        List<BadField> bad = new ArrayList<>();
        knownUnit(bad, form.unitCode());
        if (!bad.isEmpty()) {
            throw Refusal.badFields(bad);
        }
        Opinion opinion = require(id);
        Opinion rectified = accepted(commands.rectify(
                opinion.id(),
                form.at() == null ? null : form.at().toInstant(),
                asker.user(),
                rectifyingUnit(opinion, form.unitCode()),
                form.text() == null || form.text().isBlank() ? null : form.text()));
        return views(List.of(rectified)).getFirst();
    }

    /** Handlers and leaders speak for their own unit only, of what is not another unit's. */
    private @Nullable String rectifyingUnit(Opinion opinion, @Nullable String given) {
        String own = ownUnit();
        if (own == null) {
            return given == null ? opinion.unitCode() : given;
        }
        boolean othersProblem =
                opinion.unitCode() != null && !opinion.unitCode().equals(own);
        if (othersProblem || (given != null && !given.equals(own))) {
            throw Refusal.forbidden(new Phrase(
                    "承办人和单位负责人只能登记本单位的整改；其他单位的请由话务员登记。",
                    "Handlers and leaders record what their own unit rectified; ask an operator for another unit."));
        }
        return own;
    }

    private Opinion require(String id) {
        return find(id).filter(this::maySee)
                .orElseThrow(() ->
                        Refusal.notFound(new Phrase("没有可供您查看的条目：" + id, "There is no entry that you may see: " + id)));
    }

    private Optional<Opinion> find(String id) {
        try {
            return opinions.find(UUID.fromString(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private boolean maySee(Opinion opinion) {
        String own = ownUnit();
        return own == null
                || opinion.recordedBy().equals(asker.user())
                || own.equals(opinion.unitCode() == null ? opinion.areaCode() : opinion.unitCode());
    }

    /** The unit whose entries the asker may see; null for who sees all. A township's unit code is its area's. */
    private @Nullable String ownUnit() {
        return asker.hasAny(WHO_SEE_ALL)
                ? null
                : asker.claim("unit").map(directory::current).orElse("");
    }

    private void knownUnit(List<BadField> bad, @Nullable String unitCode) {
        if (unitCode != null && !directory.knowsUnit(unitCode)) {
            bad.add(new BadField("unitCode", new Phrase("没有这个单位", "is no unit")));
        }
    }

    private List<OpinionView> views(List<Opinion> shown) {
        Map<String, String> words = latest.read(
                WORDS,
                shown.stream()
                        .flatMap(opinion -> Stream.of(textKey(opinion), rectifiedKey(opinion)))
                        .toList());
        return shown.stream()
                .map(opinion -> OpinionView.of(
                        opinion, text(words.get(textKey(opinion))), text(words.get(rectifiedKey(opinion)))))
                .toList();
    }

    private static String textKey(Opinion opinion) {
        return opinion.id() + "/opinion/1";
    }

    private static String rectifiedKey(Opinion opinion) {
        return opinion.id() + "/rectified/2";
    }

    private record Words(@Nullable String text) {}

    private static @Nullable String text(@Nullable String json) {
        return json == null ? null : Json.read(json, Words.class).text();
    }

    private static Opinion accepted(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted accepted -> ((OpinionEvent) accepted.events().getFirst()).opinion();
            case Outcome.Rejected rejected -> throw Refusal.of(rejected);
        };
    }
}
