package hotline.dispatch.routing;

/** Who leads by a catalogue entry (FR-12). */
public enum LeadKind {
    /** 行业: a department's statutory duty; the default. */
    DEPARTMENT("行业", "department"),
    /** 属地: the township or farm of the matter's area, only for what stands on its own list. */
    TERRITORY("属地", "territory"),
    /** 专责: a named company, station or team. */
    SPECIALIST("专责", "specialist");

    private final String zh;
    private final String en;

    LeadKind(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    /** The kind in Chinese. */
    public String zh() {
        return zh;
    }

    /** The kind in English. */
    public String en() {
        return en;
    }
}
