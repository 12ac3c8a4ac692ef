package hotline.dispatch.routing;

import hotline.dispatch.directory.TicketType;
import hotline.dispatch.directory.Urgency;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the router looks at. Codes that the directory does not know on the day count as none.
 *
 * @param chosenUnitCode the operator's explicit choice
 * @param targetUnitCode the unit the matter is against; for praise, the unit praised
 * @param targetIsNamedOnly whether it is against a business or person that is named without a unit code
 * @param firstResponderUnitCode the unit of the first responder, a person
 * @param onTheSpot whether the first responder has settled the matter on the spot
 * @param deskUnitCode the operators' own unit, which is no own duty (FR-2)
 * @param date the day of the dispatch in Asia/Shanghai
 */
public record RoutingRequest(
        TicketType type,
        Urgency urgency,
        @Nullable String categoryCode,
        @Nullable String areaCode,
        @Nullable String chosenUnitCode,
        @Nullable String targetUnitCode,
        boolean targetIsNamedOnly,
        @Nullable String firstResponderUnitCode,
        boolean onTheSpot,
        String deskUnitCode,
        LocalDate date) {

    public RoutingRequest {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(urgency, "urgency");
        Objects.requireNonNull(deskUnitCode, "deskUnitCode");
        Objects.requireNonNull(date, "date");
    }
}
