package hotline.dispatch.cases;

import hotline.outcome.Outcome.Rejected;
import hotline.outcome.Phrase;
import hotline.outcome.Rule;

/** The rules that can forbid a move, by name. */
public enum CaseRule implements Rule {
    NOT_FROM_THIS_STAGE("当前阶段不能做此操作，可做的操作见 allowed。", "This is not allowed from the case's stage; see allowed."),
    CONTACT_FIRST("请先联系诉求人并登记联系情况，再答复。", "Contact the caller and record it before you reply."),
    CALL_BACK_ON_ANOTHER_DAY(
            "今天已回访一次未联系上，请改日再访。", "An attempt has failed today already; the next one is on another day."),
    FR_17_NEVER_TO_THE_ACCUSED(
            "首问规则第17条：不得交由被反映的单位或其下级承办，请另选单位。",
            "FR-17: never to the accused unit or one below it; choose another unit.");

    private final Phrase phrase;

    CaseRule(String zh, String en) {
        this.phrase = new Phrase(zh, en);
    }

    @Override
    public Phrase phrase() {
        return phrase;
    }

    @Override
    public boolean isAboutStanding() {
        return this == NOT_FROM_THIS_STAGE;
    }

    Rejected reject(CaseStage stage) {
        return new Rejected(
                this,
                stage.name(),
                CaseMove.allowedFrom(stage).stream().map(CaseMove::name).toList());
    }
}
