package hotline.dispatch.messaging;

import hotline.dispatch.cases.AssistEvent;
import hotline.dispatch.cases.AssistEvent.AssistAnswered;
import hotline.dispatch.cases.AssistEvent.AssistAsked;
import hotline.dispatch.cases.AssistEvent.AssistDeclined;
import hotline.dispatch.cases.CaseStage;
import hotline.dispatch.cases.CorrectionEvent;
import hotline.dispatch.cases.CorrectionEvent.CaseCorrected;
import hotline.dispatch.cases.CorrectionEvent.CorrectionAsked;
import hotline.dispatch.cases.MergeEvent;
import hotline.dispatch.cases.MergeEvent.CaseMerged;
import hotline.dispatch.cases.MergeEvent.CaseUnmerged;
import hotline.dispatch.cases.MergeEvent.ReplyJoined;
import hotline.messaging.Wire.Written;

/** Who helps with a matter, what it is, and with which other one it goes, as others read it. */
final class MatterMessages {
    private MatterMessages() {}

    static Written write(Head head, AssistEvent event) {
        return switch (event) {
            case AssistAsked it ->
                head.body("assist-asked", CaseStage.HANDLING, it.unitCode())
                        .with("assistUnitCode", it.assistUnitCode())
                        .with("dueAt", it.dueAt())
                        .with("outsideList", it.outsideList())
                        .with("whistle", it.whistle())
                        .saying("text", it.text())
                        .saying("reason", it.reason())
                        .written();
            case AssistAnswered it ->
                head.body("assist-answered", CaseStage.HANDLING, it.unitCode())
                        .with("assistUnitCode", it.assistUnitCode())
                        .saying("text", it.text())
                        .written();
            case AssistDeclined it ->
                head.body("assist-declined", CaseStage.HANDLING, it.unitCode())
                        .with("assistUnitCode", it.assistUnitCode())
                        .saying("text", it.text())
                        .written();
        };
    }

    static Written write(Head head, MergeEvent event) {
        return switch (event) {
            case CaseMerged it ->
                head.body("merged", CaseStage.MERGED, null)
                        .with("parentId", it.parentId())
                        .written();
            case CaseUnmerged it ->
                head.body("unmerged", it.stage(), it.unitCode())
                        .with("cause", it.cause())
                        .with("deadlines", Head.Deadlines.of(it.deadlines()))
                        .with("decideDueAt", Head.due(it.decide()))
                        .with("dispatchedAt", it.dispatchedAt())
                        .written();
            case ReplyJoined it ->
                head.body("reply-joined", CaseStage.REPLIED, it.unitCode())
                        .with("parentId", it.parentId())
                        .with("firstUnitCode", it.firstUnitCode())
                        .with("dispatchedAt", it.dispatchedAt())
                        .with("replyDueAt", Head.due(it.reply()))
                        .with("callBackDueAt", Head.due(it.callBack()))
                        .with("words", it.words())
                        .written();
        };
    }

    static Written write(Head head, CorrectionEvent event) {
        return switch (event) {
            case CaseCorrected it ->
                head.body("corrected", it.stage(), it.unitCode())
                        .with("old", it.old())
                        .with("now", it.now())
                        .with("deadlines", it.deadlines() == null ? null : Head.Deadlines.of(it.deadlines()))
                        .with("decideDueAt", Head.due(it.decide()))
                        .with("sealed", it.sealed())
                        .with("leaving", Head.orNull(it.leaving()))
                        .with("routerSays", it.routerSays())
                        .saying("reason", it.reason())
                        .written();
            case CorrectionAsked it ->
                head.body("correction-asked", it.stage(), it.unitCode())
                        .with("wanted", it.wanted())
                        .saying("reason", it.reason())
                        .written();
        };
    }
}
