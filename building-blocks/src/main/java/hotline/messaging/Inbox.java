package hotline.messaging;

import hotline.trace.Trace;
import hotline.trace.TracesOfRecords;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.QuarkusTransactionException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Applies what was read, each message once: the consumer's position and what the message changed are one transaction.
 * A message that cannot be applied holds its key; other keys go on.
 */
public final class Inbox {
    private static final Logger LOG = Logger.getLogger(Inbox.class);

    /** How far the inbox has come with a batch. */
    public enum Step {
        APPLIED,
        COMMITTED
    }

    /** Somebody else has moved a position of this consumer: this replica is no longer the reader of the partition. */
    public static final class Deposed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Deposed(List<InboxTables.Move> moves) {
            super("a position was moved by another reader, one of "
                    + moves.stream().map(InboxTables.Move::partition).toList());
        }
    }

    private final MessageHandler handler;
    private final InboxTables tables;
    private final Consumer<Step> progress;
    private volatile int alarmed;

    public Inbox(MessageHandler handler, InboxTables tables, Consumer<Step> progress) {
        this.handler = handler;
        this.tables = tables;
        this.progress = progress;
    }

    /** Where to read on, for each of these partitions; a partition never read begins at 0. */
    public Map<TopicPartition, Long> positions(Collection<TopicPartition> partitions) {
        return QuarkusTransaction.requiringNew().call(() -> tables.positions(handler.consumer(), partitions));
    }

    /** Whether each of these partitions was read as far as said, by whichever replica. */
    boolean hasRead(Map<TopicPartition, Long> ends) {
        Map<TopicPartition, Long> standing =
                QuarkusTransaction.requiringNew().call(() -> tables.standing(handler.consumer(), ends.keySet()));
        return ends.entrySet().stream().allMatch(end -> standing.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }

    /**
     * Takes a batch in one transaction; if it fails, message by message.
     *
     * @param positions where the partitions stand; moved on as messages are taken
     * @throws Deposed when another reader moved a position
     */
    public void take(List<Received> batch, Map<TopicPartition, Long> positions) {
        try {
            takeTogether(batch, positions);
        } catch (Deposed deposed) {
            throw deposed;
        } catch (RuntimeException e) {
            if (passes(e) || isOfTheProcess(e)) {
                throw e;
            }
            LOG.debugf(e, "a batch of %d messages is taken one by one", batch.size());
            for (Received message : batch) {
                Trace.during(Trace.parse(message.trace()), () -> takeAlone(message, positions));
            }
        }
    }

    private void takeAlone(Received message, Map<TopicPartition, Long> positions) {
        try {
            takeTogether(List.of(message), positions);
        } catch (Deposed deposed) {
            throw deposed;
        } catch (RuntimeException e) {
            if (passes(e) || isOfTheProcess(e)) {
                throw e;
            }
            LOG.warnf(
                    e,
                    "%s of %s on %s cannot be applied and holds its key",
                    message.type(),
                    message.key(),
                    message.topic());
            QuarkusTransaction.requiringNew().run(() -> {
                tables.hold(handler.consumer(), message, Reason.POISON, rootMessage(e));
                moveOn(List.of(message), positions);
            });
            advance(List.of(message), positions);
        }
    }

    private void takeTogether(List<Received> batch, Map<TopicPartition, Long> positions) {
        Set<HeldKey> toReplay = QuarkusTransaction.requiringNew().call(() -> {
            tables.prepare(handler.canBeReadAgain());
            Set<HeldKey> waiting = apply(batch);
            moveOn(batch, positions);
            progress.accept(Step.APPLIED);
            return waiting;
        });
        advance(batch, positions);
        progress.accept(Step.COMMITTED);
        batch.forEach(this::tellOfSampled);
        toReplay.forEach(key -> replay(key, false));
    }

    /** A line for a message whose trace asks for it. */
    private void tellOfSampled(Received message) {
        Trace trace = Trace.parse(message.trace());
        if (trace != null && trace.sampled()) {
            Trace.during(
                    trace,
                    () -> LOG.infof(
                            "%s has taken %s of %s, version %d, on %s",
                            handler.consumer(), message.type(), message.key(), message.sequence(), message.topic()));
        }
    }

    /** Applies what can be applied, holds the rest, and returns the keys that hold messages. */
    private Set<HeldKey> apply(List<Received> batch) {
        Set<HeldKey> held = new HashSet<>(tables.heldKeys(handler.consumer(), batch));
        Set<HeldKey> toReplay = new LinkedHashSet<>();
        List<Received> free = new ArrayList<>(batch.size());
        for (Received message : batch) {
            HeldKey key = HeldKey.of(message);
            if (held.contains(key)) {
                tables.hold(handler.consumer(), message, Reason.BEHIND, null);
                toReplay.add(key);
            } else {
                free.add(message);
            }
        }
        List<Verdict> verdicts = free.isEmpty() ? List.of() : applyTraced(free);
        if (verdicts.size() != free.size()) {
            throw new IllegalStateException("a verdict is owed for each message");
        }
        for (int i = 0; i < free.size(); i++) {
            Verdict verdict = verdicts.get(i);
            if (verdict.waits()) {
                tables.hold(handler.consumer(), free.get(i), Reason.of(verdict), null);
                toReplay.add(HeldKey.of(free.get(i)));
            }
        }
        return toReplay;
    }

    private List<Verdict> applyTraced(List<Received> messages) {
        return TracesOfRecords.during(messages.stream(), Received::key, Received::trace, () -> handler.apply(messages));
    }

    private void moveOn(List<Received> batch, Map<TopicPartition, Long> positions) {
        List<InboxTables.Move> moves = new ArrayList<>();
        lastOffsets(batch)
                .forEach((partition, offset) ->
                        moves.add(new InboxTables.Move(partition, positions.getOrDefault(partition, 0L), offset + 1)));
        if (!tables.move(handler.consumer(), moves)) {
            throw new Deposed(moves);
        }
    }

    private static void advance(List<Received> batch, Map<TopicPartition, Long> positions) {
        lastOffsets(batch).forEach((partition, offset) -> positions.put(partition, offset + 1));
    }

    private static Map<TopicPartition, Long> lastOffsets(List<Received> batch) {
        Map<TopicPartition, Long> offsets = new LinkedHashMap<>();
        batch.forEach(
                message -> offsets.put(new TopicPartition(message.topic(), message.partition()), message.offset()));
        return offsets;
    }

    /**
     * Replays the messages held for a key, in order, each in a transaction of its own, until one must wait.
     *
     * @param evenPoison whether to try again what failed before
     * @return how many were applied
     */
    public int replay(HeldKey key, boolean evenPoison) {
        int applied = 0;
        while (true) {
            var next = QuarkusTransaction.requiringNew().call(() -> tables.firstHeld(handler.consumer(), key));
            if (next == null || (next.reason() == Reason.POISON && !evenPoison) || !replayOne(next)) {
                return applied;
            }
            applied++;
        }
    }

    private boolean replayOne(Held held) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                if (!tables.lockHeld(handler.consumer(), held.message())) {
                    return true; // another replica has just replayed it
                }
                Verdict verdict = applyTraced(List.of(held.message())).getFirst();
                if (verdict.waits()) {
                    tables.explain(handler.consumer(), held.message(), Reason.of(verdict), null);
                    return false;
                }
                tables.release(handler.consumer(), held.message());
                return true;
            });
        } catch (RuntimeException e) {
            if (passes(e) || isOfTheProcess(e)) {
                throw e;
            }
            QuarkusTransaction.requiringNew()
                    .run(() -> tables.explain(handler.consumer(), held.message(), Reason.POISON, rootMessage(e)));
            return false;
        }
    }

    /** All messages that wait, those of a key in their order. */
    public List<Held> held() {
        return QuarkusTransaction.requiringNew().call(() -> tables.held(handler.consumer()));
    }

    /** Counts what has waited for over a minute, and raises the alarm when it grows. */
    public int alarm() {
        int waiting = QuarkusTransaction.requiringNew().call(() -> tables.heldOverAMinute(handler.consumer()));
        if (waiting > alarmed) {
            LOG.errorf(
                    "%d messages of %s have waited for over a minute behind one that cannot be applied; see GET /v1/held",
                    waiting, handler.consumer());
        }
        alarmed = waiting;
        return waiting;
    }

    /** How many messages had waited for over a minute when it was last counted. */
    public int alarmed() {
        return alarmed;
    }

    /** Whether the failure lies in the database's or the connection's state, so that the same message may pass later. */
    private static boolean passes(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof SQLException sql) {
                String state = sql.getSQLState() == null ? "08" : sql.getSQLState();
                return state.startsWith("08")
                        || state.startsWith("40")
                        || state.startsWith("53")
                        || state.startsWith("55")
                        || state.startsWith("57")
                        || state.startsWith("58");
            }
        }
        return failure instanceof QuarkusTransactionException && !(failure.getCause() instanceof Error);
    }

    /** Whether the failure is this process's and no message's fault, such as a want of memory. */
    static boolean isOfTheProcess(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof VirtualMachineError && !(t instanceof StackOverflowError)) {
                return true;
            }
        }
        return false;
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.toString();
    }

    /** Why a message waits. */
    public enum Reason {
        EARLY,
        UNKNOWN_TYPE,
        POISON,
        BEHIND;

        static Reason of(Verdict verdict) {
            return verdict == Verdict.EARLY ? EARLY : UNKNOWN_TYPE;
        }
    }

    /** A key whose messages wait. */
    public record HeldKey(String topic, String key) {
        static HeldKey of(Received message) {
            return new HeldKey(message.topic(), message.key());
        }
    }

    /** A message that waits, and why. */
    public record Held(
            Received message, Reason reason, @Nullable String detail, Instant since) {}
}
