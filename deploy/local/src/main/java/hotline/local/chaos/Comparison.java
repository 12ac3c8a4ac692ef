package hotline.local.chaos;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Compares what clients were told with what is there: each ticket, its case, move by move, and how it was counted. */
final class Comparison {
    private final Seen seen;
    private final List<String> lost = new ArrayList<>();
    private final List<String> doubled = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();

    private Comparison(Seen seen) {
        this.seen = seen;
    }

    /** What does not agree. */
    static Findings of(List<Told> told, Seen seen) {
        Comparison comparison = new Comparison(seen);
        comparison.compareTickets(told);
        comparison.compareFigures();
        return new Findings(comparison.lost, comparison.doubled, comparison.wrong);
    }

    private void compareTickets(List<Told> told) {
        Map<Integer, List<Seen.Ticket>> byMark =
                seen.tickets().stream().collect(Collectors.groupingBy(Seen.Ticket::mark));
        for (Told one : told) {
            List<Seen.Ticket> tickets = byMark.getOrDefault(one.mark(), List.of());
            byMark.remove(one.mark());
            if (one.id() != null && tickets.isEmpty()) {
                lost.add(name(one) + ": " + one.number() + " was answered 201 and is not there");
            }
            if (tickets.size() > 1) {
                doubled.add(name(one) + ": " + tickets.size() + " tickets of one call");
            }
            for (Seen.Ticket ticket : tickets) {
                if (one.id() != null
                        && !(ticket.id().equals(one.id()) && ticket.number().equals(one.number()))) {
                    wrong.add(name(one) + ": told " + one.number() + ", there is " + ticket.number());
                }
                compareCase(one, ticket);
                compareFact(one, ticket);
            }
        }
        byMark.keySet().forEach(mark -> wrong.add("ticket " + mark + ": a ticket that nobody registered"));
        Set<String> numbers = new HashSet<>();
        seen.tickets().stream()
                .map(Seen.Ticket::number)
                .filter(number -> !numbers.add(number))
                .forEach(number -> doubled.add(number + ": a number given twice"));
        Set<String> ids = seen.tickets().stream().map(Seen.Ticket::id).collect(Collectors.toSet());
        onlyOf(ids, seen.cases().keySet(), "a case");
        onlyOf(ids, seen.facts().keySet(), "a fact");
    }

    private void compareCase(Told told, Seen.Ticket ticket) {
        List<Seen.Event> events = seen.cases().getOrDefault(ticket.id(), List.of());
        List<String> names = events.stream().map(Seen.Event::name).toList();
        List<String> expected = told.hasCase() ? told.events() : List.of();
        if (!names.equals(expected) && !(told.hasCase() && names.equals(told.eventsWithUnclearMove()))) {
            String both = name(told) + ": told " + expected + ", the case has " + names;
            if (isMoreThan(names, expected)) {
                doubled.add(both);
            } else {
                lost.add(both);
            }
        }
        List<Integer> numbers = events.stream().map(Seen.Event::sequence).toList();
        List<Integer> withoutGap =
                IntStream.rangeClosed(1, events.size()).boxed().toList();
        if (!numbers.equals(withoutGap)) {
            wrong.add(name(told) + ": the events of the case are numbered " + numbers);
        }
        if (!seen.heard().getOrDefault(ticket.id(), List.of()).equals(numbers)) {
            lost.add(name(told) + ": of the case's events " + numbers + " intake has heard "
                    + seen.heard().get(ticket.id()));
        }
    }

    private void compareFact(Told told, Seen.Ticket ticket) {
        Seen.Fact fact = seen.facts().get(ticket.id());
        Seen.Fact expected = new Seen.Fact(
                ticket.sequence(),
                seen.cases().getOrDefault(ticket.id(), List.of()).size());
        if (fact == null) {
            lost.add(name(told) + ": not counted");
        } else if (!fact.equals(expected)) {
            lost.add(name(told) + ": counted up to " + fact + " of " + expected);
        }
    }

    /** The summary says of all tickets together what each of them says. */
    private void compareFigures() {
        Map<String, Long> expected = new HashMap<>();
        expected.put("registered", (long) seen.tickets().size());
        expected.put("dispatched", casesWith(Set.of("dispatched", "assigned")));
        expected.put("signed", casesWith(Set.of("signed")));
        expected.put("replied", casesWith(Set.of("replied")));
        expected.put("closed", casesWith(Set.of("closed")));
        expected.forEach((figure, is) -> {
            Long said = seen.figures().get(figure);
            if (!is.equals(said)) {
                wrong.add("the summary says " + figure + " " + said + ", there are " + is);
            }
        });
        if (!seen.unequal().isEmpty()) {
            wrong.add("the audit is not equal: " + String.join("; ", seen.unequal()));
        }
        if (seen.unsent() > 0) {
            wrong.add(seen.unsent() + " messages have not been sent");
        }
        if (seen.held() > 0) {
            wrong.add(seen.held() + " messages are held");
        }
    }

    private static String name(Told told) {
        return "ticket " + told.mark();
    }

    private long casesWith(Set<String> names) {
        return seen.cases().values().stream()
                .filter(events -> events.stream().map(Seen.Event::name).anyMatch(names::contains))
                .count();
    }

    private void onlyOf(Set<String> tickets, Set<String> others, String what) {
        others.stream()
                .filter(id -> !tickets.contains(id))
                .forEach(id -> lost.add(id + ": " + what + " whose ticket is not there"));
    }

    private static boolean isMoreThan(List<String> names, List<String> expected) {
        return names.size() > expected.size() && names.containsAll(expected);
    }
}
