package hotline.intake.rest;

import hotline.intake.contacts.Contact;
import hotline.intake.persistence.LikeTickets.Draft;
import hotline.intake.persistence.TicketRepository.Sight;
import hotline.intake.rest.LikeViews.LikeView;
import hotline.intake.tickets.TicketWords;
import hotline.intake.tickets.WordsKey;
import hotline.messaging.Json;
import hotline.messaging.LatestTable;
import hotline.rest.Asker;
import hotline.rest.Page;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What is likely about the same as a ticket. */
@Path("/v1/tickets/{idOrNumber}/similar")
@Produces(MediaType.APPLICATION_JSON)
public class SimilarResource {
    private final LikeViews likes;
    private final LatestTable latest;
    private final TicketSight sight;
    private final Asker asker;

    SimilarResource(LikeViews likes, LatestTable latest, TicketSight sight, Asker asker) {
        this.likes = likes;
        this.latest = latest;
        this.sight = sight;
        this.asker = asker;
    }

    @GET
    @Transactional
    @RolesAllowed({"operator", "dispatcher"})
    @Operation(summary = "tickets that are likely about the same, and the same caller's, the most alike first")
    public Page<LikeView> similar(@PathParam("idOrNumber") String idOrNumber) {
        Sight seen = sight.require(idOrNumber);
        UUID id = seen.ticket().id();
        String json =
                latest.read(WordsKey.TOPIC, List.of(WordsKey.ofTicket(id))).get(WordsKey.ofTicket(id));
        TicketWords words = json == null ? null : Json.read(json, TicketWords.class);
        Contact contact = seen.contact();
        return likes.of(
                new Draft(
                        words == null ? "" : LikeViews.text(words.subject(), words.content()),
                        seen.ticket().areaCode(),
                        contact == null || (seen.sealed() && !asker.has("operator")) ? null : contact.phoneHash(),
                        asker.has("operator"),
                        id),
                asker);
    }
}
