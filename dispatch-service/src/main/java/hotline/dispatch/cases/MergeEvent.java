package hotline.dispatch.cases;

import hotline.dispatch.deadlines.Deadline;
import hotline.dispatch.deadlines.DispatchDeadlines;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What has happened to a case by being one matter with another. */
public sealed interface MergeEvent extends CaseEvent {

    /** MERGE: it goes with its parent from now; again where the parent went into another one. */
    record CaseMerged(Instant at, String by, UUID parentId) implements MergeEvent {}

    /**
     * UNMERGE: it goes its own way again.
     *
     * @param deadlines of its unit, later by what the merge lasted
     * @param decide the dispatchers' limit, likewise, where it was never dispatched
     */
    record CaseUnmerged(
            Instant at,
            String by,
            UnmergeCause cause,
            CaseStage stage,
            @Nullable String unitCode,
            DispatchDeadlines deadlines,
            @Nullable Deadline decide,
            @Nullable Instant dispatchedAt)
            implements MergeEvent {}

    /**
     * JOIN_REPLY: the parent's reply is its own.
     *
     * @param reply the parent's limit: on time if the parent is
     * @param words the key of the parent's reply
     * @param dispatchedAt of its own dispatch; now, where it was never dispatched
     */
    record ReplyJoined(
            Instant at,
            String by,
            UUID parentId,
            String unitCode,
            String firstUnitCode,
            Instant dispatchedAt,
            @Nullable Deadline reply,
            @Nullable Deadline callBack,
            String words)
            implements MergeEvent {}

    /** Why a case is no longer merged. */
    enum UnmergeCause {
        BY_DISPATCHER,
        PARENT_ENDED
    }
}
