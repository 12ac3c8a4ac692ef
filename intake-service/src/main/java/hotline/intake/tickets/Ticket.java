package hotline.intake.tickets;

import hotline.intake.tickets.Registration.Registrar;
import hotline.intake.tickets.TicketEvent.CallerTold;
import hotline.intake.tickets.TicketEvent.MessageSettled;
import hotline.intake.tickets.TicketEvent.ObligationMissed;
import hotline.intake.tickets.TicketEvent.TicketCorrected;
import hotline.intake.tickets.TicketEvent.TicketErased;
import hotline.intake.tickets.TicketEvent.TicketImported;
import hotline.intake.tickets.TicketEvent.TicketRegistered;
import hotline.intake.tickets.TicketEvent.TicketSupplemented;
import hotline.outcome.Outcome;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A call that was written down: who asked whom, about what, and how it ended where it ended at once (rulebook §3). */
@Entity
@Table(name = "ticket")
public class Ticket {
    private static final int MOST_ATTACHMENTS = 50;

    @Id
    private UUID id;

    private String number;

    @Enumerated(EnumType.STRING)
    private Channel channel;

    @Enumerated(EnumType.STRING)
    private TicketType type;

    @Enumerated(EnumType.STRING)
    private Urgency urgency;

    @Column(name = "category_code")
    private @Nullable String categoryCode;

    @Column(name = "area_code")
    private @Nullable String areaCode;

    @Column(name = "chosen_unit_code")
    private @Nullable String chosenUnitCode;

    @Column(name = "target_unit_code")
    private @Nullable String targetUnitCode;

    @Column(name = "target_named")
    private boolean targetNamed;

    @Enumerated(EnumType.STRING)
    private @Nullable TicketOutcome outcome;

    @Enumerated(EnumType.STRING)
    @Column(name = "refusal_code")
    private @Nullable RefusalCode refusalCode;

    @Column(name = "handled_on_the_spot")
    private boolean handledOnTheSpot;

    @Column(name = "first_responder")
    private @Nullable String firstResponder;

    @Column(name = "first_responder_unit")
    private @Nullable String firstResponderUnit;

    private boolean anonymous;
    private boolean confidential;
    private boolean reachable;

    @Column(name = "reply_wanted")
    private boolean replyWanted;

    private boolean sealed;
    private String language;
    private @Nullable Double latitude;
    private @Nullable Double longitude;

    @Column(name = "asked_at")
    private Instant askedAt;

    @Column(name = "registered_at")
    private Instant registeredAt;

    @Column(name = "registered_by")
    private String registeredBy;

    @Column(name = "upper_system")
    private @Nullable String upperSystem;

    @Column(name = "upper_number")
    private @Nullable String upperNumber;

    @Column(name = "upper_due_at")
    private @Nullable Instant upperDueAt;

    private List<String> links;
    private boolean imported;

    @Column(name = "former_number")
    private @Nullable String formerNumber;

    private int sequence;
    private int calls;
    private int revision;

    @Column(name = "erased_at")
    private @Nullable Instant erasedAt;

    /** For the persistence only. */
    protected Ticket() {}

    private Ticket(UUID id, String number, Registration call, Instant now, String registeredBy) {
        this.id = id;
        this.number = number;
        this.channel = call.channel();
        this.type = call.type();
        this.urgency = call.urgency();
        this.categoryCode = call.categoryCode();
        this.areaCode = call.areaCode();
        this.chosenUnitCode = call.chosenUnitCode();
        this.targetUnitCode = call.targetUnitCode();
        this.targetNamed = call.targetNamed();
        this.outcome = call.outcomes().isEmpty() ? null : call.outcomes().getFirst();
        this.refusalCode = call.refusalCode();
        this.handledOnTheSpot = call.handledOnTheSpot();
        this.firstResponder =
                call.firstResponder() == null ? null : call.firstResponder().person();
        this.firstResponderUnit =
                call.firstResponder() == null ? null : call.firstResponder().unitCode();
        this.anonymous = call.anonymous();
        this.confidential = call.confidential();
        this.reachable = call.reachable();
        this.replyWanted = call.replyWanted();
        this.sealed = call.sealed();
        this.language = call.language();
        this.latitude = call.latitude();
        this.longitude = call.longitude();
        this.askedAt = call.askedAt();
        this.registeredAt = now;
        this.registeredBy = registeredBy;
        this.upperSystem = call.upper() == null ? null : call.upper().system();
        this.upperNumber = call.upper() == null ? null : call.upper().number();
        this.upperDueAt = call.upper() == null ? null : call.upper().dueAt();
        this.links = call.links();
        this.sequence = 1;
        this.calls = 1;
        this.revision = 1;
    }

    /** REGISTER: the call becomes a ticket, or the rule that forbids it is named. */
    public static Outcome register(UUID id, String number, Registration call, Registrar registrar, Instant now) {
        TicketRule broken = brokenRule(call, registrar, now);
        if (broken != null) {
            return new Outcome.Rejected(broken, "CALL", List.of());
        }
        return Outcome.accepted(
                new TicketRegistered(new Ticket(id, number, call, now, registrar.user()), call.words()));
    }

    /** A ticket of the past becomes one of ours, with its own time. Record, not a move: no rule is asked. */
    public static TicketImported recorded(
            UUID id, String number, RecordedTicket recorded, String importer, Instant now) {
        Ticket ticket = new Ticket(id, number, recorded.registration(), recorded.registeredAt(), importer);
        ticket.imported = true;
        ticket.formerNumber = recorded.formerNumber();
        return new TicketImported(
                ticket,
                recorded.categoryCode(),
                recorded.areaCode(),
                recorded.registration().words(),
                recorded.history(),
                now,
                importer);
    }

    private static @Nullable TicketRule brokenRule(Registration call, Registrar registrar, Instant now) {
        if (!call.outcomes().isEmpty()) {
            if (!registrar.operator()) {
                return TicketRule.OUTCOME_IS_THE_OPERATORS;
            }
            if (call.handledOnTheSpot()) {
                return TicketRule.NOT_BOTH_OUTCOME_AND_ON_THE_SPOT;
            }
            if (call.outcomes().size() > 1) {
                return TicketRule.ONE_OUTCOME;
            }
            if (call.outcomes().contains(TicketOutcome.ANSWERED) && !call.type().isAnsweredOnTheCall()) {
                return TicketRule.ONLY_A_QUESTION_IS_ANSWERED;
            }
        }
        if (call.urgency() == Urgency.COMPLEX) {
            return TicketRule.COMPLEX_NOT_AT_REGISTRATION;
        }
        if (call.handledOnTheSpot()) {
            if (registrar.operator()) {
                return TicketRule.ON_THE_SPOT_BY_UNITS;
            }
            if (call.targetUnitCode() != null && registrar.unitsAbove().contains(call.targetUnitCode())) {
                return TicketRule.ON_THE_SPOT_NOT_AGAINST_ONESELF;
            }
        }
        if (registrar.handler()
                && !(call.firstResponder() != null
                        && call.firstResponder().person().equals(registrar.user()))) {
            return TicketRule.FIRST_RESPONDER_IS_ONESELF;
        }
        return call.askedAt().isAfter(now) ? TicketRule.ASKED_BEFORE_NOW : null;
    }

    /** The caller was told how the matter stands, or what is needed (FR-3, FR-5). */
    public Outcome tell(ToldKind kind, Channel by, String text, String user, Instant now) {
        if (erasedAt != null) {
            return erased();
        }
        return Outcome.accepted(new CallerTold(this, kind, by, text, now, user));
    }

    /** Something is attached; so many are there. */
    public Outcome attach(int there) {
        if (erasedAt != null) {
            return erased();
        }
        return there < MOST_ATTACHMENTS
                ? Outcome.accepted()
                : new Outcome.Rejected(TicketRule.FIFTY_ATTACHMENTS, ownStage(), List.of());
    }

    /** A message to the caller ended, one way or the other; nobody's business after an erasure. */
    public Outcome messageSettled(
            UUID message, String template, String by, String state, int attempts, String user, Instant now) {
        if (erasedAt != null) {
            return erased();
        }
        return Outcome.accepted(new MessageSettled(this, message, template, by, state, attempts, now, user));
    }

    /** What was owed to the caller fell due and was not told (FR-8). */
    public Outcome missed(String person, UUID message, String template, Instant dueAt, String user, Instant now) {
        if (erasedAt != null) {
            return erased();
        }
        return Outcome.accepted(new ObligationMissed(this, person, message, template, dueAt, now, user));
    }

    /**
     * The caller came again: joined to an open matter and counted. What has ended takes nothing in, and what was lawfully concluded is
     * not asked about again without new facts (rulebook §3, 催单).
     *
     * @param stage where the matter stands, its case's stage where it has one
     */
    public Outcome supplement(SupplementKind kind, Channel by, String text, String stage, String user, Instant now) {
        if (erasedAt != null) {
            return erased();
        }
        if (kind == SupplementKind.REPEAT_CALL && Standing.isConcluded(stage)) {
            return new Outcome.Rejected(
                    TicketRule.CONCLUDED_WITHOUT_NEW_FACTS, stage, List.of(SupplementKind.NEW_FACTS.name()));
        }
        return Standing.isEnded(stage)
                ? Outcome.accepted()
                : Outcome.accepted(new TicketSupplemented(this, kind, by, calls + 1, text, now, user));
    }

    /**
     * The words were wrong, or how the ticket was classed where no case holds that. A correction that changes nothing is
     * accepted and nothing happens.
     *
     * @param wordsVersion the version of the words now
     */
    public Outcome correct(Correction after, int wordsVersion, String user, Instant now) {
        if (erasedAt != null) {
            return erased();
        }
        TicketRule broken = brokenRule(after);
        if (broken != null) {
            return new Outcome.Rejected(broken, ownStage(), List.of());
        }
        List<String> fields = after.changed(this);
        if (fields.isEmpty()) {
            return Outcome.accepted();
        }
        Integer version = after.changedWords().isEmpty() ? null : wordsVersion + 1;
        return Outcome.accepted(new TicketCorrected(this, after, fields, version, now, user));
    }

    private @Nullable TicketRule brokenRule(Correction after) {
        if (outcome == null) {
            return after.changedClassing(this).isEmpty() ? null : TicketRule.CLASSED_AT_THE_CASE;
        }
        if (after.urgency() == Urgency.COMPLEX && urgency != Urgency.COMPLEX) {
            return TicketRule.COMPLEX_NOT_AT_REGISTRATION;
        }
        return outcome == TicketOutcome.ANSWERED
                        && type != after.type()
                        && !after.type().isAnsweredOnTheCall()
                ? TicketRule.ONLY_A_QUESTION_IS_ANSWERED
                : null;
    }

    /**
     * The person's data go, the ticket stays and is counted.
     *
     * @param words the last version of each key of its texts
     */
    public Outcome erase(Map<String, Integer> words, String user, Instant now) {
        return erasedAt != null ? erased() : Outcome.accepted(new TicketErased(this, words, now, user));
    }

    /** The contact and the original words are asked for: there are none any more after an erasure. */
    public Outcome reveal() {
        return erasedAt != null ? erased() : Outcome.accepted();
    }

    private Outcome erased() {
        return new Outcome.Rejected(TicketRule.TICKET_IS_ERASED, ownStage(), List.of());
    }

    /** Takes in what has happened; the version of the ticket on its topic goes with it. */
    public void apply(TicketEvent event) {
        switch (event) {
            case TicketRegistered registered -> sequence = 1;
            case TicketImported recorded -> sequence = 1;
            case CallerTold told -> changedByAPerson();
            // what happens by itself changes nothing that an editor has to see first
            case MessageSettled settled -> sequence++;
            case ObligationMissed missed -> sequence++;
            case TicketSupplemented supplemented -> {
                calls = supplemented.call();
                changedByAPerson();
            }
            case TicketCorrected corrected -> {
                type = corrected.after().type();
                urgency = corrected.after().urgency();
                categoryCode = corrected.after().categoryCode();
                areaCode = corrected.after().areaCode();
                latitude = corrected.after().latitude();
                longitude = corrected.after().longitude();
                targetNamed = corrected.after().words().targetName() != null;
                changedByAPerson();
            }
            case TicketErased erased -> {
                latitude = null;
                longitude = null;
                erasedAt = erased.at();
                changedByAPerson();
            }
        }
    }

    private void changedByAPerson() {
        sequence++;
        revision++;
    }

    /** Where the ticket stands by itself: REGISTERED, or how it ended at its registration. */
    public String ownStage() {
        return outcome == null ? "REGISTERED" : outcome.name();
    }

    public UUID id() {
        return id;
    }

    public String number() {
        return number;
    }

    public Channel channel() {
        return channel;
    }

    public TicketType type() {
        return type;
    }

    public Urgency urgency() {
        return urgency;
    }

    public @Nullable String categoryCode() {
        return categoryCode;
    }

    public @Nullable String areaCode() {
        return areaCode;
    }

    public @Nullable String chosenUnitCode() {
        return chosenUnitCode;
    }

    public @Nullable String targetUnitCode() {
        return targetUnitCode;
    }

    public boolean targetNamed() {
        return targetNamed;
    }

    public @Nullable TicketOutcome outcome() {
        return outcome;
    }

    public @Nullable RefusalCode refusalCode() {
        return refusalCode;
    }

    public boolean handledOnTheSpot() {
        return handledOnTheSpot;
    }

    /** The first person asked (FR-1); null only where an old record names nobody. */
    public @Nullable FirstResponder firstResponder() {
        return firstResponder == null || firstResponderUnit == null
                ? null
                : new FirstResponder(firstResponder, firstResponderUnit);
    }

    /** Whether this person is the first responder. */
    public boolean isFirstResponder(String person) {
        return person.equals(firstResponder);
    }

    public boolean anonymous() {
        return anonymous;
    }

    public boolean confidential() {
        return confidential;
    }

    public boolean reachable() {
        return reachable;
    }

    public boolean replyWanted() {
        return replyWanted;
    }

    public boolean sealed() {
        return sealed;
    }

    public String language() {
        return language;
    }

    public @Nullable Double latitude() {
        return latitude;
    }

    public @Nullable Double longitude() {
        return longitude;
    }

    public Instant askedAt() {
        return askedAt;
    }

    public Instant registeredAt() {
        return registeredAt;
    }

    public String registeredBy() {
        return registeredBy;
    }

    /** The ticket's name in the system above; null where it came from nowhere above. */
    public @Nullable Upper upper() {
        return upperSystem == null || upperNumber == null ? null : new Upper(upperSystem, upperNumber, upperDueAt);
    }

    public List<String> links() {
        return List.copyOf(links);
    }

    /** Whether it came as a record of the past. */
    public boolean imported() {
        return imported;
    }

    /** By which number an older system knew it. */
    public @Nullable String formerNumber() {
        return formerNumber;
    }

    /** When the person's data were erased; null where they are there. */
    public @Nullable Instant erasedAt() {
        return erasedAt;
    }

    /** The version on its topic. */
    public int sequence() {
        return sequence;
    }

    /** The version that people change: what an editor must have seen. */
    public int revision() {
        return revision;
    }

    /** How often the caller has asked: the registration is the first call. */
    public int calls() {
        return calls;
    }
}
