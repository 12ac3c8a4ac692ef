package hotline.trace;

import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * Which request something belongs to, as W3C Trace Context names it. It stands in the logging context of who works on it.
 *
 * @param id 32 hexadecimal digits
 * @param sampled whether each step writes a line of its own into the log
 */
public record Trace(String id, boolean sampled) {

    /** The header, of HTTP and of Kafka, that carries it. */
    public static final String HEADER = "traceparent";

    private static final String ID = "traceId";
    private static final String SAMPLED = "sampled";
    private static final int LENGTH = 55;
    private static final int ID_BEGINS = 3;
    private static final int ID_ENDS = 35;
    private static final int PARENT_BEGINS = 36;
    private static final int PARENT_ENDS = 52;
    private static final int FLAGS_BEGIN = 53;

    /** A new one. */
    public static Trace begin(boolean sampled) {
        return new Trace(hex() + hex(), sampled);
    }

    /** The one that a header carries; null where it carries none that is well-formed. */
    public static @Nullable Trace parse(@Nullable String traceparent) {
        if (traceparent == null
                || traceparent.length() != LENGTH
                || !traceparent.startsWith("00-")
                || traceparent.charAt(ID_ENDS) != '-'
                || traceparent.charAt(PARENT_ENDS) != '-'
                || !isHexNotZero(traceparent, ID_BEGINS, ID_ENDS)
                || !isHexNotZero(traceparent, PARENT_BEGINS, PARENT_ENDS)) {
            return null;
        }
        int flags = Character.digit(traceparent.charAt(LENGTH - 1), 16);
        return flags < 0 || Character.digit(traceparent.charAt(FLAGS_BEGIN), 16) < 0
                ? null
                : new Trace(traceparent.substring(ID_BEGINS, ID_ENDS), (flags & 1) == 1);
    }

    /** The one that this thread, or the request that it serves, is at. */
    public static @Nullable Trace current() {
        return MDC.get(ID) instanceof String id ? new Trace(id, MDC.get(SAMPLED) != null) : null;
    }

    /** Puts it into the logging context. */
    public void enter() {
        MDC.put(ID, id);
        if (sampled) {
            MDC.put(SAMPLED, "true");
        }
    }

    /** Takes it out of the logging context. */
    public static void leave() {
        MDC.remove(ID);
        MDC.remove(SAMPLED);
    }

    /** Works with it in the logging context, or without one where there is none. */
    public static void during(@Nullable Trace trace, Runnable work) {
        if (trace == null) {
            work.run();
            return;
        }
        trace.enter();
        try {
            work.run();
        } finally {
            leave();
        }
    }

    /** The header's value, with a step of its own as the parent of what follows. */
    public String traceparent() {
        return "00-" + id + "-" + hex() + (sampled ? "-01" : "-00");
    }

    private static String hex() {
        long bits = ThreadLocalRandom.current().nextLong();
        String text = Long.toHexString(bits == 0 ? 1 : bits);
        return "0".repeat(16 - text.length()) + text;
    }

    private static boolean isHexNotZero(String text, int from, int to) {
        boolean zero = true;
        for (int i = from; i < to; i++) {
            char one = text.charAt(i);
            if ((one < '0' || one > '9') && (one < 'a' || one > 'f')) {
                return false;
            }
            zero &= one == '0';
        }
        return !zero;
    }
}
