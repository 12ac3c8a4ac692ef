package hotline.dispatch.messaging;

import com.fasterxml.jackson.annotation.JsonProperty;
import hotline.dispatch.application.CaseOpening;
import hotline.dispatch.application.WordsErasure;
import hotline.dispatch.cases.CallBackReport;
import hotline.dispatch.cases.ClosedAs;
import hotline.dispatch.cases.RecordedMove;
import hotline.dispatch.cases.RegisteredTicket;
import hotline.dispatch.directory.TicketType;
import hotline.dispatch.directory.Urgency;
import hotline.dispatch.persistence.HeardTickets;
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
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Hears of tickets: each that was registered or imported without an outcome gets its case. Keeps the words it hears. */
@ApplicationScoped
public class TicketConsumer implements MessageHandler {
    private static final String TICKETS = "hotline.tickets.v1";
    private static final String REGISTERED = "hotline.ticket.registered.v1";
    private static final String IMPORTED = "hotline.ticket.imported.v1";
    private static final String ERASED = "hotline.ticket.erased.v1";

    private final HeardTickets heard;
    private final CaseOpening opening;
    private final WordsErasure erasure;
    private final LatestTable latest;

    TicketConsumer(HeardTickets heard, CaseOpening opening, WordsErasure erasure, LatestTable latest) {
        this.heard = heard;
        this.opening = opening;
        this.erasure = erasure;
        this.latest = latest;
    }

    @Override
    public String consumer() {
        return "hotline-dispatch";
    }

    @Override
    public List<String> topics() {
        return List.of(TICKETS, CaseMessages.WORDS);
    }

    @Override
    public List<Verdict> apply(List<Received> messages) {
        Map<UUID, Integer> versions = heard.versions(messages.stream()
                .filter(message -> message.topic().equals(TICKETS))
                .map(message -> UUID.fromString(message.key()))
                .collect(Collectors.toSet()));
        Map<UUID, Integer> changed = new LinkedHashMap<>();
        Map<UUID, CaseOpening.Opening> opened = new LinkedHashMap<>();
        List<UUID> erased = new ArrayList<>();
        List<Received> words = new ArrayList<>();
        List<Verdict> verdicts = new ArrayList<>(messages.size());
        for (Received message : messages) {
            if (!message.topic().equals(TICKETS)) {
                words.add(message);
                verdicts.add(Verdict.APPLIED);
                continue;
            }
            UUID ticketId = UUID.fromString(message.key());
            Verdict verdict = verdict(message, changed.getOrDefault(ticketId, versions.getOrDefault(ticketId, 0)));
            if (verdict == Verdict.APPLIED) {
                changed.put(ticketId, message.sequence());
                CaseOpening.Opening fresh = fresh(message);
                if (fresh != null) {
                    opened.put(ticketId, fresh);
                } else if (message.type().equals(ERASED)) {
                    erased.add(ticketId);
                }
            }
            verdicts.add(verdict);
        }
        heard.remember(changed);
        opening.open(opened);
        latest.replace(words);
        erasure.erase(erased);
        return verdicts;
    }

    /** The case that the message gives rise to; null where it gives rise to none. */
    private static CaseOpening.@Nullable Opening fresh(Received message) {
        if (!message.type().equals(REGISTERED) && !message.type().equals(IMPORTED)) {
            return null;
        }
        TicketBody body = message.read(TicketBody.class);
        if (body.outcome() != null) {
            return null;
        }
        return message.type().equals(IMPORTED)
                ? new CaseOpening.Opening(body.ticket(), body.registeredAt(), body.recorded())
                : new CaseOpening.Opening(body.ticket(), null, List.of());
    }

    static Verdict verdict(Received message, int lastHeard) {
        return switch (message.type()) {
            // what the caller was told, owed or added changes nothing here; corrected words come by themselves, and
            // what was classed
            // anew has no case
            case REGISTERED,
                    IMPORTED,
                    ERASED,
                    "hotline.ticket.told.v1",
                    "hotline.ticket.supplemented.v1",
                    "hotline.ticket.message-settled.v1",
                    "hotline.ticket.obligation-missed.v1",
                    "hotline.ticket.corrected.v1" -> Verdict.ofSequence(message.sequence(), lastHeard);
            // entries of the problem lists are no tickets and get no case
            case "hotline.opinion.recorded.v1", "hotline.opinion.rectified.v1" -> Verdict.PASSED_OVER;
            default -> Verdict.UNKNOWN_TYPE;
        };
    }

    /** What dispatch needs of a registered ticket. */
    record TicketBody(
            String number,
            TicketType type,
            Urgency urgency,
            @Nullable String categoryCode,
            @Nullable String areaCode,
            @Nullable String chosenUnitCode,
            @Nullable String targetUnitCode,
            boolean targetNamed,
            @Nullable Outcome outcome,
            boolean handledOnTheSpot,
            @Nullable FirstResponder firstResponder,
            boolean reachable,
            boolean replyWanted,
            boolean sealed,
            Instant registeredAt,
            @Nullable Upper upper,
            String words,
            @Nullable List<Past> history) {

        record Outcome(String kind) {}

        record FirstResponder(String person, String unitCode) {}

        record Upper(@Nullable Instant dueAt) {}

        /** What an old record says happened to the case. */
        record Past(
                Instant at,
                String what,
                String by,
                @Nullable String unitCode,
                @Nullable Boolean reached,
                @Nullable Boolean contactedByUnit,
                CallBackReport.@Nullable Resolved resolved,
                CallBackReport.@Nullable Satisfaction satisfiedWithResult,
                CallBackReport.@Nullable Satisfaction satisfiedWithAttitude,
                @Nullable String channel,
                @Nullable @JsonProperty("as") ClosedAs closedAs,
                @Nullable String words) {

            RecordedMove move() {
                return new RecordedMove(
                        at,
                        RecordedMove.Kind.valueOf(what),
                        by,
                        unitCode,
                        reached,
                        contactedByUnit,
                        resolved,
                        satisfiedWithResult,
                        satisfiedWithAttitude,
                        channel,
                        closedAs,
                        words);
            }
        }

        List<RecordedMove> recorded() {
            return history == null
                    ? List.of()
                    : history.stream().map(Past::move).toList();
        }

        RegisteredTicket ticket() {
            return new RegisteredTicket(
                    number,
                    type,
                    urgency,
                    categoryCode,
                    areaCode,
                    chosenUnitCode,
                    targetUnitCode,
                    targetNamed,
                    handledOnTheSpot,
                    firstResponder == null ? null : firstResponder.person(),
                    firstResponder == null ? null : firstResponder.unitCode(),
                    reachable,
                    replyWanted,
                    sealed,
                    registeredAt,
                    upper == null ? null : upper.dueAt(),
                    words);
        }
    }
}
