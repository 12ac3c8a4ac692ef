package hotline.dispatch.cases;

import hotline.dispatch.cases.CaseEvent.CaseCalledBack;
import hotline.dispatch.cases.CaseEvent.CaseClosed;
import hotline.dispatch.cases.CaseEvent.CaseContacted;
import hotline.dispatch.cases.CaseEvent.CaseDispatched;
import hotline.dispatch.cases.CaseEvent.CaseReplied;
import hotline.dispatch.cases.CaseEvent.CaseSigned;
import hotline.dispatch.deadlines.Deadlines;
import hotline.dispatch.routing.RoutingDecision;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The case of an imported ticket: what is recorded becomes the ordinary events, with their own times and with the limits
 * of that time. Record, not moves: no guard is asked, and nothing fires for a past time.
 */
public final class HistoricCase {
    private final DispatchCase replayed;
    private final Deadlines deadlines;
    private @Nullable CallBackReport lastCallBack;

    private HistoricCase(DispatchCase fresh, Deadlines deadlines) {
        this.replayed = fresh;
        this.deadlines = deadlines;
    }

    /** Lets happen to a case not yet routed what is recorded of it, and returns it as events in their order. */
    public static List<CaseEvent> replay(DispatchCase fresh, List<RecordedMove> history, Deadlines deadlines) {
        HistoricCase historic = new HistoricCase(fresh, deadlines);
        List<CaseEvent> events = new ArrayList<>(history.size());
        for (RecordedMove move : history) {
            CaseEvent event = historic.event(move);
            fresh.apply(event);
            events.add(event);
        }
        return events;
    }

    private CaseEvent event(RecordedMove move) {
        return switch (move.what()) {
            case DISPATCHED -> dispatched(move);
            case SIGNED -> new CaseSigned(move.at(), move.by(), lead());
            case CONTACTED -> contacted(move);
            case REPLIED -> replied(move);
            case CALLED_BACK -> calledBack(move);
            case CLOSED -> new CaseClosed(move.at(), move.by(), lead(), closedAs(move), move.words());
        };
    }

    private CaseEvent dispatched(RecordedMove move) {
        String unit = move.unitCode();
        if (unit == null) {
            throw new IllegalStateException("a recorded dispatch names its unit");
        }
        String first = replayed.firstUnitCode();
        return new CaseDispatched(
                move.at(),
                move.by(),
                RoutingDecision.recorded(unit),
                unit,
                first == null ? unit : first,
                Dispatching.limits(replayed, deadlines, move.at()),
                move.words());
    }

    private CaseEvent contacted(RecordedMove move) {
        boolean reached = !Boolean.FALSE.equals(move.reached());
        return new CaseContacted(
                move.at(),
                move.by(),
                lead(),
                reached,
                Handling.isMade(replayed, reached, move.at()),
                move.channel(),
                null,
                replayed.stage(),
                move.words());
    }

    private CaseEvent replied(RecordedMove move) {
        RegisteredTicket ticket = replayed.ticket();
        return new CaseReplied(
                move.at(),
                move.by(),
                lead(),
                null,
                move.words(),
                replayed.isCalledBack()
                        ? deadlines
                                .callBack(move.at(), ticket.type(), ticket.urgency())
                                .orElse(null)
                        : null);
    }

    private CaseEvent calledBack(RecordedMove move) {
        lastCallBack = move.report();
        return new CaseCalledBack(move.at(), move.by(), lead(), move.report(), replayed.stage(), move.words());
    }

    /** As the record says; else content where the last call-back found the caller content, else by rule. */
    private ClosedAs closedAs(RecordedMove move) {
        if (move.closedAs() != null) {
            return move.closedAs();
        }
        return lastCallBack != null && lastCallBack.isContent() ? ClosedAs.CONTENT : ClosedAs.BY_RULE;
    }

    private String lead() {
        String unit = replayed.unitCode();
        if (unit == null) {
            throw new IllegalStateException("nothing is recorded of a case before its dispatch");
        }
        return unit;
    }
}
