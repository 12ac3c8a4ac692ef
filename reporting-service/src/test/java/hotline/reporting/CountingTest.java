package hotline.reporting;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hotline.outcome.Phrase;
import hotline.reporting.facts.Basis;
import hotline.reporting.facts.Channel;
import hotline.reporting.facts.Figure;
import hotline.reporting.facts.Ledger;
import hotline.reporting.facts.ProblemDimension;
import hotline.reporting.indicators.Counts;
import hotline.reporting.indicators.Cut;
import hotline.reporting.indicators.Durations;
import hotline.reporting.indicators.Filter;
import hotline.reporting.indicators.Period;
import hotline.reporting.messaging.Producers;
import hotline.reporting.messaging.Producers.Message;
import hotline.reporting.messaging.Producers.Ticket;
import hotline.reporting.persistence.FigureTables;
import hotline.reporting.persistence.FigureTables.Behind;
import hotline.reporting.persistence.FigureTables.Place;
import hotline.reporting.persistence.FigureTables.Source;
import hotline.reporting.persistence.InUse;
import hotline.reporting.persistence.Names;
import hotline.reporting.persistence.ProblemTables;
import hotline.reporting.persistence.ProblemTables.ProblemCount;
import hotline.testing.StackResource;
import hotline.testing.TestStack;
import hotline.testing.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From messages on Kafka to figures over HTTP, on the real parts. Each test has days of its own. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class CountingTest {
    private static final AtomicInteger TESTS = new AtomicInteger();

    @Inject
    Jdbi jdbi;

    @Inject
    FigureTables figures;

    @Inject
    ProblemTables problems;

    @Inject
    Names names;

    private TestStack stack; // injected by the resource

    private Producers producers;
    private LocalDate day;

    @BeforeEach
    void begin() {
        producers = new Producers(stack.kafka().bootstrapServers());
        day = LocalDate.parse("2019-01-10").plusDays(10L * TESTS.getAndIncrement());
    }

    @AfterEach
    void end() {
        producers.close();
    }

    @Test
    void a_ticket_is_counted_the_whole_way() {
        Ticket ticket = producers.ticket();
        ticket.registered(at(0, 9)).send();
        ticket.moved("dispatched", at(0, 10)).send();
        awaitHeard(ticket, 1, 1);

        JsonPath dispatched = summary("");
        assertThat(dispatched.getString("basis")).isEqualTo("cohort");
        assertThat(dispatched.getString("computedFrom")).isEqualTo("COUNTERS");
        assertFigures(
                dispatched, "registered 1, accepted 1, pending 0, dispatchedOfRegistered 1, refused 0, unrouted 0");
        assertFigures(dispatched, "dispatched 1, dispatches 1, signed 0, closed 0, open 1, overdue 1");
        assertThat(dispatched.getDouble("closedRate")).isZero();

        ticket.moved("signed", at(1, 9)).send();
        ticket.moved("contacted", at(1, 10)).send();
        ticket.moved("replied", at(2, 9)).send();
        awaitHeard(ticket, 1, 4);
        assertFigures(summary(""), "dispatched 1, signed 1, contacted 1, replied 1, closed 0, open 1, overdue 0");

        ticket.moved("called-back", at(3, 9)).send();
        ticket.moved("closed", at(3, 9)).send();
        awaitHeard(ticket, 1, 6);
        JsonPath closed = summary("");
        assertFigures(closed, "registered 1, dispatched 1, closed 1, open 0, overdue 0");
        assertThat(closed.getDouble("closedRate")).isEqualTo(100.0);
        assertThat(closed.getInt("onTime") + closed.getInt("late")).isEqualTo(1);
        assertThat(closed.getDouble("onTimeRate")).isEqualTo(100.0 * closed.getInt("onTime"));

        assertFigures(summary("&basis=flow&to=" + day), "registered 1, dispatched 1, dispatches 1, signed 0, closed 0");
        JsonPath flow = summary("&basis=flow&from=" + day.plusDays(1));
        assertFigures(flow, "registered 0, dispatched 0, signed 1, contacted 1, replied 1, calledBack 1, closed 1");
        assertThat(flow.<Object>get("open")).isNull();
        assertThat(flow.<Object>get("closedRate")).isNull();
        assertAuditIsEqual();
    }

    @Test
    void a_filter_alone_and_filters_combined_say_the_same() {
        Ticket ticket = producers.ticket();
        ticket.registered(at(0, 9), body -> body.put("channel", "WECHAT").put("type", "COMPLAINT"))
                .send();
        ticket.moved("dispatched", at(0, 9)).send();
        Ticket other = producers.ticket();
        other.registered(at(0, 9), body -> body.put("areaCode", "150522101")).send();
        other.moved("dispatched", at(0, 9), body -> body.put("unitCode", "NMJ")).send();
        awaitHeard(ticket, 1, 1);
        awaitHeard(other, 1, 1);

        for (String one : List.of("&channel=WECHAT", "&type=COMPLAINT", "&areaCode=150522100")) {
            JsonPath alone = summary(one);
            assertThat(alone.getString("computedFrom")).isEqualTo("COUNTERS");
            assertFigures(alone, "registered 1, accepted 1, dispatched 1, open 1");
            assertFigures(summary(one + "&basis=flow"), "registered 1, dispatched 1");
        }
        assertFigures(summary("&categoryCode=010101"), "registered 2, dispatched 2, open 2");
        assertFigures(summary("&unit=NMJ"), "dispatched 1, dispatches 1, open 1");
        assertThat(summary("&unit=NMJ").<Object>get("registered")).isNull();

        JsonPath combined = summary("&channel=WECHAT&type=COMPLAINT&categoryCode=010101");
        assertThat(combined.getString("computedFrom")).isEqualTo("FACTS");
        assertFigures(
                combined, "registered 1, accepted 1, dispatchedOfRegistered 1, dispatched 1, dispatches 1, open 1");
        assertFigures(summary("&unit=MZJ&areaCode=150522101"), "dispatched 0, open 0");
        assertFigures(summary("&unit=NMJ&areaCode=150522101&basis=flow"), "dispatched 1, dispatches 1");
    }

    @Test
    void operators_and_units_see_their_own() {
        Ticket ticket = producers.ticket();
        ticket.registered(
                        at(0, 9),
                        body -> body.putObject("firstResponder")
                                .put("person", "operator")
                                .put("unitCode", "ZWJ"))
                .send();
        ticket.moved("dispatched", at(0, 9)).send();
        Ticket other = producers.ticket();
        other.registered(
                        at(0, 9),
                        body -> body.putObject("firstResponder")
                                .put("person", "handler-nmj")
                                .put("unitCode", "NMJ"))
                .send();
        other.moved("dispatched", at(0, 9), body -> body.put("unitCode", "NMJ")).send();
        other.moved("signed", at(0, 9), body -> body.put("unitCode", "NMJ")).send();
        awaitHeard(ticket, 1, 1);
        awaitHeard(other, 1, 2);

        JsonPath operator = get("/v1/summary?from=" + day + "&to=" + day, TestTokens.of("operator", "operator"));
        assertThat(operator.getString("firstResponder")).isEqualTo("operator");
        assertFigures(operator, "registered 1, accepted 1, dispatched 1, signed 0, open 1");
        JsonPath handler = get("/v1/summary?from=" + day + "&to=" + day, TestTokens.handlerOf("NMJ"));
        assertThat(handler.getString("unit")).isEqualTo("NMJ");
        assertFigures(handler, "dispatched 1, signed 1, open 1");
        assertThat(handler.<Object>get("registered")).isNull();
    }

    @Test
    void the_same_message_twice_counts_once() {
        Ticket ticket = producers.ticket();
        Message registered = ticket.registered(at(0, 9));
        Message dispatched = ticket.moved("dispatched", at(0, 9));
        registered.send();
        registered.send();
        dispatched.send();
        dispatched.send();
        registered.send();
        ticket.moved("signed", at(0, 10)).send();
        dispatched.send();
        ticket.told(at(0, 11)).send();
        awaitHeard(ticket, 2, 2);

        assertFigures(summary(""), "registered 1, dispatched 1, dispatches 1, signed 1");
        assertThat(held(ticket)).isEmpty();
        assertAuditIsEqual();
    }

    @Test
    void the_case_is_heard_of_before_the_ticket() {
        Ticket ticket = producers.ticket();
        ticket.moved("queued", at(0, 9)).send();
        ticket.moved("assigned", at(0, 10)).send();
        awaitHeard(ticket, 0, 2);
        assertFigures(summary(""), "registered 0, accepted 0, unrouted 0, dispatched 1, open 1");
        assertFigures(summary("&channel=PHONE"), "dispatched 0, open 0");
        assertAuditIsEqual();

        ticket.registered(at(0, 8)).send();
        awaitHeard(ticket, 1, 2);
        assertFigures(summary(""), "registered 1, accepted 1, dispatchedOfRegistered 1, dispatched 1, open 1");
        assertFigures(summary("&channel=PHONE"), "registered 1, dispatched 1, dispatches 1, open 1");
        assertFigures(summary("&channel=PHONE&basis=flow"), "registered 1, unrouted 1, dispatched 1");
        assertAuditIsEqual();
    }

    @Test
    void messages_come_out_of_order_and_a_gap_fills_late() {
        Ticket ticket = producers.ticket();
        Message registered = ticket.registered(at(0, 9));
        Message told = ticket.told(at(0, 9));
        Message dispatched = ticket.moved("dispatched", at(0, 9));
        Message signed = ticket.moved("signed", at(0, 10));
        Message contacted = ticket.moved("contacted", at(0, 11));
        Message replied = ticket.moved("replied", at(0, 12));
        told.send();
        dispatched.send();
        replied.send();
        contacted.send();
        awaitHeld(ticket, "EARLY", "EARLY", "EARLY");
        assertFigures(summary(""), "registered 0, dispatched 1, signed 0, replied 0");
        assertAuditIsEqual();

        registered.send();
        signed.send();
        awaitHeard(ticket, 2, 4);
        assertThat(held(ticket)).isEmpty();
        assertFigures(summary(""), "registered 1, dispatched 1, signed 1, contacted 1, replied 1");
        assertAuditIsEqual();
    }

    @Test
    void a_poison_between_good_ones_holds_its_key_and_no_other() {
        Ticket before = producers.ticket();
        Ticket poisoned = producers.ticket();
        Ticket after = producers.ticket();
        List<Message> messages = new ArrayList<>();
        messages.add(before.registered(at(0, 9)));
        messages.add(poisoned.registered(at(0, 9)));
        messages.add(poisoned.moved("dispatched", at(0, 9)));
        messages.add(before.moved("dispatched", at(0, 9)));
        messages.add(poisoned.moved("signed", at(0, 10)).poisoned());
        messages.add(poisoned.moved("contacted", at(0, 11)));
        messages.add(after.registered(at(0, 9)));
        messages.add(after.moved("dispatched", at(0, 9)));
        producers.send(messages);

        awaitHeard(before, 1, 1);
        awaitHeard(after, 1, 1);
        awaitHeld(poisoned, "POISON", "BEHIND");
        assertFigures(summary(""), "registered 3, dispatched 3, signed 0");
        assertAuditIsEqual();
        JsonPath seen = given().auth()
                .oauth2(TestTokens.of("admin", "admin"))
                .get("/v1/held")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(seen.getList("items.key")).contains(poisoned.id.toString());
    }

    @Test
    void a_type_not_known_here_waits_and_so_does_what_contradicts_the_facts() {
        Ticket unheardOf = producers.ticket();
        unheardOf.moved("dispatched", at(0, 9)).send();
        unheardOf.movedUnheardOf(at(0, 10)).send();
        unheardOf.moved("signed", at(0, 11)).send();
        Ticket contradicted = producers.ticket();
        contradicted.moved("signed", at(0, 9)).send();

        awaitHeld(unheardOf, "UNKNOWN_TYPE", "BEHIND");
        awaitHeld(contradicted, "POISON");
        assertFigures(summary(""), "dispatched 1, signed 0");
        assertAuditIsEqual();
    }

    @Test
    void many_tickets_in_any_order_add_up() {
        List<List<Message>> tickets = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            tickets.addAll(oneOfEachWay(i % 10));
        }
        producers.send(interleaved(tickets, new Random(12345)));
        await().atMost(Duration.ofSeconds(60)).until(() -> heardOnDays() == sizeOf(tickets));

        assertFigures(summary(""), "registered 480, accepted 300, answered 120, refused 120, transferred 60");
        assertFigures(summary(""), "dispatched 180, open 120, closed 60, replied 120");
        assertThat(summary("").getFloat("closedRate")).isEqualTo(33.33f);
        assertAuditIsEqual();
        assertThat(InUse.<Integer>ask(
                        jdbi,
                        handle -> handle.createQuery("SELECT count(*) FROM counter WHERE n < 0")
                                .mapTo(Integer.class)
                                .one()))
                .isZero();
    }

    @Test
    void a_ticket_of_former_times_is_counted_corrected_and_stays_counted_when_its_words_are_erased() {
        Ticket ticket = producers.ticket();
        ticket.imported(at(0, 9)).send();
        ticket.moved("dispatched", at(0, 10)).send();
        ticket.moved("dispatched", at(1, 10), body -> body.put("unitCode", "NMJ"))
                .send();
        awaitHeard(ticket, 1, 2);
        assertFigures(summary("&type=HELP"), "registered 1, dispatched 1, dispatches 2");
        assertThat(read(Basis.COHORT, Filter.NONE.ofFirstResponder("")).of(Figure.DISPATCHED))
                .isEqualTo(1);

        ticket.corrected(at(1, 11), "COMPLAINT", "150522101").send();
        ticket.erased(at(2, 11)).send();
        awaitHeard(ticket, 3, 2);
        assertFigures(summary("&type=HELP"), "registered 0, dispatched 0, dispatches 0");
        assertFigures(summary("&type=COMPLAINT"), "registered 1, dispatched 1, dispatches 2");
        assertFigures(summary("&areaCode=1505221*"), "registered 1, dispatched 1, dispatches 2");
        assertFigures(summary("&areaCode=1505222*"), "registered 0, dispatched 0, dispatches 0");
        assertFigures(summary("&areaCode=1505221*&type=COMPLAINT&basis=flow"), "registered 1, dispatches 2");
        assertThat(held(ticket)).isEmpty();
        assertAuditIsEqual();
    }

    @Test
    void limits_count_when_they_have_fallen_due_for_the_unit_that_had_them() {
        Ticket kept = dispatchedWithLimits();
        kept.moved("signed", at(1, 9)).send();
        kept.moved("contacted", at(1, 10)).send();
        kept.moved("replied", at(2, 9)).send();
        Ticket missed = dispatchedWithLimits();
        missed.moved("dispatched", at(2, 9), body -> {
                    body.put("unitCode", "NMJ");
                    due(body, at(3, 12), at(3, 14), at(9, 12));
                })
                .send();
        missed.moved("signed", at(3, 13), body -> body.put("unitCode", "NMJ")).send();
        awaitHeard(kept, 1, 4);
        awaitHeard(missed, 1, 3);

        Counts early = read(Basis.DUE, Filter.NONE, at(1, 13));
        assertThat(early.of(Figure.SIGN_DUE)).isEqualTo(2);
        assertThat(early.of(Figure.SIGNED_IN_TIME)).isEqualTo(1);
        assertThat(early.of(Figure.CONTACT_DUE)).as("falls due an hour later").isZero();
        assertThat(early.of(Figure.REPLY_DUE)).isZero();
        Counts later = read(Basis.DUE, Filter.NONE, at(6, 0));
        assertThat(later.of(Figure.SIGN_DUE)).isEqualTo(3);
        assertThat(later.of(Figure.CONTACT_DUE)).isEqualTo(3);
        assertThat(later.of(Figure.RESPONSE_DUE)).isEqualTo(3);
        assertThat(later.of(Figure.RESPONDED_IN_TIME)).isEqualTo(1);
        assertThat(later.of(Figure.REPLY_DUE))
                .as("the first unit's reply never fell due")
                .isEqualTo(1);
        assertThat(later.of(Figure.REPLIED_IN_TIME)).isEqualTo(1);
        Counts second = read(Basis.DUE, Filter.NONE.ofUnit("NMJ"), at(6, 0));
        assertThat(second.of(Figure.SIGN_DUE)).isEqualTo(1);
        assertThat(second.of(Figure.SIGNED_IN_TIME)).isZero();

        assertThat(read(Basis.COHORT, Filter.NONE, at(9, 11)).of(Figure.REPLY_DUE))
                .isEqualTo(1);
        Counts all = read(Basis.COHORT, Filter.NONE, at(9, 13));
        assertThat(all.of(Figure.REPLY_DUE)).as("the clock has moved").isEqualTo(2);
        assertThat(all.of(Figure.ON_TIME)).isEqualTo(1);
        assertThat(all.of(Figure.LATE)).isEqualTo(1);
        assertThat(audit().getList("equations.equation")).contains("REPLY_DUE", "STOCK");
        assertAuditIsEqual();
        change("UPDATE counter SET n = n + 1 WHERE basis = 'DUE' AND figure = 'SIGN_DUE' AND unit = 'NMJ'"
                + " AND day BETWEEN :day AND :day + 9");
        assertThat(audit().getString("counters.unequal[0].basis")).isEqualTo("due");
    }

    @Test
    void a_case_that_leaves_the_scores_takes_the_units_before_the_last_with_it() {
        Ticket passedOn = dispatchedWithLimits();
        passedOn.moved("dispatched", at(2, 9), body -> {
                    body.put("unitCode", "NMJ");
                    due(body, at(3, 12), at(3, 14), at(8, 12));
                })
                .send();
        awaitHeard(passedOn, 1, 2);
        assertThat(read(Basis.DUE, Filter.NONE, at(9, 0)).of(Figure.RESPONSE_DUE))
                .as("both units owed a response")
                .isEqualTo(2);

        passedOn.moved("closed", at(4, 9), body -> body.put("unitCode", "NMJ").put("as", "UNREACHABLE"))
                .send();
        awaitHeard(passedOn, 1, 3);
        assertThat(read(Basis.DUE, Filter.NONE, at(9, 0)).of(Figure.RESPONSE_DUE))
                .isZero();
        assertAuditIsEqual();
    }

    @Test
    void behind_each_figure_are_exactly_its_tickets_however_they_are_asked_for() {
        List<Message> messages = new ArrayList<>();
        oneOfEachWay(1).forEach(messages::addAll);
        oneOfEachWay(2).forEach(messages::addAll);
        Ticket again = producers.ticket();
        messages.add(
                again.registered(at(0, 9), body -> body.put("channel", "WECHAT").put("areaCode", "150522101")));
        messages.add(again.moved("dispatched", at(0, 10)));
        messages.add(again.moved("signed", at(1, 10)));
        messages.add(again.moved("dispatched", at(1, 11), body -> body.put("unitCode", "NMJ")));
        producers.send(messages);
        await().atMost(Duration.ofSeconds(20)).until(() -> heardOnDays() == messages.size());
        Instant now = Instant.now();
        List<Filter> filters = List.of(
                Filter.NONE,
                Filter.NONE.ofUnit("MZJ"),
                Filter.NONE.ofFirstResponder("operator"),
                new Filter("NMJ", Channel.WECHAT, null, null, "1505221*", null, null));

        for (Basis basis : List.of(Basis.COHORT, Basis.FLOW)) {
            for (Filter filter : filters) {
                Counts counts = read(basis, filter, now);
                for (Figure figure : Figure.values()) {
                    if (!figure.name().startsWith("TIME_TO_")) {
                        assertThat(behind(figure, basis, filter, now))
                                .as("%s %s %s", basis, figure, filter)
                                .hasSize((int) counts.of(figure))
                                .doesNotHaveDuplicates();
                    }
                }
                assertPartsAddUpToTheWhole(basis, filter, now);
            }
        }
        assertThat(read(Basis.COHORT, Filter.NONE, now).of(Figure.DISPATCHES)).isEqualTo(8);
        Behind one = behind(Figure.OPEN, Basis.COHORT, filters.getLast(), now).getFirst();
        assertThat(one.id()).isEqualTo(again.id);
        assertThat(one.unit()).isEqualTo("NMJ");
        assertThat(one.stage()).isEqualTo("DISPATCHED");
        assertThat(figures.breakdown(Basis.COHORT, period(), Filter.NONE, Cut.UNIT, now)
                        .byKey())
                .containsOnlyKeys("MZJ", "NMJ");
        assertThat(figures.breakdown(Basis.FLOW, period(), Filter.NONE, Cut.DAY, now)
                        .byKey())
                .containsOnlyKeys(day.toString(), day.plusDays(1).toString());
    }

    @Test
    void half_and_nine_tenths_of_the_signatures_came_within_a_time_read_from_buckets() {
        Ticket last = producers.ticket();
        for (int i = 1; i <= 10; i++) {
            last = producers.ticket();
            last.registered(at(0, 8)).send();
            last.moved("dispatched", at(0, 8).plusSeconds(600)).send();
            last.moved("signed", at(0, 8).plusSeconds(600 + 60L * i * i)).send();
        }
        awaitHeard(last, 1, 2);
        await().atMost(Duration.ofSeconds(20)).until(() -> heardOnDays() == 30);

        Durations toSign = figures.durations(period()).get("MZJ").get(Figure.TIME_TO_SIGN);
        assertThat(toSign.count()).isEqualTo(10);
        assertThat(toSign.median()).isBetween(Duration.ofMinutes(24), Duration.ofMinutes(26));
        assertThat(toSign.ninetieth()).isBetween(Duration.ofMinutes(78), Duration.ofMinutes(85));
        assertThat(figures.durations(period())
                        .get("")
                        .get(Figure.TIME_TO_DISPATCH)
                        .median())
                .isBetween(Duration.ofSeconds(585), Duration.ofSeconds(615));
        assertAuditIsEqual();
    }

    @Test
    void problem_lists_are_counted_apart_from_tickets() {
        List<Message> messages = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            var opinion = producers.opinion();
            messages.add(opinion.recorded(Ledger.BANNER_PROBLEM, i < 3 ? "DOOR_VISIT" : "LETTER", at(0, 9)));
            if (i < 2) {
                messages.add(opinion.rectified(Ledger.BANNER_PROBLEM, at(3, 9)));
            }
        }
        messages.add(producers.opinion().recorded(Ledger.OPINION, "PHONE", at(0, 9)));
        messages.add(messages.getFirst()); // once more
        producers.send(messages);

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(problems.read(period()))
                        .contains(
                                new ProblemCount(Ledger.BANNER_PROBLEM, ProblemDimension.ALL, "", 5, 2, 2),
                                new ProblemCount(
                                        Ledger.BANNER_PROBLEM, ProblemDimension.CHANNEL, "DOOR_VISIT", 3, 2, 2),
                                new ProblemCount(Ledger.BANNER_PROBLEM, ProblemDimension.UNIT, "MZJ", 5, 2, 2),
                                new ProblemCount(Ledger.OPINION, ProblemDimension.ALL, "", 1, 0, 0)));
        assertFigures(summary(""), "registered 0, closed 0");
        assertThat(audit().getLong("problems.compared")).isPositive();
        assertThat(audit().getBoolean("equal")).isTrue();
        change("UPDATE problem_counter SET n = n + 1 WHERE dimension = 'ALL' AND ledger = 'OPINION' AND day = :day");
        assertThat(audit().getBoolean("equal")).isFalse();
        assertThat(audit().getString("problems.unequal[0].ledger")).isEqualTo("OPINION");
    }

    @Test
    void units_are_called_as_the_directory_says_today() {
        producers.directory("unit/OLD/2019-01-01", """
                {"code": "OLD", "name": "旧局", "kind": "DEPARTMENT", "effectiveFrom": "2019-01-01", "effectiveTo": "2020-01-01"}
                """);
        producers.directory("unit/MZJ/2019-01-01", """
                {"code": "MZJ", "name": "民政局", "kind": "DEPARTMENT", "parentCode": "QZF", "effectiveFrom": "2019-01-01"}
                """);

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(names.unit("MZJ"))
                        .contains(new Names.Entry("MZJ", new Phrase("民政局", "民政局"), "DEPARTMENT", "QZF")));
        assertThat(names.unit("OLD")).isEmpty();
        assertThat(names.units()).extracting(Names.Entry::code).contains("MZJ");
    }

    @Test
    void a_case_that_ended_before_it_was_dispatched_since_a_clock_was_set_back_leaves_the_stock_equal() {
        Ticket ticket = producers.ticket();
        ticket.registered(at(0, 9)).send();
        ticket.moved("dispatched", at(3, 9)).send();
        ticket.moved("closed", at(1, 9), body -> body.put("as", "BY_RULE")).send();
        awaitHeard(ticket, 1, 2);

        JsonPath before = get("/v1/audit?from=" + day + "&to=" + day.plusDays(2));
        assertThat(before.getBoolean("equal")).isTrue();
        assertAuditIsEqual();
    }

    @Test
    void the_audit_names_a_counter_that_is_wrong() {
        Ticket ticket = producers.ticket();
        ticket.registered(at(0, 9)).send();
        ticket.moved("dispatched", at(0, 9)).send();
        awaitHeard(ticket, 1, 1);
        JsonPath right = audit();
        assertThat(right.getBoolean("equal")).isTrue();
        assertThat(right.getList("equations.equation"))
                .contains("REGISTERED", "ACCEPTED", "DISPATCHED", "CLOSED", "OPEN");
        assertThat(right.getLong("equations.find { it.equation == 'DISPATCHED' && it.unit == 'MZJ' }.parts.open"))
                .isEqualTo(1);

        change(
                "UPDATE counter SET n = n + 1 WHERE figure = 'DISPATCHED' AND basis = 'COHORT' AND unit = 'MZJ' AND day = :day");
        JsonPath wrong = audit();
        assertThat(wrong.getBoolean("equal")).isFalse();
        assertThat(wrong.getLong("counters.unequalCount")).isEqualTo(1);
        assertThat(wrong.getString("counters.unequal[0].unit")).isEqualTo("MZJ");
        assertThat(wrong.getString("counters.unequal[0].figure")).isEqualTo("dispatched");
        assertThat(wrong.getLong("counters.unequal[0].counter")).isEqualTo(2);
        assertThat(wrong.getLong("counters.unequal[0].facts")).isEqualTo(1);
        assertThat(wrong.getList("equations.findAll { !it.equal }.unit")).containsExactly("MZJ");

        change(
                "UPDATE counter SET n = n - 1 WHERE figure = 'DISPATCHED' AND basis = 'COHORT' AND unit = 'MZJ' AND day = :day");
        change("DELETE FROM counter WHERE figure = 'REGISTERED' AND dimension = 'TYPE' AND day = :day");
        assertThat(audit().getBoolean("equal")).isFalse();
    }

    private Ticket dispatchedWithLimits() {
        Ticket ticket = producers.ticket();
        ticket.registered(at(0, 9)).send();
        ticket.moved("dispatched", at(0, 9), body -> due(body, at(1, 12), at(1, 14), at(5, 12)))
                .send();
        return ticket;
    }

    private static void due(ObjectNode body, Instant sign, Instant contact, Instant reply) {
        ObjectNode deadlines = body.putObject("deadlines");
        deadlines.putObject("sign").put("dueAt", sign.toString());
        deadlines.putObject("contact").put("dueAt", contact.toString());
        deadlines.putObject("reply").put("dueAt", reply.toString());
    }

    private Period period() {
        return new Period(day, day.plusDays(9));
    }

    private Counts read(Basis basis, Filter filter) {
        return read(basis, filter, Instant.now());
    }

    private Counts read(Basis basis, Filter filter, Instant now) {
        return figures.read(basis, period(), filter, now).counts();
    }

    /** Read in pages of three. */
    private List<Behind> behind(Figure figure, Basis basis, Filter filter, Instant now) {
        List<Behind> all = new ArrayList<>();
        List<Behind> page;
        do {
            Place after = all.isEmpty() ? null : all.getLast().place();
            page = figures.ticketsBehind(figure, basis, period(), filter, after, 3, now);
            all.addAll(page);
        } while (page.size() == 3);
        return all;
    }

    private void assertPartsAddUpToTheWhole(Basis basis, Filter filter, Instant now) {
        Counts whole = read(basis, filter, now);
        for (Cut cut : Cut.values()) {
            FigureTables.Breakdown breakdown = figures.breakdown(basis, period(), filter, cut, now);
            assertThat(breakdown.computedFrom())
                    .isEqualTo(
                            filter.counters() != null
                                            && (filter.equals(Filter.NONE)
                                                    || cut.isByTime()
                                                    || (cut == Cut.UNIT && filter.unit() != null)
                                                    || (cut == Cut.FIRST_RESPONDER && filter.firstResponder() != null))
                                    ? Source.COUNTERS
                                    : Source.FACTS);
            for (Figure figure : List.of(Figure.DISPATCHED, Figure.SIGNED, Figure.OPEN, Figure.LATE, Figure.CLOSED)) {
                assertThat(breakdown.byKey().values().stream()
                                .mapToLong(counts -> counts.of(figure))
                                .sum())
                        .as("%s of %s by %s, %s", figure, basis, cut, filter)
                        .isEqualTo(whole.of(figure));
            }
        }
    }

    /** Eight tickets that end in eight places. */
    private List<List<Message>> oneOfEachWay(int hour) {
        List<List<Message>> all = new ArrayList<>();
        for (String outcome : List.of("ANSWERED", "TRANSFERRED", "REFUSED")) {
            all.add(List.of(producers
                    .ticket()
                    .registered(at(0, hour), body -> body.putObject("outcome").put("kind", outcome))));
        }
        for (List<String> way : List.of(
                List.of("queued", "answered"),
                List.of("queued", "refused"),
                List.of("queued", "assigned", "signed"),
                List.of("dispatched", "signed", "contacted", "replied"),
                List.of("dispatched", "signed", "contacted", "replied", "called-back", "closed"))) {
            Ticket ticket = producers.ticket();
            List<Message> messages = new ArrayList<>();
            messages.add(ticket.registered(at(0, hour)));
            for (String move : way) {
                messages.add(ticket.moved(move, at(0, hour + 1)));
            }
            all.add(messages);
        }
        return all;
    }

    /** Each side of a ticket in its order, all else as chance has it. */
    private static List<Message> interleaved(List<List<Message>> tickets, Random random) {
        List<List<Message>> sides = new ArrayList<>();
        for (List<Message> ticket : tickets) {
            sides.add(new ArrayList<>(ticket.subList(0, 1)));
            sides.add(new ArrayList<>(ticket.subList(1, ticket.size())));
        }
        sides.removeIf(List::isEmpty);
        List<Message> order = new ArrayList<>();
        while (!sides.isEmpty()) {
            int chosen = random.nextInt(sides.size());
            order.add(sides.get(chosen).removeFirst());
            if (sides.get(chosen).isEmpty()) {
                sides.remove(chosen);
            }
        }
        return order;
    }

    private static int sizeOf(List<List<Message>> tickets) {
        return tickets.stream().mapToInt(List::size).sum();
    }

    private Instant at(int daysLater, int hour) {
        return day.plusDays(daysLater)
                .atTime(LocalTime.of(hour, 0))
                .atZone(ZoneId.of("Asia/Shanghai"))
                .toInstant();
    }

    private void awaitHeard(Ticket ticket, int ticketSequence, int caseSequence) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> assertThat(heard(ticket.id))
                        .isEqualTo(ticketSequence + " of the ticket, " + caseSequence + " of its case"));
    }

    private String heard(UUID id) {
        return InUse.ask(
                jdbi,
                handle -> handle.createQuery("""
                        SELECT ticket_sequence || ' of the ticket, ' || case_sequence || ' of its case'
                        FROM ticket_fact WHERE id = :id
                        """)
                        .bind("id", id)
                        .mapTo(String.class)
                        .findOne()
                        .orElse("nothing"));
    }

    private int heardOnDays() {
        return InUse.ask(
                jdbi,
                handle -> handle.createQuery("""
                        SELECT coalesce(sum(ticket_sequence + case_sequence), 0) FROM ticket_fact
                        WHERE coalesce(registered_day, first_dispatched_day) = :day
                        """)
                        .bind("day", day)
                        .mapTo(Integer.class)
                        .one());
    }

    private List<String> held(Ticket ticket) {
        return InUse.ask(
                jdbi,
                handle -> handle.createQuery("""
                        SELECT reason FROM held_message WHERE key = :key ORDER BY reason = 'BEHIND', reason
                        """)
                        .bind("key", ticket.id.toString())
                        .mapTo(String.class)
                        .list());
    }

    private void awaitHeld(Ticket ticket, String... reasons) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> assertThat(held(ticket)).containsExactly(reasons));
    }

    private void change(String sql) {
        InUse.ask(jdbi, handle -> handle.createUpdate(sql).bind("day", day).execute());
    }

    private JsonPath summary(String more) {
        String from = more.contains("from=") ? "" : "&from=" + day;
        String to = more.contains("to=") ? "" : "&to=" + day.plusDays(9);
        return get("/v1/summary?" + (from + to + more).substring(1));
    }

    private JsonPath audit() {
        return get("/v1/audit?from=" + day + "&to=" + day.plusDays(9));
    }

    private void assertAuditIsEqual() {
        JsonPath audit = audit();
        assertThat(audit.getBoolean("equal")).as(audit.prettify()).isTrue();
        assertThat(audit.getLong("counters.compared")).isPositive();
    }

    private static JsonPath get(String path) {
        return get(path, TestTokens.of("supervisor", "supervisor"));
    }

    private static JsonPath get(String path, String token) {
        return given().auth()
                .oauth2(token)
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** Figures as "registered 1, open 0". */
    private static void assertFigures(JsonPath answer, String figures) {
        for (String figure : figures.split(", ", -1)) {
            String[] nameAndCount = figure.split(" ", 2);
            assertThat(answer.<Object>get(nameAndCount[0]))
                    .as(nameAndCount[0])
                    .isEqualTo(Integer.valueOf(nameAndCount[1]));
        }
    }
}
