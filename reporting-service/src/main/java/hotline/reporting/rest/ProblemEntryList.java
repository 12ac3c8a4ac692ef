package hotline.reporting.rest;

import hotline.reporting.facts.Ledger;
import hotline.reporting.persistence.ProblemEntries.Entry;
import hotline.time.HotlineTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A page of the entries behind a figure of the problem lists; all pages together have as many items as the figure says.
 *
 * @param nextCursor where the next page begins; null on the last page
 */
public record ProblemEntryList(
        String figure,
        LocalDate from,
        LocalDate to,
        OffsetDateTime asOf,
        List<ListedProblem> items,
        @Nullable String nextCursor) {

    /** An entry of a ledger. */
    public record ListedProblem(
            UUID id,
            Ledger ledger,
            String channel,

            @Schema(description = "Null where none was named.") @Nullable
            String unitCode,

            @Schema(description = "Null where none was named.") @Nullable
            String areaCode,

            OffsetDateTime collectedAt,

            @Schema(description = "Null as long as it is not rectified.") @Nullable
            OffsetDateTime rectifiedAt) {

        static ListedProblem of(Ledger ledger, Entry entry) {
            Instant rectifiedAt = entry.rectifiedAt();
            return new ListedProblem(
                    entry.id(),
                    ledger,
                    entry.channel(),
                    entry.unit(),
                    entry.area(),
                    here(entry.collectedAt()),
                    rectifiedAt == null ? null : here(rectifiedAt));
        }

        private static OffsetDateTime here(Instant at) {
            return at.atZone(HotlineTime.ZONE).toOffsetDateTime();
        }
    }
}
