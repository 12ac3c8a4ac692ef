package hotline.reporting.messaging;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hotline.messaging.Inbox;
import hotline.reporting.facts.Ledger;
import hotline.reporting.messaging.Producers.Message;
import hotline.reporting.messaging.Producers.Ticket;
import hotline.reporting.persistence.InUse;
import hotline.testing.StackResource;
import hotline.testing.TestStack;
import hotline.testing.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** All figures counted anew from the log, while calls go on. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class RebuildTest {
    private static final Instant AT = Instant.parse("2017-05-10T04:00:00Z");
    private static final Instant DUE = Instant.parse("2017-05-20T04:00:00Z");
    private static final String DAYS = "from=2017-05-01&to=2017-05-31";

    @Inject
    Rebuild rebuild;

    @Inject
    Jdbi jdbi;

    private TestStack stack; // injected by the resource
    private Producers producers;

    @BeforeEach
    void begin() {
        producers = new Producers(stack.kafka().bootstrapServers());
    }

    @AfterEach
    void end() {
        rebuild.watchedBy(step -> {});
        producers.close();
    }

    @Test
    void a_rebuild_that_is_killed_on_the_way_goes_on_and_ends_with_the_same_counts() throws InterruptedException {
        long before = registered();
        List<Ticket> tickets = new ArrayList<>();
        List<Message> messages = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            Ticket ticket = producers.ticket();
            tickets.add(ticket);
            messages.add(ticket.registered(AT));
            messages.add(ticket.moved("dispatched", AT, body -> {
                for (String limit : List.of("sign", "contact", "reply")) {
                    body.withObject("/deadlines/" + limit).put("dueAt", DUE.toString());
                }
            }));
        }
        Ticket gap = producers.ticket();
        gap.registered(AT);
        messages.add(gap.told(AT)); // waits for what comes before it
        messages.add(producers.opinion().recorded(Ledger.UNIT_PROBLEM, "VISIT", AT));
        producers.send(messages);
        await().atMost(Duration.ofSeconds(30)).until(() -> registered() == before + 150);
        await().atMost(Duration.ofSeconds(10)).until(() -> held(gap) == 1);
        String counters = counters();
        int generation = rebuilding().getInt("generation");
        CountDownLatch half = new CountDownLatch(1);
        CountDownLatch mayGoOn = new CountDownLatch(1);
        rebuild.watchedBy(step -> {
            if (step == Inbox.Step.COMMITTED && half.getCount() > 0) {
                half.countDown();
                waitFor(mayGoOn);
            }
        });

        assertThat(ask().statusCode()).isEqualTo(202);
        assertThat(ask().statusCode()).as("one at a time").isEqualTo(409);
        waitFor(half);
        assertThat(rebuilding().getString("state")).isEqualTo("BUILDING");
        assertThat(rebuilding().getInt("building")).isEqualTo(generation + 1);
        assertThat(registered()).as("reads go on with the generation in use").isEqualTo(before + 150);
        tickets.getFirst().moved("signed", AT).send();
        await().atMost(Duration.ofSeconds(20)).until(() -> flow("signed") > 0);
        assertThat(rebuilding().getInt("generation")).isEqualTo(generation);

        CompletableFuture<Void> killed = CompletableFuture.runAsync(this::stop);
        await().atMost(Duration.ofSeconds(10)).until(() -> rebuild.isStopping());
        mayGoOn.countDown();
        killed.join();
        assertThat(rebuilding().getInt("building")).isEqualTo(generation + 1);
        tickets.get(1).moved("signed", AT).send();
        rebuild.start();
        tickets.get(2).moved("signed", AT).send();

        await().atMost(Duration.ofSeconds(60)).until(() -> rebuilding().getInt("generation") == generation + 1);
        tickets.get(3).moved("signed", AT).send();
        JsonPath done = rebuilding();
        assertThat(done.getString("state")).isEqualTo("IDLE");
        assertThat(done.getInt("progress.percent")).isEqualTo(100);
        assertThat(done.getString("finishedAt")).isNotNull();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(flow("signed")).isEqualTo(4));
        assertThat(registered()).isEqualTo(before + 150);
        assertThat(counters()).as("all but the signatures").isEqualTo(counters);
        assertThat(held(gap)).as("what waits goes on waiting").isEqualTo(1);
        assertThat(given().auth()
                        .oauth2(TestTokens.of("auditor", "auditor"))
                        .get("/v1/audit?" + DAYS)
                        .jsonPath()
                        .getBoolean("equal"))
                .isTrue();
        await().atMost(Duration.ofSeconds(10)).until(() -> generations() == 1);
    }

    /** Every counter of this test's days, but what its signatures move; other tests spoil theirs on purpose. */
    private String counters() {
        return InUse.ask(
                jdbi, handle -> handle.createQuery("""
                        SELECT count(*) || ' counters, ' || md5(string_agg(c::text, ',' ORDER BY c::text)) FROM (
                          SELECT basis, unit, dimension, key, day, figure, n FROM counter
                          WHERE figure NOT IN ('SIGNED', 'TIME_TO_SIGN', 'SIGNED_IN_TIME')
                          UNION ALL
                          SELECT basis, ledger, dimension, key, day, figure, n FROM problem_counter
                        ) c
                        WHERE n <> 0 AND day BETWEEN '2017-05-01' AND '2017-05-31'
                        """).mapTo(String.class).one());
    }

    private int generations() {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT count(*) FROM pg_namespace WHERE nspname ~ '^g[0-9]+$'")
                        .mapTo(Integer.class)
                        .one());
    }

    private int held(Ticket ticket) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT count(*) FROM held_message WHERE key = :key AND consumer = 'hotline-reporting'")
                .bind("key", ticket.id.toString())
                .mapTo(Integer.class)
                .one());
    }

    private static long registered() {
        return summary("").getLong("registered");
    }

    private static long flow(String figure) {
        return summary("&basis=flow").getLong(figure);
    }

    private static JsonPath summary(String more) {
        return given().auth()
                .oauth2(TestTokens.of("supervisor", "supervisor"))
                .get("/v1/summary?" + DAYS + more)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static JsonPath rebuilding() {
        return given().auth()
                .oauth2(TestTokens.of("auditor", "auditor"))
                .get("/v1/rebuild")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static Response ask() {
        return given().auth().oauth2(TestTokens.of("admin", "admin")).post("/v1/rebuild");
    }

    private void stop() {
        try {
            rebuild.stop();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
