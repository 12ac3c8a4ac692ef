package hotline.dispatch.cases;

import hotline.dispatch.cases.CaseEvent.CaseClosed;
import hotline.dispatch.cases.CaseEvent.CaseDispatched;
import hotline.dispatch.cases.MergeEvent.CaseMerged;
import hotline.dispatch.cases.MergeEvent.CaseUnmerged;
import hotline.dispatch.cases.MergeEvent.ReplyJoined;
import hotline.dispatch.cases.MergeEvent.UnmergeCause;
import hotline.dispatch.cases.ReturnEvent.CaseReassigned;
import hotline.dispatch.deadlines.Deadline;
import hotline.dispatch.routing.RoutingDecision;
import hotline.outcome.Event;
import hotline.outcome.Outcome;
import hotline.outcome.Outcome.Rejected;
import hotline.outcome.Phrase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One matter with another (rulebook §3: MERGE, UNMERGE, JOIN_REPLY). Who asks has locked all cases that take part. */
public final class Merging {
    private static final Phrase MERGED =
            new Phrase("并单期间不计，拆单后补足", "added: as long as it was merged into another case");

    private Merging() {}

    /** MERGE: before any reply, into a root that has neither ended nor been replied to, and never to the accused (FR-17). */
    public static Outcome merge(DispatchCase child, DispatchCase parent, String dispatcher, Grounds grounds) {
        return Decide.unless(
                CaseMove.MERGE.guard(child.stage()).or(() -> mayNotJoin(child, parent, grounds)),
                () -> new CaseMerged(grounds.now(), dispatcher, parent.ticketId()));
    }

    private static Optional<Rejected> mayNotJoin(DispatchCase child, DispatchCase parent, Grounds grounds) {
        boolean itself = child.ticketId().equals(parent.ticketId());
        boolean over = !parent.stage().isOpen() || !parent.isBeforeAnyReply();
        boolean accused = parent.assignments().stream()
                .filter(assignment -> assignment.endedAt() == null)
                .anyMatch(assignment -> grounds.excludes(child.ticket(), assignment.unitCode()));
        return Decide.broken(itself, CaseRule.MERGE_INTO_ITSELF, child)
                .or(() -> Decide.broken(!child.isBeforeAnyReply(), CaseRule.MERGE_BEFORE_ANY_REPLY, child))
                .or(() -> Decide.broken(parent.stage() == CaseStage.MERGED, CaseRule.PARENT_IS_MERGED, child))
                .or(() -> Decide.broken(over, CaseRule.PARENT_IS_OVER, child))
                .or(() -> Decide.broken(accused, CaseRule.FR_17_NEVER_TO_THE_ACCUSED, child));
    }

    /** A child's own child moves to the root. */
    public static Outcome follow(DispatchCase grandchild, UUID root, String dispatcher, Instant now) {
        return Outcome.accepted(new CaseMerged(now, dispatcher, root));
    }

    /**
     * UNMERGE: back to its own stage with the time that the merge lasted. What was never dispatched is routed now.
     *
     * @param routed what the router says of it now
     */
    public static Outcome unmerge(
            DispatchCase merged, UnmergeCause cause, RoutingDecision routed, String by, Grounds grounds) {
        var rejected = CaseMove.UNMERGE.guard(merged.stage());
        if (rejected.isPresent()) {
            return rejected.get();
        }
        Merger merger = Objects.requireNonNull(merged.dossier().merger(), "what a merged case goes back to");
        List<Event> events = new ArrayList<>();
        events.add(new CaseUnmerged(
                grounds.now(),
                by,
                cause,
                merger.from(),
                merger.unitCode(),
                merged.deadlines().ofUnit().each(due -> later(merged, due, merger, grounds)),
                later(merged, merged.deadlines().decide(), merger, grounds),
                merged.dispatchedAt()));
        String lead = routed.leadUnitCode();
        if (lead != null && merger.unitCode() == null) {
            events.add(new CaseDispatched(
                    grounds.now(),
                    Dispatching.ROUTER,
                    routed,
                    lead,
                    Dispatching.first(merged, lead),
                    Dispatching.limits(merged, grounds.deadlines(), grounds.now())));
        } else if (lead != null && grounds.excludes(merged.ticket(), Objects.requireNonNull(merger.unitCode()))) {
            events.add(new CaseReassigned(
                    grounds.now(),
                    Dispatching.ROUTER,
                    Correcting.sent(merged, merger.unitCode(), merged.ticket(), routed, grounds),
                    MERGED.zh()));
        }
        return new Outcome.Accepted(events);
    }

    private static @Nullable Deadline later(
            DispatchCase merged, @Nullable Deadline due, Merger merger, Grounds grounds) {
        return due == null
                ? null
                : grounds.deadlines().delayed(due, merger.at(), grounds.now(), MERGED, merged.upperDueAt());
    }

    /** JOIN_REPLY: the parent has replied; an own call-back, or the end by rule where nobody is called back. */
    public static Outcome joinReply(DispatchCase merged, DispatchCase parent, Grounds grounds) {
        var rejected = CaseMove.JOIN_REPLY.guard(merged.stage());
        if (rejected.isPresent()) {
            return rejected.get();
        }
        Instant now = grounds.now();
        String unit = Objects.requireNonNull(parent.unitCode(), "who replied");
        RegisteredTicket ticket = merged.ticket();
        Deadline callBack = merged.isCalledBack()
                ? grounds.deadlines()
                        .callBack(now, ticket.type(), ticket.urgency())
                        .orElse(null)
                : null;
        ReplyJoined joined = new ReplyJoined(
                now,
                Dispatching.ROUTER,
                parent.ticketId(),
                unit,
                Dispatching.first(merged, unit),
                merged.dispatchedAt() == null ? now : merged.dispatchedAt(),
                parent.deadlines().reply(),
                callBack,
                Objects.requireNonNull(parent.replyWords(), "what was replied"));
        return merged.isCalledBack()
                ? Outcome.accepted(joined)
                : Outcome.accepted(joined, new CaseClosed(now, Dispatching.ROUTER, unit, ClosedAs.BY_RULE));
    }
}
