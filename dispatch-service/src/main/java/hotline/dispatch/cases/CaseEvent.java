package hotline.dispatch.cases;

import hotline.dispatch.deadlines.Deadline;
import hotline.dispatch.deadlines.DispatchDeadlines;
import hotline.dispatch.routing.RoutingDecision;
import hotline.outcome.Event;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has happened to a case. Words are part of an event here and travel apart on the wire. */
public sealed interface CaseEvent extends Event {

    /** When it happened. */
    Instant at();

    /** Who did it; {@code router} where a rule did. */
    String by();

    /**
     * DISPATCH: the router sent it to a unit.
     *
     * @param firstUnitCode the unit first dispatched to (FR-9): this one, at the first dispatch
     */
    record CaseDispatched(
            Instant at,
            String by,
            RoutingDecision decision,
            String unitCode,
            String firstUnitCode,
            DispatchDeadlines deadlines)
            implements CaseEvent {}

    /** QUEUE: no rule matched. */
    record CaseQueued(
            Instant at,
            String by,
            RoutingDecision decision,
            @Nullable Deadline decide) implements CaseEvent {}

    /** ASSIGN: a dispatcher sent it to a unit. */
    record CaseAssigned(
            Instant at,
            String by,
            String unitCode,
            String firstUnitCode,
            List<String> assistUnitCodes,
            List<String> copyUnitCodes,
            String reason,
            DispatchDeadlines deadlines)
            implements CaseEvent {
        public CaseAssigned {
            assistUnitCodes = List.copyOf(assistUnitCodes);
            copyUnitCodes = List.copyOf(copyUnitCodes);
        }
    }

    /** ANSWER: answered without a unit. */
    record CaseAnswered(Instant at, String by, String text) implements CaseEvent {}

    /** TRANSFER: another line took it. */
    record CaseTransferred(Instant at, String by, String to) implements CaseEvent {}

    /** REFUSE: not accepted; the caller was told the lawful channel. */
    record CaseRefused(Instant at, String by, RefusalCode code, String told) implements CaseEvent {}

    /** SIGN: the unit took it in hand. */
    record CaseSigned(Instant at, String by, String unitCode) implements CaseEvent {}

    /**
     * CONTACT: the caller was spoken to, or not.
     *
     * @param made whether the duty to contact is met by it
     */
    record CaseContacted(
            Instant at,
            String by,
            String unitCode,
            boolean reached,
            boolean made,
            @Nullable String channel,
            @Nullable String text)
            implements CaseEvent {}

    /**
     * REPLY: the unit answered.
     *
     * @param reply its words; null where they came with the ticket, settled on the spot
     * @param words the key of words that lie elsewhere
     */
    record CaseReplied(
            Instant at,
            String by,
            String unitCode,
            @Nullable Reply reply,
            @Nullable String words,
            @Nullable Deadline callBack)
            implements CaseEvent {}

    /** CALL_BACK: the caller was asked, or could not be reached. */
    record CaseCalledBack(Instant at, String by, String unitCode, CallBackReport report) implements CaseEvent {}

    /** The case came to its end. */
    record CaseClosed(Instant at, String by, String unitCode, ClosedAs closedAs) implements CaseEvent {}
}
