package hotline.trace;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which trace each record belongs to while a batch of messages is applied: what is recorded of it goes on under the trace of
 * the message. Outside a batch it is the trace of the request.
 */
public final class TracesOfRecords {
    private static final ScopedValue<Map<String, String>> BATCH = ScopedValue.newInstance();

    private TracesOfRecords() {}

    /**
     * Runs what applies a batch.
     *
     * @param traceOf the header that a message came with, null where it had none
     * @param keyOf a message's key; of one with parts, the first is the record
     */
    public static <M, T> T during(
            Stream<M> batch,
            Function<M, String> keyOf,
            Function<M, @Nullable String> traceOf,
            ScopedValue.CallableOp<T, RuntimeException> work) {
        Map<String, String> traces = batch.filter(message -> traceOf.apply(message) != null)
                .collect(Collectors.toMap(message -> record(keyOf.apply(message)), traceOf, (first, second) -> second));
        return ScopedValue.where(BATCH, traces).call(work);
    }

    /** The header to send with what was recorded under this key; null where nobody asked. */
    public static @Nullable String traceparent(String key) {
        if (BATCH.isBound()) {
            return BATCH.get().get(record(key));
        }
        Trace current = Trace.current();
        return current == null ? null : current.traceparent();
    }

    private static String record(String key) {
        int end = key.indexOf('/');
        return end < 0 ? key : key.substring(0, end);
    }
}
