package hotline.reporting.indicators;

import hotline.outcome.Phrase;
import hotline.reporting.facts.Basis;
import hotline.reporting.facts.Figure;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rates (rulebook §7), each in the bases that have it. What is not counted yet is no rate yet. */
public enum Rate {
    CLOSED_RATE("closedRate", "办结率", "closed rate", cohort(Figure.CLOSED, Figure.DISPATCHED)),
    REPLIED_RATE("repliedRate", "办复率", "replied rate", cohort(Figure.REPLIED, Figure.DISPATCHED)),
    SIGN_ON_TIME_RATE("signOnTimeRate", "按时签收率", "signed in time", due(Figure.SIGNED_IN_TIME, Figure.SIGN_DUE)),
    CONTACT_ON_TIME_RATE(
            "contactOnTimeRate", "按时联系率", "contacted in time", due(Figure.CONTACTED_IN_TIME, Figure.CONTACT_DUE)),
    RESPONSE_RATE("responseRate", "响应率", "response R", due(Figure.RESPONDED_IN_TIME, Figure.RESPONSE_DUE)),
    ON_TIME_RATE(
            "onTimeRate",
            "按时办结率",
            "on-time rate",
            Map.of(
                    Basis.COHORT, new Fraction(Figure.ON_TIME, List.of(Figure.ON_TIME, Figure.LATE)),
                    Basis.DUE, new Fraction(Figure.REPLIED_IN_TIME, List.of(Figure.REPLY_DUE)))),
    ON_TIME_RATE_WITHOUT_EXTENSIONS("onTimeRateWithoutExtensions", "不计延期按时率", "on-time rate without extensions"),
    EXTENSION_RATE("extensionRate", "延期率", "extension rate"),
    RETURN_RATE("returnRate", "退单率", "return rate"),
    FIRST_DISPATCH_ACCURACY(
            "firstDispatchAccuracy",
            "首次派单准确率",
            "first-dispatch accuracy",
            cohort(Figure.FIRST_DISPATCHES_KEPT, Figure.FIRST_DISPATCHES)),
    REWORK_RATE("reworkRate", "重办率", "rework rate"),
    REPEAT_RATE("repeatRate", "重复来电率", "repeat rate"),
    DONE_AT_ONCE_RATE("doneAtOnceRate", "一次办结率", "done at once"),
    RESOLUTION_RATE("resolutionRate", "解决率", "resolution J", cohort(Figure.RESOLVED, Figure.CALLED_BACK_VALID)),
    SATISFACTION_RATE("satisfactionRate", "满意率", "satisfaction M", cohort(Figure.SATISFIED, Figure.CALLED_BACK_VALID)),
    DISSATISFACTION_RATE(
            "dissatisfactionRate",
            "不满意率",
            "dissatisfaction rate",
            cohort(Figure.NOT_SATISFIED, Figure.CALLED_BACK_VALID));

    private final String field;
    private final Phrase words;
    private final Map<Basis, Fraction> fractions;

    /** What is divided by what. */
    public record Fraction(Figure part, List<Figure> whole) {
        public Fraction {
            whole = List.copyOf(whole);
        }

        private long wholeOf(Counts counts) {
            return whole.stream().mapToLong(counts::of).sum();
        }
    }

    Rate(String field, String zh, String en) {
        this(field, zh, en, Map.of());
    }

    Rate(String field, String zh, String en, Map<Basis, Fraction> fractions) {
        this.field = field;
        this.words = new Phrase(zh, en);
        this.fractions = fractions;
    }

    /** Its name in an answer. */
    public String field() {
        return field;
    }

    /** What it is called. */
    public Phrase words() {
        return words;
    }

    /** The bases that have it; none where its facts do not exist yet. */
    public Set<Basis> bases() {
        return fractions.keySet();
    }

    /** What is divided by what in that basis; null where the basis has no such rate. */
    public @Nullable Fraction fraction(Basis basis) {
        return fractions.get(basis);
    }

    /** Whether it is made of what callers said when they were called back. */
    public boolean isOfCallBacks() {
        return fractions.values().stream().anyMatch(fraction -> fraction.whole().contains(Figure.CALLED_BACK_VALID));
    }

    /** In percent, to two decimals, half up; null where the basis has no such rate or the whole is nothing. */
    public @Nullable BigDecimal percent(Basis basis, Counts counts) {
        Fraction fraction = fractions.get(basis);
        return fraction == null ? null : Rates.percent(counts.of(fraction.part()), fraction.wholeOf(counts));
    }

    /** In percent, not rounded to what people read; null as above. */
    @Nullable
    BigDecimal exactly(Basis basis, Counts counts) {
        Fraction fraction = fractions.get(basis);
        long whole = fraction == null ? 0 : fraction.wholeOf(counts);
        return fraction == null || whole == 0
                ? null
                : BigDecimal.valueOf(counts.of(fraction.part()))
                        .movePointRight(2)
                        .divide(BigDecimal.valueOf(whole), MathContext.DECIMAL64);
    }

    private static Map<Basis, Fraction> cohort(Figure part, Figure whole) {
        return Map.of(Basis.COHORT, new Fraction(part, List.of(whole)));
    }

    private static Map<Basis, Fraction> due(Figure part, Figure whole) {
        return Map.of(Basis.DUE, new Fraction(part, List.of(whole)));
    }
}
