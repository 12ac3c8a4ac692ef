package hotline.intake.opinions;

import hotline.intake.tickets.Channel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was collected, before it stands in a problem list.
 *
 * @param unitCode the unit that it concerns
 * @param areaCode the area that it concerns
 * @param formerNumber by which an earlier list knew it
 */
public record Collected(
        Ledger ledger,
        Channel channel,
        String text,
        Instant collectedAt,
        @Nullable String unitCode,
        @Nullable String areaCode,
        @Nullable String formerNumber) {

    /** The same in other words. */
    public Collected with(String other) {
        return new Collected(ledger, channel, other, collectedAt, unitCode, areaCode, formerNumber);
    }
}
