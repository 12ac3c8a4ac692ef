package hotline.reporting.indicators;

import hotline.reporting.facts.Figure;
import java.util.EnumMap;
import java.util.Map;

/** How many, by figure; what was never counted is 0. */
public final class Counts {
    private final Map<Figure, Long> byFigure = new EnumMap<>(Figure.class);

    /** Adds to a figure. */
    public void add(Figure figure, long more) {
        byFigure.merge(figure, more, Long::sum);
    }

    /** Adds all of these. */
    public void add(Counts others) {
        others.byFigure.forEach(this::add);
    }

    /** How many of this figure. */
    public long of(Figure figure) {
        return byFigure.getOrDefault(figure, 0L);
    }
}
