package hotline.dispatch.cases;

import hotline.dispatch.deadlines.DispatchDeadlines;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * That a person sent a case to a unit.
 *
 * @param fromUnitCode who led it before; null where nobody did
 * @param unitCode who leads it now
 * @param firstUnitCode the unit first dispatched to (FR-9)
 * @param assistUnitCodes who assists
 * @param copyUnitCodes who gets a copy (FR-15)
 * @param downUnitCodes townships and farms that get a department's duty by it, for the reason that is kept (FR-13)
 */
public record Sent(
        @Nullable String fromUnitCode,
        String unitCode,
        String firstUnitCode,
        List<String> assistUnitCodes,
        List<String> copyUnitCodes,
        List<String> downUnitCodes,
        DispatchDeadlines deadlines) {

    public Sent {
        assistUnitCodes = List.copyOf(assistUnitCodes);
        copyUnitCodes = List.copyOf(copyUnitCodes);
        downUnitCodes = List.copyOf(downUnitCodes);
    }
}
