package hotline.dispatch.cases;

import hotline.dispatch.cases.Round.Finding;
import hotline.dispatch.deadlines.Deadline;
import hotline.dispatch.deadlines.DispatchDeadlines;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What has happened within the rounds of a case: replies that pend, reworks, more time. */
public sealed interface RoundEvent extends CaseEvent {

    /** INTERIM_REPLY: how far it got; {@code step} names the statutory step that it meets. */
    record InterimReplied(
            Instant at,
            String by,
            String unitCode,
            @Nullable String step,
            String text) implements RoundEvent {}

    /** REPLY where review is asked for: it waits for the leader. */
    record ReplySubmitted(Instant at, String by, String unitCode, Reply reply) implements RoundEvent {}

    /** REVIEW_REPLY: the leader sent it back. */
    record ReplySentBack(Instant at, String by, String unitCode, String reason) implements RoundEvent {}

    /** REWORK: a new round begins. */
    record CaseReworked(
            Instant at,
            String by,
            String unitCode,
            int round,
            @Nullable Deadline reply,
            String reason) implements RoundEvent {}

    /** OBJECT: the unit says why the rework is wrong. */
    record CaseObjected(Instant at, String by, String unitCode, String reason, String evidence) implements RoundEvent {}

    /** FIND: what was found on the objection. */
    record ObjectionFound(
            Instant at,
            String by,
            String unitCode,
            Finding finding,
            @Nullable String text) implements RoundEvent {}

    /** EXTEND: more time is asked for. */
    record ExtensionAsked(Instant at, String by, String unitCode, int workingDays, String reason)
            implements RoundEvent {}

    /**
     * DECIDE_EXTENSION: more time was granted.
     *
     * @param upperDueAt the upper level's new due date, where it was needed
     */
    record CaseExtended(
            Instant at,
            String by,
            String unitCode,
            int workingDays,
            DispatchDeadlines deadlines,
            ExtensionFile.Granter grantedBy,
            @Nullable Instant upperDueAt,
            @Nullable String reason)
            implements RoundEvent {}

    /** DECIDE_EXTENSION: no more time. */
    record ExtensionRefused(Instant at, String by, String unitCode, String reason) implements RoundEvent {}

    /** MARK_COMPLEX: the limits of complex cases count. */
    record MarkedComplex(
            Instant at, String by, CaseStage stage, String unitCode, DispatchDeadlines deadlines, String reason)
            implements RoundEvent {}

    /** LONG_TERM: on the book until a day. */
    record PutOnLongTerm(
            Instant at, String by, String unitCode, LocalDate until, int reviewEachDays, String limits, String measures)
            implements RoundEvent {}

    /** RESUME: off the book again. */
    record CaseResumed(Instant at, String by, String unitCode, ResumeCause cause, DispatchDeadlines deadlines)
            implements RoundEvent {}

    /** Why a case came off the long-term book. */
    enum ResumeCause {
        BY_UNIT,
        BY_SUPERVISOR,
        BY_DATE
    }
}
