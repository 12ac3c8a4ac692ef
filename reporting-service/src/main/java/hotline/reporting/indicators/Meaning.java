package hotline.reporting.indicators;

import static hotline.reporting.facts.Basis.COHORT;
import static hotline.reporting.facts.Basis.DUE;
import static hotline.reporting.facts.Basis.FLOW;

import hotline.outcome.Phrase;
import hotline.reporting.facts.Basis;
import hotline.reporting.facts.Figure;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a figure is called, and where it exists: elsewhere an answer has null.
 *
 * @param bases the bases that have it; none where it is no figure of an answer
 * @param ofUnits whether a unit has it; before dispatch there is no unit
 */
public record Meaning(Phrase name, Set<Basis> bases, boolean ofUnits) {
    private static final List<Figure> SHOWN = Arrays.stream(Figure.values())
            .filter(figure -> !of(figure).bases().isEmpty())
            .toList();

    public Meaning {
        bases = Set.copyOf(bases);
    }

    /** Whether it exists in that basis, of a unit or not. */
    public boolean exists(Basis basis, boolean ofUnit) {
        return bases.contains(basis) && (ofUnits || !ofUnit);
    }

    /** All figures that an answer has, in their order. */
    public static List<Figure> shown() {
        return SHOWN;
    }

    /** What this figure means. */
    public static Meaning of(Figure figure) {
        return switch (figure) {
            case REGISTERED -> ofAll("登记", "registered", COHORT, FLOW);
            case ACCEPTED -> ofAll("受理", "accepted", COHORT);
            case REFUSED -> ofAll("不予受理", "refused", COHORT, FLOW);
            case TRANSFERRED -> ofAll("转接", "transferred", COHORT, FLOW);
            case ANSWERED -> ofAll("直接答复", "answered at once", COHORT, FLOW);
            case DISPATCHED_OF_REGISTERED -> ofAll("登记中已派单", "of those registered, dispatched since", COHORT);
            case UNROUTED -> ofAll("待派", "waiting for a dispatcher", COHORT, FLOW);
            case PENDING -> ofAll("未分派", "not yet routed", COHORT);
            case MERGED_BEFORE_DISPATCH -> ofAll("派单前并单", "merged before dispatch", COHORT);
            case WITHDRAWN_BEFORE_DISPATCH -> ofAll("派单前撤诉", "withdrawn before dispatch", COHORT);
            case DISPATCHED -> ofUnits("派单总数", "first dispatched", COHORT, FLOW);
            case DISPATCHES -> ofUnits("派单次数", "every dispatch, by the unit dispatched to", COHORT, FLOW);
            case SIGNED -> ofUnits("签收", "signed", COHORT, FLOW);
            case CONTACTED -> ofUnits("联系", "caller contacted", COHORT, FLOW);
            case REPLIED -> ofUnits("办复", "replied", COHORT, FLOW);
            case CLOSED -> ofUnits("办结", "closed", COHORT, FLOW);
            case CLOSED_CONTENT -> ofUnits("满意办结", "closed, the caller content", COHORT, FLOW);
            case CLOSED_STRUCK_OFF -> ofUnits("销号", "closed by striking off", COHORT, FLOW);
            case CLOSED_UNREACHABLE -> ofUnits("无法联系办结", "closed, the caller unreachable", COHORT, FLOW);
            case CLOSED_NOT_CALLED_BACK -> ofUnits("未回访办结", "closed, not called back", COHORT, FLOW);
            case CLOSED_BY_RULE -> ofUnits("按规则办结", "closed by rule", COHORT, FLOW);
            case TERMINATED -> ofUnits("终止", "terminated", COHORT);
            case WITHDRAWN -> ofUnits("撤诉", "withdrawn", COHORT);
            case MERGED -> ofUnits("并单", "merged", COHORT);
            case FIRST_DISPATCHES -> ofUnits("首次派单", "dispatched, by the unit first dispatched to", COHORT);
            case FIRST_DISPATCHES_KEPT -> ofUnits("首次派单未改派", "of the first dispatches, never dispatched again", COHORT);
            case SETTLED_ON_THE_SPOT -> ofUnits("立行立改", "settled on the spot", COHORT);
            case ON_TIME -> ofUnits("按时", "replied within the limit", COHORT);
            case LATE -> ofUnits("超时", "replied late, or not replied and past the limit", COHORT);
            case CALLED_BACK_VALID -> ofUnits("有效回访", "valid call-backs", COHORT);
            case RESOLVED -> ofUnits("已解决", "resolved, as the caller said", COHORT);
            case RESOLVED_PARTLY -> ofUnits("部分解决", "partly resolved, as the caller said", COHORT);
            case NOT_RESOLVED -> ofUnits("未解决", "not resolved, as the caller said", COHORT);
            case SATISFIED -> ofUnits("满意及基本满意", "satisfied or basically satisfied with the result", COHORT);
            case NOT_SATISFIED -> ofUnits("不满意数", "not satisfied with the result", COHORT);
            case SATISFIED_WITH_ATTITUDE ->
                ofUnits("对态度满意及基本满意", "satisfied or basically satisfied with the attitude", COHORT);
            case NOT_SATISFIED_WITH_ATTITUDE -> ofUnits("对态度不满意", "not satisfied with the attitude", COHORT);
            case SIGN_DUE -> ofUnits("到期签收时限", "limits to sign that fell due", DUE);
            case SIGNED_IN_TIME -> ofUnits("按时签收", "of these, signed in time", DUE);
            case CONTACT_DUE -> ofUnits("到期联系时限", "limits to contact that fell due", DUE);
            case CONTACTED_IN_TIME -> ofUnits("按时联系", "of these, contacted in time", DUE);
            case REPLY_DUE -> ofUnits("到期答复时限", "limits to reply that fell due", COHORT, DUE);
            case REPLIED_IN_TIME -> ofUnits("按时答复", "of these, replied in time", DUE);
            case RESPONSE_DUE -> ofUnits("到期响应时限", "limits to sign and contact, taken as one, that fell due", DUE);
            case RESPONDED_IN_TIME -> ofUnits("按时响应", "of these, signed and contacted in time", DUE);
            case CALLED_BACK -> ofUnits("回访", "call-backs", FLOW);
            case ENDED -> ofUnits("移出", "ended, or moved to another unit", FLOW);
            case OPEN -> ofUnits("未办结", "open", COHORT);
            case TO_SIGN -> ofUnits("待签收", "to sign", COHORT);
            case HANDLING -> ofUnits("办理中", "being handled", COHORT);
            case RETURN_REQUESTED -> ofUnits("申请退单", "return requested", COHORT);
            case DISPUTED -> ofUnits("派单争议", "disputed", COHORT);
            case TO_CALL_BACK -> ofUnits("待回访", "to call back", COHORT);
            case LONG_TERM -> ofUnits("挂账", "long-term", COHORT);
            case OVERDUE -> ofUnits("逾期未办", "open, not replied to, and past a limit", COHORT);
            case TIME_TO_DISPATCH -> ofUnits("派单用时", "time to dispatch");
            case TIME_TO_SIGN -> ofUnits("签收用时", "time to sign");
            case TIME_TO_CONTACT -> ofUnits("联系用时", "time to contact");
            case TIME_TO_REPLY -> ofUnits("答复用时", "time to reply");
            case TIME_TO_CALL_BACK -> ofUnits("回访用时", "time to call back");
            case OPENING_STOCK -> ofUnits("期初在办", "in hand when the period began");
            case CLOSING_STOCK -> ofUnits("期末在办", "in hand when the period ended");
        };
    }

    private static Meaning ofAll(String zh, String en, Basis... bases) {
        return new Meaning(new Phrase(zh, en), set(bases), false);
    }

    private static Meaning ofUnits(String zh, String en, Basis... bases) {
        return new Meaning(new Phrase(zh, en), set(bases), true);
    }

    private static Set<Basis> set(Basis... bases) {
        Set<Basis> set = EnumSet.noneOf(Basis.class);
        set.addAll(List.of(bases));
        return set;
    }
}
