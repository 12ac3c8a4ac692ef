package hotline.dispatch.cases;

import hotline.outcome.Phrase;

/**
 * The first-responder rules (rulebook §5, 首问负责制 and 首接负责制), in a sentence each. Code and tests name them by their numbers, and
 * docs/first-responder.md is printed from those names.
 */
public enum FirstResponderRule {
    FR_1(
            "最先被询问的人是首问责任人，不论哪种渠道；登记一次，永不更改，处处显示。",
            "The first person asked, on any channel, is the first responder: set once, never overwritten, shown everywhere."),
    FR_2(
            "属于本单位职责的，首问责任人所在单位立行立改，可当场办结。",
            "What is the first responder's own unit's duty, that unit handles at once and may settle on the spot."),
    FR_3(
            "不能当场办理的，一次性告知需要什么、何时之前，并登记在案。",
            "What cannot be done at once: a one-time notice of what is needed and by when, recorded."),
    FR_4(
            "属于其他单位职责的，派往该单位，并告知诉求人由谁承办。",
            "Another unit's duty goes to that unit, and the caller is told which one has it."),
    FR_5(
            "转交不等于责任终了：联系、协调、反馈三件事各有日期；请假、调离、交班须登记移交。",
            "A hand-over does not end the duty: contact, coordination and feedback are dated; leave, transfer and shift's end move"
                    + " it by a recorded hand-over."),
    FR_6(
            "特急事项先办后登，并立即报告单位负责人和督办员。",
            "An emergency is acted on first and registered after; unit head and supervisor are alerted at once."),
    FR_7("职责不清的逐级上报，诉求人仍须得到告知。", "Responsibility unclear goes up, and the caller is still told."),
    FR_8(
            "漏反馈、丢事项，记在当日责任人名下；超期记在主办单位；热线耽误的记在热线。",
            "A missed feedback is charged to who held the duty that day, a late case to its lead unit, what the hotline delayed"
                    + " to the hotline."),
    FR_9(
            "首次派往的单位是首接单位，永不更改；它不得自行转出，只有派单员可以改派。",
            "The unit first dispatched to is the first unit for life; it may not pass the case on, only a dispatcher reassigns."),
    FR_10(
            "首接单位牵头；需要协办的，协办单位按时答复牵头单位，答复齐了才能答复诉求人。",
            "It leads; who assists answers the lead in time, and there is no reply while an assist is open."),
    FR_11(
            "最多批准两次退单；再次要求即为派单争议，由督办员指定承办。",
            "At most two approved returns; then a request makes it disputed, and the supervisor designates."),
    FR_12(
            "谁牵头由派单目录的牵头类别说了算：行业、属地、专责。",
            "Who leads is said by the catalogue entry's lead kind: department, territory or specialist."),
    FR_13(
            "部门自己的职责不得下派苏木镇；人工下派或要求协办须写明理由，并计数。",
            "A department's own duty is not dispatched down to a township; by hand only with a reason that is kept and counted."),
    FR_14(
            "不知单位而知地区的，由该地区的兜底单位承接；都不知的待派。",
            "Unit unknown but area known: the area's fallback unit. Neither known: unrouted."),
    FR_15(
            "直接派往苏木镇的，同时抄送旗政府督办。",
            "A case sent straight to a township is copied to the banner government, which supervises."),
    FR_16("苏木镇可以吹哨，部门必须报到；双方都计数。", "A township may call departments to a case; they must respond; both are counted."),
    FR_17(
            "绝不交给被反映的单位或其下级，任何途径都不行；举报人的身份不出受理环节。",
            "Never to the accused unit or one below it, by any way; the caller's identity does not leave intake."),
    FR_18("事事有回音：没有登记过的答复，案件不得了结。", "No case ends without a recorded reply to the caller."),
    FR_19(
            "每个自动决定都说明依据哪条规则、哪条目录，话务员可以念给诉求人听。",
            "Every automatic decision says which rule and entry made it, in words an operator can read to the caller.");

    private final Phrase phrase;

    FirstResponderRule(String zh, String en) {
        this.phrase = new Phrase(zh, en);
    }

    /** As people write it, such as {@code FR-11}. */
    public String number() {
        return name().replace('_', '-');
    }

    public Phrase phrase() {
        return phrase;
    }
}
