package hotline.intake.application;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.intake.messages.MessageTemplate;
import hotline.intake.persistence.HeardDirectory;
import hotline.intake.persistence.Messages;
import hotline.intake.persistence.Messages.Message;
import hotline.intake.persistence.Rosters;
import hotline.intake.persistence.TicketRepository.Sight;
import hotline.intake.persistence.ToldTickets;
import hotline.intake.persistence.ToldTickets.ToldTicket;
import hotline.intake.tickets.Ticket;
import hotline.intake.tickets.WordsKey;
import hotline.outcome.Phrase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who is told what of a case (rulebook §5): the caller in messages of his own, staff in those to the roster of their unit. They are only
 * queued here, in the transaction that hears the event; sending is another's.
 */
@ApplicationScoped
public class Telling {
    /** By whom a ticket that was settled on the spot was told all of it: so many events are one transaction (FR-2). */
    private static final int ON_THE_SPOT = 5;

    /** Codes of dispatch's events as one says them. */
    private static final Map<String, Phrase> CODES = Map.ofEntries(
            Map.entry("SIGN", new Phrase("签收", "signature")),
            Map.entry("CONTACT", new Phrase("联系", "contact")),
            Map.entry("REPLY", new Phrase("答复", "reply")),
            Map.entry("RETURN", new Phrase("退单", "return")),
            Map.entry("DECIDE", new Phrase("审核", "decision")),
            Map.entry("DESIGNATE", new Phrase("指定承办", "designation")),
            Map.entry("CALL_BACK", new Phrase("回访", "call-back")),
            Map.entry("STATUTORY", new Phrase("法定步骤", "statutory step")),
            Map.entry("YELLOW", new Phrase("黄牌", "yellow")),
            Map.entry("RED", new Phrase("红牌", "red")),
            Map.entry("SUPERVISION", new Phrase("督办", "supervision")),
            Map.entry("ESCALATION", new Phrase("提级", "escalation")));

    private final Messages messages;
    private final ToldTickets tickets;
    private final Rosters rosters;
    private final HeardDirectory directory;
    private final FeedbackOwed owed;
    private final Clock clock;

    Telling(
            Messages messages,
            ToldTickets tickets,
            Rosters rosters,
            HeardDirectory directory,
            FeedbackOwed owed,
            Clock clock) {
        this.messages = messages;
        this.tickets = tickets;
        this.rosters = rosters;
        this.directory = directory;
        this.owed = owed;
        this.clock = clock;
    }

    /** Queues what these events give rise to. */
    public void hear(List<HeardCase> events) {
        if (events.isEmpty()) {
            return;
        }
        Map<UUID, ToldTicket> read =
                tickets.read(events.stream().map(HeardCase::ticketId).collect(Collectors.toSet()));
        Instant now = clock.instant();
        List<Message> told = new ArrayList<>();
        for (HeardCase event : events) {
            ToldTicket ticket = read.get(event.ticketId());
            if (ticket != null && !ticket.isPast(event.at()) && !ticket.erased()) {
                toCaller(ticket, event, now, told);
                toStaff(ticket, event, now, told);
            }
        }
        owed.hear(events, read, now);
        messages.add(told);
    }

    /** The unit that has the case hears that the caller came again. */
    void calledAgain(Sight seen, Ticket ticket) {
        String lead = seen.caseView() == null ? null : seen.caseView().unitCode();
        if (lead != null) {
            Instant now = clock.instant();
            messages.add(List.of(Message.toStaff(
                    ticket.id(),
                    "supplement/" + ticket.calls(),
                    rosters.onDuty(lead, now),
                    lead,
                    MessageTemplate.CALLED_AGAIN,
                    Map.of("number", ticket.number(), "call", Integer.toString(ticket.calls())),
                    WordsKey.ofSupplement(ticket.id(), ticket.sequence()),
                    now)));
        }
    }

    private void toCaller(ToldTicket ticket, HeardCase event, Instant now, List<Message> told) {
        MessageTemplate template = forCaller(event);
        if (template == null
                || !ticket.reachable()
                || !ticket.replyWanted()
                || (ticket.onTheSpot() && event.sequence() <= ON_THE_SPOT)) {
            return;
        }
        told.add(Message.toCaller(
                ticket.id(),
                "case/" + event.sequence(),
                template,
                data(ticket, event),
                event.words(),
                ticket.language(),
                now,
                FeedbackOwed.dueAt(ticket, event),
                owed.by(ticket, template, now)));
    }

    /** What the caller is told by an event; null where it is nothing to him. */
    static @Nullable MessageTemplate forCaller(HeardCase event) {
        return switch (event.name()) {
            case "queued" -> MessageTemplate.TAKEN_UP;
            case "dispatched", "assigned" -> MessageTemplate.DISPATCHED;
            case "designated" ->
                event.text("fromUnitCode") == null ? MessageTemplate.DISPATCHED : MessageTemplate.REASSIGNED;
            case "reassigned", "return-approved" -> MessageTemplate.REASSIGNED;
            case "disputed" -> MessageTemplate.DISPUTED;
            case "extended", "marked-complex" -> MessageTemplate.EXTENDED;
            case "interim-replied" -> MessageTemplate.INTERIM;
            case "replied", "reply-joined" -> MessageTemplate.REPLIED;
            case "reworked" -> MessageTemplate.REWORKED;
            case "put-on-long-term" -> MessageTemplate.LONG_TERM;
            case "resumed", "unmerged" -> MessageTemplate.RESUMED;
            case "merged" -> MessageTemplate.MERGED;
            case "inherited" -> isLedByTheHeir(event) ? MessageTemplate.REASSIGNED : null;
            case "answered" -> MessageTemplate.ANSWERED;
            case "transferred" -> MessageTemplate.TRANSFERRED;
            case "refused" -> MessageTemplate.REFUSED;
            case "terminated" -> MessageTemplate.TERMINATED;
            // closed by rule is closed with the reply: that is what the caller hears of
            case "closed" -> "BY_RULE".equals(event.text("as")) ? null : MessageTemplate.CLOSED;
            case "deadline-moved" -> isLaterReply(event) ? MessageTemplate.DATE_MOVED : null;
            default -> null;
        };
    }

    /** A unit has ended that led, and the reply is still to come. */
    private static boolean isLedByTheHeir(HeardCase event) {
        String heir = event.text("toUnitCode");
        return heir != null && heir.equals(event.text("unitCode")) && !"REPLIED".equals(event.text("stage"));
    }

    private static boolean isLaterReply(HeardCase event) {
        Instant from = event.time("from");
        Instant to = event.time("to");
        return "REPLY".equals(event.text("limit")) && from != null && to != null && to.isAfter(from);
    }

    private void toStaff(ToldTicket ticket, HeardCase event, Instant now, List<Message> told) {
        String lead = event.text("unitCode");
        switch (event.name()) {
            case "dispatched", "assigned", "designated", "reassigned" -> {
                unit(ticket, event, lead, MessageTemplate.NEW_CASE, now, told);
                if ("EMERGENCY".equals(ticket.urgency())) {
                    alert(ticket, event, lead, now, told);
                }
            }
            case "queued" -> unit(ticket, event, Rosters.DISPATCHER, MessageTemplate.NEW_CASE, now, told);
            case "urged" -> unit(ticket, event, lead, MessageTemplate.URGED, now, told);
            case "supervised" -> unit(ticket, event, lead, MessageTemplate.SUPERVISED, now, told);
            case "return-approved" -> {
                unit(ticket, event, event.text("fromUnitCode"), MessageTemplate.RETURN_APPROVED, now, told);
                unit(ticket, event, lead, MessageTemplate.NEW_CASE, now, told);
            }
            case "return-refused" -> unit(ticket, event, lead, MessageTemplate.RETURN_REFUSED, now, told);
            case "assist-asked" -> unit(ticket, event, event.text("assistUnitCode"), MessageTemplate.ASSIST, now, told);
            case "reworked" -> unit(ticket, event, lead, MessageTemplate.REWORK, now, told);
            case "unmerged", "resumed" -> unit(ticket, event, lead, MessageTemplate.GOES_ON, now, told);
            case "inherited" -> unit(ticket, event, event.text("toUnitCode"), MessageTemplate.GOES_ON, now, told);
            case "card-shown" -> ladder(ticket, event, lead, MessageTemplate.CARD, now, told);
            case "reminded" -> ladder(ticket, event, lead, MessageTemplate.REMINDED, now, told);
            case "proposed" -> unit(ticket, event, Rosters.SUPERVISOR, MessageTemplate.PROPOSED, now, told);
            default -> {}
        }
    }

    /** FR-6: the unit's head and the supervisor hear of an emergency at once. */
    private void alert(ToldTicket ticket, HeardCase event, @Nullable String lead, Instant now, List<Message> told) {
        Set<String> heads = new LinkedHashSet<>();
        if (lead != null) {
            heads.add(rosters.leader(lead, now));
        }
        heads.add(rosters.onDuty(Rosters.SUPERVISOR, now));
        heads.forEach(person -> told.add(staff(ticket, event, "alert", person, lead, MessageTemplate.EMERGENCY, now)));
    }

    /** To whom the ladder tells it (rulebook §6). */
    private void ladder(
            ToldTicket ticket,
            HeardCase event,
            @Nullable String lead,
            MessageTemplate template,
            Instant now,
            List<Message> told) {
        Set<String> persons = new LinkedHashSet<>();
        for (JsonNode tells : event.data().path("tells")) {
            String post = tells.asText();
            switch (post) {
                case "HANDLER" -> {
                    if (lead != null) {
                        persons.add(rosters.onDuty(lead, now));
                    }
                }
                case "LEADER" -> {
                    if (lead != null) {
                        persons.add(rosters.leader(lead, now));
                    }
                }
                default -> persons.add(rosters.onDuty(post, now));
            }
        }
        persons.forEach(person -> told.add(staff(ticket, event, "ladder", person, lead, template, now)));
    }

    /** To who is on duty in the unit; never in one that the ticket is against (FR-17). */
    private void unit(
            ToldTicket ticket,
            HeardCase event,
            @Nullable String unitCode,
            MessageTemplate template,
            Instant now,
            List<Message> told) {
        if (unitCode != null && !ticket.isAgainst(directory.unitsAbove(unitCode))) {
            told.add(staff(ticket, event, template.name(), rosters.onDuty(unitCode, now), unitCode, template, now));
        }
    }

    private Message staff(
            ToldTicket ticket,
            HeardCase event,
            String part,
            String person,
            @Nullable String unitCode,
            MessageTemplate template,
            Instant now) {
        return Message.toStaff(
                ticket.id(),
                "case/" + event.sequence() + "/" + part,
                person,
                Objects.requireNonNullElse(unitCode, Rosters.DISPATCHER),
                template,
                data(ticket, event),
                template == MessageTemplate.NEW_CASE || template == MessageTemplate.EMERGENCY ? null : event.words(),
                now);
    }

    private Map<String, String> data(ToldTicket ticket, HeardCase event) {
        Map<String, String> data = new HashMap<>();
        data.put("number", ticket.number());
        String unit = event.text("unitCode");
        if (unit != null) {
            Phrase name = directory.unitName(unit);
            data.put("unit", name.zh());
            data.put("unit.en", name.en());
        }
        Instant due = switch (event.name()) {
            case "card-shown", "reminded", "supervised", "assist-asked" -> event.time("dueAt");
            case "deadline-moved" -> event.time("to");
            default -> event.due("reply");
        };
        if (due != null) {
            data.put("due", MessageText.day(due));
        }
        putIfThere(data, "until", event.text("until"));
        for (String name : List.of("limit", "card", "what")) {
            String code = event.text(name);
            if (code != null) {
                Phrase said = CODES.getOrDefault(code, new Phrase(code, code));
                data.put(name, said.zh());
                data.put(name + ".en", said.en());
            }
        }
        return data;
    }

    private static void putIfThere(Map<String, String> data, String name, @Nullable String value) {
        if (value != null) {
            data.put(name, value);
        }
    }
}
