package hotline.reporting.facts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as it was registered. Later corrections belong to its case and change nothing here.
 *
 * @param categoryCode null where none was named
 * @param areaCode null where none was named
 * @param firstResponder the user name of the first person asked (FR-1); null where an old record names nobody known
 * @param outcome null where the matter went on to a case
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
        @Nullable RegisteredOutcome outcome) {}
