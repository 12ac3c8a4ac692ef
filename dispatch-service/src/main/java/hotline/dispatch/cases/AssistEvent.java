package hotline.dispatch.cases;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What has happened between the lead and those who help it. */
public sealed interface AssistEvent extends CaseEvent {

    /**
     * ASSIST, or WHISTLE: a unit was asked.
     *
     * @param outsideList whether a township is asked for what does not stand on its list, and {@code reason} why (FR-13)
     */
    record AssistAsked(
            Instant at,
            String by,
            String unitCode,
            String assistUnitCode,
            Instant dueAt,
            boolean outsideList,
            boolean whistle,
            String text,
            @Nullable String reason)
            implements AssistEvent {}

    /** ANSWER_ASSIST: it answered the lead. */
    record AssistAnswered(Instant at, String by, String unitCode, String assistUnitCode, String text)
            implements AssistEvent {}

    /** DECLINE_ASSIST: it said why not, and how far it got. */
    record AssistDeclined(Instant at, String by, String unitCode, String assistUnitCode, String text)
            implements AssistEvent {}
}
