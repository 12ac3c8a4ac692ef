package hotline.intake.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import hotline.intake.persistence.Duties;
import hotline.intake.persistence.Duties.Duty;
import hotline.intake.persistence.DutyTicks;
import hotline.intake.persistence.DutyTicks.Ticks;
import hotline.intake.persistence.Messages;
import hotline.intake.persistence.TicketRepository.Sight;
import hotline.intake.tickets.FirstResponder;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** 责任链 a ticket's whole chain of duty: who was asked first, every hand-over, what the caller was owed. */
@Path("/v1/tickets/{idOrNumber}/obligations")
@Produces(MediaType.APPLICATION_JSON)
public class ChainOfDutyResource {
    private final Duties duties;
    private final DutyTicks ticks;
    private final Messages messages;
    private final TicketSight sight;

    ChainOfDutyResource(Duties duties, DutyTicks ticks, Messages messages, TicketSight sight) {
        this.duties = duties;
        this.ticks = ticks;
        this.messages = messages;
        this.sight = sight;
    }

    /** That a matter went from one person to another. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record HandoverView(
            OffsetDateTime at,
            String by,
            String from,
            String to,
            String cause,
            @Nullable String reason) {}

    /** Who was asked first, who keeps it now, and how it came to that. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ChainOfDuty(
            @Nullable FirstResponder firstResponder,
            @Nullable String holder,
            @Nullable OffsetDateTime since,
            @Nullable OffsetDateTime endedAt,
            ObligationResource.TicksView ticks,
            List<HandoverView> handovers,
            List<ObligationResource.OwedView> owed) {}

    @GET
    @Transactional
    @RolesAllowed({"operator", "dispatcher", "callback", "supervisor", "auditor", "handler", "leader", "cases:read"})
    @Operation(summary = "责任链 who was asked first, the three ticks, every hand-over, all feedback owed, paid or missed")
    public ChainOfDuty chain(@PathParam("idOrNumber") String idOrNumber) {
        Sight seen = sight.require(idOrNumber);
        UUID id = seen.ticket().id();
        Duty duty = duties.of(id).orElse(null);
        return new ChainOfDuty(
                seen.ticket().firstResponder(),
                duty == null ? null : duty.holder(),
                duty == null ? null : TicketViews.local(duty.since()),
                duty == null ? null : TicketViews.localOrNull(duty.endedAt()),
                ObligationResource.TicksView.of(ticks.of(List.of(id)).getOrDefault(id, Ticks.NONE)),
                duties.handovers(id).stream()
                        .map(one -> new HandoverView(
                                TicketViews.local(one.at()),
                                one.by(),
                                one.fromPerson(),
                                one.toPerson(),
                                one.cause(),
                                one.reason()))
                        .toList(),
                messages.of(id).stream()
                        .filter(message -> message.owedBy() != null)
                        .map(ObligationResource.OwedView::of)
                        .toList());
    }
}
