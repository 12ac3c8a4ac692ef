package hotline.intake.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import hotline.intake.application.AttachmentCommands;
import hotline.intake.application.AttachmentCommands.Attached;
import hotline.intake.persistence.Attachments;
import hotline.intake.persistence.Attachments.Attachment;
import hotline.intake.persistence.TicketRepository.Sight;
import hotline.intake.tickets.AttachmentType;
import hotline.intake.tickets.AttachmentType.Belongs;
import hotline.outcome.Outcome;
import hotline.outcome.Phrase;
import hotline.rest.Asker;
import hotline.rest.Idempotent;
import hotline.rest.Page;
import hotline.rest.Refusal;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Photos, recordings and papers of a ticket. They may show who called, so of a sealed ticket only operator and call-back staff see them
 * (FR-17 b), and each look is kept.
 */
@Path("/v1/tickets/{idOrNumber}/attachments")
@Produces(MediaType.APPLICATION_JSON)
public class AttachmentResource {
    private final AttachmentCommands commands;
    private final Attachments attachments;
    private final TicketSight sight;
    private final Asker asker;

    AttachmentResource(AttachmentCommands commands, Attachments attachments, TicketSight sight, Asker asker) {
        this.commands = commands;
        this.attachments = attachments;
        this.sight = sight;
        this.asker = asker;
    }

    /**
     * An attachment without its content.
     *
     * @param name left out after an erasure
     * @param size in bytes
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AttachmentView(
            int n,
            @JsonProperty("for") Belongs belongs,
            @Nullable String name,
            String type,
            int size,
            OffsetDateTime at,
            String by) {
        static AttachmentView of(Attachment one) {
            return new AttachmentView(
                    one.n(), one.belongs(), one.name(), one.type(), one.size(), TicketViews.local(one.at()), one.by());
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    @Idempotent
    @RolesAllowed({"operator", "callback", "handler", "leader"})
    @Operation(summary = "附件 a picture, recording or paper, also of a contact, a reply or a return; at most 10 MiB")
    public Response attach(
            @PathParam("idOrNumber") String idOrNumber,
            @Parameter(description = "the file's name") @QueryParam("name") @NotBlank @Size(max = 200) String name,
            @Parameter(description = "TICKET where none is given") @QueryParam("for") @Nullable String belongs,
            byte[] content) {
        Sight seen = sight.require(idOrNumber);
        Belongs to = Parameters.oneOf("for", belongs, Belongs.class);
        requireMayHandle(seen);
        AttachmentType type = AttachmentType.of(content)
                .orElseThrow(
                        () -> Refusal.of(
                                415,
                                new Phrase(
                                        "只能上传图片（JPEG、PNG、WEBP）、PDF、录音（MP3、WAV、OGG、AMR）和 MP4。",
                                        "Attach pictures (JPEG, PNG, WEBP), PDF, recordings (MP3, WAV, OGG, AMR) and MP4 only.")));
        Attached attached = commands.attach(
                seen.ticket().id(),
                to == null ? Belongs.TICKET : to,
                name,
                type,
                content,
                sight.ownUnit(),
                asker.user());
        Attachment attachment = attached.attachment();
        if (attachment == null) {
            throw Refusal.of((Outcome.Rejected) attached.outcome());
        }
        return Response.created(URI.create("v1/tickets/" + seen.ticket().id() + "/attachments/" + attachment.n()))
                .entity(AttachmentView.of(attachment))
                .build();
    }

    @GET
    @Transactional
    @RolesAllowed({"operator", "dispatcher", "callback", "supervisor", "handler", "leader"})
    @Operation(summary = "what is attached, without the contents")
    public Page<AttachmentView> list(@PathParam("idOrNumber") String idOrNumber) {
        Sight seen = sight.require(idOrNumber);
        requireMayHandle(seen);
        return new Page<>(
                attachments.of(seen.ticket().id()).stream()
                        .map(AttachmentView::of)
                        .toList(),
                null);
    }

    @GET
    @Path("/{n}")
    @Produces(MediaType.WILDCARD)
    @RolesAllowed({"operator", "dispatcher", "callback", "supervisor", "handler", "leader"})
    @Operation(summary = "the content of one, as a download; who looked is kept")
    public Response content(@PathParam("idOrNumber") String idOrNumber, @PathParam("n") @DefaultValue("0") int n) {
        Sight seen = sight.require(idOrNumber);
        requireMayHandle(seen);
        Attachment one = attachments.of(seen.ticket().id()).stream()
                .filter(attachment -> attachment.n() == n)
                .findFirst()
                .orElseThrow(AttachmentResource::none);
        byte[] content = commands.show(seen.ticket().id(), n, sight.ownUnit(), asker.user())
                .orElseThrow(AttachmentResource::none);
        String name = URLEncoder.encode(String.valueOf(one.name()), StandardCharsets.UTF_8)
                .replace("+", "%20");
        return Response.ok(content, one.type())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename*=UTF-8''" + name)
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** Who works on the matter: the hotline, the unit that has the case, the first responder; of a sealed one the hotline's own two. */
    private void requireMayHandle(Sight seen) {
        boolean own = asker.hasAny("operator", "callback");
        boolean concerned = sight.hasTheCase(seen) || seen.ticket().isFirstResponder(asker.user());
        if (!own && (seen.sealed() || !concerned)) {
            throw Refusal.forbidden(new Phrase(
                    "附件只对话务员、回访员和承办此事的人开放；保密工单只对话务员和回访员开放（FR-17）。",
                    "Attachments are for operator, call-back staff and who works on the matter; of a sealed ticket for the"
                            + " first two only (FR-17)."));
        }
    }

    private static Refusal none() {
        return Refusal.notFound(new Phrase("没有这个附件", "There is no such attachment"));
    }
}
