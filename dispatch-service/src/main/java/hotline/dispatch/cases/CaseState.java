package hotline.dispatch.cases;

import hotline.dispatch.deadlines.Deadline;
import hotline.dispatch.directory.TicketType;
import hotline.dispatch.routing.RoutingDecision;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.OrderColumn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is stored of a case, and what may be asked of it. It changes only in {@link DispatchCase#apply}. */
@MappedSuperclass
public abstract class CaseState {
    @Id
    @Column(name = "ticket_id")
    UUID ticketId;

    @Enumerated(EnumType.STRING)
    CaseStage stage;

    @Embedded
    RegisteredTicket ticket;

    @Column(name = "unit_code")
    @Nullable
    String unitCode;

    @Column(name = "first_unit_code")
    @Nullable
    String firstUnitCode;

    @Nullable
    RoutingDecision decision;

    CaseDeadlines deadlines;

    @Column(name = "next_due_at")
    @Nullable
    Instant nextDueAt;

    @Column(name = "first_dispatched_at")
    @Nullable
    Instant firstDispatchedAt;

    @Column(name = "dispatched_at")
    @Nullable
    Instant dispatchedAt;

    @Column(name = "signed_at")
    @Nullable
    Instant signedAt;

    @Column(name = "first_contact_try_at")
    @Nullable
    Instant firstContactTryAt;

    @Column(name = "contacted_at")
    @Nullable
    Instant contactedAt;

    @Column(name = "replied_at")
    @Nullable
    Instant repliedAt;

    @Column(name = "reply_words")
    @Nullable
    String replyWords;

    @Column(name = "failed_call_backs")
    int failedCallBacks;

    @Column(name = "last_failed_call_back_at")
    @Nullable
    Instant lastFailedCallBackAt;

    @Column(name = "closed_at")
    @Nullable
    Instant closedAt;

    @Enumerated(EnumType.STRING)
    @Column(name = "closed_as")
    @Nullable
    ClosedAs closedAs;

    int sequence;

    @Nullable
    Dossier dossier;

    @Column(name = "parent_id")
    @Nullable
    UUID parentId;

    @ElementCollection
    @CollectionTable(name = "assignment", joinColumns = @JoinColumn(name = "ticket_id"))
    @OrderColumn(name = "n")
    List<Assignment> assignments = new ArrayList<>();

    /** For {@link DispatchCase} only. */
    CaseState() {}

    public UUID ticketId() {
        return ticketId;
    }

    public CaseStage stage() {
        return stage;
    }

    /** The ticket as it was registered, and as it is classed now. */
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

    /** How many events the case has had. */
    public int sequence() {
        return sequence;
    }

    public List<Assignment> assignments() {
        return List.copyOf(assignments);
    }

    /** What is going on beside the stage and the limits. */
    public Dossier dossier() {
        return dossier == null ? Dossier.NEW : dossier;
    }

    /** The case into which this one is merged; null unless it is. */
    public @Nullable UUID parentId() {
        return parentId;
    }

    /** The upper level's due date that caps the unit's: the newest that it granted. */
    public @Nullable Instant upperDueAt() {
        Instant granted = dossier().extension().upperDueAt();
        return granted == null ? ticket.upperDueAt() : granted;
    }

    /** Whether it is in the first round and no reply waits or was given. */
    boolean isBeforeAnyReply() {
        return !dossier().round().isAfterARework() && dossier().round().pending() == null && repliedAt == null;
    }

    /** What is due now and not yet met; nothing once the case has ended, is merged, or stands on the long-term book. */
    public List<Deadline> openDeadlines() {
        Deadline sign = signedAt == null ? deadlines.sign() : null;
        Deadline contact = contactedAt == null ? deadlines.contact() : null;
        Deadline statutory = dossier().round().interimReplyAt() == null ? deadlines.statutory() : null;
        Stream<@Nullable Deadline> due = switch (stage) {
            case UNROUTED, DISPUTED -> Stream.of(deadlines.decide());
            case DISPATCHED -> Stream.of(deadlines.sign(), contact, statutory, deadlines.reply());
            case HANDLING -> Stream.of(contact, statutory, deadlines.reply());
            case RETURN_REQUESTED -> Stream.of(deadlines.decide(), sign, contact, statutory, deadlines.reply());
            case REPLIED -> Stream.of(deadlines.callBack());
            case REGISTERED, LONG_TERM, MERGED, CLOSED, TERMINATED, WITHDRAWN, ANSWERED, TRANSFERRED, REFUSED ->
                Stream.of();
        };
        return due.filter(Objects::nonNull).toList();
    }

    /** Whether the caller hears from a call-back: not where there is no contact, none wanted, or only praise. */
    boolean isCalledBack() {
        return ticket.reachable() && ticket.replyWanted() && ticket.type() != TicketType.PRAISE;
    }
}
