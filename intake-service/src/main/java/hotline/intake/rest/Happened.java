package hotline.intake.rest;

import hotline.outcome.Phrase;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What each event of a ticket and of its case is called on the timeline. */
enum Happened {
    REGISTERED("登记", "registered"),
    IMPORTED("导入", "imported"),
    CORRECTED("更正", "corrected"),
    SUPPLEMENTED("补充", "supplemented"),
    TOLD("告知诉求人", "the caller was told"),
    MESSAGE_SETTLED("消息有了结果", "a message was settled"),
    MESSAGE_SENT("消息已发出", "message sent"),
    MESSAGE_DELIVERED("消息已送达", "message delivered"),
    MESSAGE_FAILED("消息未送达", "message failed"),
    OBLIGATION_MISSED("逾期未告知", "feedback missed"),
    ERASED("个人信息已删除", "personal data erased"),
    DISPATCHED("派单", "dispatched"),
    QUEUED("待派单", "waits to be dispatched"),
    ASSIGNED("人工派单", "assigned"),
    ANSWERED("直接答复", "answered"),
    TRANSFERRED("转接", "transferred"),
    REFUSED("不予受理", "refused"),
    SIGNED("签收", "signed"),
    CONTACTED("联系诉求人", "caller contacted"),
    REPLIED("答复", "replied"),
    CALLED_BACK("回访", "called back"),
    CLOSED("办结", "closed"),
    REASSIGNED("改派", "reassigned"),
    RETURN_ASKED("申请退单", "return asked"),
    RETURN_APPROVED("同意退单", "return approved"),
    RETURN_REFUSED("不同意退单", "return refused"),
    DISPUTED("派单争议", "disputed"),
    DESIGNATED("指定承办", "designated"),
    CORRECTION_ASKED("申请更正", "correction asked"),
    URGED("催办", "urged"),
    SUPERVISED("督办", "supervised"),
    SUPERVISION_ANSWERED("督办答复", "supervision answered"),
    MARKED_COMPLEX("定为复杂件", "marked complex"),
    HANDLER_NAMED("指定承办人", "handler named"),
    ASSIST_ASKED("请求协办", "assist asked"),
    ASSIST_ANSWERED("协办答复", "assist answered"),
    ASSIST_DECLINED("不能协办", "assist declined"),
    EXTENSION_ASKED("申请延期", "extension asked"),
    EXTENDED("延期", "extended"),
    EXTENSION_REFUSED("不同意延期", "extension refused"),
    INTERIM_REPLIED("阶段性答复", "interim reply"),
    REPLY_SUBMITTED("答复待审核", "reply waits for review"),
    REPLY_SENT_BACK("答复退回修改", "reply sent back"),
    REWORKED("重办", "rework"),
    OBJECTED("单位申辩", "objected"),
    OBJECTION_FOUND("申辩认定", "objection decided"),
    PUT_ON_LONG_TERM("挂账", "put on the long-term book"),
    RESUMED("恢复办理", "resumed"),
    TERMINATED("终止", "terminated"),
    WITHDRAWN("撤诉", "withdrawn"),
    MERGED("并单", "merged"),
    UNMERGED("拆单", "unmerged"),
    REPLY_JOINED("并单答复", "replied with another"),
    EXCLUDED("剔除", "excluded"),
    APPEALED("申诉", "appealed"),
    APPEAL_DECIDED("申诉决定", "appeal decided"),
    CARD_SHOWN("亮牌", "card shown"),
    REMINDED("到期提醒", "reminded"),
    PROPOSED("提请督办或提级", "supervision or escalation proposed"),
    DEADLINE_MOVED("期限调整", "deadline moved"),
    INHERITED("单位撤并后接续承办", "with the heir of a unit that ended");

    private static final Map<String, Happened> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Happened::name, Function.identity()));

    private final Phrase phrase;

    Happened(String zh, String en) {
        this.phrase = new Phrase(zh, en);
    }

    /** What it is called; null where an old record says something that nobody knows. */
    static @Nullable Phrase phrase(String what) {
        Happened known = BY_NAME.get(what);
        return known == null ? null : known.phrase;
    }
}
