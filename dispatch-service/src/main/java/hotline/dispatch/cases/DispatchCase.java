package hotline.dispatch.cases;

import hotline.dispatch.cases.CaseEvent.CaseAnswered;
import hotline.dispatch.cases.CaseEvent.CaseAssigned;
import hotline.dispatch.cases.CaseEvent.CaseCalledBack;
import hotline.dispatch.cases.CaseEvent.CaseClosed;
import hotline.dispatch.cases.CaseEvent.CaseContacted;
import hotline.dispatch.cases.CaseEvent.CaseDispatched;
import hotline.dispatch.cases.CaseEvent.CaseQueued;
import hotline.dispatch.cases.CaseEvent.CaseRefused;
import hotline.dispatch.cases.CaseEvent.CaseReplied;
import hotline.dispatch.cases.CaseEvent.CaseSigned;
import hotline.dispatch.cases.CaseEvent.CaseTransferred;
import hotline.dispatch.cases.TimeEvent.CaseCardShown;
import hotline.dispatch.cases.TimeEvent.CaseDeadlineMoved;
import hotline.dispatch.cases.TimeEvent.CaseInherited;
import hotline.dispatch.cases.TimeEvent.CaseProposed;
import hotline.dispatch.cases.TimeEvent.CaseReminded;
import hotline.dispatch.deadlines.Deadline;
import hotline.dispatch.deadlines.DispatchDeadlines;
import hotline.dispatch.directory.TicketType;
import hotline.dispatch.routing.RoutingDecision;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A case: who must act on a ticket, by when, and where it stands. Its state changes only in {@link #apply}; whether a move
 * may be made is asked of {@link Dispatching}, {@link Handling} and {@link Callbacks}.
 */
@Entity
@Table(name = "dispatch_case")
public class DispatchCase {
    @Id
    @Column(name = "ticket_id")
    private UUID ticketId;

    @Enumerated(EnumType.STRING)
    private CaseStage stage;

    @Embedded
    private RegisteredTicket ticket;

    @Column(name = "unit_code")
    private @Nullable String unitCode;

    @Column(name = "first_unit_code")
    private @Nullable String firstUnitCode;

    private @Nullable RoutingDecision decision;

    private CaseDeadlines deadlines;

    @Column(name = "next_due_at")
    private @Nullable Instant nextDueAt;

    @Column(name = "first_dispatched_at")
    private @Nullable Instant firstDispatchedAt;

    @Column(name = "dispatched_at")
    private @Nullable Instant dispatchedAt;

    @Column(name = "signed_at")
    private @Nullable Instant signedAt;

    @Column(name = "first_contact_try_at")
    private @Nullable Instant firstContactTryAt;

    @Column(name = "contacted_at")
    private @Nullable Instant contactedAt;

    @Column(name = "replied_at")
    private @Nullable Instant repliedAt;

    @Column(name = "reply_words")
    private @Nullable String replyWords;

    @Column(name = "failed_call_backs")
    private int failedCallBacks;

    @Column(name = "last_failed_call_back_at")
    private @Nullable Instant lastFailedCallBackAt;

    @Column(name = "closed_at")
    private @Nullable Instant closedAt;

    @Enumerated(EnumType.STRING)
    @Column(name = "closed_as")
    private @Nullable ClosedAs closedAs;

    private int sequence;

    @Embedded
    private CaseClock clock = new CaseClock();

    @ElementCollection
    @CollectionTable(name = "assignment", joinColumns = @JoinColumn(name = "ticket_id"))
    @OrderColumn(name = "n")
    private List<Assignment> assignments = new ArrayList<>();

    /** For the persistence only. */
    protected DispatchCase() {}

    /** The case of a ticket, not yet routed. */
    public DispatchCase(UUID ticketId, RegisteredTicket ticket) {
        this.ticketId = ticketId;
        this.ticket = ticket;
        this.stage = CaseStage.REGISTERED;
        this.deadlines = CaseDeadlines.NONE;
    }

    /** Takes in what has happened. An event is one version of the case. */
    public void apply(CaseEvent event) {
        sequence++;
        CaseStage before = stage;
        switch (event) {
            case CaseDispatched dispatched -> {
                decision = dispatched.decision();
                dispatchedTo(
                        dispatched.unitCode(), dispatched.firstUnitCode(), dispatched.at(), dispatched.deadlines());
            }
            case CaseQueued queued -> {
                stage = CaseStage.UNROUTED;
                decision = queued.decision();
                deadlines = deadlines.waitingForADecision(queued.decide());
            }
            case CaseAssigned assigned ->
                dispatchedTo(assigned.unitCode(), assigned.firstUnitCode(), assigned.at(), assigned.deadlines());
            case CaseAnswered answered -> end(CaseStage.ANSWERED, answered.at());
            case CaseTransferred transferred -> end(CaseStage.TRANSFERRED, transferred.at());
            case CaseRefused refused -> end(CaseStage.REFUSED, refused.at());
            case CaseSigned signed -> {
                stage = CaseStage.HANDLING;
                signedAt = signed.at();
            }
            case CaseContacted contacted -> {
                if (firstContactTryAt == null) {
                    firstContactTryAt = contacted.at();
                }
                if (contacted.made() && contactedAt == null) {
                    contactedAt = contacted.at();
                }
            }
            case CaseReplied replied -> {
                stage = CaseStage.REPLIED;
                repliedAt = replied.at();
                replyWords = replied.words() == null ? ticketId + "/replied/" + sequence : replied.words();
                deadlines = deadlines.waitingForACallBack(replied.callBack());
            }
            case CaseCalledBack calledBack -> {
                if (!calledBack.report().reached()) {
                    failedCallBacks++;
                    lastFailedCallBackAt = calledBack.at();
                }
            }
            case CaseClosed closed -> {
                end(CaseStage.CLOSED, closed.at());
                closedAs = closed.closedAs();
            }
            case TimeEvent it -> apply(it);
        }
        nextDueAt = earliestOpenDueAt();
        clock.after(event, before, this);
    }

    private void apply(TimeEvent event) {
        switch (event) {
            case CaseInherited it -> {
                unitCode = it.unitCode();
                Inheritance.move(assignments, it);
            }
            case CaseDeadlineMoved it -> deadlines = deadlines.with(it.to());
            case CaseCardShown _, CaseReminded _, CaseProposed _ -> {
                // the clock's alone
            }
        }
    }

    private void dispatchedTo(String unit, String first, Instant at, DispatchDeadlines due) {
        stage = CaseStage.DISPATCHED;
        unitCode = unit;
        dispatchedAt = at;
        deadlines = deadlines.dispatched(due);
        if (firstUnitCode == null) { // FR-9: once, for life
            firstUnitCode = first;
            firstDispatchedAt = at;
        }
        assignments.add(new Assignment(unit, Assignment.Kind.LEAD, at));
    }

    private void end(CaseStage ended, Instant at) {
        stage = ended;
        closedAt = at;
    }

    private @Nullable Instant earliestOpenDueAt() {
        return openDeadlines().stream()
                .map(Deadline::dueAt)
                .min(Instant::compareTo)
                .orElse(null);
    }

    /** What is due now and not yet met; nothing once the case has ended. */
    public List<Deadline> openDeadlines() {
        Stream<@Nullable Deadline> due = switch (stage) {
            case UNROUTED -> Stream.of(deadlines.decide());
            case DISPATCHED ->
                Stream.of(deadlines.sign(), deadlines.contact(), deadlines.statutory(), deadlines.reply());
            case HANDLING ->
                Stream.of(contactedAt == null ? deadlines.contact() : null, deadlines.statutory(), deadlines.reply());
            case REPLIED -> Stream.of(deadlines.callBack());
            case REGISTERED, CLOSED, ANSWERED, TRANSFERRED, REFUSED -> Stream.of();
        };
        return due.filter(Objects::nonNull).toList();
    }

    /** Whether the caller hears from a call-back: not where there is no contact, none wanted, or only praise. */
    boolean isCalledBack() {
        return ticket.reachable() && ticket.replyWanted() && ticket.type() != TicketType.PRAISE;
    }

    public UUID ticketId() {
        return ticketId;
    }

    public CaseStage stage() {
        return stage;
    }

    /** The ticket as it was registered. */
    public RegisteredTicket ticket() {
        return ticket;
    }

    /** The lead unit now; null before the first dispatch. */
    public @Nullable String unitCode() {
        return unitCode;
    }

    /** The unit first dispatched to, for life (FR-9); null before the first dispatch. */
    public @Nullable String firstUnitCode() {
        return firstUnitCode;
    }

    /** The router's decision (FR-19). */
    public @Nullable RoutingDecision decision() {
        return decision;
    }

    public CaseDeadlines deadlines() {
        return deadlines;
    }

    public @Nullable Instant nextDueAt() {
        return nextDueAt;
    }

    public @Nullable Instant firstDispatchedAt() {
        return firstDispatchedAt;
    }

    public @Nullable Instant dispatchedAt() {
        return dispatchedAt;
    }

    public @Nullable Instant signedAt() {
        return signedAt;
    }

    public @Nullable Instant firstContactTryAt() {
        return firstContactTryAt;
    }

    public @Nullable Instant contactedAt() {
        return contactedAt;
    }

    public @Nullable Instant repliedAt() {
        return repliedAt;
    }

    /** The key of the reply's words; null before a reply. */
    public @Nullable String replyWords() {
        return replyWords;
    }

    public int failedCallBacks() {
        return failedCallBacks;
    }

    public @Nullable Instant lastFailedCallBackAt() {
        return lastFailedCallBackAt;
    }

    public @Nullable Instant closedAt() {
        return closedAt;
    }

    public @Nullable ClosedAs closedAs() {
        return closedAs;
    }

    /** What time has done to the case, and when it does something next. */
    public CaseClock clock() {
        return clock;
    }

    /** How many events the case has had. */
    public int sequence() {
        return sequence;
    }

    public List<Assignment> assignments() {
        return List.copyOf(assignments);
    }
}
