package hotline.intake.application;

import com.github.f4b6a3.uuid.UuidCreator;
import hotline.intake.persistence.Duties;
import hotline.intake.persistence.Duties.Duty;
import hotline.intake.persistence.Duties.Handover;
import hotline.intake.persistence.HeardDirectory;
import hotline.intake.persistence.Messages.Message;
import hotline.intake.persistence.TicketRepository;
import hotline.intake.persistence.ToldTickets;
import hotline.intake.tickets.Ticket;
import hotline.intake.tickets.TicketRule;
import hotline.outcome.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A person's duties and debts of feedback go to another: at leave, transfer and shift's end (FR-5). */
@ApplicationScoped
public class ObligationCommands {
    /** So many are moved at once; who holds more asks again. */
    public static final int MOST = 500;

    private final Duties duties;
    private final FeedbackOwed owed;
    private final TicketRepository tickets;
    private final ToldTickets told;
    private final HeardDirectory directory;
    private final CallerWords callerWords;
    private final Clock clock;

    ObligationCommands(
            Duties duties,
            FeedbackOwed owed,
            TicketRepository tickets,
            ToldTickets told,
            HeardDirectory directory,
            CallerWords callerWords,
            Clock clock) {
        this.duties = duties;
        this.owed = owed;
        this.tickets = tickets;
        this.told = told;
        this.directory = directory;
        this.callerWords = callerWords;
        this.clock = clock;
    }

    /**
     * What is to move.
     *
     * @param unitCode whose the new person is
     * @param ofUnit only what is held for this unit; null for all
     * @param only only these tickets; null for all
     */
    public record Wanted(
            String from,
            String to,
            String unitCode,
            @Nullable String ofUnit,
            @Nullable Set<UUID> only) {}

    /**
     * What came of it.
     *
     * @param moved the tickets whose matter somebody else has now
     */
    public record HandedOver(Outcome outcome, Set<UUID> moved) {}

    /** Everything moves or nothing. What had fallen due before is charged to who held it until now (FR-8). */
    @Transactional
    public HandedOver handOver(Wanted wanted, String reason, String user) {
        if (wanted.from().equals(wanted.to())) {
            return rejected(TicketRule.HANDED_TO_ANOTHER);
        }
        Instant now = clock.instant();
        Set<UUID> held = held(wanted);
        List<Ticket> locked = tickets.lockAll(held);
        List<String> above = directory.unitsAbove(wanted.unitCode());
        if (told.read(held).values().stream().anyMatch(ticket -> ticket.isAgainst(above))) {
            return rejected(TicketRule.NEVER_TO_THE_ACCUSED);
        }
        owed.charge(duties.fallenDueOf(wanted.from(), held, now), locked, now);
        String marked = callerWords.markStaff(reason, null).text();
        duties.move(
                held.stream()
                        .map(ticketId -> new Handover(
                                UuidCreator.getTimeOrderedEpoch(),
                                ticketId,
                                now,
                                user,
                                wanted.from(),
                                wanted.to(),
                                "PERSON",
                                marked))
                        .toList(),
                wanted.unitCode());
        return new HandedOver(Outcome.accepted(), held);
    }

    private Set<UUID> held(Wanted wanted) {
        Set<UUID> held = Stream.concat(
                        duties.heldBy(wanted.from(), MOST).stream()
                                .filter(duty -> wanted.ofUnit() == null
                                        || duty.holderUnit().equals(wanted.ofUnit()))
                                .map(Duty::ticketId),
                        wanted.ofUnit() == null
                                ? duties.owedBy(wanted.from(), MOST).stream().map(Message::ticketId)
                                : Stream.<UUID>empty())
                .collect(Collectors.toCollection(TreeSet::new));
        if (wanted.only() != null) {
            held.retainAll(wanted.only());
        }
        return new LinkedHashSet<>(held);
    }

    private static HandedOver rejected(TicketRule rule) {
        return new HandedOver(new Outcome.Rejected(rule, "HELD", List.of()), Set.of());
    }
}
