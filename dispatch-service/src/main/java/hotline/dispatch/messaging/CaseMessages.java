package hotline.dispatch.messaging;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
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
import hotline.dispatch.cases.CaseStage;
import hotline.dispatch.cases.ClosedAs;
import hotline.dispatch.cases.RefusalCode;
import hotline.dispatch.cases.TimeEvent;
import hotline.dispatch.deadlines.Deadline;
import hotline.dispatch.deadlines.DispatchDeadlines;
import hotline.messaging.Json;
import hotline.messaging.Latest;
import hotline.messaging.Recorded;
import hotline.messaging.Wire;
import hotline.privacy.PersonalData;
import hotline.privacy.PersonalData.Numbers;
import hotline.privacy.PersonalData.Person;
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
                                Deadlines.of(it.deadlines()),
                                due(it.deadlines().feedback()),
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
                                Deadlines.of(it.deadlines()),
                                due(it.deadlines().feedback()),
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
                        new Signed(head.id(), head.number(), head.at(), head.by(), CaseStage.HANDLING, it.unitCode()));
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
                                it.words()));
            case TimeEvent it -> head.with(TimeBodies.name(it), TimeBodies.of(recorded, it));
        };
    }

    private static @Nullable Instant due(@Nullable Deadline deadline) {
        return deadline == null ? null : deadline.dueAt();
    }

    /** What every event begins with, and how it is finished. */
    private record Head(Recorded recorded, CaseEvent event) {
        UUID id() {
            return recorded.record();
        }

        String number() {
            return recorded.number();
        }

        Instant at() {
            return event.at();
        }

        String by() {
            return event.by();
        }

        String key(String kind) {
            return id() + "/" + kind + "/" + recorded.sequence();
        }

        Ended ended(CaseStage stage, @Nullable RefusalCode code, String kind) {
            return new Ended(id(), number(), at(), by(), stage, code, key(kind));
        }

        /** Staff may have written a person's number down: it becomes a mark. An office's line stays, to be rung. */
        private static JsonNode marked(Object words) {
            ObjectNode texts = Json.read(Json.write(words), ObjectNode.class);
            texts.properties().forEach(field -> {
                if (field.getValue().isTextual()) {
                    field.setValue(TextNode.valueOf(
                            PersonalData.mark(field.getValue().asText(), Person.UNKNOWN, Numbers.MOBILE_AND_IDENTITY)
                                    .text()));
                }
            });
            return texts;
        }

        Written with(String name, Object body) {
            return new Written("hotline.case." + name + ".v1", at(), body);
        }

        Written with(String name, Object body, @Nullable Object words) {
            return words == null
                    ? with(name, body)
                    : new Written(
                            "hotline.case." + name + ".v1",
                            at(),
                            body,
                            List.of(new Latest(WORDS, key(name), 1, marked(words))));
        }
    }

    record Due(Instant dueAt, boolean provisional) {
        static @Nullable Due of(@Nullable Deadline deadline) {
            return deadline == null ? null : new Due(deadline.dueAt(), deadline.provisional());
        }
    }

    record Deadlines(
            @Nullable Due sign,
            @Nullable Due contact,
            @Nullable Due reply) {
        static Deadlines of(DispatchDeadlines at) {
            return new Deadlines(Due.of(at.sign()), Due.of(at.contact()), Due.of(at.reply()));
        }
    }

    /** Body of {@code dispatched} and of {@code assigned}; the latter has words and neither rule nor entry. */
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
            Deadlines deadlines,
            @Nullable Instant feedbackDueAt,
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

    record Signed(UUID ticketId, String number, Instant at, String by, CaseStage stage, String unitCode) {}

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
            @Nullable String words) {}

    record Reason(String reason) {}

    record Text(String text) {}

    record To(String to) {}

    record Told(String told) {}

    record Note(String note) {}
}
