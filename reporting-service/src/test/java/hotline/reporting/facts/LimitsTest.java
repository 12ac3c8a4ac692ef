package hotline.reporting.facts;

import static hotline.reporting.facts.Figure.CALLED_BACK_VALID;
import static hotline.reporting.facts.Figure.CONTACTED_IN_TIME;
import static hotline.reporting.facts.Figure.CONTACT_DUE;
import static hotline.reporting.facts.Figure.LATE;
import static hotline.reporting.facts.Figure.NOT_RESOLVED;
import static hotline.reporting.facts.Figure.NOT_SATISFIED;
import static hotline.reporting.facts.Figure.NOT_SATISFIED_WITH_ATTITUDE;
import static hotline.reporting.facts.Figure.ON_TIME;
import static hotline.reporting.facts.Figure.REPLIED_IN_TIME;
import static hotline.reporting.facts.Figure.REPLY_DUE;
import static hotline.reporting.facts.Figure.RESOLVED;
import static hotline.reporting.facts.Figure.RESOLVED_PARTLY;
import static hotline.reporting.facts.Figure.RESPONDED_IN_TIME;
import static hotline.reporting.facts.Figure.RESPONSE_DUE;
import static hotline.reporting.facts.Figure.SATISFIED;
import static hotline.reporting.facts.Figure.SATISFIED_WITH_ATTITUDE;
import static hotline.reporting.facts.Figure.SETTLED_ON_THE_SPOT;
import static hotline.reporting.facts.Figure.SIGNED_IN_TIME;
import static hotline.reporting.facts.Figure.SIGN_DUE;
import static hotline.reporting.facts.Figure.TIME_TO_CALL_BACK;
import static hotline.reporting.facts.Figure.TIME_TO_CONTACT;
import static hotline.reporting.facts.Figure.TIME_TO_DISPATCH;
import static hotline.reporting.facts.Figure.TIME_TO_REPLY;
import static hotline.reporting.facts.Figure.TIME_TO_SIGN;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.reporting.facts.CallBack.Resolved;
import hotline.reporting.facts.CallBack.Satisfaction;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Limits that fall due, call-backs and durations. In these tickets a unit signs within ten hours of the dispatch at hour 1,
 * contacts within twenty and replies within a hundred.
 */
class LimitsTest {
    private static final DueDates DUE = new DueDates(Tickets.hours(11), Tickets.hours(21), Tickets.hours(101));
    private static final Set<Figure> RATES = EnumSet.of(
            SIGN_DUE,
            SIGNED_IN_TIME,
            CONTACT_DUE,
            CONTACTED_IN_TIME,
            REPLY_DUE,
            REPLIED_IN_TIME,
            RESPONSE_DUE,
            RESPONDED_IN_TIME);

    private final List<FactEvent> events = new ArrayList<>(List.of(Tickets.registered(null), dispatched("MZJ", 1)));

    @Test
    void what_is_done_by_its_limit_is_in_time() {
        handled(11, 21, 101);

        assertThat(of(Basis.DUE, "MZJ")).isEqualTo(RATES);
        assertThat(of(Basis.COHORT, "MZJ")).contains(ON_TIME, REPLY_DUE).doesNotContain(LATE);
        assertThat(days(SIGN_DUE)).containsExactly(Days.of(Tickets.hours(11)));
        assertThat(days(RESPONSE_DUE)).containsExactly(Days.of(Tickets.hours(21)));
        assertThat(days(REPLIED_IN_TIME)).containsExactly(Days.of(Tickets.hours(101)));
    }

    @Test
    void what_is_done_after_its_limit_is_late() {
        handled(12, 22, 102);

        assertThat(of(Basis.DUE, "MZJ")).isEqualTo(figures(SIGN_DUE, CONTACT_DUE, REPLY_DUE, RESPONSE_DUE));
        assertThat(of(Basis.COHORT, "MZJ")).contains(LATE, REPLY_DUE).doesNotContain(ON_TIME);
    }

    @ParameterizedTest
    @CsvSource({"12, 20", "10, 22"})
    void a_response_is_in_time_when_signature_and_contact_both_are(int signed, int contacted) {
        handled(signed, contacted, 50);

        assertThat(of(Basis.DUE, "MZJ")).contains(RESPONSE_DUE).doesNotContain(RESPONDED_IN_TIME);
    }

    @Test
    void nobody_called_me_undoes_the_response() {
        handled(10, 20, 50);
        calledBack(60, new CallBack(false, Resolved.YES, Satisfaction.SATISFIED, Satisfaction.SATISFIED));

        assertThat(of(Basis.DUE, "MZJ"))
                .contains(CONTACTED_IN_TIME, RESPONSE_DUE)
                .doesNotContain(RESPONDED_IN_TIME);
    }

    @Test
    void without_a_limit_to_contact_the_signature_is_the_response() {
        events.set(1, dispatched("MZJ", 1, new DueDates(Tickets.hours(11), null, Tickets.hours(101))));
        events.add(Tickets.moved(10, CaseStage.HANDLING, new FactEvent.Signed("MZJ")));

        assertThat(of(Basis.DUE, "MZJ"))
                .isEqualTo(figures(SIGN_DUE, SIGNED_IN_TIME, RESPONSE_DUE, RESPONDED_IN_TIME, REPLY_DUE));
        assertThat(days(RESPONSE_DUE)).containsExactly(Days.of(Tickets.hours(11)));
    }

    @Test
    void a_limit_counts_for_the_unit_that_had_it_and_not_at_all_when_another_unit_leads_before_it_falls_due() {
        events.add(dispatched("NMJ", 15));

        assertThat(of(Basis.DUE, "MZJ")).isEqualTo(figures(SIGN_DUE));
        assertThat(of(Basis.DUE, "NMJ")).isEqualTo(figures(SIGN_DUE, CONTACT_DUE, REPLY_DUE, RESPONSE_DUE));
    }

    @Test
    void a_case_that_ends_without_a_reply_is_late_only_after_the_limit() {
        List<FactEvent> before = new ArrayList<>(events);
        before.add(Tickets.moved(101, CaseStage.CLOSED, new FactEvent.Closed("MZJ", ClosedAs.BY_RULE)));
        events.add(Tickets.moved(102, CaseStage.CLOSED, new FactEvent.Closed("MZJ", ClosedAs.BY_RULE)));

        assertThat(of(Basis.COHORT, "MZJ")).contains(LATE, REPLY_DUE);
        assertThat(of(Basis.DUE, "MZJ")).contains(REPLY_DUE);
        events.clear();
        events.addAll(before);
        assertThat(of(Basis.COHORT, "MZJ")).doesNotContain(LATE, REPLY_DUE, ON_TIME);
        assertThat(of(Basis.DUE, "MZJ")).doesNotContain(REPLY_DUE).contains(SIGN_DUE);
    }

    @Test
    void praise_stands_outside_all_rates() {
        events.set(0, registered(TicketType.PRAISE, false));
        handled(10, 20, 50);
        calledBack(60, Tickets.CONTENT);

        assertThat(of(Basis.DUE, "MZJ")).isEmpty();
        assertThat(of(Basis.COHORT, "MZJ")).doesNotContain(ON_TIME, REPLY_DUE, CALLED_BACK_VALID, SATISFIED);
    }

    @Test
    void what_is_settled_on_the_spot_is_outside_response_resolution_and_satisfaction() {
        events.set(0, registered(TicketType.HELP, true));
        handled(1, 1, 1);
        events.add(Tickets.moved(1, CaseStage.CLOSED, new FactEvent.Closed("MZJ", ClosedAs.BY_RULE)));

        assertThat(of(Basis.COHORT, "MZJ")).contains(SETTLED_ON_THE_SPOT, ON_TIME);
        assertThat(of(Basis.DUE, "MZJ")).contains(REPLIED_IN_TIME).doesNotContain(RESPONSE_DUE, RESPONDED_IN_TIME);
        assertThat(timed()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"LONG_TERM", "CLOSED"})
    void long_term_and_struck_off_are_not_scored(CaseStage stage) {
        handled(10, 20, 50);
        calledBack(60, Tickets.CONTENT);
        events.add(
                stage == CaseStage.CLOSED
                        ? Tickets.moved(61, stage, new FactEvent.Closed("MZJ", ClosedAs.STRUCK_OFF))
                        : Tickets.moved(61, stage, new FactEvent.Contacted("MZJ", true)));

        assertThat(of(Basis.COHORT, "MZJ")).doesNotContain(CALLED_BACK_VALID, RESOLVED, SATISFIED);
        assertThat(of(Basis.DUE, "MZJ")).contains(SIGN_DUE).doesNotContain(RESPONSE_DUE);
    }

    @Test
    void the_last_call_back_that_reached_the_caller_counts() {
        handled(10, 20, 50);
        calledBack(60, Tickets.CONTENT);
        calledBack(70, new CallBack(true, Resolved.NO, Satisfaction.NOT, Satisfaction.NOT));
        calledBack(80, null);

        assertThat(of(Basis.COHORT, "MZJ"))
                .contains(CALLED_BACK_VALID, NOT_RESOLVED, NOT_SATISFIED, NOT_SATISFIED_WITH_ATTITUDE)
                .doesNotContain(RESOLVED, SATISFIED, SATISFIED_WITH_ATTITUDE);
    }

    @Test
    void partly_resolved_and_without_an_opinion_is_neither() {
        handled(10, 20, 50);
        calledBack(60, new CallBack(true, Resolved.PARTLY, Satisfaction.NO_OPINION, null));

        assertThat(of(Basis.COHORT, "MZJ"))
                .contains(CALLED_BACK_VALID, RESOLVED_PARTLY)
                .doesNotContain(RESOLVED, NOT_RESOLVED, SATISFIED, NOT_SATISFIED, NOT_SATISFIED_WITH_ATTITUDE);
    }

    @Test
    void nobody_reached_is_no_valid_call_back() {
        handled(10, 20, 50);
        calledBack(60, null);

        assertThat(of(Basis.COHORT, "MZJ")).doesNotContain(CALLED_BACK_VALID);
    }

    @Test
    void how_long_each_step_took_is_counted_in_buckets() {
        handled(3, 6, 26);
        calledBack(36, null);
        calledBack(60, Tickets.CONTENT);

        assertThat(timed())
                .containsExactlyInAnyOrder(
                        TIME_TO_DISPATCH + " 1h " + Days.of(Tickets.hours(1)),
                        TIME_TO_SIGN + " 2h " + Days.of(Tickets.hours(3)),
                        TIME_TO_CONTACT + " 5h " + Days.of(Tickets.hours(6)),
                        TIME_TO_REPLY + " 25h " + Days.of(Tickets.hours(26)),
                        TIME_TO_CALL_BACK + " 10h " + Days.of(Tickets.hours(36)));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 0", "2, 14", "60, 83", "86400, 232", "-5, 0"})
    void a_bucket_is_five_percent_wide(long seconds, int bucket) {
        Instant start = Tickets.REGISTERED_AT;
        assertThat(Buckets.of(start, start.plusSeconds(seconds).plusMillis(999)))
                .isEqualTo(bucket);
        if (seconds > 30) {
            assertThat(Buckets.middle(bucket).toSeconds()).isBetween((long) (seconds * 0.95), (long) (seconds * 1.05));
        }
    }

    @Test
    void a_correction_moves_all_that_was_counted() {
        handled(10, 20, 50);
        Story before = Tickets.story(events);
        events.add(new FactEvent.Corrected(TicketType.COMPLAINT, Urgency.URGENT, "020202", null));
        Moves moves = Tickets.story(events).moves();

        assertThat(moves.byKey().keySet().stream()
                        .filter(key -> key.dimension() == Dimension.TYPE)
                        .map(CounterKey::key))
                .isNotEmpty()
                .containsOnly("COMPLAINT");
        assertThat(moves.byKey().keySet().stream()
                        .filter(key -> key.dimension() == Dimension.AREA)
                        .map(CounterKey::key))
                .containsOnly("");
        assertThat(moves.byKey()).hasSameSizeAs(before.moves().byKey());
    }

    @Test
    void a_problem_is_counted_by_the_day_it_was_collected_and_rectified_by_both_days() {
        OpinionFact recorded =
                OpinionFact.recorded(Tickets.ID, Ledger.UNIT_PROBLEM, "DOOR_VISIT", "MZJ", null, Tickets.hours(1));
        OpinionFact rectified = recorded.rectified(Tickets.hours(49));
        LocalDate collectedOn = Days.of(Tickets.hours(1));

        assertThat(ProblemContributions.moves(List.of(), List.of(recorded)))
                .hasSize(4)
                .containsEntry(problem(Basis.COHORT, "MZJ", collectedOn, ProblemFigure.COLLECTED), 1L);
        assertThat(ProblemContributions.moves(List.of(recorded), List.of(rectified)))
                .hasSize(8)
                .containsEntry(problem(Basis.COHORT, "MZJ", collectedOn, ProblemFigure.RECTIFIED), 1L)
                .containsEntry(problem(Basis.FLOW, "MZJ", collectedOn.plusDays(2), ProblemFigure.RECTIFIED), 1L);
    }

    private static ProblemKey problem(Basis basis, String unit, LocalDate day, ProblemFigure figure) {
        return new ProblemKey(basis, Ledger.UNIT_PROBLEM, ProblemDimension.UNIT, unit, day, figure);
    }

    private static FactEvent registered(TicketType type, boolean onTheSpot) {
        return new FactEvent.Registered(
                Tickets.NUMBER,
                new Registration(
                        Channel.DOOR_VISIT,
                        type,
                        Urgency.NORMAL,
                        null,
                        null,
                        "handler-mzj",
                        "MZJ",
                        Tickets.REGISTERED_AT,
                        null,
                        onTheSpot));
    }

    private static FactEvent dispatched(String unit, int hours) {
        return dispatched(unit, hours, DUE);
    }

    private static FactEvent dispatched(String unit, int hours, DueDates due) {
        return Tickets.moved(hours, CaseStage.DISPATCHED, new FactEvent.Dispatched(unit, due));
    }

    private void handled(int signed, int contacted, int replied) {
        events.add(Tickets.moved(signed, CaseStage.HANDLING, new FactEvent.Signed("MZJ")));
        events.add(Tickets.moved(contacted, CaseStage.HANDLING, new FactEvent.Contacted("MZJ", true)));
        events.add(Tickets.moved(replied, CaseStage.REPLIED, new FactEvent.Replied("MZJ")));
    }

    private void calledBack(int hours, @Nullable CallBack found) {
        events.add(Tickets.moved(hours, CaseStage.REPLIED, new FactEvent.CalledBack("MZJ", found)));
    }

    private static Set<Figure> figures(Figure... figures) {
        return EnumSet.copyOf(Arrays.asList(figures));
    }

    private Set<Figure> of(Basis basis, String unit) {
        return Tickets.story(events).moves().byKey().keySet().stream()
                .filter(key -> key.basis() == basis && key.unit().equals(unit) && key.dimension() == Dimension.ALL)
                .map(CounterKey::figure)
                .collect(Collectors.toSet());
    }

    private Set<LocalDate> days(Figure figure) {
        return Tickets.story(events).moves().byKey().keySet().stream()
                .filter(key -> key.basis() == Basis.DUE && key.figure() == figure)
                .map(CounterKey::day)
                .collect(Collectors.toSet());
    }

    private List<String> timed() {
        return Tickets.story(events).moves().byKey().keySet().stream()
                .filter(key ->
                        key.dimension() == Dimension.DURATION && key.unit().equals("MZJ"))
                .map(key -> key.figure() + " " + hours(Buckets.middle(Integer.parseInt(key.key()))) + "h " + key.day())
                .toList();
    }

    private static long hours(Duration about) {
        return Math.round(about.toMinutes() / 60.0);
    }
}
