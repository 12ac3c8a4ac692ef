package hotline.reporting.rest;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import hotline.reporting.facts.Basis;
import hotline.reporting.indicators.Counts;
import hotline.reporting.indicators.Period;
import hotline.reporting.persistence.FigureTables.Source;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a period (rulebook §7). A figure is null where it does not exist: before dispatch there is no unit, a
 * standing is no flow, and a rate over nothing is no number.
 *
 * @param figures each figure and rate by its name
 */
public record Summary(
        @Schema(description = "cohort, flow or due") String basis,
        LocalDate from,
        LocalDate to,
        OffsetDateTime asOf,

        @Schema(
                description =
                        "COUNTERS, or FACTS where filters are combined: then the facts of the period are read by index")
        Source computedFrom,

        @Schema(description = "The unit whose figures these are; null for all.") @Nullable
        String unit,

        @Schema(description = "The first responder whose figures these are; null for all.") @Nullable
        String firstResponder,

        @JsonAnyGetter Map<String, @Nullable Object> figures,

        @Schema(
                description =
                        "With compare=true: as many months before where the period is made of whole months, else as many days.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        Beside previous,

        @Schema(description = "With compare=true: the same days a year before.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        Beside lastYear,

        @Schema(description = "With compare=true: from 1 January to the period's last day.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        Beside yearToDate) {

    /** The same figures of another period. */
    public record Beside(
            LocalDate from,
            LocalDate to,
            Source computedFrom,

            @JsonAnyGetter Map<String, @Nullable Object> figures) {

        static Beside of(Basis basis, boolean ofUnit, Period period, Counts counts, Source computedFrom) {
            return new Beside(period.from(), period.to(), computedFrom, FigureSet.of(basis, ofUnit, counts));
        }
    }
}
