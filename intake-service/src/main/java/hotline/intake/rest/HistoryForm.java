package hotline.intake.rest;

import hotline.intake.tickets.RecordedMove.ClosedAs;
import hotline.intake.tickets.RecordedMove.Kind;
import hotline.intake.tickets.RecordedMove.Resolved;
import hotline.intake.tickets.RecordedMove.Satisfaction;
import hotline.intake.tickets.RefusalCode;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a ticket of the past; which fields it has depends on what it was.
 *
 * @param by who did it, the importing account where nobody is named
 * @param unitCode the unit that it was dispatched to; else the one that led then, which may be left out
 */
record HistoryForm(
        @NotNull OffsetDateTime at,
        @NotNull Kind what,
        @Nullable @Size(max = 100) String by,
        @Nullable @Size(max = 20) String unitCode,
        @Nullable Boolean reached,
        @Nullable Boolean contactedByUnit,
        @Nullable Resolved resolved,
        @Nullable Satisfaction satisfiedWithResult,
        @Nullable Satisfaction satisfiedWithAttitude,
        @Nullable @Size(max = 20) String channel,
        @Nullable RefusalCode code,
        @Nullable ClosedAs as,
        @Nullable @Size(max = 10_000) String text,
        @Nullable @Size(max = 10_000) String result,
        @Nullable @Size(max = 10_000) String basis,
        @Nullable @Size(max = 10_000) String measures,
        @Nullable @Size(max = 10_000) String reason,
        @Nullable @Size(max = 10_000) String note,
        @Nullable @Size(max = 10_000) String told,
        @Nullable @Size(max = 200) String to) {}
