package hotline.dispatch.cases;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has happened to a case by those who watch over it. {@code stage} and {@code unitCode} are as they were. */
public sealed interface SupervisionEvent extends CaseEvent {

    /** URGE: somebody pressed. */
    record CaseUrged(
            Instant at,
            String by,
            CaseStage stage,
            @Nullable String unitCode,
            CaseRole role,
            @Nullable String text) implements SupervisionEvent {}

    /** SUPERVISE: a formal supervision or escalation was issued. */
    record CaseSupervised(
            Instant at,
            String by,
            CaseStage stage,
            @Nullable String unitCode,
            String supervisionNumber,
            WatchFile.Kind kind,
            Instant dueAt,
            String text)
            implements SupervisionEvent {}

    /** ANSWER_SUPERVISION: the unit answered one. */
    record SupervisionAnswered(
            Instant at, String by, CaseStage stage, String unitCode, String supervisionNumber, String text)
            implements SupervisionEvent {}

    /** NAME_HANDLER: who has it in the unit. */
    record HandlerNamed(Instant at, String by, String unitCode, NamedHandler handler) implements SupervisionEvent {}

    /** TERMINATE: it ended without a result; the words are the reply. */
    record CaseTerminated(Instant at, String by, String unitCode, String told) implements SupervisionEvent {}

    /** WITHDRAW: the caller does not want it any more. */
    record CaseWithdrawn(Instant at, String by, @Nullable String unitCode, String how) implements SupervisionEvent {}

    /** EXCLUDE: out of these figures. */
    record CaseExcluded(
            Instant at,
            String by,
            CaseStage stage,
            @Nullable String unitCode,
            String reasonCode,
            List<String> figures,
            String evidence)
            implements SupervisionEvent {
        public CaseExcluded {
            figures = List.copyOf(figures);
        }
    }

    /** APPEAL: the unit's leader wants another person to decide. */
    record CaseAppealed(
            Instant at,
            String by,
            CaseStage stage,
            @Nullable String unitCode,
            String reason) implements SupervisionEvent {}

    /** DECIDE_APPEAL: another person decided. */
    record AppealDecided(
            Instant at,
            String by,
            CaseStage stage,
            @Nullable String unitCode,
            boolean granted,
            String reason) implements SupervisionEvent {}
}
