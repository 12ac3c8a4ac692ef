package hotline.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import hotline.testing.StackResource;
import hotline.testing.TestStack;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each test is named after what goes wrong; the parts are the real ones. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
@Timeout(120)
class FailuresTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    /** A process that dies here and now. */
    private static final class Crash extends VirtualMachineError {
        private static final long serialVersionUID = 1L;
    }

    TestStack stack;

    @Inject
    Jdbi jdbi;

    @Inject
    InboxTables tables;

    @Inject
    TransactionSynchronizationRegistry transactions;

    private Example example;
    private final UUID record = UUID.randomUUID();

    @BeforeEach
    void begin() {
        example = new Example(stack, jdbi, tables, transactions);
    }

    @AfterEach
    void end() throws InterruptedException {
        example.end();
    }

    @Test
    void aRollbackLeavesNoMessage() {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    example.records().append(example.events(record, 1, 5));
                    throw new IllegalStateException("rolled back");
                }))
                .hasMessage("rolled back");
        assertThat(example.recorded(record)).isZero();
        assertThat(example.unsent(record)).isZero();
    }

    @Test
    void nothingIsRecordedOutsideATransaction() {
        assertThatThrownBy(() -> example.records().append(example.events(record, 1, 5)))
                .isInstanceOf(IllegalStateException.class);
        assertThat(example.unsent(record)).isZero();
    }

    @Test
    void aMessageIsThereBeforeOneWithALowerNumberThatCommitsLater() throws InterruptedException {
        UUID slow = UUID.randomUUID();
        var appended = new CountDownLatch(1);
        var mayCommit = new CountDownLatch(1);
        Thread slowWriter = example.start(
                () -> QuarkusTransaction.requiringNew().run(() -> {
                    example.records().append(example.events(slow, 1, 1));
                    appended.countDown();
                    awaitQuietly(mayCommit);
                }),
                () -> {});
        appended.await();
        example.add(record, 1, 2);
        example.startRelay(step -> {});
        example.startLoop(step -> {});
        await().atMost(LONG).until(() -> example.total(record) == 2);
        mayCommit.countDown();
        slowWriter.join();
        await().atMost(LONG).until(() -> example.total(slow) == 1);
    }

    @Test
    void theRelayDiesAfterSendingAndBeforeForgetting() throws InterruptedException {
        example.add(record, 1, 1, 2, 3);
        example.startRelay(crashAt(Relay.Step.ACKNOWLEDGED)).join();
        assertThat(example.unsent(record)).isEqualTo(3);
        example.startRelay(step -> {});
        example.startLoop(step -> {});
        await().atMost(LONG).until(() -> example.sequence(record) == 3 && example.unsent(record) == 0);
        assertThat(example.onTheTopic(record)).isEqualTo(Map.of(1, 2, 2, 2, 3, 2));
        assertThat(example.total(record)).isEqualTo(6);
    }

    @ParameterizedTest
    @EnumSource(Relay.Step.class)
    void theRelayCrashesAtEachPoint(Relay.Step point) throws InterruptedException {
        example.startLoop(step -> {});
        example.add(record, 1, 1, 2, 3);
        example.startRelay(crashAt(point)).join();
        example.add(record, 4, 4);
        example.startRelay(step -> {});
        await().atMost(LONG).until(() -> example.sequence(record) == 4 && example.unsent(record) == 0);
        assertThat(example.total(record)).isEqualTo(10);
        assertThat(example.held(record)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Inbox.Step.class)
    void theReaderCrashesAtEachPoint(Inbox.Step point) throws InterruptedException {
        example.startRelay(step -> {});
        example.add(record, 1, 1, 2, 3);
        example.startLoop(crashAt(point)).join();
        example.add(record, 4, 4);
        example.startLoop(step -> {});
        await().atMost(LONG).until(() -> example.sequence(record) == 4);
        assertThat(example.total(record)).isEqualTo(10);
        assertThat(example.held(record)).isEmpty();
    }

    @Test
    void theProcessDiesBetweenTheCommitAndTheFirstSend() {
        example.add(record, 1, 7); // nobody relays yet
        assertThat(example.unsent(record)).isEqualTo(1);
        example.startRelay(step -> {});
        example.startLoop(step -> {});
        await().atMost(LONG).until(() -> example.total(record) == 7);
        await().atMost(LONG).until(() -> example.unsent(record) == 0);
    }

    @Test
    void theBrokerIsAwayForTenSecondsAndComesBack() {
        example.startRelay(step -> {});
        example.startLoop(step -> {});
        example.add(record, 1, 1);
        await().atMost(LONG).until(() -> example.total(record) == 1);
        stack.kafka().kill();
        example.add(record, 2, 2, 3);
        await().pollDelay(Duration.ofSeconds(10))
                .atMost(LONG)
                .until(() -> example.unsent(record) == 2 && example.total(record) == 1);
        stack.kafka().start();
        example.add(record, 4, 4);
        await().atMost(LONG).until(() -> example.sequence(record) == 4);
        assertThat(example.total(record)).isEqualTo(10);
    }

    @Test
    void aTextComesLateAfterItsTombstoneAndTheTombstoneIsSentAgain() {
        String key = record + "/text/1";
        QuarkusTransaction.requiringNew()
                .run(() -> example.records().replace(List.of(new Latest(example.topic(), key, 2, null))));
        example.startRelay(step -> {});
        await().atMost(LONG).until(() -> example.onTheTopic(key).equals(List.of(2)));
        example.passes(Duration.ofMinutes(59));
        example.sendText(key, 1, "\"a repeat that was stuck\"");
        await().atMost(LONG).until(() -> example.onTheTopic(key).equals(List.of(2, 1)));
        example.passes(Duration.ofMinutes(1));
        await().atMost(LONG).until(() -> example.onTheTopic(key).equals(List.of(2, 1, 2)));
        example.passes(Duration.ofHours(23));
        await().atMost(LONG).until(() -> example.onTheTopic(key).equals(List.of(2, 1, 2, 2)));
        assertThat(example.toBeSentAgain(key)).isZero();
    }

    @Test
    void theSameMessageComesTwice() {
        example.send(record, 1, 5);
        example.send(record, 1, 5);
        example.send(record, 2, 1);
        example.startLoop(step -> {});
        await().atMost(LONG).until(() -> example.sequence(record) == 2);
        assertThat(example.total(record)).isEqualTo(6);
        assertThat(example.held(record)).isEmpty();
    }

    @Test
    void messagesComeOutOfOrder() {
        example.send(record, 3, 100);
        example.send(record, 1, 1);
        example.send(record, 2, 10);
        example.startLoop(step -> {});
        await().atMost(LONG).until(() -> example.sequence(record) == 3);
        assertThat(example.total(record)).isEqualTo(111);
        await().atMost(LONG).until(() -> example.held(record).isEmpty());
    }

    @Test
    void aGapFillsLate() {
        UUID other = UUID.randomUUID();
        example.startLoop(step -> {});
        example.send(record, 1, 1);
        example.send(record, 3, 100);
        example.send(record, 4, 1000);
        example.send(other, 1, 7);
        await().atMost(LONG).until(() -> example.total(other) == 7);
        await().atMost(LONG).until(() -> example.held(record).size() == 2);
        assertThat(example.total(record)).isEqualTo(1);
        assertThat(example.held(record)).containsEntry(3, Inbox.Reason.EARLY);
        example.send(record, 2, 10);
        await().atMost(LONG).until(() -> example.sequence(record) == 4);
        assertThat(example.total(record)).isEqualTo(1111);
        await().atMost(LONG).until(() -> example.held(record).isEmpty());
    }

    @Test
    void aPoisonStandsBetweenTwoGoodOnesOfOtherKeysAndOfItsOwn() {
        UUID before = UUID.randomUUID();
        UUID after = UUID.randomUUID();
        example.send(before, 1, 1);
        example.send(record, 1, 2);
        example.send(record, 2, -1);
        example.send(record, 3, 4);
        example.send(after, 1, 8);
        example.startLoop(step -> {});
        await().atMost(LONG).until(() -> example.total(before) == 1 && example.total(after) == 8);
        await().atMost(LONG).until(() -> example.held(record).size() == 2);
        assertThat(example.held(record)).isEqualTo(Map.of(2, Inbox.Reason.POISON, 3, Inbox.Reason.BEHIND));
        assertThat(example.total(record)).isEqualTo(2);
    }

    @Test
    void aPoisonIsMendedAndReplayed() {
        example.send(record, 1, -1);
        example.send(record, 2, 4);
        example.startLoop(step -> {});
        await().atMost(LONG).until(() -> example.held(record).size() == 2);
        jdbi.useHandle(
                handle -> handle.createUpdate("UPDATE held_message SET data = :data WHERE key = :key AND sequence = 1")
                        .bind("data", "{\"amount\":1}".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .bind("key", record.toString())
                        .execute());
        int applied = example.inbox().replay(new Inbox.HeldKey(example.topic(), record.toString()), true);
        assertThat(applied).isEqualTo(2);
        assertThat(example.total(record)).isEqualTo(5);
        assertThat(example.held(record)).isEmpty();
    }

    @Test
    void theAlarmIsRaisedForWhatHasWaitedForAMinute() {
        example.send(record, 2, 1);
        example.startLoop(step -> {});
        await().atMost(LONG).until(() -> example.held(record).size() == 1);
        Inbox inbox = example.inbox();
        assertThat(inbox.alarm()).isZero();
        jdbi.useHandle(handle -> handle.execute(
                "UPDATE held_message SET held_at = held_at - interval '61 seconds' WHERE key = ?", record.toString()));
        assertThat(inbox.alarm()).isEqualTo(1);
        assertThat(inbox.alarmed()).isEqualTo(1);
    }

    @Test
    void anUnknownTypeHoldsItsKeyAndNoOther() {
        UUID other = UUID.randomUUID();
        example.send(record, 1, "example.from-the-future.v1", "{}");
        example.send(record, 2, 5);
        example.send(other, 1, 5);
        example.startLoop(step -> {});
        await().atMost(LONG).until(() -> example.total(other) == 5);
        await().atMost(LONG).until(() -> example.held(record).size() == 2);
        assertThat(example.held(record)).containsEntry(1, Inbox.Reason.UNKNOWN_TYPE);
        assertThat(example.total(record)).isZero();
    }

    @Test
    void aSecondRelayLeads() {
        try (Outbox first = new SqlOutbox(jdbi, example.clock());
                Outbox second = new SqlOutbox(jdbi, example.clock())) {
            await().atMost(LONG).until(first::leads);
            assertThat(second.leads()).isFalse();
            example.add(record, 1, 1);
            List<Outbox.Outgoing> batch = first.unsent(10);
            jdbi.useHandle(handle -> handle.createQuery("""
                            SELECT pg_terminate_backend(pid) FROM pg_locks
                            WHERE locktype = 'advisory' AND granted AND objid = :id
                            """)
                    .bind("id", 12345_0001)
                    .mapTo(Boolean.class)
                    .list());
            await().atMost(LONG).until(second::leads);
            assertThatThrownBy(() ->
                            first.forget(batch.stream().map(Outbox.Outgoing::id).toList()))
                    .isInstanceOf(RuntimeException.class);
            assertThat(second.unsent(10)).isNotEmpty();
        } catch (RuntimeException closedAlready) {
            assertThat(closedAlready).hasMessageContaining("close");
        }
    }

    @Test
    void aReplicaWithoutAPartitionIsReadyOnceTheOthersHaveRead() {
        example.send(record, 1, 5);
        List<EventLoop> replicas = example.startReplicas(4); // of three partitions
        await().atMost(LONG)
                .until(() -> replicas.stream().allMatch(replica -> replica.hasRead(List.of(example.topic()))));
        assertThat(example.total(record)).isEqualTo(5);
    }

    @Test
    void aZombieReaderChangesNothing() {
        Received message = new Received(
                example.topic(),
                0,
                0,
                record.toString(),
                1,
                "example.added.v1",
                java.time.Instant.EPOCH,
                "{\"amount\":5}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        TopicPartition partition = new TopicPartition(example.topic(), 0);
        Map<TopicPartition, Long> positions = new HashMap<>(example.inbox().positions(List.of(partition)));
        Map<TopicPartition, Long> zombies = new HashMap<>(positions);
        example.inbox().take(List.of(message), positions);
        Received next =
                new Received(example.topic(), 0, 0, record.toString(), 2, message.type(), message.at(), message.data());
        assertThatThrownBy(() -> example.inbox().take(List.of(next), zombies)).isInstanceOf(Inbox.Deposed.class);
        assertThat(example.total(record)).isEqualTo(5);
        assertThat(example.inbox().positions(List.of(partition))).containsEntry(partition, 1L);
    }

    @Test
    void aShutdownComesInTheMiddleOfABatch() throws InterruptedException {
        int messages = 40;
        for (int n = 1; n <= messages; n++) {
            example.send(record, n, 1);
        }
        var inTheMiddle = new CountDownLatch(1);
        var mayGoOn = new CountDownLatch(1);
        var first = new AtomicBoolean(true);
        EventLoop loop = example.loop(
                example.new Adder() {
                    @Override
                    public List<Verdict> apply(List<Received> batch) {
                        List<Verdict> verdicts = super.apply(batch);
                        if (first.getAndSet(false)) {
                            inTheMiddle.countDown();
                            awaitQuietly(mayGoOn);
                        }
                        return verdicts;
                    }
                },
                step -> {});
        Thread thread = example.start(loop, loop::stop);
        inTheMiddle.await();
        loop.stop();
        mayGoOn.countDown();
        thread.join();
        assertThat(example.total(record)).isPositive().isEqualTo(example.sequence(record));
        example.startLoop(step -> {});
        await().atMost(LONG).until(() -> example.sequence(record) == messages);
        assertThat(example.total(record)).isEqualTo(messages);
    }

    @Test
    void aPositionBeyondTheLogStopsTheReaderWithAClearSentence() {
        TopicPartition partition = new TopicPartition(example.topic(), 1);
        QuarkusTransaction.requiringNew().run(() -> {
            tables.positions(example.adder().consumer(), List.of(partition));
            tables.move(example.adder().consumer(), List.of(new InboxTables.Move(partition, 0, 1_000)));
        });
        var said = new java.util.concurrent.CompletableFuture<String>();
        EventLoop loop = new EventLoop(
                example.adder(),
                example.inbox(),
                () -> Messaging.consumer(example.bootstrap(), example.adder().consumer(), "1"),
                hopeless -> said.complete(hopeless.getMessage()));
        example.start(loop, loop::stop);
        await().atMost(LONG).until(said::isDone);
        assertThat(said.join()).contains("1000").contains("is not the one it was read from");
    }

    private static <T> Consumer<T> crashAt(T point) {
        return step -> {
            if (step.equals(point)) {
                throw new Crash();
            }
        };
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
