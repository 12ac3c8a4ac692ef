package hotline.intake.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import hotline.intake.application.MessageText;
import hotline.intake.messages.MessageChannel;
import hotline.intake.messages.MessageState;
import hotline.intake.messages.MessageTemplate;
import hotline.intake.persistence.Messages;
import hotline.intake.persistence.Messages.Audience;
import hotline.intake.persistence.Messages.Message;
import hotline.rest.Page;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** What the caller and staff were told of a ticket, and whether it arrived. */
@Path("/v1/tickets/{idOrNumber}/messages")
@Produces(MediaType.APPLICATION_JSON)
public class MessageResource {
    private final Messages messages;
    private final MessageText text;
    private final TicketSight sight;

    MessageResource(Messages messages, MessageText text, TicketSight sight) {
        this.messages = messages;
        this.text = text;
        this.sight = sight;
    }

    /**
     * A message.
     *
     * @param to the member of staff; left out for the caller
     * @param text as it was or will be said; a free text in it that was erased is left out
     * @param by who said it, or what settled it
     * @param dueAt until when the caller must have been told, where somebody owes it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record MessageView(
            UUID id,
            Audience audience,
            @Nullable String to,
            MessageTemplate template,
            MessageChannel channel,
            String language,
            String text,
            MessageState state,
            int attempts,
            OffsetDateTime queuedAt,
            @Nullable OffsetDateTime settledAt,
            @Nullable String by,
            @Nullable OffsetDateTime dueAt,
            @Nullable String owedBy,
            @Nullable OffsetDateTime missedAt) {}

    @GET
    @Transactional
    @RolesAllowed({"operator", "callback"})
    @Operation(summary = "messages to the caller and to staff, with channel, words and state, oldest first")
    public Page<MessageView> messages(@PathParam("idOrNumber") String idOrNumber) {
        List<Message> all = messages.of(sight.require(idOrNumber).ticket().id());
        Map<String, String> words = text.words(all);
        return new Page<>(all.stream().map(message -> view(message, words)).toList(), null);
    }

    private MessageView view(Message message, Map<String, String> words) {
        return new MessageView(
                message.id(),
                message.audience(),
                message.person(),
                message.template(),
                message.channel(),
                message.language(),
                text.of(message, words),
                message.state(),
                message.attempts(),
                TicketViews.local(message.queuedAt()),
                TicketViews.localOrNull(message.settledAt()),
                message.settledBy(),
                TicketViews.localOrNull(message.dueAt()),
                message.owedBy(),
                TicketViews.localOrNull(message.missedAt()));
    }
}
