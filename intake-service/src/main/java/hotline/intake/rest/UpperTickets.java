package hotline.intake.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import hotline.intake.persistence.UpperRequests;
import hotline.intake.tickets.Ticket;
import hotline.outcome.Phrase;
import hotline.rest.Asker;
import hotline.rest.IfMatch;
import hotline.rest.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** The level above may send a ticket again: it is known by that level's own name, and made once. */
@ApplicationScoped
class UpperTickets {
    private final UpperRequests requests;
    private final TicketSight sight;
    private final TicketViews views;
    private final Asker asker;
    private final ObjectMapper json;

    UpperTickets(UpperRequests requests, TicketSight sight, TicketViews views, Asker asker, ObjectMapper json) {
        this.requests = requests;
        this.sight = sight;
        this.views = views;
        this.asker = asker;
        this.json = json;
    }

    /**
     * The ticket that was made of the same registration before; empty where there is none yet.
     *
     * @throws Refusal 409 where something else was registered under that name, with both
     */
    Optional<Response> again(RegistrationForm form) {
        if (form.upper() == null) {
            return Optional.empty();
        }
        return requests.ticketOf(form.upper().system(), form.upper().number()).map(id -> answer(id, form));
    }

    /** Keeps what was sent, to tell the same from something else later. */
    void keep(Ticket ticket, RegistrationForm form) {
        if (form.upper() != null) {
            requests.keep(ticket.id(), fields(form));
        }
    }

    private Response answer(UUID id, RegistrationForm form) {
        var seen = sight.find(id.toString());
        List<String> differences = requests.differences(id, fields(form));
        if (seen.isPresent() && differences.isEmpty()) {
            Ticket ticket = seen.get().ticket();
            return Response.ok(views.of(List.of(seen.get()), asker).getFirst())
                    .location(URI.create("v1/tickets/" + id))
                    .tag(IfMatch.tag(ticket.revision()))
                    .build();
        }
        Map<String, Object> both = new HashMap<>();
        seen.ifPresent(sight -> {
            both.put("ticket", views.of(List.of(sight), asker).getFirst());
            both.put("differs", differences);
        });
        throw Refusal.conflict(
                new Phrase(
                        "上级系统的这个编号已登记为另一内容的工单；如需更正，请修改原工单。",
                        "The level above's number is registered with other content; correct that ticket instead."),
                both);
    }

    /** Each field as it was sent, in one form however it was written. */
    private Map<String, String> fields(RegistrationForm form) {
        Map<String, String> fields = new TreeMap<>();
        json.valueToTree(form).properties().forEach(field -> {
            if (!field.getValue().isNull()) {
                fields.put(field.getKey(), field.getValue().toString());
            }
        });
        return fields;
    }
}
