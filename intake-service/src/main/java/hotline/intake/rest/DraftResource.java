package hotline.intake.rest;

import hotline.intake.contacts.ContactSecrets;
import hotline.intake.contacts.PhoneNumber;
import hotline.intake.persistence.LikeTickets.Draft;
import hotline.intake.rest.LikeViews.LikeView;
import hotline.outcome.Phrase;
import hotline.rest.Asker;
import hotline.rest.Page;
import hotline.rest.Refusal;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** What there is already about a ticket that is not saved yet. */
@Path("/v1/tickets/similar")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class DraftResource {
    private final LikeViews likes;
    private final ContactSecrets secrets;
    private final Asker asker;

    DraftResource(LikeViews likes, ContactSecrets secrets, Asker asker) {
        this.likes = likes;
        this.secrets = secrets;
        this.asker = asker;
    }

    /** What is known of a ticket before it is saved. */
    public record DraftForm(
            @Nullable @Size(max = 200) String subject,
            @Nullable @Size(max = 10_000) String content,
            @Nullable @Size(max = 20) String areaCode,
            @Nullable @Size(max = 40) String phone) {}

    @POST
    @Transactional
    @RolesAllowed({"operator", "dispatcher"})
    @Operation(summary = "likely duplicates of a draft, and the same caller's earlier tickets; nothing is saved")
    public Page<LikeView> similar(@NotNull @Valid DraftForm form) {
        byte[] hash = form.phone() == null || form.phone().isBlank()
                ? null
                : PhoneNumber.of(form.phone())
                        .map(secrets::hash)
                        .orElseThrow(() -> Refusal.badField("phone", new Phrase("不是电话号码", "is no telephone number")));
        return likes.of(
                new Draft(
                        LikeViews.text(form.subject(), form.content()),
                        form.areaCode(),
                        hash,
                        asker.has("operator"),
                        null),
                asker);
    }
}
