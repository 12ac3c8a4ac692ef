package hotline.dispatch.directory;

/** How soon a matter must be met (rulebook §1). */
public enum Urgency {
    /** 特急: life, property, public safety. */
    EMERGENCY("特急", "emergency"),
    /** 紧急: water, power, gas, heat. */
    URGENT("紧急", "urgent"),
    /** 一般: everything else. */
    NORMAL("一般", "normal"),
    /** 复杂: approved by the supervisor, once, before expiry. */
    COMPLEX("复杂", "complex");

    private final String zh;
    private final String en;

    Urgency(String zh, String en) {
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
}
