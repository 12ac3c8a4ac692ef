package hotline.dispatch.messaging;

import hotline.dispatch.cases.CaseStage;
import hotline.dispatch.cases.SupervisionEvent;
import hotline.dispatch.cases.SupervisionEvent.AppealDecided;
import hotline.dispatch.cases.SupervisionEvent.CaseAppealed;
import hotline.dispatch.cases.SupervisionEvent.CaseExcluded;
import hotline.dispatch.cases.SupervisionEvent.CaseSupervised;
import hotline.dispatch.cases.SupervisionEvent.CaseTerminated;
import hotline.dispatch.cases.SupervisionEvent.CaseUrged;
import hotline.dispatch.cases.SupervisionEvent.CaseWithdrawn;
import hotline.dispatch.cases.SupervisionEvent.HandlerNamed;
import hotline.dispatch.cases.SupervisionEvent.SupervisionAnswered;
import hotline.messaging.Wire.Written;

/** What those do who watch over cases, as others read it. */
final class SupervisionMessages {
    private SupervisionMessages() {}

    static Written write(Head head, SupervisionEvent event) {
        return switch (event) {
            case CaseUrged it ->
                head.body("urged", it.stage(), it.unitCode())
                        .with("role", it.role())
                        .saying("text", it.text())
                        .written();
            case CaseSupervised it ->
                head.body("supervised", it.stage(), it.unitCode())
                        .with("supervisionNumber", it.supervisionNumber())
                        .with("kind", it.kind())
                        .with("dueAt", it.dueAt())
                        .saying("text", it.text())
                        .written();
            case SupervisionAnswered it ->
                head.body("supervision-answered", it.stage(), it.unitCode())
                        .with("supervisionNumber", it.supervisionNumber())
                        .saying("text", it.text())
                        .written();
            case HandlerNamed it ->
                head.body("handler-named", CaseStage.HANDLING, it.unitCode())
                        .with("person", it.handler().person())
                        .with("deputy", it.handler().deputy())
                        .written();
            case CaseTerminated it ->
                head.body("terminated", CaseStage.TERMINATED, it.unitCode())
                        .saying("told", it.told())
                        .written();
            case CaseWithdrawn it ->
                head.body("withdrawn", CaseStage.WITHDRAWN, it.unitCode())
                        .saying("how", it.how())
                        .written();
            case CaseExcluded it ->
                head.body("excluded", it.stage(), it.unitCode())
                        .with("reasonCode", it.reasonCode())
                        .with("figures", it.figures())
                        .saying("evidence", it.evidence())
                        .written();
            case CaseAppealed it ->
                head.body("appealed", it.stage(), it.unitCode())
                        .saying("reason", it.reason())
                        .written();
            case AppealDecided it ->
                head.body("appeal-decided", it.stage(), it.unitCode())
                        .with("granted", it.granted())
                        .saying("reason", it.reason())
                        .written();
        };
    }
}
