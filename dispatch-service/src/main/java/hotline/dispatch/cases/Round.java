package hotline.dispatch.cases;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One round of handling: from the dispatch, or from a rework, to the reply and its call-back. Its limits are those that
 * stand on the case.
 *
 * @param number 1, and one more with each rework
 * @param reworkedAt when the rework began it; null for the first
 * @param pending a reply that waits for the leader's review
 * @param objection the unit's objection to the rework
 * @param reached whether a call-back has reached the caller in it
 * @param interimReplyAt when the caller first heard how far it got, which meets a law's first step; null as long as not
 */
public record Round(
        int number,
        @Nullable Instant reworkedAt,
        @Nullable PendingReply pending,
        @Nullable Objection objection,
        boolean reached,
        @Nullable Instant interimReplyAt) {

    /** The first, as it begins. */
    static final Round FIRST = new Round(1, null, null, null, false, null);

    /**
     * A reply that waits for its review.
     *
     * @param words the key of its words
     */
    public record PendingReply(String by, Instant at, String words) {}

    /**
     * What the unit says against a rework.
     *
     * @param finding null until somebody has found on it
     */
    public record Objection(Instant at, @Nullable Finding finding) {}

    /** What was found on an objection. UNREASONABLE stands on the strike-off list. */
    public enum Finding {
        REASONABLE,
        PARTLY,
        UNREASONABLE
    }

    /** Whether the case is in hand after a rework. */
    public boolean isAfterARework() {
        return number > 1;
    }

    Round next(Instant at) {
        return new Round(number + 1, at, null, null, false, null);
    }

    /** The same round in the hands of another unit. */
    Round passedOn() {
        return new Round(number, reworkedAt, null, null, false, null);
    }

    Round submitted(PendingReply reply) {
        return new Round(number, reworkedAt, reply, objection, reached, interimReplyAt);
    }

    Round reviewed() {
        return new Round(number, reworkedAt, null, objection, reached, interimReplyAt);
    }

    Round objected(Instant at) {
        return new Round(number, reworkedAt, pending, new Objection(at, null), reached, interimReplyAt);
    }

    Round found(Finding finding) {
        Instant at = objection == null ? Instant.EPOCH : objection.at();
        return new Round(number, reworkedAt, pending, new Objection(at, finding), reached, interimReplyAt);
    }

    Round calledBack(boolean now) {
        return new Round(number, reworkedAt, pending, objection, reached || now, interimReplyAt);
    }

    Round repliedOnTheWay(Instant at) {
        return new Round(number, reworkedAt, pending, objection, reached, interimReplyAt == null ? at : interimReplyAt);
    }
}
