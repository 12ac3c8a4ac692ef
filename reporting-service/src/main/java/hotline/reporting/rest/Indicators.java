package hotline.reporting.rest;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import hotline.reporting.indicators.Band;
import hotline.reporting.indicators.Ranking;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Every figure of rulebook §7 for each unit. Sign, contact, response and on-time rates are of the limits that fell due in
 * the period, all others of the tickets first dispatched in it.
 */
public record Indicators(
        LocalDate from,
        LocalDate to,
        OffsetDateTime asOf,
        String by,
        Weights weights,

        @Schema(description = "Fewer valid call-backs than this are no sample.")
        long leastValidCallBacks,

        @Schema(description = "Units by kind, then code. Places are not given: units of a kind stand in bands.")
        List<OfUnit> items,

        @Schema(description = "All units together; null for those who see their own unit only.") @Nullable
        AllUnits total) {

    /** How the score is made, and since when. */
    public record Weights(
            String version,
            LocalDate effectiveFrom,
            BigDecimal response,
            BigDecimal resolution,
            BigDecimal satisfaction) {}

    /** One unit. */
    public record OfUnit(
            String key,
            String name,

            @Schema(
                    description =
                            "The class within which it is compared; null where the directory does not know the unit.")
            @Nullable
            String kind,

            long dispatched,
            long closed,
            long open,

            @Schema(description = "What resolution and satisfaction are counted over.")
            long validCallBacks,

            @Schema(description = "Cases closed by striking off: beside satisfaction, so that none improves it unseen.")
            long strikeOffs,

            @JsonAnyGetter Map<String, @Nullable Object> rates,

            @Schema(
                    description =
                            "The weighted sum of response, resolution and satisfaction out of 100; null where one of them is.")
            @Nullable
            BigDecimal score,

            Map<String, Took> speed,

            @Schema(
                    description =
                            "The quarter of its class by score; null where the sample is too small or there is no score.")
            @Nullable
            Band band,

            @Schema(description = "The band in the asker's language.") @Nullable
            String bandName,

            @Schema(
                    description =
                            "PERIOD; ROLLING_3_MONTHS where the period has too few valid call-backs; CASES where these three"
                                    + " months have too few as well: then resolution, satisfaction and score are null, and"
                                    + " the cases are listed instead.")
            Ranking.By bandOf,

            @Schema(description = "Where the cases are listed, when bandOf is CASES; null otherwise.") @Nullable
            String cases,

            RatesBeside previous,
            RatesBeside lastYear,
            RatesBeside yearToDate) {}

    /** All units together. */
    public record AllUnits(
            long dispatched,
            long closed,
            long open,
            long validCallBacks,
            long strikeOffs,

            @JsonAnyGetter Map<String, @Nullable Object> rates,

            @Nullable BigDecimal score,
            Map<String, Took> speed,
            RatesBeside previous,
            RatesBeside lastYear,
            RatesBeside yearToDate) {}

    /** The same rates of another period. */
    public record RatesBeside(
            LocalDate from,
            LocalDate to,
            long dispatched,
            long validCallBacks,

            @JsonAnyGetter Map<String, @Nullable Object> rates,

            @Nullable BigDecimal score) {}

    /**
     * How long a step took, of the steps done in the period.
     *
     * @param count how many were done
     */
    public record Took(
            long count,

            @Schema(
                    description =
                            "ISO 8601 duration, such as PT2H30M; exact to five percent. Null where nothing was done.")
            @Nullable
            String median,

            @Schema(description = "Within which nine of ten were done; likewise.") @Nullable
            String ninetieth) {}
}
