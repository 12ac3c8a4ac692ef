package hotline.reporting.indicators;

import hotline.outcome.Phrase;
import java.math.BigDecimal;
import java.util.Collection;

/** Units of a class stand in bands, not places (rulebook §7): the quarter of the class that a score falls in, best first. */
public enum Band {
    GOOD(new Phrase("好", "good")),
    FAIRLY_GOOD(new Phrase("较好", "fairly good")),
    AVERAGE(new Phrase("一般", "average")),
    POOR(new Phrase("差", "poor"));

    private final Phrase words;

    Band(Phrase words) {
        this.words = words;
    }

    /** The band in words. */
    public Phrase words() {
        return words;
    }

    /**
     * The band of a score among those of its class. Equal scores stand in the same band; a unit alone in its class stands in
     * the first.
     *
     * @param ofClass the scores of the class, this one included
     */
    static Band of(BigDecimal score, Collection<BigDecimal> ofClass) {
        Band[] bands = values();
        long better =
                ofClass.stream().filter(other -> other.compareTo(score) > 0).count();
        return bands[(int) (better * bands.length / ofClass.size())];
    }
}
