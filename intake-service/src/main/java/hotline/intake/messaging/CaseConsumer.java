package hotline.intake.messaging;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.intake.application.HeardCase;
import hotline.intake.application.Telling;
import hotline.intake.persistence.CaseViews;
import hotline.intake.persistence.HeardDirectory;
import hotline.intake.persistence.SearchIndex;
import hotline.messaging.Json;
import hotline.messaging.LatestTable;
import hotline.messaging.MessageHandler;
import hotline.messaging.Received;
import hotline.messaging.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Hears what dispatch says of cases, words and the directory, and keeps intake's own view of them. */
@ApplicationScoped
public class CaseConsumer implements MessageHandler {
    private static final String CASES = "hotline.cases.v1";
    private static final String DIRECTORY = "hotline.directory.v1";

    private static final Set<String> AGAINST = Set.of("REPORT", "COMPLAINT");
    private static final String PREFIX = "hotline.case.";
    private static final String VERSION = ".v1";

    private static final Set<String> KNOWN = Stream.of(
                    "dispatched",
                    "queued",
                    "assigned",
                    "answered",
                    "transferred",
                    "refused",
                    "signed",
                    "contacted",
                    "replied",
                    "called-back",
                    "closed",
                    "reassigned",
                    "return-asked",
                    "return-approved",
                    "return-refused",
                    "disputed",
                    "designated",
                    "corrected",
                    "correction-asked",
                    "urged",
                    "supervised",
                    "supervision-answered",
                    "marked-complex",
                    "handler-named",
                    "assist-asked",
                    "assist-answered",
                    "assist-declined",
                    "extension-asked",
                    "extended",
                    "extension-refused",
                    "interim-replied",
                    "reply-submitted",
                    "reply-sent-back",
                    "reworked",
                    "objected",
                    "objection-found",
                    "put-on-long-term",
                    "resumed",
                    "terminated",
                    "withdrawn",
                    "merged",
                    "unmerged",
                    "reply-joined",
                    "excluded",
                    "appealed",
                    "appeal-decided",
                    "card-shown",
                    "reminded",
                    "proposed",
                    "deadline-moved",
                    "inherited")
            .map(name -> PREFIX + name + VERSION)
            .collect(Collectors.toUnmodifiableSet());

    private final CaseViews cases;
    private final LatestTable latest;
    private final SearchIndex index;
    private final Telling telling;
    private final HeardDirectory directory;

    CaseConsumer(CaseViews cases, LatestTable latest, SearchIndex index, Telling telling, HeardDirectory directory) {
        this.cases = cases;
        this.latest = latest;
        this.index = index;
        this.telling = telling;
        this.directory = directory;
    }

    @Override
    public String consumer() {
        return "hotline-intake";
    }

    @Override
    public List<String> topics() {
        return List.of(CASES, TicketWire.WORDS, DIRECTORY);
    }

    @Override
    public List<String> readBeforeReady() {
        return List.of(DIRECTORY);
    }

    @Override
    public boolean canBeReadAgain() {
        return true;
    }

    @Override
    public List<Verdict> apply(List<Received> messages) {
        Map<UUID, Integer> versions = cases.versions(messages.stream()
                .filter(message -> message.topic().equals(CASES))
                .map(message -> UUID.fromString(message.key()))
                .collect(Collectors.toSet()));
        Map<UUID, CaseViews.Heard> views = new LinkedHashMap<>();
        List<Verdict> verdicts = new ArrayList<>(messages.size());
        List<CaseViews.HeardEvent> events = new ArrayList<>();
        List<Received> replaced = new ArrayList<>();
        for (Received message : messages) {
            if (message.topic().equals(CASES)) {
                verdicts.add(hear(message, versions, views, events));
            } else {
                replaced.add(message);
                verdicts.add(Verdict.APPLIED);
            }
        }
        cases.hear(views.values(), events);
        telling.hear(events.stream().map(CaseConsumer::heard).toList());
        latest.replace(replaced);
        index.refresh(replaced.stream()
                .filter(message -> message.topic().equals(TicketWire.WORDS))
                .map(Received::key)
                .toList());
        return verdicts;
    }

    private static HeardCase heard(CaseViews.HeardEvent event) {
        return new HeardCase(
                event.ticketId(),
                event.sequence(),
                event.type().substring(PREFIX.length(), event.type().length() - VERSION.length()),
                event.at(),
                Json.read(event.data(), JsonNode.class));
    }

    /** Whether intake knows what this type of event says. */
    static boolean knows(String type) {
        return KNOWN.contains(type);
    }

    /** A unit against which a correction makes it: not a business or a team, for that is an ordinary matter (FR-17). */
    private @Nullable String accused(CaseBody.@Nullable Classing now) {
        return now == null
                        || now.targetUnitCode() == null
                        || !AGAINST.contains(String.valueOf(now.type()))
                        || directory.isBusiness(now.targetUnitCode())
                ? null
                : now.targetUnitCode();
    }

    private Verdict hear(
            Received message,
            Map<UUID, Integer> versions,
            Map<UUID, CaseViews.Heard> views,
            List<CaseViews.HeardEvent> events) {
        if (!knows(message.type())) {
            return Verdict.UNKNOWN_TYPE;
        }
        UUID ticketId = UUID.fromString(message.key());
        Verdict verdict = Verdict.ofSequence(message.sequence(), versions.getOrDefault(ticketId, 0));
        if (verdict == Verdict.APPLIED) {
            CaseBody body = message.read(CaseBody.class);
            views.merge(
                    ticketId,
                    new CaseViews.Heard(
                            ticketId,
                            message.sequence(),
                            body.stage(),
                            body.unitCode(),
                            body.firstUnitCode(),
                            body.replyDueAt(),
                            body.at(),
                            body.units(),
                            body.now() != null,
                            accused(body.now())),
                    CaseViews.Heard::then);
            events.add(new CaseViews.HeardEvent(
                    ticketId, message.sequence(), message.type(), message.at(), message.text()));
            versions.put(ticketId, message.sequence());
        }
        return verdict;
    }

    /** What intake needs of a case's event. */
    record CaseBody(
            String stage,
            Instant at,
            @Nullable String unitCode,
            @Nullable String firstUnitCode,
            @Nullable List<String> assists,
            @Nullable List<String> copies,
            @Nullable String assistUnitCode,
            @Nullable Deadlines deadlines,
            @Nullable String limit,
            @Nullable Instant to,
            @Nullable String toUnitCode,
            @Nullable Classing now) {

        /** How it is classed since a correction. */
        record Classing(@Nullable String type, @Nullable String targetUnitCode) {}

        record Deadlines(@Nullable Due reply) {}

        record Due(Instant dueAt) {}

        @Nullable
        Instant replyDueAt() {
            if (to != null && "REPLY".equals(limit)) {
                return to;
            }
            return deadlines == null || deadlines.reply() == null
                    ? null
                    : deadlines.reply().dueAt();
        }

        List<String> units() {
            List<String> units = new ArrayList<>();
            if (unitCode != null) {
                units.add(unitCode);
            }
            if (assists != null) {
                units.addAll(assists);
            }
            if (copies != null) {
                units.addAll(copies);
            }
            if (assistUnitCode != null) {
                units.add(assistUnitCode);
            }
            if (toUnitCode != null) {
                units.add(toUnitCode);
            }
            return units;
        }
    }
}
