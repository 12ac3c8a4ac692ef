package hotline.intake.rest;

import hotline.intake.tickets.Channel;
import hotline.intake.tickets.RefusalCode;
import hotline.intake.tickets.TicketType;
import hotline.intake.tickets.Urgency;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ticket to register.
 *
 * @param urgency NORMAL where none is given; a word that alarms raises it
 * @param urgencyReason why it is less urgent than a word in it says; without a reason the word is followed
 * @param askedAt when the caller asked, now where none is given
 * @param unitCode the operator's choice of a unit
 * @param outcome how it ended on the call; the operator's only
 */
public record RegistrationForm(
        @NotNull Channel channel,
        @NotNull TicketType type,
        @Nullable Urgency urgency,
        @NotBlank @Size(max = 200) String subject,
        @NotBlank @Size(max = 10_000) String content,
        @Nullable @Size(max = 10_000) String contentOriginal,
        @Nullable @Size(max = 20) String categoryCode,
        @Nullable @Size(max = 20) String areaCode,
        @Nullable @Size(max = 500) String address,
        @Nullable @Valid Location location,
        @Nullable OffsetDateTime askedAt,
        @Nullable @Size(max = 20) String unitCode,
        @Nullable @Size(max = 20) String targetUnitCode,
        @Nullable @Size(max = 200) String targetName,
        @Nullable @Valid OutcomeForm outcome,
        @Nullable @Valid OnTheSpot handledOnTheSpot,
        @Nullable @Valid UpperForm upper,
        @NotNull @Valid Caller caller,
        @Nullable @Valid FirstResponderForm firstResponder,
        @Nullable @Size(max = 20) List<@NotBlank @Size(max = 20) String> links,
        @Nullable @Size(max = 500) String urgencyReason) {

    /** Degrees, WGS 84. */
    public record Location(
            @NotNull @DecimalMin("-90") @DecimalMax("90") Double lat,
            @NotNull @DecimalMin("-180") @DecimalMax("180") Double lon) {}

    /** One of the three. */
    public record OutcomeForm(
            @Nullable @Valid Answered answered,
            @Nullable @Valid Transferred transferred,
            @Nullable @Valid Refused refused) {}

    /** The words of the answer. */
    public record Answered(@NotBlank @Size(max = 10_000) String text) {}

    /** The line or desk that took the call over. */
    public record Transferred(@NotBlank @Size(max = 200) String to) {}

    /** The reason, and the lawful channel that the caller was told. */
    public record Refused(
            @NotNull RefusalCode code,
            @NotBlank @Size(max = 10_000) String told) {}

    /** What was settled at once (FR-2). */
    public record OnTheSpot(
            @NotBlank @Size(max = 10_000) String result,
            @NotBlank @Size(max = 10_000) String basis,
            @NotBlank @Size(max = 10_000) String measures) {}

    /** The ticket's name in the system of the level above. */
    public record UpperForm(
            @NotBlank @Size(max = 50) String system,
            @NotBlank @Size(max = 100) String number,
            @Nullable OffsetDateTime dueAt) {}

    /** Who calls: a telephone, unless anonymous. */
    public record Caller(
            @Nullable @Size(max = 100) String name,
            @Nullable @Size(max = 40) String phone,
            @Nullable Boolean anonymous,
            @Nullable Boolean confidential,
            @Nullable Boolean replyWanted,
            @Nullable @Pattern(regexp = "zh|mn|other") String language) {}

    /** The first person asked; who registers where none is named. */
    public record FirstResponderForm(
            @NotBlank @Size(max = 100) String person,
            @NotBlank @Size(max = 20) String unitCode) {}
}
