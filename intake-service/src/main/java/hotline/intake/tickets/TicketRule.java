package hotline.intake.tickets;

import hotline.outcome.Phrase;
import hotline.outcome.Rule;

/** The rules of a registration, and of what is done to a ticket later, by name. */
public enum TicketRule implements Rule {
    OUTCOME_IS_THE_OPERATORS(
            "只有话务员可以在登记时直接答复、转接或不予受理；请去掉 outcome。",
            "Only an operator answers, transfers or refuses at registration; leave out the outcome."),
    ONE_OUTCOME("outcome 只能有一种：answered、transferred 或 refused。", "Give one outcome: answered, transferred or refused."),
    NOT_BOTH_OUTCOME_AND_ON_THE_SPOT(
            "outcome 与 handledOnTheSpot 不能同时填写。", "Give either outcome or handledOnTheSpot, not both."),
    ONLY_A_QUESTION_IS_ANSWERED(
            "只有咨询、建议或其他可以在电话中直接答复；请去掉 outcome，由系统派单。",
            "Only a CONSULTATION, SUGGESTION or OTHER is answered on the call; leave out the outcome and it is dispatched."),
    COMPLEX_NOT_AT_REGISTRATION(
            "登记时不能定为复杂；由督办员在期限内认定。", "COMPLEX is not given at registration; the supervisor approves it later."),
    ON_THE_SPOT_BY_UNITS(
            "当场办结只能由承办人、单位负责人或机器账号登记。",
            "Only a handler, a leader or a machine registers what was settled on the spot (FR-2)."),
    ON_THE_SPOT_NOT_AGAINST_ONESELF(
            "针对本单位或其上级的事项不能当场办结。",
            "What is against the own unit or one above it is not settled on the spot (FR-2, FR-17)."),
    FIRST_RESPONDER_IS_ONESELF(
            "承办人登记时，首问责任人只能是本人。", "A handler who registers is the first responder; name nobody else (FR-1)."),
    ASKED_BEFORE_NOW("askedAt 不能晚于现在。", "askedAt cannot lie in the future."),
    CLASSED_AT_THE_CASE(
            "已派单的工单，其类型、紧急程度、类别和区域在案件处更正；此处只能更正文字和地点。",
            "What has a case is classed there: correct type, urgency, category and area at the case, and only words and place here."),
    HANDED_TO_ANOTHER("责任只能交给另一个人。", "A duty is handed to somebody else than who has it (FR-5)."),
    NEVER_TO_THE_ACCUSED(
            "涉及被反映单位的事项不能交给该单位或其下级的人员。",
            "What is against a unit is never handed to somebody of it or of one below it (FR-17)."),
    FIFTY_ATTACHMENTS("一个工单最多 50 个附件。", "A ticket has at most 50 attachments."),
    CONCLUDED_WITHOUT_NEW_FACTS(
            "该事项已依法办结；没有新的事实，不再重复受理。如有新情况，请以 NEW_FACTS 登记，系统将生成关联的新工单。",
            "The matter was lawfully concluded and is not taken up again without new facts; with new facts send NEW_FACTS,"
                    + " and a new ticket linked to it is made.",
            true),
    TICKET_IS_ERASED(
            "此工单的个人信息已依法删除，不能再更改、告知或查看。",
            "The person's data of this ticket were erased: it is not changed, told of or revealed any more.",
            true);

    private final Phrase phrase;
    private final boolean aboutStanding;

    TicketRule(String zh, String en) {
        this(zh, en, false);
    }

    TicketRule(String zh, String en, boolean aboutStanding) {
        this.phrase = new Phrase(zh, en);
        this.aboutStanding = aboutStanding;
    }

    @Override
    public boolean isAboutStanding() {
        return aboutStanding;
    }

    @Override
    public Phrase phrase() {
        return phrase;
    }
}
