package hotline.dispatch.persistence;

import hotline.dispatch.cases.CaseStage;
import hotline.dispatch.deadlines.Card;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which cases stand on a worklist.
 *
 * @param unitCode only cases that this unit leads, assists or has a copy of now; null for all
 * @param stage only cases in this stage; null for all that are open
 * @param card only cases that show this card; null for any and none
 * @param dueBy only cases with something due by then, what is overdue too; null for any
 */
public record WorklistFilter(
        @Nullable String unitCode,
        @Nullable CaseStage stage,
        @Nullable Card card,
        @Nullable Instant dueBy) {}
