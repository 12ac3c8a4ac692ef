package hotline.dispatch.cases;

import hotline.dispatch.cases.CaseEvent.CaseClosed;
import hotline.dispatch.cases.CaseEvent.CaseContacted;
import hotline.dispatch.cases.CaseEvent.CaseReplied;
import hotline.dispatch.cases.CaseEvent.CaseSigned;
import hotline.dispatch.cases.CaseEvent.OnThePhone;
import hotline.dispatch.cases.Round.PendingReply;
import hotline.dispatch.cases.RoundEvent.InterimReplied;
import hotline.dispatch.cases.RoundEvent.ReplySentBack;
import hotline.dispatch.cases.RoundEvent.ReplySubmitted;
import hotline.dispatch.deadlines.Deadlines;
import hotline.outcome.Outcome;
import hotline.outcome.Outcome.Rejected;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The moves of the unit that has a case in hand (rulebook §3: SIGN, CONTACT, INTERIM_REPLY, REPLY, REVIEW_REPLY). */
public final class Handling {
    private static final Duration BETWEEN_TRIES = Duration.ofHours(1);

    private Handling() {}

    /** SIGN: the lead unit takes the case in hand. */
    public static Outcome sign(DispatchCase dispatched, String handler, Instant now) {
        return Decide.unless(
                CaseMove.SIGN.guard(dispatched.stage()), () -> new CaseSigned(now, handler, lead(dispatched)));
    }

    /** SIGN on the phone 代签收: a dispatcher names who of the unit said yes and when. */
    public static Outcome signOnThePhone(
            DispatchCase dispatched, @Nullable OnThePhone yes, String dispatcher, Instant now) {
        var rejected = CaseMove.SIGN.guard(dispatched.stage());
        if (rejected.isPresent()) {
            return rejected.get();
        }
        if (yes == null) {
            return CaseRule.WHO_SAID_YES.reject(dispatched.stage());
        }
        Instant since = dispatched.dispatchedAt();
        return yes.at().isAfter(now) || (since != null && yes.at().isBefore(since))
                ? CaseRule.SIGNED_BEFORE_DISPATCH.reject(dispatched.stage())
                : Outcome.accepted(new CaseSigned(now, dispatcher, lead(dispatched), yes));
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

    /** CONTACT of a sealed ticket: an operator relays it, since the caller's identity does not leave intake (FR-17 b). */
    public static Outcome relay(
            DispatchCase inHand,
            boolean reached,
            @Nullable String channel,
            @Nullable String text,
            String operator,
            Instant now) {
        return inHand.ticket().sealed()
                ? contact(inHand, reached, channel, text, operator, now)
                : CaseRule.OPERATOR_RELAYS_SEALED_ONLY.reject(inHand.stage());
    }

    /** INTERIM_REPLY: how far it got; the limit to reply goes on. */
    public static Outcome interimReply(
            DispatchCase inHand, @Nullable String step, String text, String handler, Instant now) {
        return Decide.unless(
                CaseMove.INTERIM_REPLY.guard(inHand.stage()),
                () -> new InterimReplied(now, handler, lead(inHand), step, text));
    }

    /** REPLY: contact first where one is owed. Where nobody is called back, the reply closes the case by rule. */
    public static Outcome reply(DispatchCase inHand, Reply reply, String handler, Deadlines deadlines, Instant now) {
        return mayReply(inHand)
                .map(Outcome.class::cast)
                .orElseGet(() -> replied(inHand, reply, null, handler, deadlines, now));
    }

    /** REPLY where review is asked for: it waits for the leader. */
    public static Outcome submit(DispatchCase inHand, Reply reply, String handler, Instant now) {
        return Decide.unless(mayReply(inHand), () -> new ReplySubmitted(now, handler, lead(inHand), reply));
    }

    /** REVIEW_REPLY: approved, it is the reply from now. */
    public static Outcome approveReply(DispatchCase inHand, String leader, Deadlines deadlines, Instant now) {
        PendingReply pending = inHand.dossier().round().pending();
        var rejected = CaseMove.REVIEW_REPLY
                .guard(inHand.stage())
                .or(() -> Decide.broken(pending == null, CaseRule.NOTHING_TO_REVIEW, inHand))
                .or(() -> openAssist(inHand));
        return rejected.isPresent() || pending == null
                ? rejected.orElseThrow()
                : replied(inHand, null, pending.words(), leader, deadlines, now);
    }

    /** REVIEW_REPLY: sent back, with a reason. */
    public static Outcome sendBackReply(DispatchCase inHand, String reason, String leader, Instant now) {
        boolean nothing = inHand.dossier().round().pending() == null;
        return Decide.unless(
                CaseMove.REVIEW_REPLY
                        .guard(inHand.stage())
                        .or(() -> Decide.broken(nothing, CaseRule.NOTHING_TO_REVIEW, inHand)),
                () -> new ReplySentBack(now, leader, lead(inHand), reason));
    }

    private static Optional<Rejected> mayReply(DispatchCase inHand) {
        boolean contactMissing = inHand.deadlines().contact() != null && inHand.contactedAt() == null;
        boolean pending = inHand.dossier().round().pending() != null;
        return CaseMove.REPLY
                .guard(inHand.stage())
                .or(() -> Decide.broken(pending, CaseRule.REVIEW_FIRST, inHand))
                .or(() -> Decide.broken(contactMissing, CaseRule.CONTACT_FIRST, inHand))
                .or(() -> openAssist(inHand));
    }

    private static Optional<Rejected> openAssist(DispatchCase inHand) {
        boolean open = !inHand.dossier().help().open().isEmpty();
        return Decide.broken(open, CaseRule.FR_10_ASSIST_OPEN, inHand);
    }

    private static Outcome replied(
            DispatchCase inHand,
            @Nullable Reply reply,
            @Nullable String words,
            String by,
            Deadlines deadlines,
            Instant now) {
        String unit = lead(inHand);
        if (!inHand.isCalledBack()) {
            return Outcome.accepted(
                    new CaseReplied(now, by, unit, reply, words, null),
                    new CaseClosed(now, Dispatching.ROUTER, unit, ClosedAs.BY_RULE));
        }
        RegisteredTicket ticket = inHand.ticket();
        return Outcome.accepted(new CaseReplied(
                now,
                by,
                unit,
                reply,
                words,
                deadlines.callBack(now, ticket.type(), ticket.urgency()).orElse(null)));
    }

    /** Who leads a case that was dispatched. */
    static String lead(DispatchCase inHand) {
        String unit = inHand.unitCode();
        if (unit == null) {
            throw new IllegalStateException("a case in hand has a lead unit");
        }
        return unit;
    }
}
