package hotline.intake.rest;

import hotline.intake.tickets.Channel;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** A line of the problem lists, and that it was rectified. */
record OpinionForm(
        @NotNull Ledger ledger,
        @NotNull Channel channel,
        @NotBlank @Size(max = 10_000) String text,
        @NotNull OffsetDateTime collectedAt,
        @Nullable @Size(max = 20) String unitCode,
        @Nullable @Size(max = 20) String areaCode,
        @Nullable @Size(max = 100) String formerNumber,
        @Nullable @Valid RectifiedForm rectified) {

    /** The problem lists, which never add up into one another. */
    enum Ledger {
        OPINION,
        BANNER_PROBLEM,
        UNIT_PROBLEM
    }

    /** When and by whom it was rectified. */
    record RectifiedForm(
            @NotNull OffsetDateTime at,
            @Nullable @Size(max = 100) String by,
            @Nullable @Size(max = 20) String unitCode,
            @Nullable @Size(max = 10_000) String text) {}
}
