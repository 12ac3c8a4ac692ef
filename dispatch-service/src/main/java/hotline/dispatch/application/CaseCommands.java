package hotline.dispatch.application;

import hotline.dispatch.cases.CallBackReport;
import hotline.dispatch.cases.Callbacks;
import hotline.dispatch.cases.CaseEvent.OnThePhone;
import hotline.dispatch.cases.CaseStage;
import hotline.dispatch.cases.Dispatching;
import hotline.dispatch.cases.Handling;
import hotline.dispatch.cases.RefusalCode;
import hotline.dispatch.cases.Reply;
import hotline.dispatch.cases.Returns;
import hotline.outcome.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The moves from the queue to the call-back, one transaction a move. */
@ApplicationScoped
public class CaseCommands {
    private final CaseMoves moves;

    CaseCommands(CaseMoves moves) {
        this.moves = moves;
    }

    /** ASSIGN where nobody leads yet, else REASSIGN. */
    @Transactional
    public Outcome assign(UUID ticketId, String unitCode, List<String> assists, String reason, String dispatcher) {
        return moves.withMerged(
                ticketId,
                (one, grounds) -> one.stage() == CaseStage.UNROUTED
                        ? Dispatching.assign(one, unitCode, assists, reason, dispatcher, grounds)
                        : Returns.reassign(one, unitCode, assists, reason, dispatcher, grounds));
    }

    @Transactional
    public Outcome answer(UUID ticketId, String text, String dispatcher) {
        return moves.withMerged(
                ticketId, (unrouted, grounds) -> Dispatching.answer(unrouted, text, dispatcher, grounds.now()));
    }

    @Transactional
    public Outcome transfer(UUID ticketId, String to, String dispatcher) {
        return moves.withMerged(
                ticketId, (unrouted, grounds) -> Dispatching.transfer(unrouted, to, dispatcher, grounds.now()));
    }

    @Transactional
    public Outcome refuse(UUID ticketId, RefusalCode code, String told, String dispatcher) {
        return moves.withMerged(
                ticketId, (unrouted, grounds) -> Dispatching.refuse(unrouted, code, told, dispatcher, grounds.now()));
    }

    @Transactional
    public Outcome sign(UUID ticketId, String handler) {
        return moves.at(ticketId, (dispatched, now) -> Handling.sign(dispatched, handler, now));
    }

    @Transactional
    public Outcome signOnThePhone(UUID ticketId, @Nullable OnThePhone yes, String dispatcher) {
        return moves.at(ticketId, (dispatched, now) -> Handling.signOnThePhone(dispatched, yes, dispatcher, now));
    }

    @Transactional
    public Outcome contact(
            UUID ticketId, boolean reached, @Nullable String channel, @Nullable String text, String handler) {
        return moves.at(ticketId, (inHand, now) -> Handling.contact(inHand, reached, channel, text, handler, now));
    }

    /** CONTACT of a sealed ticket, by an operator. */
    @Transactional
    public Outcome relay(
            UUID ticketId, boolean reached, @Nullable String channel, @Nullable String text, String operator) {
        return moves.at(ticketId, (inHand, now) -> Handling.relay(inHand, reached, channel, text, operator, now));
    }

    @Transactional
    public Outcome interimReply(UUID ticketId, @Nullable String step, String text, String handler) {
        return moves.at(ticketId, (inHand, now) -> Handling.interimReply(inHand, step, text, handler, now));
    }

    @Transactional
    public Outcome reply(UUID ticketId, Reply reply, String handler) {
        return moves.withMerged(
                ticketId,
                (inHand, grounds) -> Handling.reply(inHand, reply, handler, grounds.deadlines(), grounds.now()));
    }

    /** REPLY where review is asked for. */
    @Transactional
    public Outcome submit(UUID ticketId, Reply reply, String handler) {
        return moves.at(ticketId, (inHand, now) -> Handling.submit(inHand, reply, handler, now));
    }

    @Transactional
    public Outcome approveReply(UUID ticketId, String leader) {
        return moves.withMerged(
                ticketId,
                (inHand, grounds) -> Handling.approveReply(inHand, leader, grounds.deadlines(), grounds.now()));
    }

    @Transactional
    public Outcome sendBackReply(UUID ticketId, String reason, String leader) {
        return moves.at(ticketId, (inHand, now) -> Handling.sendBackReply(inHand, reason, leader, now));
    }

    /**
     * CALL_BACK, and REWORK with it.
     *
     * @param rework why it is to be done again; null where it is not
     */
    @Transactional
    public Outcome callBack(UUID ticketId, CallBackReport report, @Nullable String rework, String caller) {
        return moves.on(
                ticketId,
                (replied, grounds) -> rework == null
                        ? Callbacks.callBack(replied, report, caller, grounds.now())
                        : Callbacks.callBackAndRework(
                                replied, report, rework, caller, grounds.deadlines(), grounds.now()));
    }
}
