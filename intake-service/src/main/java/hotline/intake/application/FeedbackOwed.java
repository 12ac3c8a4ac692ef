package hotline.intake.application;

import com.github.f4b6a3.uuid.UuidCreator;
import hotline.intake.messages.MessageTemplate;
import hotline.intake.persistence.Duties;
import hotline.intake.persistence.Duties.Duty;
import hotline.intake.persistence.Duties.Handover;
import hotline.intake.persistence.HeardDirectory;
import hotline.intake.persistence.Messages.Message;
import hotline.intake.persistence.Rosters;
import hotline.intake.persistence.TicketRepository;
import hotline.intake.persistence.ToldTickets.ToldTicket;
import hotline.intake.tickets.Standing;
import hotline.intake.tickets.Ticket;
import hotline.outcome.Outcome;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Who owes the caller feedback (FR-5). A first responder who is no operator keeps the matter until its case ends. An operator's duty ends
 * when the caller was told who has it; what a message cannot tell after that falls to the follow-up post 跟踪岗. Never to somebody of the
 * unit that the ticket is against, or of one below it (FR-17).
 */
@ApplicationScoped
public class FeedbackOwed {
    private static final int BATCH = 100;
    private static final Duration URGENT = Duration.ofHours(2);
    private static final Duration OTHERWISE = Duration.ofHours(24);
    private static final Set<String> URGENCIES = Set.of("EMERGENCY", "URGENT");
    private static final String CLOCK = "clock";

    /** What tells the caller who has the matter: with it an operator's duty ends. */
    private static final Set<MessageTemplate> WHO_HAS_IT = Set.of(MessageTemplate.TAKEN_UP, MessageTemplate.DISPATCHED);

    private final Duties duties;
    private final Rosters rosters;
    private final HeardDirectory directory;
    private final TicketRepository tickets;
    private final TicketRecord record;
    private final String desk;
    private final Clock clock;

    FeedbackOwed(
            Duties duties,
            Rosters rosters,
            HeardDirectory directory,
            TicketRepository tickets,
            TicketRecord record,
            @ConfigProperty(name = "hotline.desk") String desk,
            Clock clock) {
        this.duties = duties;
        this.rosters = rosters;
        this.directory = directory;
        this.tickets = tickets;
        this.record = record;
        this.desk = desk;
        this.clock = clock;
    }

    /** Begins and ends duties as cases begin and end, and takes them from the accused. */
    void hear(List<HeardCase> events, Map<UUID, ToldTicket> read, Instant now) {
        Map<UUID, Duty> begun = new HashMap<>();
        List<UUID> ended = new ArrayList<>();
        for (HeardCase event : events) {
            ToldTicket ticket = read.get(event.ticketId());
            if (ticket == null || ticket.isPast(event.at())) {
                continue;
            }
            if (event.sequence() == 1 && ticket.holder() == null && isKept(ticket)) {
                begun.put(ticket.id(), duty(ticket, now));
            }
            String stage = event.text("stage");
            if (stage != null && Standing.isEnded(stage)) {
                ended.add(ticket.id());
            }
        }
        duties.begin(begun.values());
        duties.end(ended, now);
        events.stream()
                .filter(event -> event.name().equals("corrected"))
                .map(event -> read.get(event.ticketId()))
                .filter(Objects::nonNull)
                .forEach(ticket -> accused(ticket, now));
    }

    private boolean isKept(ToldTicket ticket) {
        return ticket.person() != null
                && ticket.personUnit() != null
                && !ticket.personUnit().equals(desk);
    }

    private Duty duty(ToldTicket ticket, Instant now) {
        return isAgainstOwnUnit(ticket)
                ? new Duty(ticket.id(), rosters.onDuty(Rosters.FOLLOW_UP, now), Rosters.FOLLOW_UP, now, null)
                : new Duty(
                        ticket.id(), String.valueOf(ticket.person()), String.valueOf(ticket.personUnit()), now, null);
    }

    private boolean isAgainstOwnUnit(ToldTicket ticket) {
        return ticket.personUnit() != null && ticket.isAgainst(directory.unitsAbove(ticket.personUnit()));
    }

    /** A correction named whom the ticket is against: who keeps it, if he is of that unit, keeps it no longer (FR-17). */
    private void accused(ToldTicket ticket, Instant now) {
        String target = ticket.accusedUnitCode();
        if (target == null) {
            return;
        }
        duties.of(ticket.id())
                .filter(duty -> duty.endedAt() == null)
                .filter(duty -> directory.unitsAbove(duty.holderUnit()).contains(target))
                .ifPresent(duty -> duties.move(
                        List.of(new Handover(
                                UuidCreator.getTimeOrderedEpoch(),
                                duty.ticketId(),
                                now,
                                CLOCK,
                                duty.holder(),
                                rosters.onDuty(Rosters.FOLLOW_UP, now),
                                "FR_17",
                                null)),
                        Rosters.FOLLOW_UP));
    }

    /** Who owes the caller what this says; null where it is nobody's as long as the message goes through. */
    @Nullable
    String by(ToldTicket ticket, MessageTemplate template, Instant now) {
        if (ticket.holder() != null) {
            return ticket.holder();
        }
        if (isKept(ticket)) {
            return duty(ticket, now).holder();
        }
        return WHO_HAS_IT.contains(template) ? ticket.person() : null;
    }

    /** Until when the caller must have been told: as dispatch says, or natural hours from what happened. */
    static Instant dueAt(ToldTicket ticket, HeardCase event) {
        Instant said = event.time("feedbackDueAt");
        return said == null ? event.at().plus(URGENCIES.contains(ticket.urgency()) ? URGENT : OTHERWISE) : said;
    }

    /** A message could not tell it: who keeps the matter tells it in another way, else the follow-up post; that person is told so. */
    Message fallsToAPerson(Ticket ticket, Message message, Instant now) {
        String keeper = duties.of(ticket.id())
                .filter(duty -> duty.endedAt() == null)
                .map(Duty::holder)
                .orElseGet(() -> rosters.onDuty(Rosters.FOLLOW_UP, now));
        duties.owe(message, keeper, message.dueAt() == null ? now.plus(OTHERWISE) : message.dueAt());
        return Message.toStaff(
                ticket.id(),
                message.cause() + "/failed",
                keeper,
                Rosters.FOLLOW_UP,
                MessageTemplate.FAILED_TO_TELL,
                Map.of("number", ticket.number()),
                null,
                now);
    }

    /** Charges what fell due untold to whoever holds it (FR-8), and returns whether there may be more. */
    public boolean chargeMissed() {
        Instant now = clock.instant();
        return QuarkusTransaction.requiringNew().call(() -> {
            List<Message> due = duties.fallenDue(now, BATCH);
            charge(due, tickets.lockAll(due.stream().map(Message::ticketId).collect(Collectors.toSet())), now);
            return due.size() == BATCH;
        });
    }

    /** Charges these of locked tickets in the transaction at hand; what was told or charged meanwhile is passed over. */
    void charge(List<Message> due, List<Ticket> locked, Instant now) {
        Map<UUID, List<Message>> byTicket = due.stream().collect(Collectors.groupingBy(Message::ticketId));
        for (Ticket ticket : locked) {
            for (Message message : byTicket.getOrDefault(ticket.id(), List.of())) {
                if (!duties.miss(message, now)) {
                    continue;
                }
                Outcome missed = ticket.missed(
                        String.valueOf(message.owedBy()),
                        message.id(),
                        message.template().name(),
                        message.dueAt() == null ? now : message.dueAt(),
                        CLOCK,
                        now);
                if (missed instanceof Outcome.Accepted accepted) {
                    record.append(ticket, accepted.events());
                }
            }
        }
    }
}
