package hotline.reporting;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hotline.reporting.messaging.Producers;
import hotline.reporting.messaging.Producers.Message;
import hotline.reporting.messaging.Producers.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** Tickets of every kind on every way, as chance has it, and how many happenings of each kind they are. */
final class RandomTickets {
    static final List<String> UNITS = List.of("MZJ", "NMJ", "150522101");
    static final List<String> AREAS = List.of("150522", "150522100", "150522101", "150523");
    static final List<String> CATEGORIES = List.of("01", "0101", "010101", "010102", "020101");
    static final List<String> CHANNELS = List.of("PHONE", "WECHAT", "DOOR_VISIT");
    static final List<String> TYPES = List.of("HELP", "COMPLAINT", "PRAISE");
    static final List<String> URGENCIES = List.of("NORMAL", "URGENT");
    static final List<String> PERSONS = List.of("operator", "handler-mzj");

    private final Random random;
    private final LocalDate from;
    private final int days;
    private final List<Message> messages = new ArrayList<>();
    private final Map<String, Integer> happenings = new LinkedHashMap<>();

    RandomTickets(Random random, LocalDate from, int days) {
        this.random = random;
        this.from = from;
        this.days = days;
    }

    /** All that was said of the tickets so far, each side of a ticket in its order. */
    List<Message> messages() {
        return messages;
    }

    /** How many happenings the flow has, by the names of its figures. */
    Map<String, Integer> happenings() {
        return happenings;
    }

    void add(Producers producers) {
        Ticket ticket = producers.ticket();
        Instant at = from.plusDays(random.nextInt(days))
                .atTime(random.nextInt(24), 0)
                .atZone(ZoneId.of("Asia/Shanghai"))
                .toInstant();
        boolean onTheCall = random.nextInt(8) == 0;
        messages.add(ticket.registered(at, body -> register(body, onTheCall)));
        count("registered");
        if (!onTheCall && random.nextInt(20) > 0) {
            move(ticket, at);
        }
    }

    private void register(ObjectNode body, boolean onTheCall) {
        body.put("channel", one(CHANNELS)).put("type", one(TYPES)).put("urgency", one(URGENCIES));
        body.putObject("firstResponder").put("person", one(PERSONS)).put("unitCode", "ZWJ");
        sometimes(body, "areaCode", AREAS);
        sometimes(body, "categoryCode", CATEGORIES);
        if (onTheCall) {
            String outcome = one(List.of("ANSWERED", "TRANSFERRED", "REFUSED"));
            body.putObject("outcome").put("kind", outcome);
            count(outcome.toLowerCase(Locale.ROOT));
        }
    }

    private void move(Ticket ticket, Instant registeredAt) {
        Instant at = registeredAt;
        if (random.nextInt(4) == 0) {
            messages.add(ticket.moved("queued", at));
            count("unrouted");
            if (random.nextInt(3) == 0) {
                String end = one(List.of("answered", "transferred", "refused"));
                messages.add(ticket.moved(end, later(at)));
                count(end);
                return;
            }
            if (random.nextInt(4) == 0) {
                mergeUnrouted(ticket, at);
                return;
            }
            at = dispatch(ticket, "assigned", at);
        } else {
            at = dispatch(ticket, "dispatched", at);
        }
        count("dispatched");
    }

    /** From a dispatch to as far as chance has it, with another dispatch after the signature now and then. */
    private Instant dispatch(Ticket ticket, String how, Instant before) {
        String unit = one(UNITS);
        Instant at = later(before);
        Instant dispatchedAt = at;
        messages.add(ticket.moved(how, at, body -> {
            body.put("unitCode", unit);
            ObjectNode deadlines = body.putObject("deadlines");
            due(deadlines, "sign", dispatchedAt, 1);
            due(deadlines, "contact", dispatchedAt, 1);
            due(deadlines, "reply", dispatchedAt, 5);
        }));
        count("dispatches");
        for (String move : List.of("signed", "contacted", "replied", "called-back", "closed")) {
            if (random.nextInt(6) == 0) {
                return move.equals("contacted") && random.nextBoolean()
                        ? dispatch(ticket, "assigned", at)
                        : goElsewhere(ticket, at, unit);
            }
            at = later(at);
            messages.add(ticket.moved(move, at, body -> act(body, move, unit)));
            if (move.equals("called-back") && random.nextInt(4) == 0) {
                messages.add(ticket.moved(move, later(at), body -> act(body, move, unit)));
            }
            if (move.equals("called-back") && random.nextInt(4) == 0) {
                at = rework(ticket, at, unit);
            }
        }
        return at;
    }

    private Instant rework(Ticket ticket, Instant before, String unit) {
        Instant reworkedAt = later(before);
        messages.add(ticket.moved("reworked", reworkedAt, body -> {
            body.put("unitCode", unit);
            due(body.putObject("deadlines"), "reply", reworkedAt, 3);
        }));
        Instant at = later(reworkedAt);
        messages.add(ticket.moved("replied", at, body -> act(body, "replied", unit)));
        at = later(at);
        messages.add(ticket.moved("called-back", at, body -> act(body, "called-back", unit)));
        return at;
    }

    /** It is returned, disputed, put aside, merged or ended otherwise; or nothing more is heard of it. */
    private Instant goElsewhere(Ticket ticket, Instant before, String unit) {
        Instant at = later(before);
        switch (random.nextInt(7)) {
            case 0 -> {
                messages.add(ticket.moved("return-asked", at, body -> body.put("unitCode", unit)));
                return random.nextBoolean() ? dispatch(ticket, "return-approved", at) : at;
            }
            case 1 -> {
                messages.add(ticket.moved("return-asked", at, body -> body.put("unitCode", unit)));
                messages.add(ticket.moved("disputed", at, body -> body.put("unitCode", unit)));
                return random.nextBoolean() ? dispatch(ticket, "designated", at) : at;
            }
            case 2 -> {
                messages.add(ticket.moved("put-on-long-term", at, body -> body.put("unitCode", unit)));
                if (random.nextBoolean()) {
                    messages.add(ticket.moved("resumed", later(at), body -> body.put("unitCode", unit)));
                }
            }
            case 3 -> merge(ticket, at, unit);
            case 4 -> messages.add(ticket.moved("terminated", at, body -> body.put("unitCode", unit)));
            case 5 -> messages.add(ticket.moved("withdrawn", at, body -> body.put("unitCode", unit)));
            default -> messages.add(ticket.moved("extended", at, body -> body.put("unitCode", unit)));
        }
        return at;
    }

    private void merge(Ticket ticket, Instant at, String unit) {
        messages.add(ticket.moved("merged", at));
        Instant then = later(at);
        switch (random.nextInt(4)) {
            case 0 -> messages.add(ticket.moved("unmerged", then, body -> body.put("unitCode", unit)));
            case 1 -> {
                String parents = one(UNITS);
                messages.add(ticket.moved("reply-joined", then, body -> body.put("unitCode", parents)));
                count("replied");
                if (!parents.equals(unit)) {
                    count("dispatches");
                }
            }
            case 2 -> messages.add(ticket.moved("withdrawn", then));
            default -> {} // it stays merged
        }
    }

    private void mergeUnrouted(Ticket ticket, Instant at) {
        messages.add(ticket.moved("merged", later(at)));
        switch (random.nextInt(3)) {
            case 0 -> {
                messages.add(ticket.moved("reply-joined", later(later(at)), body -> body.put("unitCode", one(UNITS))));
                count("dispatched");
                count("dispatches");
                count("replied");
            }
            case 1 -> messages.add(ticket.moved("withdrawn", later(later(at)), body -> body.remove("unitCode")));
            default -> {} // it stays merged
        }
    }

    private void act(ObjectNode body, String move, String unit) {
        body.put("unitCode", unit);
        switch (move) {
            case "contacted" -> {
                boolean made = random.nextInt(5) > 0;
                body.put("made", made);
                if (made) {
                    count("contacted");
                }
            }
            case "called-back" -> {
                boolean reached = random.nextInt(4) > 0;
                body.put("reached", reached);
                for (String found :
                        List.of("contactedByUnit", "resolved", "satisfiedWithResult", "satisfiedWithAttitude")) {
                    body.remove(found);
                }
                if (reached) {
                    body.put("contactedByUnit", random.nextInt(5) > 0);
                    sometimes(body, "resolved", List.of("YES", "PARTLY", "NO"));
                    List<String> satisfied = List.of("SATISFIED", "BASICALLY", "NOT", "NO_OPINION");
                    sometimes(body, "satisfiedWithResult", satisfied);
                    sometimes(body, "satisfiedWithAttitude", satisfied);
                }
                count("calledBack");
            }
            case "closed" -> {
                body.put("as", one(List.of("CONTENT", "UNREACHABLE", "STRUCK_OFF", "NOT_CALLED_BACK", "BY_RULE")));
                count("closed");
            }
            default -> count(move);
        }
    }

    private static void due(ObjectNode deadlines, String limit, Instant from, int days) {
        deadlines.putObject(limit).put("dueAt", from.plus(Duration.ofDays(days)).toString());
    }

    private Instant later(Instant at) {
        return at.plus(Duration.ofMinutes(1L + random.nextInt(3000)));
    }

    private void sometimes(ObjectNode body, String field, List<String> values) {
        body.remove(field);
        if (random.nextInt(6) > 0) {
            body.put(field, one(values));
        }
    }

    private void count(String figure) {
        happenings.merge(figure, 1, Integer::sum);
    }

    private <T> T one(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
