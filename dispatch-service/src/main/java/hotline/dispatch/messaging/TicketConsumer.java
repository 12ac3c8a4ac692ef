package hotline.dispatch.messaging;

import hotline.dispatch.application.CaseOpening;
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

/** Hears of tickets: each that was registered without an outcome gets its case. Keeps the words it hears. */
@ApplicationScoped
public class TicketConsumer implements MessageHandler {
    private static final String TICKETS = "hotline.tickets.v1";

    private final HeardTickets heard;
    private final CaseOpening opening;
    private final LatestTable latest;

    TicketConsumer(HeardTickets heard, CaseOpening opening, LatestTable latest) {
        this.heard = heard;
        this.opening = opening;
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
        Map<UUID, RegisteredTicket> opened = new LinkedHashMap<>();
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
                if (message.type().equals("hotline.ticket.registered.v1")) {
                    TicketBody body = message.read(TicketBody.class);
                    if (body.outcome() == null) {
                        opened.put(ticketId, body.ticket());
                    }
                }
            }
            verdicts.add(verdict);
        }
        heard.remember(changed);
        opening.open(opened);
        latest.replace(words);
        return verdicts;
    }

    private static Verdict verdict(Received message, int lastHeard) {
        return switch (message.type()) {
            // what the caller was told changes nothing here
            case "hotline.ticket.registered.v1", "hotline.ticket.told.v1" ->
                Verdict.ofSequence(message.sequence(), lastHeard);
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
            FirstResponder firstResponder,
            boolean reachable,
            boolean replyWanted,
            boolean sealed,
            Instant registeredAt,
            @Nullable Upper upper,
            String words) {

        record Outcome(String kind) {}

        record FirstResponder(String person, String unitCode) {}

        record Upper(@Nullable Instant dueAt) {}

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
                    firstResponder.person(),
                    firstResponder.unitCode(),
                    reachable,
                    replyWanted,
                    sealed,
                    registeredAt,
                    upper == null ? null : upper.dueAt(),
                    words);
        }
    }
}
