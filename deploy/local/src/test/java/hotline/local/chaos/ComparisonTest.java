package hotline.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.local.chaos.Journey.Kind;
import hotline.local.chaos.Journey.Move;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each test breaks one thing in a world where all agrees. */
class ComparisonTest {
    private final List<Told> told = new ArrayList<>(List.of(
            new Told(1, Kind.DISPATCHED, "1", "n1", List.of(Move.SIGN), null),
            new Told(2, Kind.ANSWERED, "2", "n2", List.of(), null),
            new Told(3, Kind.DISPATCHED, null, null, List.of(), null)));
    private final List<Seen.Ticket> tickets =
            new ArrayList<>(List.of(new Seen.Ticket("1", "n1", 1, 1), new Seen.Ticket("2", "n2", 2, 1)));
    private final Map<String, List<Seen.Event>> cases = new HashMap<>(Map.of("1", events("dispatched", "signed")));
    private final Map<String, List<Integer>> heard = new HashMap<>(Map.of("1", List.of(1, 2)));
    private final Map<String, Seen.Fact> facts =
            new HashMap<>(Map.of("1", new Seen.Fact(1, 2), "2", new Seen.Fact(1, 0)));
    private final Map<String, Long> figures =
            new HashMap<>(Map.of("registered", 2L, "dispatched", 1L, "signed", 1L, "replied", 0L, "closed", 0L));
    private long unsent;
    private long held;
    private List<String> unequal = List.of();

    @Test
    void allAgrees() {
        assertThat(findings().isEmpty()).isTrue();
    }

    @Test
    void aTicketIsLost() {
        tickets.removeFirst();
        assertThat(findings().lost()).anyMatch(lost -> lost.contains("answered 201 and is not there"));
    }

    @Test
    void aCallWithoutAnAnswerIsThereOnceWhichIsRight() {
        register("3", "n3");
        assertThat(findings().isEmpty()).isTrue();
    }

    @Test
    void aCallIsRegisteredTwice() {
        register("3", "n3");
        register("4", "n4");
        assertThat(findings().doubled()).containsExactly("ticket 3: 2 tickets of one call");
    }

    @Test
    void aNumberIsGivenTwice() {
        register("3", "n2");
        assertThat(findings().doubled()).containsExactly("n2: a number given twice");
    }

    @Test
    void aTicketHasNoCase() {
        cases.clear();
        heard.clear();
        assertThat(findings().lost()).isNotEmpty();
    }

    @Test
    void whatWasAnsweredOnTheCallHasACaseAllTheSame() {
        cases.put("2", events("dispatched"));
        assertThat(findings().doubled()).isNotEmpty();
    }

    @Test
    void aMoveIsLost() {
        cases.put("1", events("dispatched"));
        assertThat(findings().lost()).anyMatch(lost -> lost.contains("told [dispatched, signed]"));
    }

    @Test
    void aMoveIsMadeTwice() {
        cases.put("1", events("dispatched", "signed", "signed"));
        assertThat(findings().doubled()).isNotEmpty();
    }

    @Test
    void aMoveWithoutAnAnswerIsThereOrNot() {
        told.set(0, new Told(1, Kind.DISPATCHED, "1", "n1", List.of(), Move.SIGN));
        assertThat(findings().isEmpty()).isTrue();
        told.set(0, new Told(1, Kind.DISPATCHED, "1", "n1", List.of(Move.SIGN), Move.CONTACT));
        assertThat(findings().isEmpty()).isTrue();
    }

    @Test
    void theHistoryHasAGap() {
        cases.put("1", List.of(new Seen.Event(1, "dispatched"), new Seen.Event(3, "signed")));
        assertThat(findings().wrong()).contains("ticket 1: the events of the case are numbered [1, 3]");
    }

    @Test
    void intakeHasNotHeardOfAMove() {
        heard.put("1", List.of(1));
        assertThat(findings().lost()).isNotEmpty();
    }

    @Test
    void aTicketIsNotCountedOrNotToItsEnd() {
        facts.put("1", new Seen.Fact(1, 1));
        facts.remove("2");
        assertThat(findings().lost()).hasSize(2);
    }

    @Test
    void theSummaryCountsOneTooMany() {
        figures.put("registered", 3L);
        assertThat(findings().wrong()).containsExactly("the summary says registered 3, there are 2");
    }

    @Test
    void somethingWaitsOrDoesNotAgree() {
        unsent = 1;
        held = 1;
        unequal = List.of("STOCK of MZJ");
        assertThat(findings().wrong()).hasSize(3);
    }

    private void register(String id, String number) {
        tickets.add(new Seen.Ticket(id, number, 3, 1));
        cases.put(id, events("dispatched"));
        heard.put(id, List.of(1));
        facts.put(id, new Seen.Fact(1, 1));
        figures.merge("registered", 1L, Long::sum);
        figures.merge("dispatched", 1L, Long::sum);
    }

    private Findings findings() {
        return Comparison.of(told, new Seen(tickets, cases, heard, facts, figures, unsent, held, unequal));
    }

    private static List<Seen.Event> events(String... names) {
        List<Seen.Event> events = new ArrayList<>();
        for (String name : names) {
            events.add(new Seen.Event(events.size() + 1, name));
        }
        return events;
    }
}
