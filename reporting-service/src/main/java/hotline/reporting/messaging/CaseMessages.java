package hotline.reporting.messaging;

import hotline.messaging.Received;
import hotline.reporting.facts.CallBack;
import hotline.reporting.facts.CaseStage;
import hotline.reporting.facts.ClosedAs;
import hotline.reporting.facts.DueDates;
import hotline.reporting.facts.FactEvent;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The messages of cases as dispatch writes them; of each body only what is counted is read. */
final class CaseMessages {
    static final String TOPIC = "hotline.cases.v1";

    /**
     * Types that change neither where a case stands nor who has it nor by when; what is late is counted from the dates, not from the
     * cards.
     */
    static final Set<String> PASSED_OVER = Set.of(
            "hotline.case.urged.v1",
            "hotline.case.supervised.v1",
            "hotline.case.supervision-answered.v1",
            "hotline.case.handler-named.v1",
            "hotline.case.assist-asked.v1",
            "hotline.case.assist-answered.v1",
            "hotline.case.assist-declined.v1",
            "hotline.case.extension-asked.v1",
            "hotline.case.extension-refused.v1",
            "hotline.case.interim-replied.v1",
            "hotline.case.reply-submitted.v1",
            "hotline.case.reply-sent-back.v1",
            "hotline.case.objected.v1",
            "hotline.case.objection-found.v1",
            "hotline.case.correction-asked.v1",
            "hotline.case.excluded.v1",
            "hotline.case.appealed.v1",
            "hotline.case.appeal-decided.v1",
            "hotline.case.card-shown.v1",
            "hotline.case.reminded.v1",
            "hotline.case.proposed.v1");

    private static final Map<String, Function<Body, FactEvent.Move>> MOVES = Map.ofEntries(
            Map.entry("hotline.case.queued.v1", body -> new FactEvent.Queued()),
            Map.entry("hotline.case.answered.v1", body -> new FactEvent.Answered()),
            Map.entry("hotline.case.transferred.v1", body -> new FactEvent.Transferred()),
            Map.entry("hotline.case.refused.v1", body -> new FactEvent.Refused()),
            Map.entry("hotline.case.dispatched.v1", CaseMessages::dispatched),
            Map.entry("hotline.case.assigned.v1", CaseMessages::dispatched),
            Map.entry("hotline.case.reassigned.v1", CaseMessages::dispatched),
            Map.entry("hotline.case.return-approved.v1", CaseMessages::dispatched),
            Map.entry("hotline.case.designated.v1", CaseMessages::dispatched),
            Map.entry("hotline.case.return-asked.v1", CaseMessages::stood),
            Map.entry("hotline.case.return-refused.v1", CaseMessages::stood),
            Map.entry("hotline.case.disputed.v1", CaseMessages::stood),
            Map.entry("hotline.case.marked-complex.v1", CaseMessages::stood),
            Map.entry("hotline.case.extended.v1", CaseMessages::stood),
            Map.entry("hotline.case.corrected.v1", CaseMessages::stood),
            Map.entry("hotline.case.put-on-long-term.v1", CaseMessages::stood),
            Map.entry("hotline.case.resumed.v1", CaseMessages::stood),
            Map.entry(
                    "hotline.case.reworked.v1",
                    body -> new FactEvent.Reworked(due(body).reply())),
            Map.entry("hotline.case.terminated.v1", body -> new FactEvent.LeftOff()),
            Map.entry("hotline.case.withdrawn.v1", body -> new FactEvent.LeftOff()),
            Map.entry("hotline.case.merged.v1", body -> new FactEvent.LeftOff()),
            Map.entry("hotline.case.unmerged.v1", body -> new FactEvent.TakenUpAgain(due(body))),
            Map.entry(
                    "hotline.case.reply-joined.v1",
                    body -> new FactEvent.ReplyJoined(unit(body), new DueDates(null, null, body.replyDueAt()))),
            Map.entry("hotline.case.signed.v1", body -> new FactEvent.Signed(unit(body))),
            Map.entry(
                    "hotline.case.contacted.v1",
                    body -> new FactEvent.Contacted(unit(body), Fields.need(body.made(), "made"))),
            Map.entry("hotline.case.replied.v1", body -> new FactEvent.Replied(unit(body))),
            Map.entry("hotline.case.called-back.v1", CaseMessages::calledBack),
            Map.entry("hotline.case.closed.v1", body -> new FactEvent.Closed(unit(body), Fields.need(body.as(), "as"))),
            Map.entry("hotline.case.inherited.v1", body -> new FactEvent.Inherited(body.unitCode())),
            Map.entry(
                    "hotline.case.deadline-moved.v1",
                    body -> new FactEvent.DueMoved(Fields.need(body.limit(), "limit"), Fields.need(body.to(), "to"))));

    private CaseMessages() {}

    private record Body(
            @Nullable String ticketId,
            @Nullable Instant at,
            @Nullable CaseStage stage,
            @Nullable String unitCode,
            @Nullable Deadlines deadlines,
            @Nullable Instant replyDueAt,
            @Nullable Boolean made,
            @Nullable ClosedAs as,
            @Nullable Boolean reached,
            @Nullable Boolean contactedByUnit,
            CallBack.@Nullable Resolved resolved,
            CallBack.@Nullable Satisfaction satisfiedWithResult,
            CallBack.@Nullable Satisfaction satisfiedWithAttitude,
            @Nullable String limit,
            @Nullable Instant to) {}

    private record Deadlines(
            @Nullable Deadline sign,
            @Nullable Deadline contact,
            @Nullable Deadline reply) {}

    private record Deadline(@Nullable Instant dueAt) {}

    /** What the message says, or null where its type is not known here. */
    static @Nullable FactEvent read(Received message) {
        Function<Body, FactEvent.Move> move = MOVES.get(message.type());
        if (move == null) {
            return null;
        }
        Body body = message.read(Body.class);
        Fields.ofSameTicket(message, body.ticketId());
        return new FactEvent.CaseMoved(
                Fields.need(body.at(), "at"), Fields.need(body.stage(), "stage"), move.apply(body));
    }

    private static FactEvent.Move dispatched(Body body) {
        return new FactEvent.Dispatched(unit(body), due(body));
    }

    private static FactEvent.Move stood(Body body) {
        return new FactEvent.Stood(body.deadlines() == null ? null : due(body));
    }

    private static DueDates due(Body body) {
        Deadlines deadlines = body.deadlines();
        return deadlines == null
                ? new DueDates(null, null, null)
                : new DueDates(due(deadlines.sign()), due(deadlines.contact()), due(deadlines.reply()));
    }

    private static FactEvent.Move calledBack(Body body) {
        return new FactEvent.CalledBack(
                unit(body),
                Fields.need(body.reached(), "reached")
                        ? new CallBack(
                                body.contactedByUnit(),
                                body.resolved(),
                                body.satisfiedWithResult(),
                                body.satisfiedWithAttitude())
                        : null);
    }

    private static @Nullable Instant due(@Nullable Deadline deadline) {
        return deadline == null ? null : deadline.dueAt();
    }

    private static String unit(Body body) {
        return Fields.need(body.unitCode(), "unitCode");
    }
}
