package hotline.dispatch.cases;

import hotline.dispatch.directory.TicketType;
import hotline.dispatch.directory.Urgency;
import org.jspecify.annotations.Nullable;

/** What of a classification is to change; null where it stays. */
public record Correction(
        @Nullable TicketType type,
        @Nullable Urgency urgency,
        @Nullable String categoryCode,
        @Nullable String areaCode,
        @Nullable String targetUnitCode) {

    /** The classification with this changed. */
    public Classification of(Classification old) {
        return new Classification(
                type == null ? old.type() : type,
                urgency == null ? old.urgency() : urgency,
                categoryCode == null ? old.categoryCode() : categoryCode,
                areaCode == null ? old.areaCode() : areaCode,
                targetUnitCode == null ? old.targetUnitCode() : targetUnitCode);
    }
}
