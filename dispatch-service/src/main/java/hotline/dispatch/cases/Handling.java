package hotline.dispatch.cases;

import hotline.dispatch.cases.CaseEvent.CaseClosed;
import hotline.dispatch.cases.CaseEvent.CaseContacted;
import hotline.dispatch.cases.CaseEvent.CaseReplied;
import hotline.dispatch.cases.CaseEvent.CaseSigned;
import hotline.dispatch.deadlines.Deadlines;
import hotline.outcome.Outcome;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The moves of the unit that has a case in hand (rulebook §3: SIGN, CONTACT, REPLY). */
public final class Handling {
    private static final Duration BETWEEN_TRIES = Duration.ofHours(1);

    private Handling() {}

    /** SIGN: the lead unit takes the case in hand. */
    public static Outcome sign(DispatchCase dispatched, String handler, Instant now) {
        var rejected = CaseMove.SIGN.guard(dispatched.stage());
        return rejected.isPresent() ? rejected.get() : Outcome.accepted(new CaseSigned(now, handler, lead(dispatched)));
    }

    /** CONTACT: the caller is spoken to, or why not; two tries an hour or more apart count as made. */
    public static Outcome contact(
            DispatchCase inHand,
            boolean reached,
            @Nullable String channel,
            @Nullable String text,
            String handler,
            Instant now) {
        var rejected = CaseMove.CONTACT.guard(inHand.stage());
        if (rejected.isPresent()) {
            return rejected.get();
        }
        return Outcome.accepted(
                new CaseContacted(now, handler, lead(inHand), reached, isMade(inHand, reached, now), channel, text));
    }

    /** Whether a contact at this time meets the duty: the caller was reached, or it is a later try. */
    static boolean isMade(DispatchCase inHand, boolean reached, Instant at) {
        Instant firstTry = inHand.firstContactTryAt();
        return reached || (firstTry != null && !at.isBefore(firstTry.plus(BETWEEN_TRIES)));
    }

    /** REPLY: contact first where one is owed. Where nobody is called back, the reply closes the case by rule. */
    public static Outcome reply(DispatchCase inHand, Reply reply, String handler, Deadlines deadlines, Instant now) {
        var rejected = CaseMove.REPLY.guard(inHand.stage());
        if (rejected.isPresent()) {
            return rejected.get();
        }
        if (inHand.deadlines().contact() != null && inHand.contactedAt() == null) {
            return CaseRule.CONTACT_FIRST.reject(inHand.stage());
        }
        String unit = lead(inHand);
        if (!inHand.isCalledBack()) {
            return Outcome.accepted(
                    new CaseReplied(now, handler, unit, reply, null, null),
                    new CaseClosed(now, Dispatching.ROUTER, unit, ClosedAs.BY_RULE));
        }
        RegisteredTicket ticket = inHand.ticket();
        return Outcome.accepted(new CaseReplied(
                now,
                handler,
                unit,
                reply,
                null,
                deadlines.callBack(now, ticket.type(), ticket.urgency()).orElse(null)));
    }

    private static String lead(DispatchCase inHand) {
        String unit = inHand.unitCode();
        if (unit == null) {
            throw new IllegalStateException("a case in hand has a lead unit");
        }
        return unit;
    }
}
