package hotline.dispatch.deadlines;

/** The colour that the ladder gives a deadline (rulebook §6). */
public enum Card {
    NONE("正常", "in time"),
    YELLOW("黄牌预警", "yellow: soon due"),
    RED("红牌超期", "red: overdue");

    private final String zh;
    private final String en;

    Card(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    /** The colour in Chinese. */
    public String zh() {
        return zh;
    }

    /** The colour in English. */
    public String en() {
        return en;
    }
}
