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
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/**
 * Records in PostgreSQL: a row of history, a row of latest, and the rows of the outbox that point to them, in one statement.
 * Where there is no event, or no text, its values are null. Arrays of all events would save nothing where there is one.
 */
@ApplicationScoped
class SqlRecords implements Records {
    private static final String INSERT = """
            WITH happened AS (
              INSERT INTO history (record, sequence, type, at, data)
              SELECT :record::uuid, :sequence::int, :type::text, :at::timestamptz, :data::json
              WHERE :record::uuid IS NOT NULL
            ), replaced AS (
              INSERT INTO latest AS l (topic, key, sequence, data)
              SELECT :textTopic::text, :key::text, :version::int, :text::json WHERE :key::text IS NOT NULL
              ON CONFLICT (topic, key) DO UPDATE SET sequence = excluded.sequence, data = excluded.data
              WHERE l.sequence < excluded.sequence
            )
            INSERT INTO outbox (topic, record, sequence, key, trace)
            SELECT :topic::text, :record::uuid, :sequence::int, NULL, :trace::text WHERE :record::uuid IS NOT NULL
            UNION ALL
            SELECT :textTopic::text, NULL, NULL, :key::text, :traceOfText::text WHERE :key::text IS NOT NULL
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
        insert(List.of(), List.of(), List.copyOf(versions), "");
    }

    private void insert(List<Recorded> events, List<Wire.Written> written, List<Latest> texts, String topicOfEvents) {
        if (transactions.getTransactionKey() == null) {
            throw new IllegalStateException("nothing is recorded outside a transaction");
        }
        if (events.isEmpty() && texts.isEmpty()) {
            return;
        }
        jdbi.useHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch(INSERT);
            for (int n = 0; n < Math.max(events.size(), texts.size()); n++) {
                batch.bind("topic", topicOfEvents);
                bind(batch, n < events.size() ? events.get(n) : null, n < events.size() ? written.get(n) : null);
                bind(batch, n < texts.size() ? texts.get(n) : null);
                batch.add();
            }
            batch.execute();
        });
        sendTombstonesAgain(texts.stream().filter(one -> one.data() == null).toList());
        transactions.registerInterposedSynchronization(new WakeAfterCommit(signal));
    }

    private static void bind(PreparedBatch batch, @Nullable Recorded event, Wire.@Nullable Written written) {
        batch.bind("record", event == null ? null : event.record())
                .bind("sequence", event == null ? null : event.sequence())
                .bind("type", written == null ? null : written.type())
                .bind("at", written == null ? null : written.at().toString())
                .bind("data", written == null ? null : Json.write(written.data()))
                .bind(
                        "trace",
                        event == null
                                ? null
                                : TracesOfRecords.traceparent(event.record().toString()));
    }

    private static void bind(PreparedBatch batch, @Nullable Latest text) {
        batch.bind("textTopic", text == null ? null : text.topic())
                .bind("key", text == null ? null : text.key())
                .bind("version", text == null ? null : text.sequence())
                .bind("text", text == null ? null : json(text))
                .bind("traceOfText", text == null ? null : TracesOfRecords.traceparent(text.key()));
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
