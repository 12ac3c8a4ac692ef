package hotline.dispatch.cases;

import hotline.outcome.Phrase;

/** Who may make a move (rulebook §2), as somebody stands to one case. */
public enum CaseRole {
    /** The system itself, by a rule. */
    ROUTER("系统", "the system"),
    OPERATOR("话务员", "operator"),
    /** The person who was asked first (FR-1). */
    FIRST_RESPONDER("首问责任人", "first responder"),
    DISPATCHER("派单员", "dispatcher"),
    /** Of the lead unit; its machine too. */
    HANDLER("承办人", "handler"),
    /** Of the lead unit. */
    LEADER("单位负责人", "leader"),
    /** A handler of a unit that assists. */
    ASSISTANT("协办单位承办人", "handler of an assisting unit"),
    CALLBACK("回访员", "callback"),
    SUPERVISOR("督办员", "supervisor"),
    /** The supervisor in place of the unit above the banner, which has no people here (FR-17 b). */
    STAND_IN("督办员（代上级承办单位）", "supervisor for the unit above");

    private final Phrase phrase;

    CaseRole(String zh, String en) {
        this.phrase = new Phrase(zh, en);
    }

    public Phrase phrase() {
        return phrase;
    }
}
