package hotline.messaging;

import hotline.trace.TracesOfRecords;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Records in PostgreSQL: a row of history or of latest and the row of the outbox that points to it, in one statement. */
@ApplicationScoped
class SqlRecords implements Records {
    private static final String INSERT = """
            WITH happened AS (
              INSERT INTO history (record, sequence, type, at, data)
              SELECT * FROM unnest(:records::uuid[], :sequences::int[], :types::text[], :ats::timestamptz[], :datas::json[])
            ), replaced AS (
              INSERT INTO latest AS l (topic, key, sequence, data)
              SELECT * FROM unnest(:topics::text[], :keys::text[], :versions::int[], :texts::json[])
              ON CONFLICT (topic, key) DO UPDATE SET sequence = excluded.sequence, data = excluded.data
              WHERE l.sequence < excluded.sequence
            )
            INSERT INTO outbox (topic, record, sequence, key, trace)
            SELECT :topic, record, sequence, NULL, trace
            FROM unnest(:records::uuid[], :sequences::int[], :traces::text[]) AS h (record, sequence, trace)
            UNION ALL
            SELECT topic, NULL, NULL, key, trace
            FROM unnest(:topics::text[], :keys::text[], :tracesOfTexts::text[]) AS l (topic, key, trace)
            """;

    private static final String SEND_AGAIN = """
            INSERT INTO resend (due_at, topic, key)
            SELECT :now::timestamptz + pause, topic, key
            FROM unnest(:topics::text[], :keys::text[]) AS erased (topic, key), unnest(:pauses::interval[]) AS pause
            """;

    /** When a tombstone is sent again: a late repeat of the text by a relay that no longer leads must not win. */
    private static final List<Duration> SENT_AGAIN_AFTER = List.of(Duration.ofHours(1), Duration.ofDays(1));

    private final Jdbi jdbi;
    private final Supplier<Wire> wire;
    private final RelaySignal signal;
    private final TransactionSynchronizationRegistry transactions;
    private final Clock clock;

    @Inject
    SqlRecords(
            Jdbi jdbi,
            Instance<Wire> wire,
            RelaySignal signal,
            TransactionSynchronizationRegistry transactions,
            Clock clock) {
        this(jdbi, wire::get, signal, transactions, clock);
    }

    SqlRecords(
            Jdbi jdbi,
            Supplier<Wire> wire,
            RelaySignal signal,
            TransactionSynchronizationRegistry transactions,
            Clock clock) {
        this.jdbi = jdbi;
        this.wire = wire;
        this.signal = signal;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public void append(List<Recorded> events) {
        var written = new ArrayList<Wire.Written>(events.size());
        var texts = new ArrayList<Latest>();
        for (Recorded recorded : events) {
            Wire.Written one = wire.get().write(recorded);
            written.add(one);
            texts.addAll(one.texts());
        }
        insert(events, written, texts, wire.get().topic());
    }

    @Override
    public void replace(Collection<Latest> versions) {
        insert(List.of(), List.of(), versions, "");
    }

    private void insert(
            List<Recorded> events, List<Wire.Written> written, Collection<Latest> texts, String topicOfEvents) {
        if (transactions.getTransactionKey() == null) {
            throw new IllegalStateException("nothing is recorded outside a transaction");
        }
        if (events.isEmpty() && texts.isEmpty()) {
            return;
        }
        jdbi.useHandle(handle -> handle.createUpdate(INSERT)
                .bind("topic", topicOfEvents)
                .bindArray(
                        "records",
                        UUID.class,
                        events.stream().map(Recorded::record).toList())
                .bindArray(
                        "sequences",
                        Integer.class,
                        events.stream().map(Recorded::sequence).toList())
                .bindArray(
                        "types",
                        String.class,
                        written.stream().map(Wire.Written::type).toList())
                .bindArray(
                        "ats",
                        String.class,
                        written.stream().map(one -> one.at().toString()).toList())
                .bindArray(
                        "datas",
                        String.class,
                        written.stream().map(one -> Json.write(one.data())).toList())
                .bindArray(
                        "traces",
                        String.class,
                        events.stream()
                                .map(one ->
                                        TracesOfRecords.traceparent(one.record().toString()))
                                .toList())
                .bindArray(
                        "tracesOfTexts",
                        String.class,
                        texts.stream()
                                .map(one -> TracesOfRecords.traceparent(one.key()))
                                .toList())
                .bindArray(
                        "topics",
                        String.class,
                        texts.stream().map(Latest::topic).toList())
                .bindArray("keys", String.class, texts.stream().map(Latest::key).toList())
                .bindArray(
                        "versions",
                        Integer.class,
                        texts.stream().map(Latest::sequence).toList())
                .bindArray(
                        "texts",
                        String.class,
                        texts.stream().map(SqlRecords::json).toList())
                .execute());
        sendTombstonesAgain(texts.stream().filter(one -> one.data() == null).toList());
        transactions.registerInterposedSynchronization(new WakeAfterCommit(signal));
    }

    private void sendTombstonesAgain(List<Latest> erased) {
        if (erased.isEmpty()) {
            return;
        }
        jdbi.useHandle(handle -> handle.createUpdate(SEND_AGAIN)
                .bind("now", clock.instant())
                .bindArray(
                        "topics",
                        String.class,
                        erased.stream().map(Latest::topic).toList())
                .bindArray(
                        "keys", String.class, erased.stream().map(Latest::key).toList())
                .bindArray(
                        "pauses",
                        String.class,
                        SENT_AGAIN_AFTER.stream().map(Duration::toString).toList())
                .execute());
    }

    private static @Nullable String json(Latest latest) {
        return latest.data() == null ? null : Json.write(latest.data());
    }

    private record WakeAfterCommit(RelaySignal signal) implements Synchronization {
        @Override
        public void beforeCompletion() {
            // only what was committed is sent
        }

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                signal.wake();
            }
        }
    }
}
