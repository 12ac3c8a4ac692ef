package hotline.intake.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import hotline.intake.opinions.Ledger;
import hotline.intake.opinions.Opinion;
import hotline.intake.tickets.Channel;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a problem list as it is shown.
 *
 * @param recordedAt when it was written down here, which may be long after it was collected
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OpinionView(
        UUID id,
        Ledger ledger,
        Channel channel,
        @Nullable String text,
        OffsetDateTime collectedAt,
        @Nullable String unitCode,
        @Nullable String areaCode,
        @Nullable String formerNumber,
        String recordedBy,
        OffsetDateTime recordedAt,
        @Nullable Rectified rectified) {

    /** Who rectified it and when. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Rectified(
            OffsetDateTime at,
            @Nullable String by,
            @Nullable String unitCode,
            @Nullable String text) {}

    static OpinionView of(Opinion opinion, @Nullable String text, @Nullable String rectifiedText) {
        return new OpinionView(
                opinion.id(),
                opinion.ledger(),
                opinion.channel(),
                text,
                TicketViews.local(opinion.collectedAt()),
                opinion.unitCode(),
                opinion.areaCode(),
                opinion.formerNumber(),
                opinion.recordedBy(),
                TicketViews.local(opinion.recordedAt()),
                opinion.rectifiedAt() == null
                        ? null
                        : new Rectified(
                                TicketViews.local(opinion.rectifiedAt()),
                                opinion.rectifiedBy(),
                                opinion.rectifiedUnitCode(),
                                rectifiedText));
    }
}
