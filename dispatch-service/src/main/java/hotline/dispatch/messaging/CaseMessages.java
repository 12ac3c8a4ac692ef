package hotline.dispatch.messaging;

import com.fasterxml.jackson.annotation.JsonProperty;
import hotline.dispatch.cases.AssistEvent;
import hotline.dispatch.cases.CallBackReport.Resolved;
import hotline.dispatch.cases.CallBackReport.Satisfaction;
import hotline.dispatch.cases.CaseEvent;
import hotline.dispatch.cases.CaseEvent.CaseAnswered;
import hotline.dispatch.cases.CaseEvent.CaseAssigned;
import hotline.dispatch.cases.CaseEvent.CaseCalledBack;
import hotline.dispatch.cases.CaseEvent.CaseClosed;
import hotline.dispatch.cases.CaseEvent.CaseContacted;
import hotline.dispatch.cases.CaseEvent.CaseDispatched;
import hotline.dispatch.cases.CaseEvent.CaseQueued;
import hotline.dispatch.cases.CaseEvent.CaseRefused;
import hotline.dispatch.cases.CaseEvent.CaseReplied;
import hotline.dispatch.cases.CaseEvent.CaseSigned;
import hotline.dispatch.cases.CaseEvent.CaseTransferred;
import hotline.dispatch.cases.CaseEvent.OnThePhone;
import hotline.dispatch.cases.CaseStage;
import hotline.dispatch.cases.ClosedAs;
import hotline.dispatch.cases.CorrectionEvent;
import hotline.dispatch.cases.MergeEvent;
import hotline.dispatch.cases.RefusalCode;
import hotline.dispatch.cases.ReturnEvent;
import hotline.dispatch.cases.RoundEvent;
import hotline.dispatch.cases.StrikeOff;
import hotline.dispatch.cases.SupervisionEvent;
import hotline.dispatch.cases.TimeEvent;
import hotline.dispatch.deadlines.Deadline;
import hotline.messaging.Recorded;
import hotline.messaging.Wire;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Dispatch's events as others read them: topic, type names and bodies. Each says the stage that the case is then in. */
@ApplicationScoped
public class CaseMessages implements Wire {
    static final String CASES = "hotline.cases.v1";
    static final String WORDS = "hotline.words.v1";

    @Override
    public String topic() {
        return CASES;
    }

    @Override
    public Written write(Recorded recorded) {
        CaseEvent event = (CaseEvent) recorded.event();
        Head head = new Head(recorded, event);
        return switch (event) {
            case CaseDispatched it ->
                head.with(
                        "dispatched",
                        new Dispatched(
                                head.id(),
                                head.number(),
                                head.at(),
                                head.by(),
                                CaseStage.DISPATCHED,
                                it.unitCode(),
                                it.firstUnitCode(),
                                it.decision().assistUnitCodes(),
                                it.decision().copyUnitCodes(),
                                it.decision().rule().name(),
                                it.decision().entryCode(),
                                Head.Deadlines.of(it.deadlines()),
                                due(it.deadlines().feedback()),
                                null,
                                it.words()));
            case CaseAssigned it ->
                head.with(
                        "assigned",
                        new Dispatched(
                                head.id(),
                                head.number(),
                                head.at(),
                                head.by(),
                                CaseStage.DISPATCHED,
                                it.unitCode(),
                                it.firstUnitCode(),
                                it.assistUnitCodes(),
                                it.copyUnitCodes(),
                                null,
                                null,
                                Head.Deadlines.of(it.deadlines()),
                                due(it.deadlines().feedback()),
                                Head.orNull(it.downUnitCodes()),
                                head.key("assigned")),
                        new Reason(it.reason()));
            case CaseQueued it ->
                head.with(
                        "queued",
                        new Queued(
                                head.id(),
                                head.number(),
                                head.at(),
                                head.by(),
                                CaseStage.UNROUTED,
                                it.decision().rule().name(),
                                due(it.decide())));
            case CaseAnswered it ->
                head.with("answered", head.ended(CaseStage.ANSWERED, null, "answered"), new Text(it.text()));
            case CaseTransferred it ->
                head.with("transferred", head.ended(CaseStage.TRANSFERRED, null, "transferred"), new To(it.to()));
            case CaseRefused it ->
                head.with("refused", head.ended(CaseStage.REFUSED, it.code(), "refused"), new Told(it.told()));
            case CaseSigned it ->
                head.with(
                        "signed",
                        new Signed(
                                head.id(),
                                head.number(),
                                head.at(),
                                head.by(),
                                CaseStage.HANDLING,
                                it.unitCode(),
                                it.onThePhone()));
            case CaseContacted it ->
                head.with(
                        "contacted",
                        new Contacted(
                                head.id(),
                                head.number(),
                                head.at(),
                                head.by(),
                                it.stage(),
                                it.unitCode(),
                                it.reached(),
                                it.made(),
                                it.channel(),
                                it.text() == null ? it.words() : head.key("contacted")),
                        it.text() == null ? null : new Text(it.text()));
            case CaseReplied it ->
                head.with(
                        "replied",
                        new Replied(
                                head.id(),
                                head.number(),
                                head.at(),
                                head.by(),
                                CaseStage.REPLIED,
                                it.unitCode(),
                                due(it.callBack()),
                                it.words() == null ? head.key("replied") : it.words()),
                        it.reply());
            case CaseCalledBack it ->
                head.with(
                        "called-back",
                        new CalledBack(
                                head.id(),
                                head.number(),
                                head.at(),
                                head.by(),
                                it.stage(),
                                it.unitCode(),
                                it.report().reached(),
                                it.report().contactedByUnit(),
                                it.report().resolved(),
                                it.report().satisfiedWithResult(),
                                it.report().satisfiedWithAttitude(),
                                it.report().note() == null ? it.words() : head.key("called-back")),
                        it.report().note() == null ? null : new Note(it.report().note()));
            case CaseClosed it ->
                head.with(
                        "closed",
                        new Closed(
                                head.id(),
                                head.number(),
                                head.at(),
                                head.by(),
                                CaseStage.CLOSED,
                                it.unitCode(),
                                it.closedAs(),
                                it.strikeOff(),
                                it.reason() == null ? it.words() : head.key("closed")),
                        it.reason() == null ? null : new Reason(it.reason()));
            case ReturnEvent it -> ReturnMessages.write(head, it);
            case RoundEvent it -> RoundMessages.write(head, it);
            case SupervisionEvent it -> SupervisionMessages.write(head, it);
            case AssistEvent it -> MatterMessages.write(head, it);
            case MergeEvent it -> MatterMessages.write(head, it);
            case CorrectionEvent it -> MatterMessages.write(head, it);
            case TimeEvent it -> TimeMessages.write(head, it);
        };
    }

    private static @Nullable Instant due(@Nullable Deadline deadline) {
        return Head.due(deadline);
    }

    /**
     * Body of {@code dispatched} and of {@code assigned}; the latter has words and neither rule nor entry.
     *
     * @param downward townships that get a department's duty by it (FR-13); null for none
     */
    record Dispatched(
            UUID ticketId,
            String number,
            Instant at,
            String by,
            CaseStage stage,
            String unitCode,
            String firstUnitCode,
            List<String> assists,
            List<String> copies,
            @Nullable String rule,
            @Nullable String entry,
            Head.Deadlines deadlines,
            @Nullable Instant feedbackDueAt,
            @Nullable List<String> downward,
            @Nullable String words) {}

    record Queued(
            UUID ticketId,
            String number,
            Instant at,
            String by,
            CaseStage stage,
            String rule,
            @Nullable Instant decideDueAt) {}

    /** Body of {@code answered}, {@code transferred} and {@code refused}. */
    record Ended(
            UUID ticketId,
            String number,
            Instant at,
            String by,
            CaseStage stage,
            @Nullable RefusalCode code,
            String words) {}

    record Signed(
            UUID ticketId,
            String number,
            Instant at,
            String by,
            CaseStage stage,
            String unitCode,
            @Nullable OnThePhone onThePhone) {}

    record Contacted(
            UUID ticketId,
            String number,
            Instant at,
            String by,
            CaseStage stage,
            String unitCode,
            boolean reached,
            boolean made,
            @Nullable String channel,
            @Nullable String words) {}

    record Replied(
            UUID ticketId,
            String number,
            Instant at,
            String by,
            CaseStage stage,
            String unitCode,
            @Nullable Instant callBackDueAt,
            String words) {}

    record CalledBack(
            UUID ticketId,
            String number,
            Instant at,
            String by,
            CaseStage stage,
            String unitCode,
            boolean reached,
            @Nullable Boolean contactedByUnit,
            @Nullable Resolved resolved,
            @Nullable Satisfaction satisfiedWithResult,
            @Nullable Satisfaction satisfiedWithAttitude,
            @Nullable String words) {}

    record Closed(
            UUID ticketId,
            String number,
            Instant at,
            String by,
            CaseStage stage,
            String unitCode,
            @JsonProperty("as") ClosedAs closedAs,
            @Nullable StrikeOff strikeOffKind,
            @Nullable String words) {}

    record Reason(String reason) {}

    record Text(String text) {}

    record To(String to) {}

    record Told(String told) {}

    record Note(String note) {}
}
