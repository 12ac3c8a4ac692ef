package hotline.intake.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import hotline.intake.tickets.Channel;
import hotline.intake.tickets.FirstResponder;
import hotline.intake.tickets.RefusalCode;
import hotline.intake.tickets.TicketType;
import hotline.intake.tickets.Urgency;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as it is shown. Texts are missing for a moment after a correction, and for good after an erasure.
 *
 * @param stage as in the rulebook: the case's as last heard, or how the ticket ended at registration
 * @param urgencyReason the alarm word that raised the urgency, or why one was not followed
 * @param unitCode the operator's choice of a unit, not who has the case
 * @param calls how often the caller has asked; the registration is the first call
 * @param imported true where it came as a record of the past
 * @param formerNumber by which number an older system knew it
 * @param erasedAt when the person's data were erased; left out where they are there
 * @param caseNow where the case stands, once there is one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TicketView(
        UUID id,
        String number,
        String stage,
        Channel channel,
        TicketType type,
        Urgency urgency,
        @Nullable String urgencyReason,
        @Nullable String subject,
        @Nullable String content,
        @Nullable String contentOriginal,
        @Nullable String categoryCode,
        @Nullable String areaCode,
        @Nullable String address,
        @Nullable Location location,
        OffsetDateTime askedAt,
        OffsetDateTime registeredAt,
        String registeredBy,
        @Nullable String unitCode,
        @Nullable String targetUnitCode,
        @Nullable String targetName,
        @Nullable Outcome outcome,
        @Nullable OnTheSpot handledOnTheSpot,
        @Nullable Upper upper,
        Caller caller,
        @Nullable FirstResponder firstResponder,
        List<String> links,
        int calls,
        @Nullable Boolean imported,
        @Nullable String formerNumber,
        @Nullable OffsetDateTime erasedAt,
        @Nullable @JsonProperty("case") CaseNow caseNow) {

    /** Degrees, WGS 84. */
    public record Location(double lat, double lon) {}

    /** How it ended at registration. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Outcome(
            @Nullable Answered answered,
            @Nullable Transferred transferred,
            @Nullable Refused refused) {}

    /** What the caller was answered. */
    public record Answered(@Nullable String text) {}

    /** Where the caller was transferred. */
    public record Transferred(@Nullable String to) {}

    /** Why it was not accepted, and which channel the caller was told. */
    public record Refused(
            @Nullable RefusalCode code, @Nullable String told) {}

    /** What was settled at once. */
    public record OnTheSpot(
            @Nullable String result,
            @Nullable String basis,
            @Nullable String measures) {}

    /** The ticket's name in the system above. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Upper(
            String system, String number, @Nullable OffsetDateTime dueAt) {}

    /** The contact, masked; name and phone are left out where the ticket is sealed from the asker. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Caller(
            @Nullable String name,
            @Nullable String phone,
            boolean anonymous,
            boolean confidential,
            boolean replyWanted,
            String language) {}

    /** Where the case stands as last heard from dispatch. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record CaseNow(
            @Nullable String unitCode,
            @Nullable String firstUnitCode,
            @Nullable OffsetDateTime replyDueAt) {}
}
