package hotline.reporting.rest;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.SortedMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The problem lists of a period (rulebook §7): three ledgers that never add up into one another, nor into tickets.
 */
public record ProblemLists(
        LocalDate from,
        LocalDate to,
        OffsetDateTime asOf,

        @Schema(description = "The unit whose entries these are; null for all.") @Nullable
        String unit,

        @Schema(description = "Opinions collected in the period.")
        long collected,

        @Schema(description = "These opinions by channel; null of a unit.") @Nullable
        SortedMap<String, Long> byChannel,

        @Schema(description = "Problems of the banner.") Ledger banner,

        @Schema(description = "Problems of areas and departments.")
        Ledger units,

        @Schema(description = "Problems of areas and departments by unit; an empty code where none was named.")
        List<OfUnit> byUnit) {

    /** One ledger. */
    public record Ledger(
            @Schema(description = "Collected in the period.")
            long total,

            @Schema(description = "Of these, rectified by now.")
            long rectified,

            @Schema(description = "Rectified of total, in percent, two decimals, half up; null where total is 0.")
            @Nullable
            BigDecimal rectifiedRate,

            @Schema(description = "Rectified in the period, whenever collected.")
            long rectifiedInPeriod) {}

    /** The problems of one unit. */
    public record OfUnit(
            String unitCode,
            String name,
            long total,
            long rectified,
            @Nullable BigDecimal rectifiedRate,
            long rectifiedInPeriod) {}
}
