package hotline.intake.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import hotline.intake.rest.RegistrationForm.Location;
import hotline.intake.tickets.Correction;
import hotline.intake.tickets.Ticket;
import hotline.intake.tickets.TicketType;
import hotline.intake.tickets.TicketWords;
import hotline.intake.tickets.Urgency;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What of a ticket can be corrected, as it is before and as it is to be; a patch names only what is to change. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CorrectionForm(
        @NotNull TicketType type,
        @NotNull Urgency urgency,
        @NotBlank @Size(max = 200) String subject,
        @NotBlank @Size(max = 10_000) String content,
        @Nullable @Size(max = 10_000) String contentOriginal,
        @Nullable @Size(max = 20) String categoryCode,
        @Nullable @Size(max = 20) String areaCode,
        @Nullable @Size(max = 500) String address,
        @Nullable @Valid Location location,
        @Nullable @Size(max = 200) String targetName) {

    /** The ticket as it is, with these words. */
    static CorrectionForm of(Ticket ticket, TicketWords words) {
        return new CorrectionForm(
                ticket.type(),
                ticket.urgency(),
                words.subject(),
                words.content(),
                words.contentOriginal(),
                ticket.categoryCode(),
                ticket.areaCode(),
                words.address(),
                ticket.latitude() == null || ticket.longitude() == null
                        ? null
                        : new Location(ticket.latitude(), ticket.longitude()),
                words.targetName());
    }

    /** The correction that leads there; what staff said at the registration stays as it was. */
    Correction correction(TicketWords before) {
        return new Correction(
                type,
                urgency,
                categoryCode,
                areaCode,
                location == null ? null : location.lat(),
                location == null ? null : location.lon(),
                new TicketWords(
                        subject,
                        content,
                        contentOriginal,
                        address,
                        targetName,
                        before.told(),
                        before.to(),
                        before.result(),
                        before.basis(),
                        before.measures(),
                        before.urgencyReason()),
                List.of());
    }
}
