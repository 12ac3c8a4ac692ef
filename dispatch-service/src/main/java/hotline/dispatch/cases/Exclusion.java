package hotline.dispatch.cases;

import hotline.dispatch.cases.SupervisionEvent.AppealDecided;
import hotline.dispatch.cases.SupervisionEvent.CaseAppealed;
import hotline.dispatch.cases.SupervisionEvent.CaseExcluded;
import hotline.outcome.Outcome;
import java.time.Instant;
import java.util.List;

/** Out of the figures 剔除 and the appeal 申诉 (rulebook §3: EXCLUDE, APPEAL, DECIDE_APPEAL; §7). */
public final class Exclusion {
    private Exclusion() {}

    /** EXCLUDE: with a reason code and evidence, from the figures named. */
    public static Outcome exclude(
            DispatchCase one,
            String reasonCode,
            List<String> figures,
            String evidence,
            String supervisor,
            Instant now) {
        return Decide.unless(
                CaseMove.EXCLUDE.guard(one.stage()),
                () -> new CaseExcluded(now, supervisor, one.stage(), one.unitCode(), reasonCode, figures, evidence));
    }

    /** APPEAL: the unit's leader wants another person to decide. */
    public static Outcome appeal(DispatchCase one, String reason, String leader, Instant now) {
        boolean open = one.dossier().fairness().appeal() != null;
        return Decide.unless(
                CaseMove.APPEAL.guard(one.stage()).or(() -> Decide.broken(open, CaseRule.APPEAL_OPEN_ALREADY, one)),
                () -> new CaseAppealed(now, leader, one.stage(), one.unitCode(), reason));
    }

    /** DECIDE_APPEAL: by another person than who decided before, or who appealed. */
    public static Outcome decide(DispatchCase one, boolean granted, String reason, String supervisor, Instant now) {
        Fairness fairness = one.dossier().fairness();
        Fairness.Appeal appeal = fairness.appeal();
        boolean same = supervisor.equals(fairness.excludedBy())
                || (appeal != null && appeal.by().equals(supervisor));
        return Decide.unless(
                CaseMove.DECIDE_APPEAL
                        .guard(one.stage())
                        .or(() -> Decide.broken(appeal == null, CaseRule.NO_APPEAL, one))
                        .or(() -> Decide.broken(same, CaseRule.ANOTHER_PERSON_DECIDES, one)),
                () -> new AppealDecided(now, supervisor, one.stage(), one.unitCode(), granted, reason));
    }
}
