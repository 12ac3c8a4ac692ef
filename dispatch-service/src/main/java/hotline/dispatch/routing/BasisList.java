package hotline.dispatch.routing;

import java.util.Arrays;

/** The list on which a catalogue entry's duty stands (FR-12). */
public enum BasisList {
    /** A department's duties, offices and posts as fixed by the establishment office. */
    THREE_FIXES("三定", "duties, offices and posts as fixed"),
    POWERS_AND_DUTIES("权责清单", "list of powers and duties"),
    /** What townships and farms do themselves. */
    TOWNSHIP_DUTIES("履职事项清单", "list of township duties");

    private final String zh;
    private final String en;

    BasisList(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    /** The list's name in Chinese, as in the catalogue's file. */
    public String zh() {
        return zh;
    }

    /** The list's name in Chinese as it is read to a caller, who does not know the short form. */
    String aloud() {
        return this == THREE_FIXES ? "三定规定" : zh;
    }

    /** The list's name in English. */
    public String en() {
        return en;
    }

    /**
     * The list of this Chinese name.
     *
     * @throws IllegalArgumentException for any other name
     */
    public static BasisList named(String zh) {
        return Arrays.stream(values())
                .filter(list -> list.zh.equals(zh))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No list is called " + zh));
    }
}
