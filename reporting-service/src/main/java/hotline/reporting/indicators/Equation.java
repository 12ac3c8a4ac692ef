package hotline.reporting.indicators;

import hotline.outcome.Phrase;
import hotline.reporting.facts.Figure;
import java.util.List;
import java.util.stream.Stream;

/** The equations that must hold for every report (rulebook §7): the whole, and the parts that add up to it. */
public enum Equation {
    REGISTERED(
            new Phrase("登记 = 受理 + 不予受理 + 转接", "registered = accepted + refused + transferred"),
            false,
            Figure.REGISTERED,
            Figure.ACCEPTED,
            Figure.REFUSED,
            Figure.TRANSFERRED),
    ACCEPTED(
            new Phrase(
                    "受理 = 直接答复 + 已派单 + 待派 + 未分派 + 派单前并单 + 派单前撤诉",
                    "accepted = answered + dispatched + unrouted + pending + merged and withdrawn before dispatch"),
            false,
            Figure.ACCEPTED,
            Figure.ANSWERED,
            Figure.DISPATCHED_OF_REGISTERED,
            Figure.UNROUTED,
            Figure.PENDING,
            Figure.MERGED_BEFORE_DISPATCH,
            Figure.WITHDRAWN_BEFORE_DISPATCH),
    DISPATCHED(
            new Phrase("派单 = 办结 + 终止 + 撤诉 + 并单 + 未办结", "dispatched = closed + terminated + withdrawn + merged + open"),
            true,
            Figure.DISPATCHED,
            Figure.CLOSED,
            Figure.TERMINATED,
            Figure.WITHDRAWN,
            Figure.MERGED,
            Figure.OPEN),
    CLOSED(
            new Phrase(
                    "办结 = 满意办结 + 销号 + 无法联系 + 未回访 + 按规则办结",
                    "closed = content + struck off + unreachable + not called back + by rule"),
            true,
            Figure.CLOSED,
            Figure.CLOSED_CONTENT,
            Figure.CLOSED_STRUCK_OFF,
            Figure.CLOSED_UNREACHABLE,
            Figure.CLOSED_NOT_CALLED_BACK,
            Figure.CLOSED_BY_RULE),
    OPEN(
            new Phrase(
                    "未办结 = 待签收 + 办理中 + 申请退单 + 派单争议 + 待回访 + 挂账",
                    "open = to sign + handling + return requested + disputed + to call back + long-term"),
            true,
            Figure.OPEN,
            Figure.TO_SIGN,
            Figure.HANDLING,
            Figure.RETURN_REQUESTED,
            Figure.DISPUTED,
            Figure.TO_CALL_BACK,
            Figure.LONG_TERM),
    REPLY_DUE(
            new Phrase("到期应答复 = 按时 + 超时", "replies due = on time + late"),
            true,
            Figure.REPLY_DUE,
            Figure.ON_TIME,
            Figure.LATE),
    STOCK(
            new Phrase("期末在办 = 期初在办 + 转入 − 转出或结束", "closing stock = opening stock + moved in - moved out or ended"),
            true,
            List.of(Figure.OPENING_STOCK, Figure.DISPATCHES),
            List.of(Figure.ENDED),
            Figure.CLOSING_STOCK);

    private final Phrase words;
    private final boolean alsoByUnit;
    private final Figure whole;

    private final List<Figure> added;
    private final List<Figure> takenAway;

    Equation(Phrase words, boolean alsoByUnit, Figure whole, Figure... parts) {
        this(words, alsoByUnit, List.of(parts), List.of(), whole);
    }

    Equation(Phrase words, boolean alsoByUnit, List<Figure> added, List<Figure> takenAway, Figure whole) {
        this.words = words;
        this.alsoByUnit = alsoByUnit;
        this.whole = whole;
        this.added = List.copyOf(added);
        this.takenAway = List.copyOf(takenAway);
    }

    /** The equation in words. */
    public Phrase words() {
        return words;
    }

    /** Whether it holds for each unit too; before dispatch there is no unit. */
    public boolean isAlsoByUnit() {
        return alsoByUnit;
    }

    /** The left side. */
    public Figure whole() {
        return whole;
    }

    /** The right side, what is taken away last. */
    public List<Figure> parts() {
        return Stream.concat(added.stream(), takenAway.stream()).toList();
    }

    /** The right side, added up. */
    public long sumOfParts(Counts counts) {
        return added.stream().mapToLong(counts::of).sum()
                - takenAway.stream().mapToLong(counts::of).sum();
    }

    /** Whether it is one over time: of what a unit had in hand when the period began, and when it ended. */
    public boolean isOverTime() {
        return this == STOCK;
    }

    /** Whether both sides are equal. */
    public boolean holds(Counts counts) {
        return counts.of(whole) == sumOfParts(counts);
    }
}
