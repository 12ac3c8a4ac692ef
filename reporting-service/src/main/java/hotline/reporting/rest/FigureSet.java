package hotline.reporting.rest;

import hotline.reporting.facts.Basis;
import hotline.reporting.indicators.Counts;
import hotline.reporting.indicators.Meaning;
import hotline.reporting.indicators.Rate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Figures and rates by their names in an answer; null where the basis or a unit has no such figure (rulebook §7). */
final class FigureSet {
    private FigureSet() {}

    /** All that counts say in that basis. */
    static Map<String, @Nullable Object> of(Basis basis, boolean ofUnit, Counts counts) {
        Map<String, @Nullable Object> figures = new LinkedHashMap<>();
        Meaning.shown()
                .forEach(figure -> figures.put(
                        figure.field(), Meaning.of(figure).exists(basis, ofUnit) ? counts.of(figure) : null));
        for (Rate rate : Rate.values()) {
            figures.put(rate.field(), rate.percent(basis, counts));
        }
        return figures;
    }
}
