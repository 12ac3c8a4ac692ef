package hotline.reporting.messaging;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import hotline.messaging.MessageHandler;
import hotline.messaging.Verdict;
import hotline.reporting.messaging.Producers.Message;
import hotline.reporting.messaging.Producers.Ticket;
import hotline.reporting.persistence.InUse;
import hotline.testing.StackResource;
import hotline.testing.TestStack;
import hotline.testing.TestTokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two replicas hear the two sides of one ticket at the same moment: neither may undo what the other has counted. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class TwoReplicasTest {
    private static final Instant AT = Instant.parse("2018-06-01T04:00:00Z");

    @Inject
    MessageHandler reader;

    @Inject
    Jdbi jdbi;

    private TestStack stack; // injected by the resource
    private final ExecutorService replicas = Executors.newCachedThreadPool();
    private Producers producers;

    @BeforeEach
    void begin() {
        producers = new Producers(stack.kafka().bootstrapServers());
    }

    @AfterEach
    void end() {
        producers.close();
        replicas.shutdownNow();
    }

    @Test
    void a_new_fact_is_made_once_and_the_later_one_tries_again() {
        Ticket ticket = producers.ticket();
        Message dispatched = ticket.moved("dispatched", AT);

        CompletableFuture<Verdict> later = whileAnotherHolds(ticket.registered(AT), dispatched);

        assertThatThrownBy(later::join).hasStackTraceContaining("duplicate key");
        assertThat(apply(dispatched)).isEqualTo(Verdict.APPLIED);
        assertBothAreCounted(ticket);
    }

    @Test
    void a_known_fact_is_waited_for() {
        Ticket ticket = producers.ticket();
        assertThat(apply(ticket.moved("queued", AT))).isEqualTo(Verdict.APPLIED);

        CompletableFuture<Verdict> later = whileAnotherHolds(ticket.registered(AT), ticket.moved("assigned", AT));

        assertThat(later.join()).isEqualTo(Verdict.APPLIED);
        assertBothAreCounted(ticket);
    }

    /** Applies the first message and commits only when the second one, in another transaction, waits for it. */
    private CompletableFuture<Verdict> whileAnotherHolds(Message first, Message second) {
        CountDownLatch applied = new CountDownLatch(1);
        CountDownLatch mayCommit = new CountDownLatch(1);
        CompletableFuture<Void> earlier = CompletableFuture.runAsync(
                () -> QuarkusTransaction.requiringNew().run(() -> {
                    reader.apply(List.of(first.received()));
                    applied.countDown();
                    waitFor(mayCommit);
                }),
                replicas);
        waitFor(applied);
        CompletableFuture<Verdict> later = CompletableFuture.supplyAsync(() -> apply(second), replicas);
        await().until(this::somebodyWaits);
        mayCommit.countDown();
        earlier.join();
        return later;
    }

    private Verdict apply(Message message) {
        return QuarkusTransaction.requiringNew()
                .call(() -> reader.apply(List.of(message.received())).getFirst());
    }

    private boolean somebodyWaits() {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT count(*) > 0 FROM pg_locks WHERE NOT granted")
                .mapTo(Boolean.class)
                .one());
    }

    private void assertBothAreCounted(Ticket ticket) {
        assertThat(InUse.<String>ask(
                        jdbi,
                        handle -> handle.createQuery(
                                        "SELECT channel || ' ' || lead_unit FROM ticket_fact WHERE id = :id")
                                .bind("id", ticket.id)
                                .mapTo(String.class)
                                .one()))
                .isEqualTo("PHONE MZJ");
        assertThat(given().auth()
                        .oauth2(TestTokens.of("auditor", "auditor"))
                        .get("/v1/audit?from=2018-06-01&to=2018-06-01")
                        .jsonPath()
                        .getBoolean("equal"))
                .isTrue();
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
