package hotline.dispatch.messaging;

import hotline.dispatch.cases.CaseStage;
import hotline.dispatch.cases.RoundEvent;
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
import hotline.messaging.Wire.Written;

/** What happens within the rounds of a case, as others read it. */
final class RoundMessages {
    private RoundMessages() {}

    static Written write(Head head, RoundEvent event) {
        return switch (event) {
            case InterimReplied it ->
                inHand(head, "interim-replied", it.unitCode())
                        .with("step", it.step())
                        .saying("text", it.text())
                        .written();
            case ReplySubmitted it ->
                inHand(head, "reply-submitted", it.unitCode())
                        .saying(it.reply())
                        .written();
            case ReplySentBack it ->
                inHand(head, "reply-sent-back", it.unitCode())
                        .saying("reason", it.reason())
                        .written();
            case CaseReworked it ->
                inHand(head, "reworked", it.unitCode())
                        .with("round", it.round())
                        .with("deadlines", new Head.Deadlines(null, null, Head.Due.of(it.reply())))
                        .saying("reason", it.reason())
                        .written();
            case CaseObjected it ->
                inHand(head, "objected", it.unitCode())
                        .saying("reason", it.reason())
                        .saying("evidence", it.evidence())
                        .written();
            case ObjectionFound it ->
                inHand(head, "objection-found", it.unitCode())
                        .with("finding", it.finding())
                        .saying("text", it.text())
                        .written();
            case ExtensionAsked it ->
                inHand(head, "extension-asked", it.unitCode())
                        .with("workingDays", it.workingDays())
                        .saying("reason", it.reason())
                        .written();
            case CaseExtended it ->
                inHand(head, "extended", it.unitCode())
                        .with("workingDays", it.workingDays())
                        .with("deadlines", Head.Deadlines.of(it.deadlines()))
                        .with("grantedBy", it.grantedBy())
                        .with("upperDueAt", it.upperDueAt())
                        .saying("reason", it.reason())
                        .written();
            case ExtensionRefused it ->
                inHand(head, "extension-refused", it.unitCode())
                        .saying("reason", it.reason())
                        .written();
            case MarkedComplex it ->
                head.body("marked-complex", it.stage(), it.unitCode())
                        .with("deadlines", Head.Deadlines.of(it.deadlines()))
                        .saying("reason", it.reason())
                        .written();
            case PutOnLongTerm it ->
                head.body("put-on-long-term", CaseStage.LONG_TERM, it.unitCode())
                        .with("until", it.until())
                        .with("reviewEachDays", it.reviewEachDays())
                        .saying("limits", it.limits())
                        .saying("measures", it.measures())
                        .written();
            case CaseResumed it ->
                inHand(head, "resumed", it.unitCode())
                        .with("cause", it.cause())
                        .with("deadlines", Head.Deadlines.of(it.deadlines()))
                        .written();
        };
    }

    private static Head.Body inHand(Head head, String name, String unitCode) {
        return head.body(name, CaseStage.HANDLING, unitCode);
    }
}
