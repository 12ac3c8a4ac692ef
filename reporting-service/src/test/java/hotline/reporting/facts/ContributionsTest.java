package hotline.reporting.facts;

import static hotline.reporting.facts.Figure.ACCEPTED;
import static hotline.reporting.facts.Figure.ANSWERED;
import static hotline.reporting.facts.Figure.CALLED_BACK;
import static hotline.reporting.facts.Figure.CALLED_BACK_VALID;
import static hotline.reporting.facts.Figure.CLOSED;
import static hotline.reporting.facts.Figure.CONTACTED;
import static hotline.reporting.facts.Figure.DISPATCHED;
import static hotline.reporting.facts.Figure.DISPATCHED_OF_REGISTERED;
import static hotline.reporting.facts.Figure.DISPATCHES;
import static hotline.reporting.facts.Figure.ENDED;
import static hotline.reporting.facts.Figure.FIRST_DISPATCHES;
import static hotline.reporting.facts.Figure.FIRST_DISPATCHES_KEPT;
import static hotline.reporting.facts.Figure.ON_TIME;
import static hotline.reporting.facts.Figure.PENDING;
import static hotline.reporting.facts.Figure.REFUSED;
import static hotline.reporting.facts.Figure.REGISTERED;
import static hotline.reporting.facts.Figure.REPLIED;
import static hotline.reporting.facts.Figure.REPLY_DUE;
import static hotline.reporting.facts.Figure.RESOLVED;
import static hotline.reporting.facts.Figure.SATISFIED;
import static hotline.reporting.facts.Figure.SATISFIED_WITH_ATTITUDE;
import static hotline.reporting.facts.Figure.SIGNED;
import static hotline.reporting.facts.Figure.TRANSFERRED;
import static hotline.reporting.facts.Figure.UNROUTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import hotline.reporting.facts.Tickets.Way;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ContributionsTest {
    private static final LocalDate MONDAY = LocalDate.parse("2019-03-04");
    private static final LocalDate TUESDAY = LocalDate.parse("2019-03-05");
    private static final LocalDate WEDNESDAY = LocalDate.parse("2019-03-06");

    static Stream<Arguments> whereTicketsStand() {
        return Stream.of(
                arguments(Tickets.registeredOnly(), figures(REGISTERED, ACCEPTED, PENDING), figures()),
                arguments(
                        Tickets.registeredWith(RegisteredOutcome.ANSWERED),
                        figures(REGISTERED, ACCEPTED, ANSWERED),
                        figures()),
                arguments(
                        Tickets.registeredWith(RegisteredOutcome.TRANSFERRED),
                        figures(REGISTERED, TRANSFERRED),
                        figures()),
                arguments(Tickets.registeredWith(RegisteredOutcome.REFUSED), figures(REGISTERED, REFUSED), figures()),
                arguments(Tickets.queued(), figures(REGISTERED, ACCEPTED, UNROUTED), figures()),
                arguments(Tickets.answeredByTheDispatcher(), figures(REGISTERED, ACCEPTED, ANSWERED), figures()),
                arguments(Tickets.transferredByTheDispatcher(), figures(REGISTERED, TRANSFERRED), figures()),
                arguments(Tickets.refusedByTheDispatcher(), figures(REGISTERED, REFUSED), figures()),
                arguments(Tickets.dispatched(), dispatchedTicket(), dispatchedAnd()),
                arguments(Tickets.assigned(), dispatchedTicket(), dispatchedAnd()),
                arguments(Tickets.signed(), dispatchedTicket(), dispatchedAnd(SIGNED)),
                arguments(Tickets.triedToContact(), dispatchedTicket(), dispatchedAnd(SIGNED)),
                arguments(Tickets.contacted(), dispatchedTicket(), dispatchedAnd(SIGNED, CONTACTED)),
                arguments(
                        Tickets.replied(),
                        dispatchedTicket(),
                        dispatchedAnd(SIGNED, CONTACTED, REPLIED, REPLY_DUE, ON_TIME)),
                arguments(
                        Tickets.calledBack(),
                        dispatchedTicket(),
                        dispatchedAnd(
                                SIGNED,
                                CONTACTED,
                                REPLIED,
                                REPLY_DUE,
                                ON_TIME,
                                CALLED_BACK_VALID,
                                RESOLVED,
                                SATISFIED,
                                SATISFIED_WITH_ATTITUDE)));
    }

    @ParameterizedTest
    @MethodSource("whereTicketsStand")
    void the_cohort_counts_where_a_ticket_stands(Way way, Set<Figure> ofRegistered, Set<Figure> ofDispatched) {
        Set<Figure> all = EnumSet.noneOf(Figure.class);
        all.addAll(ofRegistered);
        all.addAll(ofDispatched);

        assertThat(counted(way, Basis.COHORT, ContributionsTest::isWhole)).isEqualTo(once(all));
        assertThat(counted(way, Basis.COHORT, ofUnit("MZJ"))).isEqualTo(once(ofDispatched));
        for (Dimension dimension : EnumSet.complementOf(EnumSet.of(Dimension.ALL, Dimension.DURATION))) {
            assertThat(counted(way, Basis.COHORT, key -> key.dimension() == dimension))
                    .isEqualTo(once(all));
        }
    }

    @ParameterizedTest
    @MethodSource("closings")
    void a_closed_case_is_closed_and_one_of_its_parts(ClosedAs as) {
        Figure part = Figure.valueOf("CLOSED_" + as);

        assertThat(counted(Tickets.closed(as), Basis.COHORT, ofUnit("MZJ"))).isEqualTo(once(closedAs(as, part)));
        assertThat(counted(Tickets.closed(as), Basis.FLOW, ofUnit("MZJ")))
                .isEqualTo(once(
                        figures(DISPATCHED, DISPATCHES, SIGNED, CONTACTED, REPLIED, CALLED_BACK, CLOSED, ENDED, part)));
    }

    static Stream<ClosedAs> closings() {
        return Arrays.stream(ClosedAs.values());
    }

    static Stream<Arguments> endsBeforeDispatch() {
        return Stream.of(
                arguments(Tickets.registeredWith(RegisteredOutcome.ANSWERED), figures(REGISTERED, ANSWERED)),
                arguments(Tickets.registeredWith(RegisteredOutcome.TRANSFERRED), figures(REGISTERED, TRANSFERRED)),
                arguments(Tickets.registeredWith(RegisteredOutcome.REFUSED), figures(REGISTERED, REFUSED)),
                arguments(Tickets.answeredByTheDispatcher(), figures(REGISTERED, UNROUTED, ANSWERED)),
                arguments(Tickets.transferredByTheDispatcher(), figures(REGISTERED, UNROUTED, TRANSFERRED)),
                arguments(Tickets.refusedByTheDispatcher(), figures(REGISTERED, UNROUTED, REFUSED)));
    }

    @ParameterizedTest
    @MethodSource("endsBeforeDispatch")
    void the_flow_counts_what_happened(Way way, Set<Figure> happened) {
        assertThat(counted(way, Basis.FLOW, ContributionsTest::isWhole)).isEqualTo(once(happened));
    }

    @Test
    void each_figure_goes_by_its_own_day_in_Shanghai() {
        Moves moves = Tickets.story(Tickets.closed(ClosedAs.CONTENT).events()).moves();

        assertThat(days(moves, Basis.COHORT, REGISTERED)).containsExactly(MONDAY);
        assertThat(days(moves, Basis.COHORT, DISPATCHED_OF_REGISTERED)).containsExactly(MONDAY);
        assertThat(days(moves, Basis.COHORT, CLOSED)).containsExactly(TUESDAY);
        assertThat(days(moves, Basis.FLOW, DISPATCHED)).containsExactly(TUESDAY);
        assertThat(days(moves, Basis.FLOW, CLOSED)).containsExactly(WEDNESDAY);
    }

    @Test
    void a_case_dispatched_again_is_led_by_the_new_unit_and_its_dispatches_stay_with_both() {
        Way way = Tickets.dispatchedAgain();

        assertThat(counted(way, Basis.COHORT, ofUnit("MZJ"))).isEqualTo(once(figures(DISPATCHES, FIRST_DISPATCHES)));
        assertThat(counted(way, Basis.COHORT, ofUnit("NMJ"))).isEqualTo(once(figures(DISPATCHED, DISPATCHES)));
        assertThat(counted(way, Basis.COHORT, ContributionsTest::isWhole))
                .containsEntry(DISPATCHED, 1L)
                .containsEntry(DISPATCHES, 2L)
                .doesNotContainKey(SIGNED);
        assertThat(counted(way, Basis.FLOW, ofUnit("MZJ")))
                .isEqualTo(once(figures(DISPATCHED, DISPATCHES, SIGNED, ENDED)));
        assertThat(counted(way, Basis.FLOW, ofUnit("NMJ"))).isEqualTo(once(figures(DISPATCHES)));
    }

    @Test
    void a_case_heard_of_before_its_ticket_is_counted_in_no_dimension_yet() {
        List<FactEvent> caseOnly = Tickets.signed().events().subList(1, 3);

        assertThat(Tickets.story(caseOnly).moves().byKey().keySet())
                .isNotEmpty()
                .allMatch(key -> key.dimension() == Dimension.ALL || key.dimension() == Dimension.DURATION)
                .noneMatch(key -> key.figure() == REGISTERED);
    }

    @Test
    void a_ticket_registered_without_area_and_category_is_counted_under_none() {
        FactEvent registered = new FactEvent.Registered(
                Tickets.NUMBER,
                new Registration(
                        Channel.WEB,
                        TicketType.OTHER,
                        Urgency.NORMAL,
                        null,
                        null,
                        null,
                        null,
                        Tickets.REGISTERED_AT,
                        null,
                        false));

        assertThat(Tickets.story(List.of(registered)).moves().byKey())
                .containsEntry(new CounterKey(Basis.COHORT, "", Dimension.AREA, "", MONDAY, REGISTERED), 1L)
                .containsEntry(new CounterKey(Basis.COHORT, "", Dimension.CATEGORY, "", MONDAY, REGISTERED), 1L);
    }

    private static Set<Figure> figures(Figure... figures) {
        return figures.length == 0 ? Set.of() : EnumSet.copyOf(Arrays.asList(figures));
    }

    /** What every case dispatched once adds for its unit, and these. */
    private static Set<Figure> dispatchedAnd(Figure... more) {
        Set<Figure> all = EnumSet.of(DISPATCHED, DISPATCHES, FIRST_DISPATCHES, FIRST_DISPATCHES_KEPT);
        all.addAll(Arrays.asList(more));
        return all;
    }

    /** The caller was content; what ended unreachable or was struck off is not scored all the same. */
    private static Set<Figure> closedAs(ClosedAs as, Figure part) {
        Set<Figure> all = dispatchedAnd(SIGNED, CONTACTED, REPLIED, REPLY_DUE, ON_TIME, CLOSED, part);
        if (as != ClosedAs.STRUCK_OFF && as != ClosedAs.UNREACHABLE) {
            all.addAll(EnumSet.of(CALLED_BACK_VALID, RESOLVED, SATISFIED, SATISFIED_WITH_ATTITUDE));
        }
        return all;
    }

    private static Set<Figure> dispatchedTicket() {
        return figures(REGISTERED, ACCEPTED, DISPATCHED_OF_REGISTERED);
    }

    private static Map<Figure, Long> once(Set<Figure> figures) {
        return figures.stream().collect(Collectors.toMap(figure -> figure, figure -> 1L));
    }

    private static boolean isWhole(CounterKey key) {
        return key.unit().isEmpty() && key.dimension() == Dimension.ALL;
    }

    private static Predicate<CounterKey> ofUnit(String unit) {
        return key -> key.unit().equals(unit) && key.dimension() == Dimension.ALL;
    }

    private static Map<Figure, Long> counted(Way way, Basis basis, Predicate<CounterKey> where) {
        return Tickets.story(way.events()).moves().byKey().entrySet().stream()
                .filter(move -> move.getKey().basis() == basis && where.test(move.getKey()))
                .collect(Collectors.toMap(move -> move.getKey().figure(), Map.Entry::getValue, Long::sum));
    }

    private static Set<LocalDate> days(Moves moves, Basis basis, Figure figure) {
        return moves.byKey().keySet().stream()
                .filter(key -> key.basis() == basis && key.figure() == figure)
                .map(CounterKey::day)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
