package hotline.reporting.rest;

import hotline.reporting.facts.Basis;
import hotline.reporting.facts.Figure;
import hotline.reporting.indicators.Counts;
import hotline.reporting.indicators.Cut;
import hotline.reporting.indicators.Filter;
import hotline.reporting.persistence.FigureTables;
import hotline.reporting.persistence.FigureTables.Source;
import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Figures side by side, with names, in the order in which people read them. */
@RequestScoped
class PartsReader {
    private final FigureTables figures;
    private final PartNames names;

    PartsReader(FigureTables figures, PartNames names) {
        this.figures = figures;
        this.names = names;
    }

    /** The figures of one part. */
    record Part(String key, String name, Counts counts) {}

    /** All parts, and the whole as the summary says it. */
    record Parts(List<Part> parts, Counts total, Source computedFrom) {}

    Parts read(Question.Asked asked, Filter filter, Cut by, Instant now) {
        FigureTables.Breakdown breakdown = figures.breakdown(asked.basis(), asked.period(), filter, by, now);
        Function<String, String> name = names.of(by);
        List<Part> parts = breakdown.byKey().entrySet().stream()
                .map(part -> new Part(part.getKey(), name.apply(part.getKey()), part.getValue()))
                .sorted(order(by, asked.basis()))
                .toList();
        Counts total = figures.read(asked.basis(), asked.period(), filter, now).counts();
        return new Parts(parts, total, breakdown.computedFrom());
    }

    private static Comparator<Part> order(Cut by, Basis basis) {
        Comparator<Part> byKey = Comparator.comparing(Part::key);
        if (by == Cut.DAY || by == Cut.MONTH) {
            return byKey;
        }
        Figure most = basis == Basis.DUE ? Figure.REPLY_DUE : Figure.DISPATCHED;
        return Comparator.<Part>comparingLong(part -> -part.counts().of(most)).thenComparing(byKey);
    }
}
