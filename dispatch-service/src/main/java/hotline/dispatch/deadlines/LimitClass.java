package hotline.dispatch.deadlines;

import hotline.dispatch.directory.TicketType;
import hotline.dispatch.directory.Urgency;

/** The rows of the table of limits (rulebook §6). */
public enum LimitClass {
    EMERGENCY("特急", "emergency"),
    URGENT("紧急", "urgent"),
    /** CONSULTATION and SUGGESTION, once dispatched. */
    SHORT("咨询、建议", "consultation, suggestion"),
    /** HELP, COMPLAINT, REPORT and OTHER. */
    STANDARD("求助、投诉、举报、其他", "help, complaint, report, other"),
    COMPLEX("复杂", "complex"),
    /** A round after the first: the reply alone has a limit. */
    REWORK("重办", "rework"),
    /** No limit at all, however urgent. */
    PRAISE("表扬", "praise");

    private final String zh;
    private final String en;

    LimitClass(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    /** The class in Chinese. */
    public String zh() {
        return zh;
    }

    /** The class in English. */
    public String en() {
        return en;
    }

    /** The class of a first round: praise has none of the limits, then EMERGENCY, URGENT, COMPLEX, then by type. */
    public static LimitClass of(TicketType type, Urgency urgency) {
        if (type == TicketType.PRAISE) {
            return PRAISE;
        }
        return switch (urgency) {
            case EMERGENCY -> EMERGENCY;
            case URGENT -> URGENT;
            case COMPLEX -> COMPLEX;
            case NORMAL ->
                switch (type) {
                    case CONSULTATION, SUGGESTION -> SHORT;
                    case HELP, COMPLAINT, REPORT, OTHER -> STANDARD;
                    case PRAISE -> PRAISE;
                };
        };
    }
}
