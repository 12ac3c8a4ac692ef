package hotline.dispatch.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.dispatch.cases.AssistEvent.AssistAnswered;
import hotline.dispatch.cases.AssistEvent.AssistAsked;
import hotline.dispatch.cases.AssistEvent.AssistDeclined;
import hotline.dispatch.cases.CalendarChange;
import hotline.dispatch.cases.CallBackReport;
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
import hotline.dispatch.cases.CaseRole;
import hotline.dispatch.cases.CaseStage;
import hotline.dispatch.cases.Classification;
import hotline.dispatch.cases.ClosedAs;
import hotline.dispatch.cases.Correction;
import hotline.dispatch.cases.CorrectionEvent.CaseCorrected;
import hotline.dispatch.cases.CorrectionEvent.CorrectionAsked;
import hotline.dispatch.cases.DisputeCause;
import hotline.dispatch.cases.ExtensionFile.Granter;
import hotline.dispatch.cases.MergeEvent.CaseMerged;
import hotline.dispatch.cases.MergeEvent.CaseUnmerged;
import hotline.dispatch.cases.MergeEvent.ReplyJoined;
import hotline.dispatch.cases.MergeEvent.UnmergeCause;
import hotline.dispatch.cases.NamedHandler;
import hotline.dispatch.cases.Proposals;
import hotline.dispatch.cases.RecordedMove;
import hotline.dispatch.cases.RefusalCode;
import hotline.dispatch.cases.Reply;
import hotline.dispatch.cases.ReturnEvent.CaseDesignated;
import hotline.dispatch.cases.ReturnEvent.CaseDisputed;
import hotline.dispatch.cases.ReturnEvent.CaseReassigned;
import hotline.dispatch.cases.ReturnEvent.ReturnApproved;
import hotline.dispatch.cases.ReturnEvent.ReturnAsked;
import hotline.dispatch.cases.ReturnEvent.ReturnRefused;
import hotline.dispatch.cases.Round.Finding;
import hotline.dispatch.cases.RoundEvent.CaseExtended;
import hotline.dispatch.cases.RoundEvent.CaseObjected;
import hotline.dispatch.cases.RoundEvent.CaseResumed;
import hotline.dispatch.cases.RoundEvent.CaseReworked;
import hotline.dispatch.cases.RoundEvent.ExtensionAsked;
import hotline.dispatch.cases.RoundEvent.ExtensionRefused;
import hotline.dispatch.cases.RoundEvent.InterimReplied;
import hotline.dispatch.cases.RoundEvent.MarkedComplex;
import hotline.dispatch.cases.RoundEvent.ObjectionFound;
import hotline.dispatch.cases.RoundEvent.PutOnLongTerm;
import hotline.dispatch.cases.RoundEvent.ReplySentBack;
import hotline.dispatch.cases.RoundEvent.ReplySubmitted;
import hotline.dispatch.cases.RoundEvent.ResumeCause;
import hotline.dispatch.cases.Sent;
import hotline.dispatch.cases.ShownSteps;
import hotline.dispatch.cases.StrikeOff;
import hotline.dispatch.cases.SupervisionEvent.AppealDecided;
import hotline.dispatch.cases.SupervisionEvent.CaseAppealed;
import hotline.dispatch.cases.SupervisionEvent.CaseExcluded;
import hotline.dispatch.cases.SupervisionEvent.CaseSupervised;
import hotline.dispatch.cases.SupervisionEvent.CaseTerminated;
import hotline.dispatch.cases.SupervisionEvent.CaseUrged;
import hotline.dispatch.cases.SupervisionEvent.CaseWithdrawn;
import hotline.dispatch.cases.SupervisionEvent.HandlerNamed;
import hotline.dispatch.cases.SupervisionEvent.SupervisionAnswered;
import hotline.dispatch.cases.TimeEvent.CaseCardShown;
import hotline.dispatch.cases.TimeEvent.CaseDeadlineMoved;
import hotline.dispatch.cases.TimeEvent.CaseInherited;
import hotline.dispatch.cases.TimeEvent.CaseProposed;
import hotline.dispatch.cases.TimeEvent.CaseReminded;
import hotline.dispatch.cases.WatchFile;
import hotline.dispatch.deadlines.Card;
import hotline.dispatch.deadlines.Deadline;
import hotline.dispatch.deadlines.DispatchDeadlines;
import hotline.dispatch.deadlines.LadderStep.Told;
import hotline.dispatch.deadlines.Limit;
import hotline.dispatch.deadlines.LimitClock;
import hotline.dispatch.deadlines.Receipt;
import hotline.dispatch.deadlines.Step;
import hotline.dispatch.directory.TicketType;
import hotline.dispatch.directory.Urgency;
import hotline.dispatch.routing.RoutingDecision;
import hotline.dispatch.routing.RoutingRule;
import hotline.messaging.Json;
import hotline.messaging.Recorded;
import hotline.outcome.Phrase;
import hotline.testing.Contracts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What dispatch says on the wire, byte by byte as its golden bodies. */
class CaseMessagesTest {
    private static final UUID ID = UUID.fromString("0195f0a2-7c00-7000-8000-000000000001");
    private static final UUID PARENT = UUID.fromString("0195f0a2-7c00-7000-8000-000000000002");
    private static final Instant AT = Instant.parse("2019-03-04T01:05:00Z");
    private static final Instant NEXT_DAY = Instant.parse("2019-03-05T15:59:59Z");
    private static final Instant FIFTH_DAY = Instant.parse("2019-03-11T15:59:59Z");
    private static final Contracts CONTRACTS = Contracts.of("dispatch-service");

    @Test
    void everyEventIsWrittenAsItsGoldenBody() {
        Map<String, String> written = new TreeMap<>();
        Map<CaseEvent, Integer> all = new HashMap<>(events());
        all.putAll(moreEvents());
        all.forEach((event, sequence) -> {
            var message = new CaseMessages().write(new Recorded(ID, "15052220190304000001", sequence, event));
            assertThat(message.at()).isEqualTo(AT);
            written.put(message.type(), Json.write(message.data()));
        });
        assertThat(written.keySet()).containsExactlyElementsOf(CONTRACTS.types());
        written.forEach((type, body) -> assertThat(body).as(type).isEqualTo(CONTRACTS.golden(type)));
    }

    @Test
    void wordsTravelApartAndTheBodyNamesTheirKey() {
        var message = new CaseMessages()
                .write(new Recorded(
                        ID, "1", 4, new CaseReplied(AT, "x", "MZJ", new Reply("补发", "办法", "核对", null), null, null)));
        assertThat(Json.write(message.data())).doesNotContain("补发").contains(ID + "/replied/4");
        assertThat(message.texts()).singleElement().satisfies(words -> {
            assertThat(words.topic()).isEqualTo("hotline.words.v1");
            assertThat(words.key()).isEqualTo(ID + "/replied/4");
            assertThat(Json.write(words.data())).contains("补发");
        });
    }

    @Test
    void aRegisteredTicketIsReadWithFieldsThatNobodyKnowsYet() {
        var body = Json.read(
                Contracts.of("intake-service").withAnUnknownField("hotline.ticket.registered.v1"),
                TicketConsumer.TicketBody.class);
        assertThat(body.ticket().number()).isEqualTo("15052220190304000001");
        assertThat(body.ticket().firstResponder()).isEqualTo("operator");
        assertThat(body.ticket().upperDueAt()).isEqualTo(FIFTH_DAY);
        assertThat(body.outcome()).isNotNull();
    }

    @Test
    void anImportedTicketIsReadWithItsHistory() {
        var body = Json.read(
                Contracts.of("intake-service").withAnUnknownField("hotline.ticket.imported.v1"),
                TicketConsumer.TicketBody.class);
        assertThat(body.ticket().firstResponder()).isEqualTo("operator");
        assertThat(body.registeredAt()).isEqualTo(AT);
        assertThat(body.recorded())
                .containsExactly(new RecordedMove(
                        Instant.parse("2019-03-04T01:06:00Z"),
                        RecordedMove.Kind.CALLED_BACK,
                        "li",
                        "MZJ",
                        true,
                        true,
                        CallBackReport.Resolved.PARTLY,
                        CallBackReport.Satisfaction.BASICALLY,
                        CallBackReport.Satisfaction.SATISFIED,
                        "PHONE",
                        ClosedAs.CONTENT,
                        ID + "/history/1"));
    }

    @Test
    void wordsThatLieElsewhereAreNamedAndNotWrittenAgain() {
        var report = new CallBackReport(true, null, null, null, null, null);
        for (CaseEvent event : List.of(
                new CaseContacted(AT, "x", "MZJ", true, true, null, null, CaseStage.DISPATCHED, "elsewhere"),
                new CaseCalledBack(AT, "x", "MZJ", report, CaseStage.HANDLING, "elsewhere"),
                new CaseClosed(AT, "x", "MZJ", ClosedAs.BY_RULE, "elsewhere"))) {
            var message = new CaseMessages().write(new Recorded(ID, "1", 3, event));
            assertThat(message.texts()).isEmpty();
            assertThat(Json.write(message.data())).contains("\"words\":\"elsewhere\"");
        }
        var contacted = new CaseContacted(AT, "x", "MZJ", true, true, null, null, CaseStage.DISPATCHED, null);
        assertThat(Json.write(new CaseMessages()
                        .write(new Recorded(ID, "1", 3, contacted))
                        .data()))
                .contains("\"stage\":\"DISPATCHED\"");
    }

    @Test
    void whatIsStruckOffSaysWhyByKindAndInWords() {
        var struckOff = new CaseClosed(AT, "supervisor", "MZJ", ClosedAs.STRUCK_OFF, StrikeOff.REVIEWED, "研判", null);
        var message = new CaseMessages().write(new Recorded(ID, "1", 6, struckOff));
        assertThat(Json.write(message.data()))
                .contains("\"as\":\"STRUCK_OFF\"", "\"strikeOffKind\":\"REVIEWED\"", ID + "/closed/6");
        assertThat(Json.write(message.texts().getFirst().data())).contains("研判");
    }

    private static Map<CaseEvent, Integer> events() {
        var decision = new RoutingDecision(
                "MZJ", List.of("RSJ"), List.of("QZF"), RoutingRule.DISPATCH_CATALOGUE, "MZ-01", Phrase.NONE, List.of());
        var nobody =
                new RoutingDecision(null, List.of(), List.of(), RoutingRule.UNROUTED, null, Phrase.NONE, List.of());
        var due = new DispatchDeadlines(
                due(Step.SIGN, NEXT_DAY),
                due(Step.CONTACT, NEXT_DAY),
                due(Step.REPLY, FIFTH_DAY),
                null,
                due(Step.FEEDBACK, NEXT_DAY));
        String handler = "handler-mzj";
        return Map.ofEntries(
                Map.entry(new CaseDispatched(AT, "router", decision, "MZJ", "MZJ", due), 1),
                Map.entry(new CaseQueued(AT, "router", nobody, due(Step.DECIDE, NEXT_DAY)), 1),
                Map.entry(
                        new CaseAssigned(
                                AT,
                                "dispatcher",
                                "MZJ",
                                "MZJ",
                                List.of("RSJ"),
                                List.of("QZF"),
                                List.of("150522100"),
                                "理由",
                                due),
                        2),
                Map.entry(new CaseAnswered(AT, "dispatcher", "text"), 2),
                Map.entry(new CaseTransferred(AT, "dispatcher", "110"), 2),
                Map.entry(new CaseRefused(AT, "dispatcher", RefusalCode.JUDICIAL, "told"), 2),
                Map.entry(new CaseSigned(AT, handler, "MZJ", new OnThePhone("li", AT)), 2),
                Map.entry(new CaseContacted(AT, handler, "MZJ", true, true, "PHONE", "text"), 3),
                Map.entry(
                        new CaseReplied(
                                AT,
                                handler,
                                "MZJ",
                                new Reply("r", "b", "m", null),
                                null,
                                due(Step.CALL_BACK, Instant.parse("2019-03-14T15:59:59Z"))),
                        4),
                Map.entry(
                        new CaseCalledBack(
                                AT,
                                "callback",
                                "MZJ",
                                new CallBackReport(
                                        true,
                                        true,
                                        CallBackReport.Resolved.YES,
                                        CallBackReport.Satisfaction.SATISFIED,
                                        CallBackReport.Satisfaction.BASICALLY,
                                        "note")),
                        5),
                Map.entry(new CaseClosed(AT, "callback", "MZJ", ClosedAs.CONTENT), 6),
                Map.entry(
                        new CaseCardShown(
                                AT,
                                "router",
                                CaseStage.HANDLING,
                                "MZJ",
                                shown(Card.RED),
                                1,
                                List.of(Told.HANDLER, Told.LEADER, Told.SUPERVISOR)),
                        7),
                Map.entry(
                        new CaseReminded(
                                AT,
                                "router",
                                CaseStage.HANDLING,
                                "MZJ",
                                shown(Card.NONE),
                                48,
                                List.of(Told.HANDLER, Told.LEADER)),
                        7),
                Map.entry(
                        new CaseProposed(
                                AT,
                                "router",
                                CaseStage.HANDLING,
                                "MZJ",
                                Proposals.What.SUPERVISION,
                                Proposals.Cause.REWORKED_THREE_TIMES),
                        7),
                Map.entry(
                        new CaseDeadlineMoved(
                                AT,
                                "admin",
                                CaseStage.HANDLING,
                                "MZJ",
                                due(Step.REPLY, NEXT_DAY),
                                due(Step.REPLY, FIFTH_DAY),
                                CalendarChange.CAUSE),
                        7),
                Map.entry(new CaseInherited(AT, "router", CaseStage.HANDLING, "NMJ", "MZJ", "NMJ"), 7));
    }

    private static ShownSteps.Shown shown(Card card) {
        return new ShownSteps.Shown(Step.REPLY, AT, FIFTH_DAY, "CODE", card);
    }

    private static Map<CaseEvent, Integer> moreEvents() {
        var due = new DispatchDeadlines(
                due(Step.SIGN, NEXT_DAY),
                due(Step.CONTACT, NEXT_DAY),
                due(Step.REPLY, FIFTH_DAY),
                null,
                due(Step.FEEDBACK, NEXT_DAY));
        var sent = new Sent("RSJ", "MZJ", "RSJ", List.of("NMJ"), List.of("QZF"), List.of("150522100"), due);
        var decide = due(Step.DECIDE, NEXT_DAY);
        var old = new Classification(TicketType.HELP, Urgency.NORMAL, "010101", "150522100", null);
        var now = new Classification(TicketType.COMPLAINT, Urgency.URGENT, "020101", "150522101", "MZJ");
        var wanted = new Correction(TicketType.COMPLAINT, Urgency.URGENT, "020101", "150522101", "MZJ");
        String handler = "handler-mzj";
        CaseStage inHand = CaseStage.HANDLING;
        return Map.ofEntries(
                Map.entry(new CaseReassigned(AT, "dispatcher", sent, "reason"), 3),
                Map.entry(new ReturnAsked(AT, handler, "MZJ", inHand, "RSJ", decide, "reason", "basis"), 3),
                Map.entry(new ReturnApproved(AT, "dispatcher", sent, "reason"), 4),
                Map.entry(new ReturnRefused(AT, "dispatcher", inHand, "MZJ", due, "reason"), 4),
                Map.entry(new CaseDisputed(AT, "dispatcher", "MZJ", DisputeCause.NO_UNIT_ACCEPTS, decide, "reason"), 4),
                Map.entry(new CaseDesignated(AT, "supervisor", sent, List.of("MZJ", "RSJ"), "minute"), 5),
                Map.entry(new InterimReplied(AT, handler, "MZJ", "decision", "text"), 4),
                Map.entry(new ReplySubmitted(AT, handler, "MZJ", new Reply("r", "b", "m", "t")), 4),
                Map.entry(new ReplySentBack(AT, "leader-mzj", "MZJ", "reason"), 5),
                Map.entry(new CaseReworked(AT, "callback", "MZJ", 2, due(Step.REPLY, FIFTH_DAY), "reason"), 6),
                Map.entry(new CaseObjected(AT, "leader-mzj", "MZJ", "reason", "evidence"), 7),
                Map.entry(new ObjectionFound(AT, "callback", "MZJ", Finding.UNREASONABLE, "text"), 8),
                Map.entry(new ExtensionAsked(AT, "leader-mzj", "MZJ", 5, "reason"), 4),
                Map.entry(new CaseExtended(AT, "dispatcher", "MZJ", 5, due, Granter.UPPER, FIFTH_DAY, "reason"), 5),
                Map.entry(new ExtensionRefused(AT, "dispatcher", "MZJ", "reason"), 5),
                Map.entry(new MarkedComplex(AT, "supervisor", inHand, "MZJ", due, "reason"), 4),
                Map.entry(
                        new PutOnLongTerm(AT, "supervisor", "MZJ", LocalDate.of(2019, 6, 28), 30, "limits", "measures"),
                        4),
                Map.entry(new CaseResumed(AT, "router", "MZJ", ResumeCause.BY_DATE, due), 5),
                Map.entry(new CaseUrged(AT, "operator", inHand, "MZJ", CaseRole.OPERATOR, "text"), 4),
                Map.entry(
                        new CaseSupervised(
                                AT,
                                "supervisor",
                                inHand,
                                "MZJ",
                                "15052220190304000001-1",
                                WatchFile.Kind.ESCALATION,
                                FIFTH_DAY,
                                "text"),
                        4),
                Map.entry(new SupervisionAnswered(AT, handler, inHand, "MZJ", "15052220190304000001-1", "text"), 5),
                Map.entry(new HandlerNamed(AT, "leader-mzj", "MZJ", new NamedHandler("li", "wang")), 4),
                Map.entry(new CaseTerminated(AT, "supervisor", "MZJ", "told"), 4),
                Map.entry(new CaseWithdrawn(AT, "operator", "MZJ", "how"), 4),
                Map.entry(new CaseExcluded(AT, "supervisor", inHand, "MZJ", "NOT_OURS", List.of("M"), "evidence"), 4),
                Map.entry(new CaseAppealed(AT, "leader-mzj", inHand, "MZJ", "reason"), 5),
                Map.entry(new AppealDecided(AT, "supervisor2", inHand, "MZJ", true, "reason"), 6),
                Map.entry(new AssistAsked(AT, handler, "MZJ", "RSJ", NEXT_DAY, true, false, "text", "reason"), 4),
                Map.entry(new AssistAnswered(AT, "handler-rsj", "MZJ", "RSJ", "text"), 5),
                Map.entry(new AssistDeclined(AT, "handler-rsj", "MZJ", "RSJ", "text"), 5),
                Map.entry(new CaseMerged(AT, "dispatcher", PARENT), 3),
                Map.entry(
                        new CaseUnmerged(AT, "dispatcher", UnmergeCause.BY_DISPATCHER, inHand, "MZJ", due, decide, AT),
                        4),
                Map.entry(
                        new ReplyJoined(
                                AT,
                                "router",
                                PARENT,
                                "MZJ",
                                "RSJ",
                                AT,
                                due(Step.REPLY, FIFTH_DAY),
                                due(Step.CALL_BACK, FIFTH_DAY),
                                PARENT + "/replied/4"),
                        4),
                Map.entry(
                        new CaseCorrected(
                                AT,
                                "dispatcher",
                                inHand,
                                "NMJ",
                                old,
                                now,
                                due,
                                decide,
                                true,
                                List.of("MZJ"),
                                "QZF",
                                "reason"),
                        4),
                Map.entry(new CorrectionAsked(AT, handler, inHand, "MZJ", wanted, "reason"), 4));
    }

    private static Deadline due(Step step, Instant at) {
        return new Deadline(step, at, new Receipt(AT, new Limit(1, LimitClock.WORKING_DAYS, "§6"), List.of()), false);
    }
}
