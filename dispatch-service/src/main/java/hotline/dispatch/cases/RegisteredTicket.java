package hotline.dispatch.cases;

import hotline.dispatch.directory.TicketType;
import hotline.dispatch.directory.Urgency;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as intake registered it, and as dispatch has classed it since (CORRECT): what a case must know of it. No
 * words, no contact.
 *
 * @param chosenUnitCode the operator's choice
 * @param targetNamed whether somebody is named whom it is against
 * @param firstResponder the first person asked, for life (FR-1), and that person's unit; null where an old record
 *     names nobody
 * @param reachable whether there is a contact
 * @param sealed whether the caller's identity stays with the hotline
 * @param words the key of its words
 */
@Embeddable
public record RegisteredTicket(
        String number,
        @Enumerated(EnumType.STRING) TicketType type,
        @Enumerated(EnumType.STRING) Urgency urgency,
        @Nullable @Column(name = "category_code") String categoryCode,
        @Nullable @Column(name = "area_code") String areaCode,
        @Nullable @Column(name = "chosen_unit_code") String chosenUnitCode,
        @Nullable @Column(name = "target_unit_code") String targetUnitCode,
        @Column(name = "target_named") boolean targetNamed,
        @Column(name = "handled_on_the_spot") boolean handledOnTheSpot,
        @Nullable @Column(name = "first_responder") String firstResponder,
        @Nullable @Column(name = "first_responder_unit") String firstResponderUnit,
        boolean reachable,
        @Column(name = "reply_wanted") boolean replyWanted,
        boolean sealed,
        @Column(name = "registered_at") Instant registeredAt,
        @Nullable @Column(name = "upper_due_at") Instant upperDueAt,
        @Column(name = "ticket_words") String words) {

    /** Whether the caller is to be contacted: not where there is no contact, nor where the ticket is sealed (rulebook §6). */
    public boolean isContactOwed() {
        return reachable && !sealed;
    }

    /** How it is classed. */
    public Classification classification() {
        return new Classification(type, urgency, categoryCode, areaCode, targetUnitCode);
    }

    /** The same, classed otherwise. */
    RegisteredTicket classed(Classification now, boolean nowSealed) {
        return new RegisteredTicket(
                number,
                now.type(),
                now.urgency(),
                now.categoryCode(),
                now.areaCode(),
                chosenUnitCode,
                now.targetUnitCode(),
                targetNamed || now.targetUnitCode() != null,
                handledOnTheSpot,
                firstResponder,
                firstResponderUnit,
                reachable,
                replyWanted,
                nowSealed,
                registeredAt,
                upperDueAt,
                words);
    }
}
