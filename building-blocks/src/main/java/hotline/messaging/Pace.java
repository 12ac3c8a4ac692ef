package hotline.messaging;

import java.time.Duration;

/**
 * Rests after a batch as long as the batch took. What comes alone is taken at once; the busier the machine, the longer each batch
 * takes and the more come together in the next one, so that many share the costs of a transaction and who answers people has the
 * processor first. A full batch says that more is waiting: after it there is no rest.
 */
final class Pace {
    private static final Duration LONGEST = Duration.ofMillis(20);

    private Pace() {}

    /** Rests after a batch that was not full. */
    static void restAfter(long begunNanos) throws InterruptedException {
        Duration took = Duration.ofNanos(System.nanoTime() - begunNanos);
        Thread.sleep(took.compareTo(LONGEST) < 0 ? took : LONGEST);
    }
}
