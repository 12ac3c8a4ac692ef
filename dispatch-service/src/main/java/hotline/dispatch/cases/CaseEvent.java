package hotline.dispatch.cases;

import hotline.dispatch.deadlines.Deadline;
import hotline.dispatch.deadlines.DispatchDeadlines;
import hotline.dispatch.routing.RoutingDecision;
import hotline.outcome.Event;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has happened to a case. Words are part of an event here and travel apart on the wire. */
public sealed interface CaseEvent extends Event
        permits CaseEvent.CaseDispatched,
                CaseEvent.CaseQueued,
                CaseEvent.CaseAssigned,
                CaseEvent.CaseAnswered,
                CaseEvent.CaseTransferred,
                CaseEvent.CaseRefused,
                CaseEvent.CaseSigned,
                CaseEvent.CaseContacted,
                CaseEvent.CaseReplied,
                CaseEvent.CaseCalledBack,
                CaseEvent.CaseClosed,
                ReturnEvent,
                RoundEvent,
                SupervisionEvent,
                AssistEvent,
                MergeEvent,
                CorrectionEvent,
                TimeEvent {

    /** When it happened. */
    Instant at();

    /** Who did it; {@code router} where a rule did. */
    String by();

    /**
     * DISPATCH: the router sent it to a unit.
     *
     * @param firstUnitCode the unit first dispatched to (FR-9): this one, at the first dispatch
     * @param words the key of words that lie elsewhere
     */
    record CaseDispatched(
            Instant at,
            String by,
            RoutingDecision decision,
            String unitCode,
            String firstUnitCode,
            DispatchDeadlines deadlines,
            @Nullable String words)
            implements CaseEvent {

        /** A dispatch of now, which says all in its decision. */
        public CaseDispatched(
                Instant at,
                String by,
                RoutingDecision decision,
                String unitCode,
                String firstUnitCode,
                DispatchDeadlines deadlines) {
            this(at, by, decision, unitCode, firstUnitCode, deadlines, null);
        }
    }

    /** QUEUE: no rule matched. */
    record CaseQueued(
            Instant at,
            String by,
            RoutingDecision decision,
            @Nullable Deadline decide) implements CaseEvent {}

    /**
     * ASSIGN: a dispatcher sent it to a unit.
     *
     * @param downUnitCodes townships and farms that get a department's duty by it, for the reason that is kept (FR-13)
     */
    record CaseAssigned(
            Instant at,
            String by,
            String unitCode,
            String firstUnitCode,
            List<String> assistUnitCodes,
            List<String> copyUnitCodes,
            List<String> downUnitCodes,
            String reason,
            DispatchDeadlines deadlines)
            implements CaseEvent {
        public CaseAssigned {
            assistUnitCodes = List.copyOf(assistUnitCodes);
            copyUnitCodes = List.copyOf(copyUnitCodes);
            downUnitCodes = List.copyOf(downUnitCodes);
        }
    }

    /** ANSWER: answered without a unit. */
    record CaseAnswered(Instant at, String by, String text) implements CaseEvent {}

    /** TRANSFER: another line took it. */
    record CaseTransferred(Instant at, String by, String to) implements CaseEvent {}

    /** REFUSE: not accepted; the caller was told the lawful channel. */
    record CaseRefused(Instant at, String by, RefusalCode code, String told) implements CaseEvent {}

    /**
     * SIGN: the unit took it in hand.
     *
     * @param onThePhone who said yes to a dispatcher and when; null where the unit signed itself
     */
    record CaseSigned(
            Instant at,
            String by,
            String unitCode,
            @Nullable OnThePhone onThePhone) implements CaseEvent {

        /** Signed by the unit itself. */
        public CaseSigned(Instant at, String by, String unitCode) {
            this(at, by, unitCode, null);
        }
    }

    /** Who of the unit said yes on the phone, and when (代签收). */
    record OnThePhone(String person, Instant at) {}

    /**
     * CONTACT: the caller was spoken to, or not.
     *
     * @param made whether the duty to contact is met by it
     * @param stage where the case stands with it: in hand, save in old records
     * @param words the key of words that lie elsewhere
     */
    record CaseContacted(
            Instant at,
            String by,
            String unitCode,
            boolean reached,
            boolean made,
            @Nullable String channel,
            @Nullable String text,
            CaseStage stage,
            @Nullable String words)
            implements CaseEvent {

        /** A contact of now, with its own words. */
        public CaseContacted(
                Instant at,
                String by,
                String unitCode,
                boolean reached,
                boolean made,
                @Nullable String channel,
                @Nullable String text) {
            this(at, by, unitCode, reached, made, channel, text, CaseStage.HANDLING, null);
        }
    }

    /**
     * REPLY: the unit answered.
     *
     * @param reply its words; null where they came with the ticket, settled on the spot or recorded
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

    /**
     * CALL_BACK: the caller was asked, or could not be reached.
     *
     * @param stage where the case stands with it: replied, save in old records
     * @param words the key of words that lie elsewhere
     */
    record CaseCalledBack(
            Instant at,
            String by,
            String unitCode,
            CallBackReport report,
            CaseStage stage,
            @Nullable String words) implements CaseEvent {

        /** A call-back of now, with its own words. */
        public CaseCalledBack(Instant at, String by, String unitCode, CallBackReport report) {
            this(at, by, unitCode, report, CaseStage.REPLIED, null);
        }
    }

    /**
     * The case came to its end.
     *
     * @param strikeOff why it was struck off, and {@code reason} in words; null unless it was
     * @param words the key of words that lie elsewhere
     */
    record CaseClosed(
            Instant at,
            String by,
            String unitCode,
            ClosedAs closedAs,
            @Nullable StrikeOff strikeOff,
            @Nullable String reason,
            @Nullable String words)
            implements CaseEvent {

        /** An end that needs no words. */
        public CaseClosed(Instant at, String by, String unitCode, ClosedAs closedAs) {
            this(at, by, unitCode, closedAs, null, null, null);
        }

        /** A recorded end, whose words lie elsewhere. */
        public CaseClosed(Instant at, String by, String unitCode, ClosedAs closedAs, @Nullable String words) {
            this(at, by, unitCode, closedAs, null, null, words);
        }
    }
}
