package hotline.dispatch.messaging;

import hotline.dispatch.cases.CaseStage;
import hotline.dispatch.cases.ReturnEvent;
import hotline.dispatch.cases.ReturnEvent.CaseDesignated;
import hotline.dispatch.cases.ReturnEvent.CaseDisputed;
import hotline.dispatch.cases.ReturnEvent.CaseReassigned;
import hotline.dispatch.cases.ReturnEvent.ReturnApproved;
import hotline.dispatch.cases.ReturnEvent.ReturnAsked;
import hotline.dispatch.cases.ReturnEvent.ReturnRefused;
import hotline.dispatch.cases.Sent;
import hotline.messaging.Wire.Written;

/** The way of a case from unit to unit, as others read it. */
final class ReturnMessages {
    private ReturnMessages() {}

    static Written write(Head head, ReturnEvent event) {
        return switch (event) {
            case CaseReassigned it ->
                sent(head, "reassigned", it.sent())
                        .saying("reason", it.reason())
                        .written();
            case ReturnAsked it ->
                head.body("return-asked", CaseStage.RETURN_REQUESTED, it.unitCode())
                        .with("suggestedUnitCode", it.suggestedUnitCode())
                        .with("decideDueAt", Head.due(it.decide()))
                        .saying("reason", it.reason())
                        .saying("basis", it.basis())
                        .written();
            case ReturnApproved it ->
                sent(head, "return-approved", it.sent())
                        .saying("reason", it.reason())
                        .written();
            case ReturnRefused it ->
                head.body("return-refused", it.stage(), it.unitCode())
                        .with("deadlines", Head.Deadlines.of(it.deadlines()))
                        .saying("reason", it.reason())
                        .written();
            case CaseDisputed it ->
                head.body("disputed", CaseStage.DISPUTED, it.unitCode())
                        .with("cause", it.cause())
                        .with("decideDueAt", Head.due(it.decide()))
                        .saying("reason", it.reason())
                        .written();
            case CaseDesignated it ->
                sent(head, "designated", it.sent())
                        .with("consulted", it.consulted())
                        .saying("minute", it.minute())
                        .written();
        };
    }

    private static Head.Body sent(Head head, String name, Sent sent) {
        return head.body(name, CaseStage.DISPATCHED, sent.unitCode())
                .with("fromUnitCode", sent.fromUnitCode())
                .with("firstUnitCode", sent.firstUnitCode())
                .with("assists", sent.assistUnitCodes())
                .with("copies", sent.copyUnitCodes())
                .with("downward", Head.orNull(sent.downUnitCodes()))
                .with("deadlines", Head.Deadlines.of(sent.deadlines()))
                .with("feedbackDueAt", Head.due(sent.deadlines().feedback()));
    }
}
