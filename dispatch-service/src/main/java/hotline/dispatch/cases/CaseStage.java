package hotline.dispatch.cases;

import hotline.outcome.Phrase;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Where a case stands (rulebook §3). Dispatch alone decides it. */
public enum CaseStage {
    REGISTERED("已登记", "registered", true),
    UNROUTED("待派", "unrouted", true),
    DISPATCHED("待签收", "dispatched, to be signed", true),
    HANDLING("办理中", "in hand", true),
    RETURN_REQUESTED("退单待审", "return asked, to be decided", true),
    DISPUTED("派单争议", "in dispute", true),
    REPLIED("已答复", "replied, to be called back", true),
    LONG_TERM("挂账", "on the long-term book", true),
    MERGED("并单", "merged into another case", true),
    CLOSED("办结", "closed", false),
    TERMINATED("终止", "terminated", false),
    WITHDRAWN("撤诉", "withdrawn", false),
    ANSWERED("直接答复", "answered", false),
    TRANSFERRED("转接", "transferred", false),
    REFUSED("不予受理", "not accepted", false);

    private final Phrase phrase;
    private final boolean open;

    CaseStage(String zh, String en, boolean open) {
        this.phrase = new Phrase(zh, en);
        this.open = open;
    }

    public Phrase phrase() {
        return phrase;
    }

    /** Whether something is still owed. */
    public boolean isOpen() {
        return open;
    }

    /** The stages in which something is still owed. */
    public static Set<CaseStage> open() {
        Set<CaseStage> open = EnumSet.noneOf(CaseStage.class);
        Arrays.stream(values()).filter(CaseStage::isOpen).forEach(open::add);
        return Collections.unmodifiableSet(open);
    }
}
