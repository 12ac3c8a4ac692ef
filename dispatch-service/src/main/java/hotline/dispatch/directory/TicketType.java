package hotline.dispatch.directory;

/** What a caller wants (rulebook §1). */
public enum TicketType {
    CONSULTATION("咨询", "consultation"),
    HELP("求助", "request for help"),
    COMPLAINT("投诉", "complaint"),
    REPORT("举报", "report"),
    SUGGESTION("建议", "suggestion"),
    PRAISE("表扬", "praise"),
    OTHER("其他", "other");

    private final String zh;
    private final String en;

    TicketType(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    /** The word in Chinese. */
    public String zh() {
        return zh;
    }

    /** The word in English. */
    public String en() {
        return en;
    }

    /** Whether it accuses whom it is against, so that FR-17 (b) keeps it from an accused unit. */
    public boolean accuses() {
        return this == REPORT || this == COMPLAINT;
    }
}
