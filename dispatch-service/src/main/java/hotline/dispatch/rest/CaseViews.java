package hotline.dispatch.rest;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.dispatch.cases.CaseDeadlines;
import hotline.dispatch.cases.CaseStage;
import hotline.dispatch.cases.DispatchCase;
import hotline.dispatch.cases.RegisteredTicket;
import hotline.dispatch.cases.Reply;
import hotline.dispatch.deadlines.Card;
import hotline.dispatch.deadlines.Deadline;
import hotline.dispatch.deadlines.Ladder;
import hotline.dispatch.deadlines.Step;
import hotline.dispatch.deadlines.WorkingCalendar;
import hotline.dispatch.persistence.CaseHistory;
import hotline.dispatch.persistence.CurrentDirectory;
import hotline.dispatch.routing.RoutingDecision;
import hotline.messaging.Json;
import hotline.messaging.LatestTable;
import hotline.outcome.Phrase;
import hotline.rest.Language;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts together what a view of a case shows to an asker. */
@ApplicationScoped
class CaseViews {
    private static final String WORDS = "hotline.words.v1";
    private static final Phrase ERASED = new Phrase("（已删除）", "(erased)");
    private static final List<String> TEXT_FIELDS =
            List.of("text", "result", "reason", "note", "told", "to", "minute", "how", "limits", "evidence");

    private final LatestTable latest;
    private final CaseHistory history;
    private final CurrentDirectory directory;
    private final Language language;
    private final Clock clock;

    CaseViews(LatestTable latest, CaseHistory history, CurrentDirectory directory, Language language, Clock clock) {
        this.latest = latest;
        this.history = history;
        this.directory = directory;
        this.language = language;
        this.clock = clock;
    }

    /** Cases of a list, without their histories. */
    List<CaseView> list(List<DispatchCase> cases, CaseSight sight) {
        List<String> keys = new ArrayList<>();
        cases.forEach(one -> keys.add(one.ticket().words()));
        Map<String, String> words = latest.read(WORDS, keys);
        Set<String> erased = erased(keys, words);
        return cases.stream().map(one -> view(one, words, erased, sight, null)).toList();
    }

    /** One case, whole. */
    CaseView whole(DispatchCase one, CaseSight sight) {
        Map<String, String> words = latest.readAllOf(WORDS, one.ticketId());
        List<CaseView.Happening> happenings = history.of(one.ticketId()).stream()
                .map(row -> happening(row, words))
                .toList();
        Set<String> erased = erased(List.of(one.ticket().words()), words);
        return view(one, words, erased, sight, happenings);
    }

    /** The texts that will never come; what is not there and not erased is on its way. */
    private Set<String> erased(List<String> keys, Map<String, String> words) {
        List<String> missing =
                keys.stream().filter(key -> !words.containsKey(key)).toList();
        return missing.isEmpty() ? Set.of() : latest.erased(WORDS, missing);
    }

    private CaseView view(
            DispatchCase one,
            Map<String, String> words,
            Set<String> erased,
            CaseSight sight,
            @Nullable List<CaseView.Happening> happenings) {
        JsonNode ticketWords = Json.read(words.getOrDefault(one.ticket().words(), "{}"), JsonNode.class);
        String replyWords = reply(one, words);
        String otherwise = erased.contains(one.ticket().words()) ? language.of(ERASED) : null;
        Ladder ladder = directory.now().ladder();
        Instant now = clock.instant();
        return new CaseView(
                one.ticketId(),
                one.ticket().number(),
                one.stage(),
                one.ticket().type(),
                one.ticket().urgency(),
                one.ticket().categoryCode(),
                one.ticket().areaCode(),
                ticketWords.path("subject").asText(otherwise),
                ticketWords.path("content").asText(otherwise),
                replyWords == null ? null : Json.read(replyWords, Reply.class),
                one.unitCode(),
                one.firstUnitCode(),
                firstResponder(one.ticket()),
                local(one.ticket().registeredAt()),
                orNull(one.firstDispatchedAt()),
                orNull(one.closedAt()),
                one.closedAs(),
                one.assignments().stream()
                        .map(assignment -> new CaseView.AssignmentView(
                                assignment.unitCode(),
                                assignment.kind(),
                                local(assignment.dispatchedAt()),
                                orNull(assignment.endedAt()),
                                assignment.why()))
                        .toList(),
                deadlines(one),
                orNull(one.nextDueAt()),
                one.openDeadlines().stream()
                        .map(deadline -> ladder.card(deadline, now))
                        .max(Comparator.naturalOrder())
                        .orElse(Card.NONE),
                decision(one.decision()),
                one.parentId(),
                CaseView.Affairs.of(one.dossier()),
                sight.allowed(one),
                happenings,
                orNull(one.upperDueAt()));
    }

    /** The words of the reply; one that was joined lies with the parent's. */
    private @Nullable String reply(DispatchCase one, Map<String, String> words) {
        String key = one.replyWords();
        if (key == null || words.containsKey(key)) {
            return key == null ? null : words.get(key);
        }
        return key.startsWith(one.ticketId().toString())
                ? null
                : latest.read(WORDS, List.of(key)).get(key);
    }

    private static CaseView.@Nullable FirstResponder firstResponder(RegisteredTicket ticket) {
        String person = ticket.firstResponder();
        String unit = ticket.firstResponderUnit();
        return person == null || unit == null ? null : new CaseView.FirstResponder(person, unit);
    }

    private CaseView.Deadlines deadlines(DispatchCase one) {
        CaseDeadlines due = one.deadlines();
        return new CaseView.Deadlines(
                due(due.sign(), one.signedAt()),
                due(due.contact(), one.contactedAt()),
                due(due.reply(), one.repliedAt()),
                due(due.decide(), decidedAt(one)),
                due(due.callBack(), one.closedAt()),
                due(due.statutory(), statutoryMetAt(one)));
    }

    /** By the first answer on the way, or else by the reply. */
    private static @Nullable Instant statutoryMetAt(DispatchCase one) {
        Instant onTheWay = one.dossier().round().interimReplyAt();
        return onTheWay == null ? one.repliedAt() : onTheWay;
    }

    /** When what waited for the hotline was routed; null as long as a return or a dispute waits. */
    private static @Nullable Instant decidedAt(DispatchCase one) {
        return one.stage() == CaseStage.RETURN_REQUESTED || one.stage() == CaseStage.DISPUTED
                ? null
                : one.firstDispatchedAt();
    }

    /** A due date with its receipt; null where there is none. */
    CaseView.@Nullable Due due(@Nullable Deadline deadline, @Nullable Instant metAt) {
        if (deadline == null) {
            return null;
        }
        var receipt = deadline.receipt();
        return new CaseView.Due(
                local(deadline.dueAt()),
                orNull(metAt),
                new CaseView.ReceiptView(
                        local(receipt.startedAt()),
                        receipt.limit().amount(),
                        receipt.limit().clock().name(),
                        receipt.limit().article(),
                        receipt.lines().stream()
                                .map(line -> new CaseView.Line(
                                        line.date(), line.counted(), language.of(new Phrase(line.zh(), line.en()))))
                                .toList()),
                deadline.provisional() ? Boolean.TRUE : null);
    }

    /** A decision in the asker's language. */
    CaseView.@Nullable Decision decision(@Nullable RoutingDecision decision) {
        return decision == null
                ? null
                : new CaseView.Decision(
                        decision.rule().name(),
                        decision.entryCode(),
                        language.of(decision.text()),
                        decision.trace().stream()
                                .map(step ->
                                        new CaseView.Step(step.rule().name(), step.taken(), language.of(step.why())))
                                .toList());
    }

    /** From when to when a date moved: of this event the words are its dates. */
    private @Nullable String moved(JsonNode data) {
        if (!data.path("limit").isTextual()
                || !data.path("from").isTextual()
                || !data.path("to").isTextual()) {
            return null;
        }
        Step limit = Step.valueOf(data.path("limit").asText());
        String from = local(Instant.parse(data.path("from").asText())).toString();
        String to = local(Instant.parse(data.path("to").asText())).toString();
        return language.of(new Phrase(
                limit.zh() + "时限由 " + from + " 改为 " + to,
                "due to " + limit.en() + ": moved from " + from + " to " + to));
    }

    private CaseView.Happening happening(CaseHistory.Row row, Map<String, String> words) {
        JsonNode data = Json.read(row.data(), JsonNode.class);
        JsonNode text = Json.read(words.getOrDefault(data.path("words").asText(), "{}"), JsonNode.class);
        String name = row.type().substring("hotline.case.".length(), row.type().lastIndexOf('.'));
        return new CaseView.Happening(
                row.sequence(),
                local(row.at()),
                name.replace('-', '_').toUpperCase(Locale.ROOT),
                data.path("by").asText(null),
                data.path("unitCode").asText(null),
                data.path("stage").asText(null),
                TEXT_FIELDS.stream()
                        .filter(text::hasNonNull)
                        .map(field -> text.get(field).asText())
                        .findFirst()
                        .orElseGet(() -> moved(data)));
    }

    private static OffsetDateTime local(Instant at) {
        return at.atZone(WorkingCalendar.ZONE).toOffsetDateTime();
    }

    private static @Nullable OffsetDateTime orNull(@Nullable Instant at) {
        return at == null ? null : local(at);
    }
}
