package hotline.dispatch.cases;

import static hotline.dispatch.cases.Cases.DEADLINES;
import static hotline.dispatch.cases.Cases.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.dispatch.cases.CallBackReport.Resolved;
import hotline.dispatch.cases.CaseEvent.CaseCalledBack;
import hotline.dispatch.cases.CaseEvent.CaseClosed;
import hotline.dispatch.cases.CaseEvent.CaseContacted;
import hotline.dispatch.cases.CaseEvent.CaseDispatched;
import hotline.dispatch.cases.CaseEvent.CaseReplied;
import hotline.dispatch.cases.CaseEvent.CaseSigned;
import hotline.dispatch.cases.RecordedMove.Kind;
import hotline.dispatch.directory.TicketType;
import hotline.dispatch.routing.RoutingRule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an old record says becomes the ordinary events with their own times; no guard is asked. */
class HistoricCaseTest {
    private static final Instant LATER = NOW.plus(Duration.ofHours(3));
    private static final Instant NEXT_YEAR = NOW.plus(Duration.ofDays(365));

    @Test
    void aWholeRecordIsReplayedWithItsOwnTimes() {
        DispatchCase one = Cases.registered();
        List<CaseEvent> events = HistoricCase.replay(
                one,
                List.of(
                        move(Kind.DISPATCHED, NOW),
                        move(Kind.SIGNED, NOW.plusSeconds(60)),
                        move(Kind.CONTACTED, NOW.plusSeconds(120)),
                        move(Kind.REPLIED, LATER),
                        move(Kind.CALLED_BACK, LATER.plusSeconds(60)),
                        move(Kind.CLOSED, LATER.plusSeconds(120))),
                DEADLINES);
        assertThat(events.stream().map(Object::getClass).map(Class::getSimpleName))
                .containsExactly(
                        "CaseDispatched", "CaseSigned", "CaseContacted", "CaseReplied", "CaseCalledBack", "CaseClosed");
        assertThat(events).extracting(CaseEvent::by).containsOnly("old");
        assertThat(one.stage()).isEqualTo(CaseStage.CLOSED);
        assertThat(one.sequence()).isEqualTo(6);
        assertThat(one.firstDispatchedAt()).isEqualTo(NOW);
        assertThat(one.signedAt()).isEqualTo(NOW.plusSeconds(60));
        assertThat(one.contactedAt()).isEqualTo(NOW.plusSeconds(120));
        assertThat(one.repliedAt()).isEqualTo(LATER);
        assertThat(one.replyWords()).isEqualTo("words/REPLIED");
        assertThat(one.closedAt()).isEqualTo(LATER.plusSeconds(120));
        assertThat(one.closedAs()).isEqualTo(ClosedAs.CONTENT);
        assertThat(one.nextDueAt()).isNull();
        assertThat(((CaseReplied) events.get(3)).words()).isEqualTo("words/REPLIED");
        assertThat(((CaseContacted) events.get(2)).words()).isEqualTo("words/CONTACTED");
        assertThat(((CaseCalledBack) events.get(4)).words()).isEqualTo("words/CALLED_BACK");
        assertThat(((CaseClosed) events.get(5)).words()).isEqualTo("words/CLOSED");
    }

    @Test
    @Tag("FR-9")
    void theUnitOfTheRecordIsTheFirstUnitAndNoRouterIsAsked() {
        DispatchCase one = Cases.registered();
        CaseDispatched dispatched =
                (CaseDispatched) HistoricCase.replay(one, List.of(move(Kind.DISPATCHED, NOW)), DEADLINES)
                        .getFirst();
        assertThat(dispatched.decision().rule()).isEqualTo(RoutingRule.RECORDED);
        assertThat(dispatched.decision().entryCode()).isNull();
        assertThat(dispatched.decision().text().zh()).contains("MZJ");
        assertThat(one.firstUnitCode()).isEqualTo("MZJ");
        assertThat(one.stage()).isEqualTo(CaseStage.DISPATCHED);
        assertThat(one.assignments()).singleElement().satisfies(assignment -> {
            assertThat(assignment.unitCode()).isEqualTo("MZJ");
            assertThat(assignment.dispatchedAt()).isEqualTo(NOW);
        });
    }

    @Test
    void theLimitsAreThoseOfThatTime() {
        DispatchCase one = Cases.registered();
        HistoricCase.replay(one, List.of(move(Kind.DISPATCHED, NOW)), DEADLINES);
        assertThat(one.deadlines()).isEqualTo(Cases.dispatched().deadlines());
        assertThat(one.nextDueAt()).isNotNull();
    }

    @Test
    void withoutAContactNoneIsOwedAndNobodyIsCalledBack() {
        DispatchCase one = Cases.registered(Cases.ticket(TicketType.HELP, false, true, false));
        HistoricCase.replay(one, List.of(move(Kind.DISPATCHED, NOW), move(Kind.REPLIED, LATER)), DEADLINES);
        assertThat(one.deadlines().contact()).isNull();
        assertThat(one.deadlines().callBack()).isNull();
        DispatchCase reachable = Cases.registered();
        HistoricCase.replay(reachable, List.of(move(Kind.DISPATCHED, NOW), move(Kind.REPLIED, LATER)), DEADLINES);
        assertThat(reachable.deadlines().callBack()).isNotNull();
        assertThat(reachable.stage()).isEqualTo(CaseStage.REPLIED);
    }

    @Test
    void noGuardIsAskedAndEachEventSaysTheStageThatTheCaseThenHas() {
        DispatchCase unsigned = Cases.registered();
        List<CaseEvent> events = HistoricCase.replay(
                unsigned,
                List.of(move(Kind.DISPATCHED, NOW), move(Kind.CONTACTED, NOW), move(Kind.CALLED_BACK, NEXT_YEAR)),
                DEADLINES);
        assertThat(unsigned.stage()).isEqualTo(CaseStage.DISPATCHED);
        assertThat(((CaseContacted) events.get(1)).stage()).isEqualTo(CaseStage.DISPATCHED);
        assertThat(((CaseCalledBack) events.get(2)).stage()).isEqualTo(CaseStage.DISPATCHED);
        DispatchCase signed = Cases.registered();
        events = HistoricCase.replay(
                signed,
                List.of(move(Kind.DISPATCHED, NOW), move(Kind.SIGNED, NOW), move(Kind.CONTACTED, NOW)),
                DEADLINES);
        assertThat(events.get(1)).isInstanceOf(CaseSigned.class);
        assertThat(((CaseContacted) events.get(2)).stage()).isEqualTo(CaseStage.HANDLING);
        DispatchCase unreplied = Cases.registered();
        HistoricCase.replay(unreplied, List.of(move(Kind.DISPATCHED, NOW), move(Kind.CLOSED, LATER)), DEADLINES);
        assertThat(unreplied.stage()).isEqualTo(CaseStage.CLOSED);
    }

    @Test
    void twoFailedTriesInDifferentHoursCountAsAContact() {
        DispatchCase one = Cases.registered();
        List<CaseEvent> events = HistoricCase.replay(
                one,
                List.of(
                        move(Kind.DISPATCHED, NOW),
                        contact(false, NOW.plusSeconds(60)),
                        contact(false, NOW.plusSeconds(120)),
                        contact(false, LATER)),
                DEADLINES);
        assertThat(events.stream().skip(1).map(event -> ((CaseContacted) event).made()))
                .containsExactly(false, false, true);
        assertThat(one.contactedAt()).isEqualTo(LATER);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            # as,           reached, resolved, expected
            -,              -,       -,        CONTENT
            -,              true,    YES,      CONTENT
            -,              true,    NO,       BY_RULE
            -,              false,   -,        BY_RULE
            UNREACHABLE,    false,   -,        UNREACHABLE
            NOT_CALLED_BACK,false,   -,        NOT_CALLED_BACK
            BY_RULE,        true,    YES,      BY_RULE
            """)
    void itIsClosedAsTheRecordOrElseTheLastCallBackSays(
            @Nullable ClosedAs recorded, @Nullable Boolean reached, @Nullable Resolved resolved, ClosedAs expected) {
        DispatchCase one = Cases.registered();
        HistoricCase.replay(
                one,
                List.of(
                        move(Kind.DISPATCHED, NOW),
                        new RecordedMove(
                                NOW,
                                Kind.CALLED_BACK,
                                "old",
                                null,
                                reached,
                                null,
                                resolved,
                                null,
                                null,
                                null,
                                null,
                                null),
                        closed(recorded)),
                DEADLINES);
        assertThat(one.closedAs()).isEqualTo(expected);
    }

    @Test
    void withoutACallBackItIsClosedByRule() {
        DispatchCase one = Cases.registered();
        HistoricCase.replay(one, List.of(move(Kind.DISPATCHED, NOW), closed(null)), DEADLINES);
        assertThat(one.closedAs()).isEqualTo(ClosedAs.BY_RULE);
    }

    @Test
    void nothingIsRecordedBeforeTheDispatch() {
        assertThatThrownBy(() -> HistoricCase.replay(Cases.registered(), List.of(move(Kind.SIGNED, NOW)), DEADLINES))
                .isInstanceOf(IllegalStateException.class);
    }

    private static RecordedMove move(Kind what, Instant at) {
        return new RecordedMove(
                at,
                what,
                "old",
                what == Kind.DISPATCHED ? "MZJ" : null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                "words/" + what);
    }

    private static RecordedMove contact(boolean reached, Instant at) {
        return new RecordedMove(at, Kind.CONTACTED, "old", null, reached, null, null, null, null, "PHONE", null, null);
    }

    private static RecordedMove closed(@Nullable ClosedAs as) {
        return new RecordedMove(LATER, Kind.CLOSED, "old", null, null, null, null, null, null, null, as, null);
    }
}
