package hotline.reporting.rest;

import hotline.reporting.facts.Basis;
import hotline.reporting.facts.CounterKey;
import hotline.reporting.facts.Figure;
import hotline.reporting.indicators.Band;
import hotline.reporting.indicators.Counts;
import hotline.reporting.indicators.Cut;
import hotline.reporting.indicators.Durations;
import hotline.reporting.indicators.Filter;
import hotline.reporting.indicators.Period;
import hotline.reporting.indicators.Ranking;
import hotline.reporting.indicators.Rate;
import hotline.reporting.indicators.Sample;
import hotline.reporting.indicators.Score;
import hotline.reporting.persistence.FigureTables;
import hotline.reporting.persistence.Names;
import hotline.rest.Language;
import jakarta.enterprise.context.RequestScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what units are judged by, and judges them. */
@RequestScoped
class IndicatorsReader {
    private static final Map<String, Figure> STEPS = new LinkedHashMap<>();

    static {
        STEPS.put("dispatch", Figure.TIME_TO_DISPATCH);
        STEPS.put("sign", Figure.TIME_TO_SIGN);
        STEPS.put("contact", Figure.TIME_TO_CONTACT);
        STEPS.put("reply", Figure.TIME_TO_REPLY);
        STEPS.put("callBack", Figure.TIME_TO_CALL_BACK);
    }

    private final FigureTables figures;
    private final Names directory;
    private final PartNames names;
    private final ScoreSettings settings;
    private final Language language;

    IndicatorsReader(
            FigureTables figures, Names directory, PartNames names, ScoreSettings settings, Language language) {
        this.figures = figures;
        this.directory = directory;
        this.names = names;
        this.settings = settings;
        this.language = language;
    }

    /** The samples of one period: of each unit, and under the empty key of all. */
    private record Samples(Period period, Map<String, Sample> byUnit) {
        Sample of(String unit) {
            return byUnit.getOrDefault(unit, Sample.empty());
        }
    }

    /** The three periods that stand beside. */
    private record Others(Samples previous, Samples lastYear, Samples yearToDate) {}

    /** The indicators of all units, or of the only one that the asker may see. */
    Indicators read(Period period, @Nullable String only, OffsetDateTime now) {
        Instant moment = now.toInstant();
        Samples samples = samples(period, moment);
        Samples rolling = samples(period.rollingThreeMonths(), moment);
        Others others = new Others(
                samples(period.previous(), moment),
                samples(period.lastYear(), moment),
                samples(period.yearToDate(), moment));
        Map<String, Map<Figure, Durations>> durations = figures.durations(period);
        Score.Weights weights = new Score.Weights(settings.response(), settings.resolution(), settings.satisfaction());
        Ranking ranking = new Ranking(weights, settings.leastValidCallBacks());
        TreeSet<String> units = new TreeSet<>(samples.byUnit().keySet());
        units.addAll(rolling.byUnit().keySet());
        units.remove(CounterKey.NONE);
        units.forEach(unit -> ranking.take(classOf(unit), samples.of(unit), rolling.of(unit)));
        if (only != null) {
            units.retainAll(Set.of(only));
        } else {
            units.retainAll(samples.byUnit().keySet());
        }
        Function<String, String> name = names.of(Cut.UNIT);
        return new Indicators(
                period.from(),
                period.to(),
                now,
                Question.written(Cut.UNIT),
                new Indicators.Weights(
                        settings.version(),
                        settings.effectiveFrom(),
                        weights.response(),
                        weights.resolution(),
                        weights.satisfaction()),
                settings.leastValidCallBacks(),
                units.stream()
                        .sorted(Comparator.comparing(this::classOf).thenComparing(Comparator.naturalOrder()))
                        .map(unit -> item(
                                unit,
                                name.apply(unit),
                                samples,
                                ranking.place(classOf(unit), samples.of(unit), rolling.of(unit)),
                                others,
                                durations.getOrDefault(unit, Map.of()),
                                weights))
                        .toList(),
                only != null
                        ? null
                        : total(samples, others, durations.getOrDefault(CounterKey.NONE, Map.of()), weights));
    }

    private Indicators.OfUnit item(
            String unit,
            String name,
            Samples samples,
            Ranking.Place place,
            Others others,
            Map<Figure, Durations> durations,
            Score.Weights weights) {
        Sample sample = samples.of(unit);
        boolean judged = place.by() != Ranking.By.CASES;
        Band band = place.band().orElse(null);
        String kind = classOf(unit);
        return new Indicators.OfUnit(
                unit,
                name,
                kind.isEmpty() ? null : kind,
                sample.cohort().of(Figure.DISPATCHED),
                sample.cohort().of(Figure.CLOSED),
                sample.cohort().of(Figure.OPEN),
                sample.validCallBacks(),
                sample.cohort().of(Figure.CLOSED_STRUCK_OFF),
                rates(sample, judged),
                judged ? sample.score(weights) : null,
                speeds(durations),
                band,
                band == null ? null : language.of(band.words()),
                place.by(),
                judged ? null : casesOf(unit, samples.period()),
                beside(unit, others.previous(), judged, weights),
                beside(unit, others.lastYear(), judged, weights),
                beside(unit, others.yearToDate(), judged, weights));
    }

    private static Indicators.AllUnits total(
            Samples samples, Others others, Map<Figure, Durations> durations, Score.Weights weights) {
        Sample sample = samples.of(CounterKey.NONE);
        return new Indicators.AllUnits(
                sample.cohort().of(Figure.DISPATCHED),
                sample.cohort().of(Figure.CLOSED),
                sample.cohort().of(Figure.OPEN),
                sample.validCallBacks(),
                sample.cohort().of(Figure.CLOSED_STRUCK_OFF),
                rates(sample, true),
                sample.score(weights),
                speeds(durations),
                beside(CounterKey.NONE, others.previous(), true, weights),
                beside(CounterKey.NONE, others.lastYear(), true, weights),
                beside(CounterKey.NONE, others.yearToDate(), true, weights));
    }

    private static Indicators.RatesBeside beside(String unit, Samples samples, boolean judged, Score.Weights weights) {
        Sample sample = samples.of(unit);
        return new Indicators.RatesBeside(
                samples.period().from(),
                samples.period().to(),
                sample.cohort().of(Figure.DISPATCHED),
                sample.validCallBacks(),
                rates(sample, judged),
                judged ? sample.score(weights) : null);
    }

    /** All rates; where too few were called back, none that is made of call-backs. */
    private static Map<String, @Nullable Object> rates(Sample sample, boolean judged) {
        Map<String, @Nullable Object> rates = new LinkedHashMap<>();
        for (Rate rate : Rate.values()) {
            rates.put(rate.field(), judged || !rate.isOfCallBacks() ? sample.percent(rate) : null);
        }
        return rates;
    }

    private static Map<String, Indicators.Took> speeds(Map<Figure, Durations> durations) {
        Map<String, Indicators.Took> speeds = new LinkedHashMap<>();
        STEPS.forEach((step, figure) -> {
            Durations taken = durations.getOrDefault(figure, new Durations());
            speeds.put(step, new Indicators.Took(taken.count(), written(taken.median()), written(taken.ninetieth())));
        });
        return speeds;
    }

    private static @Nullable String written(@Nullable Duration duration) {
        return duration == null ? null : duration.toString();
    }

    private static String casesOf(String unit, Period period) {
        return "/reporting/v1/tickets?figure=%s&unit=%s&from=%s&to=%s"
                .formatted(Figure.DISPATCHED.field(), unit, period.from(), period.to());
    }

    /** The unit's kind; empty where the directory does not know the unit. */
    private String classOf(String unit) {
        return Objects.requireNonNullElse(
                directory.unit(unit).map(Names.Entry::kind).orElse(null), "");
    }

    private Samples samples(Period period, Instant now) {
        Map<Basis, Map<String, Counts>> byBasis = new EnumMap<>(Basis.class);
        Map<String, Sample> samples = new LinkedHashMap<>();
        for (Basis basis : new Basis[] {Basis.COHORT, Basis.DUE}) {
            Map<String, Counts> counts = new LinkedHashMap<>(
                    figures.breakdown(basis, period, Filter.NONE, Cut.UNIT, now).byKey());
            counts.put(
                    CounterKey.NONE,
                    figures.read(basis, period, Filter.NONE, now).counts());
            byBasis.put(basis, counts);
        }
        TreeSet<String> units = new TreeSet<>();
        byBasis.values().forEach(counts -> units.addAll(counts.keySet()));
        for (String unit : units) {
            samples.put(unit, new Sample(counts(byBasis, Basis.COHORT, unit), counts(byBasis, Basis.DUE, unit)));
        }
        return new Samples(period, samples);
    }

    private static Counts counts(Map<Basis, Map<String, Counts>> byBasis, Basis basis, String unit) {
        return byBasis.getOrDefault(basis, Map.of()).getOrDefault(unit, new Counts());
    }
}
