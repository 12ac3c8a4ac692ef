package hotline.dispatch;

import static hotline.dispatch.deadlines.SeedDeadlines.at;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import hotline.dispatch.application.DeadlineTimer;
import hotline.dispatch.messaging.TicketConsumer;
import hotline.testing.StackResource;
import hotline.testing.TestTokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What time alone does to cases, on the real database: on time, once, in order, whoever was away and however many look. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class TimerTest {
    private static final Instant MONDAY = at("2026-03-02T09:30");

    @Inject
    TicketConsumer consumer;

    @Inject
    DeadlineTimer timer;

    @Inject
    TestClock clock;

    @Inject
    Jdbi jdbi;

    @AfterEach
    void theClockIsTheSystemsAgain() {
        clock.reset();
    }

    @Test
    void eachCardAndReminderComesOnTimeAndOnce() {
        UUID id = dispatchedOnMonday();
        timer.catchUp();
        assertThat(shown(id)).isEmpty();
        clock.set(at("2026-03-03T11:59:59"));
        timer.catchUp();
        assertThat(shown(id)).containsExactly("REMINDED SIGN 24", "REMINDED CONTACT 24");
        clock.set(at("2026-03-03T12:00"));
        timer.catchUp();
        timer.catchUp();
        assertThat(shown(id).subList(2, 4)).containsExactly("YELLOW SIGN", "YELLOW CONTACT");
        handler().get("/v1/cases/" + id).then().body("card", equalTo("YELLOW"));
        handler().body("{}").post("/v1/cases/" + id + "/signature").then().statusCode(200);
        clock.set(at("2026-03-04T00:00"));
        timer.catchUp();
        assertThat(shown(id).subList(4, shown(id).size()))
                .as("signed in time, not contacted")
                .containsExactly("RED CONTACT");
    }

    @Test
    void whatFellDueWhileTheServiceWasDownComesAtStartInItsOrder() {
        UUID id = dispatchedOnMonday();
        clock.set(at("2026-03-12T08:00"));
        timer.catchUp();
        timer.catchUp();
        assertThat(shown(id))
                .containsExactly(
                        "REMINDED SIGN 24",
                        "REMINDED CONTACT 24",
                        "YELLOW SIGN",
                        "YELLOW CONTACT",
                        "RED SIGN",
                        "RED CONTACT",
                        "YELLOW REPLY",
                        "REMINDED REPLY 48",
                        "REMINDED REPLY 24",
                        "RED REPLY");
    }

    @Test
    void ofTwoCasesTheOneThatFellDueFirstComesFirst() {
        UUID early = dispatchedOnMonday();
        clock.set(at("2026-03-02T23:30"));
        UUID urgent = HeardTicket.of("MZJ").urgency("URGENT").heard(consumer, clock.instant());
        clock.set(at("2026-03-03T00:01"));
        List<String> order = new ArrayList<>();
        while (timer.step()) {
            order.add(shown(early).size() + " " + shown(urgent).size());
        }
        // 23:52:30 yellow, 23:59:59 reminders, 00:00 red
        assertThat(order).containsExactly("0 1", "2 1", "2 2");
    }

    @Test
    void severalReplicasShowNothingTwice() throws Exception {
        List<UUID> ids = new ArrayList<>();
        for (int n = 0; n < 12; n++) {
            ids.add(dispatchedOnMonday());
        }
        clock.set(at("2026-03-12T08:00"));
        try (ExecutorService replicas = Executors.newFixedThreadPool(4)) {
            Callable<Void> replica = () -> {
                timer.catchUp();
                return null;
            };
            for (Future<Void> one : replicas.invokeAll(List.of(replica, replica, replica, replica))) {
                one.get();
            }
        }
        timer.catchUp();
        for (UUID id : ids) {
            assertThat(shown(id)).hasSize(10).doesNotHaveDuplicates();
        }
    }

    @Test
    void aStepThatDiesBeforeItsCommitHasNotHappenedAndHappensAgain() {
        UUID id = dispatchedOnMonday();
        clock.set(at("2026-03-03T00:00"));
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    timer.step(); // in a transaction of its own: it stands
                    throw new IllegalStateException("the process dies");
                }))
                .hasMessage("the process dies");
        timer.catchUp();
        assertThat(shown(id)).containsExactly("REMINDED SIGN 24", "REMINDED CONTACT 24");
    }

    @Test
    void aCaseThatCannotBeReadHoldsNoOtherUp() {
        UUID broken = dispatchedOnMonday();
        UUID whole = dispatchedOnMonday();
        jdbi.useHandle(handle -> handle.execute(
                "UPDATE dispatch_case SET shown_steps = 'broken', next_step_at = '2026-03-02T02:00Z' WHERE ticket_id = ?",
                broken));
        clock.set(at("2026-03-03T00:00"));
        timer.catchUp();
        assertThat(shown(whole)).hasSize(2);
        jdbi.useHandle(
                handle -> handle.execute("UPDATE dispatch_case SET shown_steps = NULL WHERE ticket_id = ?", broken));
        clock.set(at("2026-03-03T00:02"));
        timer.catchUp();
        assertThat(shown(broken)).as("mended").hasSize(2);
    }

    @Test
    void aMoveThatComesLateUndoesNoCard() {
        UUID id = dispatchedOnMonday();
        clock.set(at("2026-03-04T08:00"));
        handler().body("{}").post("/v1/cases/" + id + "/signature").then().statusCode(200);
        assertThat(shown(id)).contains("RED SIGN", "RED CONTACT");
        handler()
                .get("/v1/cases/" + id)
                .then()
                .body("history.what", hasItem("CARD_SHOWN"))
                .body("history[-1].what", equalTo("SIGNED"));
        timer.catchUp();
        assertThat(shown(id)).doesNotHaveDuplicates();
    }

    @Test
    void theWorklistShowsTheCasesOfACardAndThoseDueByADay() {
        UUID late = dispatchedOnMonday();
        clock.set(at("2026-03-04T09:30"));
        UUID fresh = HeardTicket.of("MZJ").heard(consumer, clock.instant());
        timer.catchUp();
        for (RequestSpecification asker : List.of(handler(), as("supervisor"))) {
            asker.get("/v1/cases?card=RED&limit=200")
                    .then()
                    .statusCode(200)
                    .body("items.ticketId", hasItem(late.toString()))
                    .body("items.ticketId", not(hasItem(fresh.toString())));
        }
        handler()
                .get("/v1/cases?card=NONE&limit=200")
                .then()
                .body("items.ticketId", hasItem(fresh.toString()))
                .body("items.ticketId", not(hasItem(late.toString())));
        handler()
                .get("/v1/cases?due=2026-03-04&limit=200")
                .then()
                .body("items.ticketId", hasItem(late.toString()))
                .body("items.ticketId", not(hasItem(fresh.toString())));
        handler().get("/v1/cases?due=2026-03-05&limit=200").then().body("items.ticketId", hasItem(fresh.toString()));
        handler().get("/v1/cases?due=tomorrow").then().statusCode(400).body("violations[0].field", equalTo("due"));
    }

    @Test
    void theQueueOfTheDispatchersHasItsOwnLimitAndCards() {
        clock.set(MONDAY);
        UUID id = HeardTicket.of(null).heard(consumer, MONDAY);
        as("dispatcher").get("/v1/cases/" + id).then().body("stage", equalTo("UNROUTED"));
        clock.set(at("2026-03-04T08:00"));
        timer.catchUp();
        assertThat(shown(id)).containsExactly("REMINDED DECIDE 24", "YELLOW DECIDE", "RED DECIDE");
        assertThat(told(id)).containsExactly("DISPATCHER", "DISPATCHER", "DISPATCHER,SUPERVISOR");
    }

    @Test
    void whereNobodyWasEverReachedTheReplyStandsAfterTenWorkingDays() {
        UUID id = repliedOnMonday();
        UUID reached = repliedOnMonday();
        String notContent = "{\"reached\":true,\"resolved\":\"NO\",\"satisfiedWithResult\":\"NOT\"}";
        as("callback")
                .body(notContent)
                .post("/v1/cases/" + reached + "/callbacks")
                .then()
                .statusCode(200);
        as("callback")
                .body("{\"reached\":false}")
                .post("/v1/cases/" + id + "/callbacks")
                .then()
                .statusCode(200);
        clock.set(at("2026-03-16T23:59:59"));
        timer.catchUp();
        as("callback").get("/v1/cases/" + id).then().body("stage", equalTo("REPLIED"));
        assertThat(shown(id)).contains("RED CALL_BACK");
        assertThat(told(id)).contains("CALLBACK,SUPERVISOR");
        clock.set(at("2026-03-17T00:00"));
        timer.catchUp();
        as("callback")
                .get("/v1/cases/" + id)
                .then()
                .body("stage", equalTo("CLOSED"))
                .body("closedAs", equalTo("NOT_CALLED_BACK"));
        as("callback").get("/v1/cases/" + reached).then().body("stage", equalTo("REPLIED"));
    }

    @Test
    void theSearchForWhatIsDueDoesNotGrowWithTheClosed() {
        UUID id = dispatchedOnMonday();
        QuarkusTransaction.begin();
        String plan = jdbi.withHandle(handle -> {
            handle.execute(
                    "CREATE TEMP TABLE copies ON COMMIT DROP AS SELECT * FROM dispatch_case WHERE ticket_id = ?", id);
            handle.execute("UPDATE copies SET stage = 'CLOSED', closed_at = now(), next_step_at = NULL");
            handle.execute("""
                    INSERT INTO dispatch_case
                    SELECT (jsonb_populate_record(NULL::dispatch_case, to_jsonb(c)
                      || jsonb_build_object('ticket_id', gen_random_uuid(), 'number', 'copy-' || n))).*
                    FROM copies c, generate_series(1, 5000) AS n
                    """);
            handle.execute("ANALYZE dispatch_case");
            List<String> lines = handle.createQuery("""
                            EXPLAIN SELECT ticket_id FROM dispatch_case WHERE next_step_at <= now()
                            ORDER BY next_step_at, ticket_id LIMIT 1 FOR UPDATE SKIP LOCKED
                            """).mapTo(String.class).list();
            return String.join("\n", lines);
        });
        QuarkusTransaction.rollback();
        assertThat(plan).contains("case_next_step").doesNotContain("Seq Scan");
    }

    @Test
    void whatIsMergedRunsNoLimitAndWhatStandsOnTheBookIsTakenUpOnItsDate() {
        UUID parent = dispatchedOnMonday();
        UUID child = dispatchedOnMonday();
        handler().body("{}").post("/v1/cases/" + parent + "/signature").then().statusCode(200);
        as("supervisor")
                .body("{\"until\":\"2026-03-20\",\"reviewEachDays\":5,\"limits\":\"l\",\"measures\":\"m\"}")
                .post("/v1/cases/" + parent + "/long-term")
                .then()
                .statusCode(200);
        clock.set(at("2026-03-03T00:00"));
        as("dispatcher")
                .body("{\"parent\":\"" + parent + "\"}")
                .post("/v1/cases/" + child + "/merge")
                .then()
                .statusCode(200);
        assertThat(shown(child))
                .as("due before it was merged")
                .containsExactly("REMINDED SIGN 24", "REMINDED CONTACT 24");
        clock.set(at("2026-03-19T23:59"));
        timer.catchUp();
        assertThat(shown(child)).hasSize(2);
        assertThat(shown(parent)).isEmpty();
        clock.set(at("2026-03-20T00:00"));
        timer.catchUp();
        as("supervisor")
                .get("/v1/cases/" + parent)
                .then()
                .body("stage", equalTo("HANDLING"))
                .body("deadlines.reply.dueAt", equalTo("2026-03-23T23:59:59+08:00"));
        as("supervisor").get("/v1/cases/" + child).then().body("stage", equalTo("MERGED"));
    }

    private UUID dispatchedOnMonday() {
        clock.set(MONDAY);
        return HeardTicket.of("MZJ").heard(consumer, MONDAY);
    }

    private UUID repliedOnMonday() {
        UUID id = dispatchedOnMonday();
        handler().body("{}").post("/v1/cases/" + id + "/signature").then().statusCode(200);
        handler()
                .body("{\"reached\":true}")
                .post("/v1/cases/" + id + "/contacts")
                .then()
                .statusCode(200);
        handler()
                .body("{\"result\":\"r\",\"basis\":\"b\",\"measures\":\"m\"}")
                .post("/v1/cases/" + id + "/reply")
                .then()
                .statusCode(200);
        return id;
    }

    /** The cards and reminders of a case in their order. */
    private List<String> shown(UUID id) {
        return history(id, """
                CASE WHEN type = 'hotline.case.reminded.v1' THEN 'REMINDED ' || (data ->> 'limit') || ' ' || (data ->> 'step')
                ELSE (data ->> 'card') || ' ' || (data ->> 'limit') END
                """);
    }

    private List<String> told(UUID id) {
        return history(id, "(SELECT string_agg(t, ',') FROM json_array_elements_text(data -> 'tells') AS t)");
    }

    private List<String> history(UUID id, String what) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT " + what + """
                         FROM history WHERE record = :id
                        AND type IN ('hotline.case.card-shown.v1', 'hotline.case.reminded.v1') ORDER BY sequence
                        """)
                .bind("id", id)
                .mapTo(String.class)
                .list());
    }

    private static RequestSpecification handler() {
        return given().auth().oauth2(TestTokens.handlerOf("MZJ")).contentType(ContentType.JSON);
    }

    private static RequestSpecification as(String role) {
        return given().auth().oauth2(TestTokens.of(role, role)).contentType(ContentType.JSON);
    }
}
