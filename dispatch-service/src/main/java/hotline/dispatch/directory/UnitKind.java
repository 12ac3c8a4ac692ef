package hotline.dispatch.directory;

/** What a handling unit is (rulebook §1). */
public enum UnitKind {
    BANNER("旗人民政府", "banner government"),
    DEPARTMENT("部门", "department"),
    TOWNSHIP("苏木镇", "township"),
    FARM("农牧林场", "state farm"),
    COMPANY("公共服务企业", "public service company"),
    TEAM("志愿队伍", "volunteer team"),
    /** Tax, power, post: by agreement, never ranked with departments. */
    VERTICAL("垂直管理单位", "vertical body"),
    INSTITUTION("事业单位", "institution"),
    /** The city hotline above the banner government. */
    UPPER_LEVEL("上级平台", "upper level");

    private final String zh;
    private final String en;

    UnitKind(String zh, String en) {
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

    /** Whether units of this kind answer for an area: the townships and farms of FR-12 and FR-13. */
    public boolean isTerritorial() {
        return this == TOWNSHIP || this == FARM;
    }

    /** Whether FR-17 (a) treats units of this kind as a business or a person: only the one named is kept out. */
    public boolean isBusinessOrPersons() {
        return this == COMPANY || this == TEAM;
    }
}
