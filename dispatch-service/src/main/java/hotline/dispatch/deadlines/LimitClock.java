package hotline.dispatch.deadlines;

/** How a limit's time runs (rulebook §6). */
public enum LimitClock {
    /** Whole working days after the start day, due at the end of the last one. */
    WORKING_DAYS("工作日", "working days"),
    /** Natural time, day and night. */
    MINUTES("分钟", "minutes");

    private final String zh;
    private final String en;

    LimitClock(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    /** The unit of time in Chinese. */
    public String zh() {
        return zh;
    }

    /** The unit of time in English. */
    public String en() {
        return en;
    }
}
