package hotline.reporting.rest;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import hotline.reporting.persistence.FigureTables.Source;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a period, side by side. A part for which nothing was counted is not in it.
 *
 * @param total all parts together, as the summary says it; a ticket in several parts counts once there
 */
public record Breakdown(
        @Schema(description = "cohort, flow or due") String basis,
        LocalDate from,
        LocalDate to,
        OffsetDateTime asOf,
        String by,

        @Schema(description = "COUNTERS, or FACTS where the facts of the period are read by index")
        Source computedFrom,

        @Schema(description = "The unit whose figures these are; null for all.") @Nullable
        String unit,

        @Schema(description = "The first responder whose figures these are; null for all.") @Nullable
        String firstResponder,

        @Schema(
                description =
                        "Days and months in their order, all else by how many were dispatched (due: by limits to reply), then by key.")
        List<Part> items,

        Whole total) {

    /** The figures of one part. */
    public record Part(
            @Schema(
                    description =
                            "Code, constant, day, month or user name; empty where tickets were registered without it.")
            String key,

            @Schema(description = "What it is called in the asker's language; 未注明 or none for the empty key.")
            String name,

            @JsonAnyGetter Map<String, @Nullable Object> figures) {}

    /** The figures of all parts. */
    public record Whole(@JsonAnyGetter Map<String, @Nullable Object> figures) {}
}
