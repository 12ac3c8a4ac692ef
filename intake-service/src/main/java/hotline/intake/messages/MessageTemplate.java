package hotline.intake.messages;

import hotline.outcome.Phrase;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is said, in Chinese and English. Names in braces are filled in: data such as {@code {number}}, or a free text such as
 * {@code {reason}}. What stands in square brackets is left out where one of its names has nothing to fill it.
 */
public enum MessageTemplate {
    TAKEN_UP(
            "您的诉求（编号{number}）已受理，正在确定承办单位，确定后告知您。",
            "Your matter (number {number}) was taken up. Its unit is being decided; we will tell you."),
    /** Another unit's duty: the caller is told which one has it (FR-4). */
    DISPATCHED(
            "您的诉求（编号{number}）已转{unit}办理[，将在{due}前答复您]。",
            "Your matter (number {number}) was sent to {unit}[, which replies by {due}]."),
    REASSIGNED(
            "您的诉求（编号{number}）已改由{unit}办理[，将在{due}前答复您]。",
            "Your matter (number {number}) is now with {unit}[, which replies by {due}]."),
    DISPUTED(
            "您的诉求（编号{number}）的承办单位正在会商确定，确定后告知您。",
            "Which unit handles your matter (number {number}) is being decided; we will tell you."),
    EXTENDED(
            "您的诉求（编号{number}）的办理期限延长[至{due}][，原因：{reason}]。",
            "The reply to your matter (number {number}) takes longer[, until {due}][, because: {reason}]."),
    DATE_MOVED("您的诉求（编号{number}）的答复期限调整为{due}。", "The reply to your matter (number {number}) is now due by {due}."),
    INTERIM("您的诉求（编号{number}）办理进展[：{text}]。", "How your matter (number {number}) stands[: {text}]."),
    REPLIED(
            "您的诉求（编号{number}）已有答复[：{result}][。依据：{basis}][。措施：{measures}]。",
            "Your matter (number {number}) was replied to[: {result}][ Basis: {basis}][ Measures: {measures}]."),
    REWORKED(
            "您的诉求（编号{number}）已退回{unit}重新办理[，将在{due}前答复您]。",
            "Your matter (number {number}) went back to {unit}[, which replies by {due}]."),
    LONG_TERM(
            "您的诉求（编号{number}）因客观条件所限暂不能办结[：{limits}][。措施：{measures}]，将跟进至{until}。",
            "Your matter (number {number}) cannot be settled for now[: {limits}][ Measures: {measures}]. It is followed until {until}."),
    RESUMED(
            "您的诉求（编号{number}）已恢复办理[，将在{due}前答复您]。",
            "Your matter (number {number}) is taken up again[; reply by {due}]."),
    MERGED(
            "您的诉求（编号{number}）已与同类诉求合并办理，结果将告知您。",
            "Your matter (number {number}) is handled with others of its kind; you will be told the result."),
    ANSWERED("您的诉求（编号{number}）答复如下[：{text}]。", "The answer to your matter (number {number})[: {text}]."),
    TRANSFERRED("您的诉求（编号{number}）已转[{to}]处理。", "Your matter (number {number}) was transferred[ to {to}]."),
    REFUSED("您的诉求（编号{number}）不予受理[。{told}]。", "Your matter (number {number}) cannot be accepted[. {told}]."),
    TERMINATED("您的诉求（编号{number}）终止办理[。{told}]。", "Your matter (number {number}) is not handled further[. {told}]."),
    CLOSED("您的诉求（编号{number}）已办结，感谢您的来电。", "Your matter (number {number}) is closed. Thank you for calling."),
    TOLD("[{text}]", "[{text}]"),

    NEW_CASE("新工单{number}待签收[，签收期限{due}]。", "New case {number} waits for signature[ by {due}]."),
    EMERGENCY("特急工单{number}：请立即处置[，承办单位{unit}]。", "EMERGENCY {number}: act at once[; unit {unit}]."),
    URGED("工单{number}被催办[：{text}]。", "Case {number} is urged[: {text}]."),
    SUPERVISED("工单{number}被督办，请于{due}前答复[：{text}]。", "Case {number} is supervised; answer by {due}[: {text}]."),
    CALLED_AGAIN("工单{number}的诉求人第{call}次来电[：{text}]。", "The caller of {number} called for the {call}. time[: {text}]."),
    GOES_ON("工单{number}由你单位继续办理[，期限{due}]。", "Case {number}: your unit goes on with it[, due {due}]."),
    CARD("工单{number}亮{card}：{limit}期限{due}。", "Case {number}: {card} card, {limit} due {due}."),
    REMINDED("工单{number}的{limit}期限将至：{due}。", "Case {number}: {limit} falls due on {due}."),
    PROPOSED("工单{number}建议{what}，请决定。", "For case {number} a step is proposed: {what}; please decide."),
    RETURN_APPROVED("工单{number}的退单申请已同意[：{reason}]。", "The return of case {number} was approved[: {reason}]."),
    RETURN_REFUSED("工单{number}的退单申请未同意[：{reason}]。", "The return of case {number} was refused[: {reason}]."),
    ASSIST("请协办工单{number}[，期限{due}][：{text}]。", "Please assist in case {number}[ by {due}][: {text}]."),
    REWORK("工单{number}须重办[，期限{due}][：{reason}]。", "Case {number} is to be reworked[ by {due}][: {reason}]."),
    FAILED_TO_TELL(
            "工单{number}的告知短信未送达，请电话告知诉求人。",
            "The caller of {number} could not be told by message; please ring and tell.");

    private static final Pattern OPTIONAL = Pattern.compile("\\[([^\\[\\]]*)]");
    private static final Pattern NAME = Pattern.compile("\\{(\\w+)}");

    private final Phrase phrase;

    MessageTemplate(String zh, String en) {
        this.phrase = new Phrase(zh, en);
    }

    /**
     * The words in a language, without what there is nothing to fill with.
     *
     * @param english English; else Chinese
     * @param values by name; {@code unit.en} is the English of {@code unit}
     */
    public String fill(boolean english, Map<String, String> values) {
        Matcher optional = OPTIONAL.matcher(english ? phrase.en() : phrase.zh());
        StringBuilder filled = new StringBuilder();
        while (optional.find()) {
            boolean whole =
                    NAME.matcher(optional.group(1)).results().allMatch(name -> values.containsKey(name.group(1)));
            optional.appendReplacement(filled, whole ? Matcher.quoteReplacement(optional.group(1)) : "");
        }
        return optional.appendTail(filled).isEmpty() ? "" : named(filled.toString(), english, values);
    }

    private static String named(String text, boolean english, Map<String, String> values) {
        return NAME.matcher(text).replaceAll(name -> {
            String value = values.getOrDefault(name.group(1), "");
            return Matcher.quoteReplacement(english ? values.getOrDefault(name.group(1) + ".en", value) : value);
        });
    }
}
