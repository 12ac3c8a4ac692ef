package hotline.dispatch.messaging;

import hotline.dispatch.cases.TimeEvent;
import hotline.dispatch.cases.TimeEvent.CaseCardShown;
import hotline.dispatch.cases.TimeEvent.CaseDeadlineMoved;
import hotline.dispatch.cases.TimeEvent.CaseInherited;
import hotline.dispatch.cases.TimeEvent.CaseProposed;
import hotline.dispatch.cases.TimeEvent.CaseReminded;
import hotline.messaging.Wire.Written;

/** What time, the calendar and the directory alone do to a case, as others read it. */
final class TimeMessages {
    private TimeMessages() {}

    static Written write(Head head, TimeEvent event) {
        return switch (event) {
            case CaseCardShown it ->
                head.body("card-shown", it.stage(), it.unitCode())
                        .with("card", it.shown().card())
                        .with("limit", it.shown().limit())
                        .with("round", it.round())
                        .with("dueAt", it.shown().dueAt())
                        .with("tells", it.tells())
                        .written();
            case CaseReminded it ->
                head.body("reminded", it.stage(), it.unitCode())
                        .with("limit", it.shown().limit())
                        .with("step", it.hours())
                        .with("dueAt", it.shown().dueAt())
                        .with("tells", it.tells())
                        .written();
            case CaseProposed it ->
                head.body("proposed", it.stage(), it.unitCode())
                        .with("what", it.what())
                        .with("cause", it.cause())
                        .written();
            case CaseDeadlineMoved it ->
                head.body("deadline-moved", it.stage(), it.unitCode())
                        .with("limit", it.to().step())
                        .with("from", it.from().dueAt())
                        .with("to", it.to().dueAt())
                        .with("provisional", it.to().provisional())
                        .with("cause", it.cause())
                        .written();
            case CaseInherited it ->
                head.body("inherited", it.stage(), it.unitCode())
                        .with("fromUnitCode", it.fromUnitCode())
                        .with("toUnitCode", it.toUnitCode())
                        .written();
        };
    }
}
