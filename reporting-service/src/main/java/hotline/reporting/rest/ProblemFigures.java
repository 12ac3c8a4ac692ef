package hotline.reporting.rest;

import hotline.outcome.Phrase;
import hotline.reporting.facts.Ledger;
import hotline.reporting.persistence.ProblemEntries.Counted;
import hotline.rest.Refusal;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The figures of the problem lists whose entries can be listed, by their place in the answer. */
enum ProblemFigures {
    COLLECTED("collected", Ledger.OPINION, Counted.COLLECTED),
    BANNER_TOTAL("banner.total", Ledger.BANNER_PROBLEM, Counted.COLLECTED),
    BANNER_RECTIFIED("banner.rectified", Ledger.BANNER_PROBLEM, Counted.RECTIFIED),
    BANNER_RECTIFIED_IN_PERIOD("banner.rectifiedInPeriod", Ledger.BANNER_PROBLEM, Counted.RECTIFIED_IN_PERIOD),
    UNITS_TOTAL("units.total", Ledger.UNIT_PROBLEM, Counted.COLLECTED),
    UNITS_RECTIFIED("units.rectified", Ledger.UNIT_PROBLEM, Counted.RECTIFIED),
    UNITS_RECTIFIED_IN_PERIOD("units.rectifiedInPeriod", Ledger.UNIT_PROBLEM, Counted.RECTIFIED_IN_PERIOD);

    final String field;
    final Ledger ledger;
    final Counted counted;

    ProblemFigures(String field, Ledger ledger, Counted counted) {
        this.field = field;
        this.ledger = ledger;
        this.counted = counted;
    }

    /**
     * The figure of that name.
     *
     * @throws Refusal 400 that lists the names when there is none
     */
    static ProblemFigures parse(@Nullable String written) {
        return Arrays.stream(values())
                .filter(figure -> figure.field.equals(written))
                .findFirst()
                .orElseThrow(() -> {
                    String names =
                            Arrays.stream(values()).map(figure -> figure.field).collect(Collectors.joining(", "));
                    return Refusal.badField("figure", new Phrase("应为其中之一：" + names, "must be one of: " + names));
                });
    }
}
