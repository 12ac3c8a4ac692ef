package hotline.reporting.facts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as it was registered, or as intake has corrected it since. Corrections of its case change nothing here.
 *
 * @param categoryCode null where none was named
 * @param areaCode null where none was named
 * @param firstResponder the user name of the first person asked (FR-1); null where an old record names nobody known
 * @param outcome null where the matter went on to a case
 * @param handledOnTheSpot whether who was asked settled it at once (FR-2)
 */
public record Registration(
        Channel channel,
        TicketType type,
        Urgency urgency,
        @Nullable String categoryCode,
        @Nullable String areaCode,
        @Nullable String firstResponder,
        @Nullable String firstResponderUnit,
        Instant registeredAt,
        @Nullable RegisteredOutcome outcome,
        boolean handledOnTheSpot) {

    Registration corrected(FactEvent.Corrected as) {
        return new Registration(
                channel,
                as.type(),
                as.urgency(),
                as.categoryCode(),
                as.areaCode(),
                firstResponder,
                firstResponderUnit,
                registeredAt,
                outcome,
                handledOnTheSpot);
    }
}
