package hotline.dispatch.cases;

import hotline.dispatch.directory.TicketType;
import hotline.dispatch.directory.Urgency;
import org.jspecify.annotations.Nullable;

/** How a case is classed; null where it is not known. */
public record Classification(
        TicketType type,
        Urgency urgency,
        @Nullable String categoryCode,
        @Nullable String areaCode,
        @Nullable String targetUnitCode) {}
