package hotline.intake.application;

import hotline.intake.tickets.Channel;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An opinion of the past as one line of an import gives it, checked.
 *
 * @param id the same for the same line, whenever it is imported
 * @param ledger OPINION, BANNER_PROBLEM or UNIT_PROBLEM
 * @param text what was said; its only words, beside those of the rectification
 * @param unitCode a unit that the directory knows or knew
 * @param areaCode as it was given, null where the directory knows no such area
 * @param formerNumber by which the old system knew it
 * @param by the account that imports
 * @param rectified that it was mended, and when
 */
public record OpinionLine(
        UUID id,
        String ledger,
        Channel channel,
        String text,
        Instant collectedAt,
        @Nullable String unitCode,
        @Nullable String areaCode,
        @Nullable String formerNumber,
        String by,
        @Nullable Rectified rectified) {

    /**
     * That a problem was rectified.
     *
     * @param by who did it, the importing account where the line names nobody
     * @param text in which words it was said
     */
    public record Rectified(
            Instant at,
            String by,
            @Nullable String unitCode,
            @Nullable String text) {}
}
