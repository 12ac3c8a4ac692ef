package hotline.dispatch.cases;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That a case is merged into another one, and what it goes back to.
 *
 * @param from where it stood
 * @param unitCode who led it; null where it was never dispatched
 */
public record Merger(
        UUID parentId, Instant at, CaseStage from, @Nullable String unitCode) {

    /** The same with another parent: a child's own children move to the root. */
    Merger into(UUID root) {
        return new Merger(root, at, from, unitCode);
    }
}
