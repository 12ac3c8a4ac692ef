package hotline.dispatch.rest;

import hotline.dispatch.directory.TicketType;
import hotline.dispatch.directory.Urgency;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ticket to register without its caller. What the router does not look at may be left out; what it holds is not looked at either.
 *
 * @param urgency NORMAL where none is given
 * @param unitCode the operator's choice of a unit
 * @param handledOnTheSpot whether it would be registered as settled at once (FR-2)
 * @param caller has no place here
 * @param firstResponder the desk where none is named
 */
public record PreviewForm(
        @Nullable String channel,
        @NotNull TicketType type,
        @Nullable Urgency urgency,
        @Nullable @Size(max = 200) String subject,
        @Nullable @Size(max = 10_000) String content,
        @Nullable @Size(max = 10_000) String contentOriginal,
        @Nullable @Size(max = 20) String categoryCode,
        @Nullable @Size(max = 20) String areaCode,
        @Nullable @Size(max = 500) String address,
        @Nullable Object location,
        @Nullable OffsetDateTime askedAt,
        @Nullable @Size(max = 20) String unitCode,
        @Nullable @Size(max = 20) String targetUnitCode,
        @Nullable @Size(max = 200) String targetName,
        @Nullable Object outcome,
        @Nullable Object handledOnTheSpot,
        @Nullable @Valid UpperForm upper,
        @Nullable Object caller,
        @Nullable @Valid FirstResponderForm firstResponder,
        @Nullable @Size(max = 20) List<String> links) {

    /** The ticket's name in the system of the level above; its due date caps the promised ones. */
    public record UpperForm(
            @Nullable String system,
            @Nullable String number,
            @Nullable OffsetDateTime dueAt) {}

    /** The first person asked. */
    public record FirstResponderForm(
            @Nullable String person,
            @NotBlank @Size(max = 20) String unitCode) {}
}
