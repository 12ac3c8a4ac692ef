package hotline.reporting.facts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a problem list.
 *
 * @param sequence the last event heard of it
 * @param channel on which it was collected, as its recorder named it
 * @param rectifiedAt 整改销号: when the problem was put right; null as long as it is not
 */
public record OpinionFact(
        UUID id,
        int sequence,
        Ledger ledger,
        String channel,
        @Nullable String unit,
        @Nullable String area,
        Instant collectedAt,
        @Nullable Instant rectifiedAt) {

    /** An entry as it was recorded. */
    public static OpinionFact recorded(
            UUID id, Ledger ledger, String channel, @Nullable String unit, @Nullable String area, Instant collectedAt) {
        return new OpinionFact(id, 1, ledger, channel, unit, area, collectedAt, null);
    }

    /**
     * The same, put right.
     *
     * @throws IllegalArgumentException when it was before
     */
    public OpinionFact rectified(Instant at) {
        if (rectifiedAt != null) {
            throw new IllegalArgumentException("a problem is rectified once");
        }
        return new OpinionFact(id, sequence + 1, ledger, channel, unit, area, collectedAt, at);
    }
}
