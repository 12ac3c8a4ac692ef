package hotline.reporting.rest;

import hotline.outcome.Phrase;
import hotline.reporting.facts.Channel;
import hotline.reporting.facts.TicketType;
import hotline.reporting.facts.Urgency;
import hotline.reporting.persistence.FigureTables.Behind;
import hotline.reporting.persistence.FigureTables.Place;
import hotline.rest.Refusal;
import hotline.time.HotlineTime;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A page of the tickets behind a figure, in the order of the days on which they count.
 *
 * @param items one item for each time that a ticket counts in the figure, so that all pages together have as many items as
 *     the figure says
 * @param nextCursor where the next page begins; null on the last page
 */
public record TicketList(
        String figure,
        String basis,
        LocalDate from,
        LocalDate to,
        OffsetDateTime asOf,
        List<ListedTicket> items,
        @Nullable String nextCursor) {

    /** A ticket, once for each time that it counts. */
    public record ListedTicket(
            UUID id,

            @Schema(description = "Null as long as the ticket's own event has not been heard.") @Nullable
            String number,

            @Schema(description = "The day by which it counts.")
            LocalDate day,

            @Schema(description = "Null as long as the ticket's own event has not been heard.") @Nullable
            OffsetDateTime registeredAt,

            @Schema(description = "The unit for which it counts here; null for figures of the time before dispatch.")
            @Nullable
            String unitCode,

            @Schema(description = "The unit that leads now; null before dispatch.") @Nullable
            String leadUnitCode,

            @Schema(description = "Where it stands now.") String stage,

            @Nullable TicketType type,
            @Nullable Urgency urgency,
            @Nullable String areaCode,
            @Nullable String categoryCode,
            @Nullable Channel channel) {

        static ListedTicket of(Behind behind) {
            Instant registeredAt = behind.registeredAt();
            return new ListedTicket(
                    behind.place().ticket(),
                    behind.number(),
                    behind.place().day(),
                    registeredAt == null
                            ? null
                            : registeredAt.atZone(HotlineTime.ZONE).toOffsetDateTime(),
                    behind.unit().isEmpty() ? null : behind.unit(),
                    behind.leadUnit(),
                    behind.stage(),
                    behind.type(),
                    behind.urgency(),
                    behind.areaCode(),
                    behind.categoryCode(),
                    behind.channel());
        }
    }

    /** The cursor as a client keeps it. */
    static String write(Place place) {
        String text = place.day() + " " + place.ticket() + " " + place.nth();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The cursor that a client sent back, or null where it sent none.
     *
     * @throws Refusal 400 when it is none of ours
     */
    static @Nullable Place parse(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return null;
        }
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(" ", -1);
            return new Place(LocalDate.parse(parts[0]), UUID.fromString(parts[1]), Integer.parseInt(parts[2]));
        } catch (RuntimeException e) {
            throw Refusal.badField(
                    "cursor",
                    new Phrase("不是本系统给出的游标，请从第一页重新开始", "is no cursor of ours; begin again with the first page"));
        }
    }
}
