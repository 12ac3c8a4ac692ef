package hotline.intake.application;

import hotline.intake.tickets.Ticket;
import hotline.intake.tickets.TicketEvent;
import hotline.messaging.Recorded;
import hotline.messaging.Records;
import hotline.outcome.Event;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Lets events happen to a ticket, and records each as its next version. */
@ApplicationScoped
class TicketRecord {
    private final Records records;

    TicketRecord(Records records) {
        this.records = records;
    }

    void append(Ticket ticket, List<Event> events) {
        List<Recorded> recorded = new ArrayList<>(events.size());
        for (Event event : events) {
            ticket.apply((TicketEvent) event);
            recorded.add(new Recorded(ticket.id(), ticket.number(), ticket.sequence(), event));
        }
        records.append(recorded);
    }
}
