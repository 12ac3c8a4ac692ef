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
    CALL_BACK_STILL_POSSIBLE(
            "回访期限未过，或已联系上诉求人，不能按未回访办结。",
            "The time for calling back is not over, or the caller was reached: it is not closed as not called back."),
    REWORK_OF_WHO_IS_NOT_CONTENT(
            "重办须是未办成或不满意：诉求人满意的直接办结，未联系上的改日再访。",
            "A rework follows who is not content; content closes the case, and who was not reached is called again."),
    FR_10_ASSIST_OPEN(
            "首问规则第10条：协办尚未答复或说明，不能答复诉求人。",
            "FR-10: no reply while an assist is open without an answer or an explanation."),
    FR_16_ONLY_A_TOWNSHIP("首问规则第16条：只有苏木镇场可以吹哨，召集的是部门。", "FR-16: a township whistles, and calls departments."),
    FR_16_MUST_RESPOND("首问规则第16条：吹哨召集的部门必须回应，不能拒绝。", "FR-16: a department that was called must respond, not decline."),
    FR_17_NEVER_TO_THE_ACCUSED(
            "首问规则第17条：不得交由被反映的单位或其下级承办，请另选单位。",
            "FR-17: never to the accused unit or one below it; choose another unit."),
    FR_17_NOBODY_ABOVE(
            "首问规则第17条：更正后被反映单位之上再无单位可承办，请人工处理。",
            "FR-17: after this correction there is no unit above the accused one that could take it."),
    RETURN_ACT_FIRST("特急件先处置，不得退单。", "An emergency is not returned: act first."),
    RETURN_TOO_LATE("退单申请期限已过。", "The limit for asking for a return is over."),
    RETURN_BEFORE_ANY_REPLY("已答复过或已重办的工单不得退单。", "No return after a reply or a rework."),
    RETURN_NOT_BY_A_DESIGNATED_UNIT("指定承办的单位不得退单。", "A designated unit may not return the case."),
    SAME_UNIT("该单位已是主办单位，请另选单位。", "That unit leads already; choose another one."),
    NAMED_TWICE("同一单位不能既主办又协办，也不能重复。", "A unit is named once: as the lead or as an assist."),
    WHO_SAID_YES("派单员代签收，须写明电话里谁在何时同意。", "A dispatcher who signs on the phone names who said yes and when."),
    SIGNED_BEFORE_DISPATCH("同意签收的时间不能早于派单，也不能晚于现在。", "Nobody said yes before the dispatch, or in the future."),
    ONLY_FOR_ONESELF("只有单位负责人可以指定他人，承办人只能自认。", "Only the leader names others; a handler takes the case for oneself."),
    COMPLEX_ONCE_BEFORE_EXPIRY(
            "认定复杂只能在首轮到期前做一次，且只限一般工单。",
            "A normal case is marked as complex once, in its first round, before it expires."),
    ASSIST_DUE_IN_TIME("协办时限须晚于现在，且不晚于主办时限。", "An assist is due after now and never after the lead's own date."),
    ASSIST_OPEN_ALREADY("该单位的协办请求尚未答复。", "That unit has been asked already and has not answered yet."),
    ASSIST_NOT_OPEN("该单位没有待答复的协办请求。", "That unit has no open request to answer."),
    FR_13_NEEDS_A_REASON(
            "首问规则第13条：部门职责不下派苏木镇，确需协办的须写明理由。",
            "FR-13: a department's own duty does not go down to a township; an assist outside its list needs a reason."),
    EXTENSION_OPEN_ALREADY("已有延期申请待审批。", "An extension has been asked for and is not decided yet."),
    EXTENSION_NOT_ASKED("没有待审批的延期申请。", "No extension has been asked for."),
    EXTENSION_TOO_LATE("延期最迟应在到期前1个工作日申请。", "An extension is asked for at the latest one working day before expiry."),
    EXTENSION_TOO_LONG(
            "一次延期不超过5个工作日；再次延期或更长的由督办员审批，累计不超过10个工作日。",
            "Up to 5 working days once; again or longer is for the supervisor, 10 in all."),
    EXTENSION_PAST_THE_UPPER_DATE(
            "延期将超过上级时限：须先取得上级新的时限，并填写 upperDueAt。",
            "It would pass the upper level's due date: a newly granted one is needed in upperDueAt."),
    REVIEW_FIRST("答复正待审核。", "A reply waits for its review."),
    NOTHING_TO_REVIEW("没有待审核的答复。", "No reply waits for a review."),
    ONLY_AFTER_A_REWORK("只有重办后的工单可以做此操作。", "Only a case that is in hand after a rework allows this."),
    OBJECTION_TOO_LATE(
            "异议须在重办后1个工作日内提出，一轮一次。", "An objection comes within one working day of the rework, once a round."),
    NO_OBJECTION("没有待认定的异议。", "There is no objection to find on."),
    DATE_AHEAD("日期须在今天之后。", "The date lies after today."),
    NO_SUCH_SUPERVISION("没有这个编号的待回复督办。", "No supervision of this number waits for an answer."),
    NOTHING_CORRECTED("更正内容与现状相同。", "Nothing would be changed by this correction."),
    COMPLEX_IS_MARKED("复杂须由督办员认定，不能在更正中设定。", "COMPLEX is marked by the supervisor, not by a correction."),
    ONLY_BEFORE_THE_SIGNATURE("签收后只有派单员可以更正。", "After the signature only a dispatcher corrects."),
    UNMERGE_FIRST(
            "主单的承办单位就是更正后的被反映单位，请先拆单。", "The parent is led by the unit that would be the accused; unmerge it first."),
    MERGE_BEFORE_ANY_REPLY("已答复过或已重办的工单不能并单。", "A case that was replied to is not merged."),
    MERGE_INTO_ITSELF("不能并入自己或自己的子单。", "A case is not merged into itself."),
    PARENT_IS_MERGED("主单已并入另一件，请并入其根单，见 root。", "The parent is itself merged; merge into its root, see root."),
    PARENT_IS_OVER("主单已办结或已答复，不能并入。", "The parent has ended or was replied to."),
    CHANGED_MEANWHILE("并单关系刚刚被他人改动，请重试。", "What is merged here has just changed; ask again."),
    APPEAL_OPEN_ALREADY("已有申诉待决定。", "An appeal waits for its decision."),
    NO_APPEAL("没有待决定的申诉。", "There is no appeal to decide."),
    ANOTHER_PERSON_DECIDES("申诉须由原决定人以外的另一人决定。", "Another person decides the appeal."),
    OPERATOR_RELAYS_SEALED_ONLY("话务员只转达保密件的联系情况。", "An operator relays the contact of a sealed ticket only.");

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
        return switch (this) {
            case NOT_FROM_THIS_STAGE,
                    SAME_UNIT,
                    REVIEW_FIRST,
                    NOTHING_TO_REVIEW,
                    ONLY_AFTER_A_REWORK,
                    NO_OBJECTION,
                    ASSIST_OPEN_ALREADY,
                    ASSIST_NOT_OPEN,
                    EXTENSION_OPEN_ALREADY,
                    EXTENSION_NOT_ASKED,
                    APPEAL_OPEN_ALREADY,
                    NO_APPEAL,
                    PARENT_IS_MERGED,
                    PARENT_IS_OVER,
                    CHANGED_MEANWHILE -> true;
            default -> false;
        };
    }

    /** What was merged into the case has changed while its lock was waited for. */
    public static Rejected changedMeanwhile(DispatchCase one) {
        return CHANGED_MEANWHILE.reject(one.stage());
    }

    Rejected reject(CaseStage stage) {
        return new Rejected(
                this,
                stage.name(),
                CaseMove.allowedFrom(stage).stream().map(CaseMove::name).toList());
    }
}
