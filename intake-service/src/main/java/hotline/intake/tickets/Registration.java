package hotline.intake.tickets;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a call is about, before it is a ticket: the parts of a registration that rules speak of.
 *
 * @param askedAt when the caller asked, kept apart from when it was registered
 * @param chosenUnitCode the operator's choice of a unit
 * @param targetUnitCode the unit it is against
 * @param targetNamed whether somebody is named whom it is against
 * @param outcomes the outcomes given; lawful is none or one
 * @param firstResponder null only where an old record names nobody
 * @param sealed whether the caller's identity stays with the hotline (rulebook §8)
 */
public record Registration(
        Channel channel,
        TicketType type,
        Urgency urgency,
        @Nullable String categoryCode,
        @Nullable String areaCode,
        @Nullable String chosenUnitCode,
        @Nullable String targetUnitCode,
        boolean targetNamed,
        List<TicketOutcome> outcomes,
        @Nullable RefusalCode refusalCode,
        boolean handledOnTheSpot,
        boolean anonymous,
        boolean confidential,
        boolean reachable,
        boolean replyWanted,
        boolean sealed,
        String language,
        @Nullable Double latitude,
        @Nullable Double longitude,
        Instant askedAt,
        @Nullable Upper upper,
        @Nullable FirstResponder firstResponder,
        List<String> links,
        TicketWords words) {

    public Registration {
        outcomes = List.copyOf(outcomes);
        links = List.copyOf(links);
    }

    /** The same with these words. */
    public Registration with(TicketWords other) {
        return new Registration(
                channel,
                type,
                urgency,
                categoryCode,
                areaCode,
                chosenUnitCode,
                targetUnitCode,
                targetNamed,
                outcomes,
                refusalCode,
                handledOnTheSpot,
                anonymous,
                confidential,
                reachable,
                replyWanted,
                sealed,
                language,
                latitude,
                longitude,
                askedAt,
                upper,
                firstResponder,
                links,
                other);
    }

    /**
     * New facts about a matter that has ended: a new ticket like the old one, linked to it (rulebook §3).
     *
     * @param words of the new ticket
     * @param first who was asked now
     */
    public static Registration following(
            Ticket ended, TicketWords words, Channel channel, FirstResponder first, Instant askedAt) {
        return new Registration(
                channel,
                ended.type(),
                ended.urgency() == Urgency.COMPLEX ? Urgency.NORMAL : ended.urgency(),
                ended.categoryCode(),
                ended.areaCode(),
                null,
                ended.targetUnitCode(),
                ended.targetNamed(),
                List.of(),
                null,
                false,
                ended.anonymous(),
                ended.confidential(),
                ended.reachable(),
                ended.replyWanted(),
                ended.sealed(),
                ended.language(),
                ended.latitude(),
                ended.longitude(),
                askedAt,
                null,
                first,
                List.of(ended.number()),
                words);
    }

    /**
     * Who registers.
     *
     * @param unitCode the own unit; the desk for an operator
     * @param unitsAbove the own unit and those above it
     */
    public record Registrar(String user, String unitCode, List<String> unitsAbove, boolean operator, boolean handler) {
        public Registrar {
            unitsAbove = List.copyOf(unitsAbove);
        }
    }
}
