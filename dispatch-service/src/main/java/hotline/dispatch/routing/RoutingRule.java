package hotline.dispatch.routing;

import java.util.Arrays;
import java.util.List;

/** By what a unit leads: the router's rules, in the order in which it asks them (rulebook §5), and an old record. */
public enum RoutingRule {
    /** FR-17 (b): a report or complaint against a unit goes to the nearest unit above. */
    FR_17_NEVER_TO_THE_ACCUSED("FR-17", "不交被反映单位办理", "never to the accused"),
    /** §6: praise is led by the unit praised. */
    PRAISED_UNIT("§6", "表扬转受表扬单位", "praise goes to the unit praised"),
    /** FR-2: what is the duty of the first responder's unit stays there. */
    FR_2_OWN_DUTY("FR-2", "首问单位本职", "the first responder's own duty"),
    /** The operator named a unit; FR-13 and FR-17 may stand against it. */
    OPERATORS_CHOICE("FR-13", "话务员选定", "the operator's choice"),
    /** FR-12: the most specific entry of the dispatch catalogue. */
    DISPATCH_CATALOGUE("FR-12", "派单目录", "dispatch catalogue"),
    /** FR-14: the fallback unit of the area. */
    FR_14_FALLBACK("FR-14", "区域兜底", "fallback of the area"),
    /** FR-7: nobody yet; the dispatchers' queue. */
    UNROUTED("FR-7", "待人工派单", "routed by hand"),
    /** FR-9: an imported record says to which unit it was dispatched; the router was not asked. */
    RECORDED("FR-9", "按原有记录", "as recorded");

    private final String number;
    private final String zh;
    private final String en;

    RoutingRule(String number, String zh, String en) {
        this.number = number;
        this.zh = zh;
        this.en = en;
    }

    /** The rules that the router asks, in their order. */
    public static List<RoutingRule> asked() {
        return Arrays.stream(values()).filter(rule -> rule != RECORDED).toList();
    }

    /** The rule's number in the rulebook. */
    public String number() {
        return number;
    }

    /** The rule in Chinese. */
    public String zh() {
        return zh;
    }

    /** The rule in English. */
    public String en() {
        return en;
    }
}
