package hotline.intake.application;

import com.github.f4b6a3.uuid.UuidCreator;
import hotline.intake.persistence.Attachments;
import hotline.intake.persistence.Attachments.Attachment;
import hotline.intake.persistence.Reveals;
import hotline.intake.persistence.TicketRepository;
import hotline.intake.tickets.AttachmentType;
import hotline.intake.tickets.AttachmentType.Belongs;
import hotline.intake.tickets.Ticket;
import hotline.outcome.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is attached to a ticket, and who was shown it. */
@ApplicationScoped
public class AttachmentCommands {
    private static final String SHOWN = "attachment";

    private final TicketRepository tickets;
    private final Attachments attachments;
    private final Reveals reveals;
    private final CallerWords callerWords;
    private final Clock clock;

    AttachmentCommands(
            TicketRepository tickets, Attachments attachments, Reveals reveals, CallerWords callerWords, Clock clock) {
        this.tickets = tickets;
        this.attachments = attachments;
        this.reveals = reveals;
        this.callerWords = callerWords;
        this.clock = clock;
    }

    /**
     * What came of it.
     *
     * @param attachment null where it was refused
     */
    public record Attached(Outcome outcome, @Nullable Attachment attachment) {}

    /** Attaches it under the next number. */
    @Transactional
    public Attached attach(
            UUID ticketId,
            Belongs belongs,
            String name,
            AttachmentType type,
            byte[] content,
            @Nullable String unitCode,
            String user) {
        Ticket ticket = tickets.lock(ticketId);
        List<Attachment> there = attachments.of(ticketId);
        Outcome outcome = ticket.attach(there.size());
        if (!(outcome instanceof Outcome.Accepted)) {
            return new Attached(outcome, null);
        }
        Attachment attachment = new Attachment(
                ticketId,
                there.size() + 1,
                belongs,
                callerWords
                        .markStaff(name, tickets.contact(ticketId).orElse(null))
                        .text(),
                type.mediaType(),
                content.length,
                clock.instant(),
                user,
                unitCode);
        attachments.add(attachment, content);
        return new Attached(outcome, attachment);
    }

    /** Shown, and kept for good that it was. Empty where there is none, or it was erased. */
    @Transactional
    public Optional<byte[]> show(UUID ticketId, int n, @Nullable String unitCode, String user) {
        Optional<byte[]> content = attachments.content(ticketId, n);
        if (content.isPresent()) {
            reveals.add(new Reveals.Reveal(
                    UuidCreator.getTimeOrderedEpoch(),
                    ticketId,
                    clock.instant(),
                    user,
                    unitCode,
                    SHOWN,
                    List.of(SHOWN + "/" + n)));
        }
        return content;
    }
}
