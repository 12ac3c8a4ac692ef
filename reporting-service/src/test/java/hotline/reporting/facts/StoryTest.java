package hotline.reporting.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import hotline.reporting.facts.Tickets.Way;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StoryTest {

    static Stream<Arguments> everyWayWithItsRegistrationAnywhere() {
        return Tickets.all().stream()
                .flatMap(way ->
                        IntStream.range(0, way.events().size()).mapToObj(place -> Arguments.arguments(way, place)));
    }

    @ParameterizedTest
    @MethodSource("everyWayWithItsRegistrationAnywhere")
    void whichever_side_comes_first_and_however_batches_fall_the_counters_end_the_same(Way way, int place) {
        Moves expected = Tickets.story(way.events()).moves();
        TicketFact expectedFact = Tickets.story(way.events()).now();
        List<FactEvent> order = way.withRegistrationAt(place);
        for (int batch = 1; batch <= order.size(); batch++) {
            InBatches told = InBatches.of(order, batch);

            assertThat(told.moves.byKey()).as("batches of %d", batch).isEqualTo(expected.byKey());
            assertThat(told.fact).as("batches of %d", batch).isEqualTo(expectedFact);
        }
    }

    @Test
    void an_event_passed_over_moves_the_sequence_and_no_counter() {
        Story story = new Story(Tickets.story(Tickets.dispatched().events()).now(), List.of(), List.of());

        story.passOver(Side.TICKET);

        assertThat(story.now().sequence(Side.TICKET)).isEqualTo(2);
        assertThat(story.now().sequence(Side.CASE)).isEqualTo(1);
        assertThat(story.hasMoved()).isTrue();
        assertThat(story.happened()).isEmpty();
        assertThat(story.moves().byKey()).isEmpty();
    }

    @Test
    void the_first_unit_and_the_first_dispatch_stay() {
        Handling handling =
                Tickets.story(Tickets.dispatchedAgain().events()).now().handling();

        assertThat(handling).isNotNull();
        assertThat(handling.firstUnit()).isEqualTo("MZJ");
        assertThat(handling.leadUnit()).isEqualTo("NMJ");
        assertThat(handling.firstDispatchedAt()).isEqualTo(Tickets.hours(1));
        assertThat(handling.current().signedAt()).isNull();
    }

    @Test
    void a_date_that_moves_is_counted_on_its_new_day_and_only_there() {
        Instant later = Instant.parse("2019-03-13T15:59:59Z");
        List<FactEvent> events = new ArrayList<>(Tickets.dispatched().events());
        FactEvent moved = Tickets.moved(2, CaseStage.DISPATCHED, new FactEvent.DueMoved("REPLY", later));
        Story story = new Story(Tickets.story(events).now(), List.of(), List.of());

        story.apply(moved);

        Handling handling = story.now().handling();
        assertThat(handling).isNotNull();
        assertThat(handling.current().due().reply()).isEqualTo(later);
        assertThat(handling.current().due().sign()).isNotEqualTo(later);
        assertThat(story.assignments()).containsExactly(handling.current());
        assertThat(story.happened()).isEmpty();
        events.add(moved);
        assertThat(Tickets.story(events).now()).isEqualTo(story.now());
        story.apply(Tickets.moved(3, CaseStage.DISPATCHED, new FactEvent.DueMoved("CALL_BACK", later)));
        assertThat(story.now().handling()).as("not the report's").isEqualTo(handling);
        assertThat(story.now().sequence(Side.CASE)).isEqualTo(3);
    }

    @Test
    void an_heir_has_the_case_as_it_stands_and_owes_what_is_not_yet_met() {
        Handling before = Tickets.story(Tickets.contacted().events()).now().handling();
        Story story = Tickets.story(Tickets.inherited().events());
        Handling after = story.now().handling();

        assertThat(before).isNotNull();
        assertThat(after).isNotNull();
        assertThat(after.leadUnit()).isEqualTo("NMJ");
        assertThat(after.firstUnit()).isEqualTo("MZJ");
        assertThat(after.current().signedAt()).isEqualTo(before.current().signedAt());
        assertThat(after.current().due())
                .isEqualTo(new DueDates(null, null, before.current().due().reply()));
        assertThat(story.assignments()).hasSize(2);
        story.apply(Tickets.moved(31, CaseStage.HANDLING, new FactEvent.Inherited("NMJ")));
        assertThat(story.now().handling()).as("one that only assisted").isEqualTo(after);
    }

    @Test
    void what_contradicts_itself_is_not_applied() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> Tickets.story(List.of(Tickets.moved(1, CaseStage.HANDLING, new FactEvent.Signed("MZJ")))))
                .withMessage("a unit acts on a case that was never dispatched");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tickets.story(List.of(Tickets.registered(null), Tickets.registered(null))))
                .withMessage("a ticket is registered once");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tickets.story(List.of(
                        Tickets.dispatchedTo("MZJ", 1),
                        Tickets.moved(2, CaseStage.ANSWERED, new FactEvent.Answered()))))
                .withMessage("a case that was dispatched cannot be ANSWERED");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tickets.story(List.of(
                        Tickets.dispatchedTo("MZJ", 1),
                        Tickets.moved(2, CaseStage.CLOSED, new FactEvent.Signed("MZJ")))))
                .withMessageContaining("this one is CLOSED");
    }

    /** Events told in batches of a size, each batch loaded from what the one before it has written. */
    private static final class InBatches {
        private TicketFact fact = TicketFact.unheard(Tickets.ID);
        private final List<Happening> happened = new ArrayList<>();
        private final SortedMap<Integer, Assignment> assignments = new TreeMap<>();
        private final Moves moves = new Moves();

        static InBatches of(List<FactEvent> order, int size) {
            InBatches told = new InBatches();
            for (int from = 0; from < order.size(); from += size) {
                told.tell(order.subList(from, Math.min(order.size(), from + size)));
            }
            return told;
        }

        private void tell(List<FactEvent> batch) {
            boolean whole = fact.registration() == null
                    || batch.stream().anyMatch(event -> event instanceof FactEvent.Corrected);
            Story story = new Story(fact, whole ? happened : List.of(), whole ? earlierAssignments() : List.of());
            batch.forEach(story::apply);
            moves.add(story.moves());
            happened.addAll(story.happened());
            story.assignments().forEach(assignment -> assignments.put(assignment.sequence(), assignment));
            fact = story.now();
        }

        private List<Assignment> earlierAssignments() {
            return assignments.values().stream()
                    .filter(assignment -> fact.handling() == null
                            || assignment.sequence()
                                    != fact.handling().current().sequence())
                    .toList();
        }
    }
}
