package hotline.dispatch.deadlines;

/** What is due (rulebook §6). */
public enum Step {
    SIGN("签收", "sign"),
    CONTACT("联系", "contact the caller"),
    REPLY("答复", "reply"),
    /** Until when a unit may ask for a return. */
    RETURN("申请退单", "ask for a return"),
    /** The hotline's own time to decide a return or to route by hand. */
    DECIDE("退单审核、人工派单", "decide a return or route by hand"),
    /** The supervisor's time to end a dispute. */
    DESIGNATE("指定承办", "designate"),
    /** Until when the caller is told. */
    FEEDBACK("反馈", "feedback to the caller"),
    CALL_BACK("回访", "call back"),
    /** After which a reply stands without a call-back, where nobody was ever reached. */
    NOT_CALLED_BACK("未回访办结", "close without a call-back"),
    /** The first of several steps that a law sets for the category; an interim reply meets it. */
    STATUTORY("法定步骤", "first statutory step");

    private final String zh;
    private final String en;

    Step(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    /** The step in Chinese. */
    public String zh() {
        return zh;
    }

    /** The step in English. */
    public String en() {
        return en;
    }
}
