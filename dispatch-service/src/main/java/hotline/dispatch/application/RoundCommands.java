package hotline.dispatch.application;

import hotline.dispatch.cases.Assisting;
import hotline.dispatch.cases.Extensions;
import hotline.dispatch.cases.Rework;
import hotline.dispatch.cases.Round.Finding;
import hotline.dispatch.cases.StrikeOff;
import hotline.outcome.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The moves within the rounds of a case: help, more time, reworks and their end; one transaction a move. */
@ApplicationScoped
public class RoundCommands {
    private final CaseMoves moves;

    RoundCommands(CaseMoves moves) {
        this.moves = moves;
    }

    @Transactional
    public Outcome assist(UUID ticketId, Assisting.Request request, String handler) {
        return moves.withMerged(ticketId, (inHand, grounds) -> Assisting.ask(inHand, request, handler, grounds));
    }

    @Transactional
    public Outcome whistle(UUID ticketId, Assisting.Request request, String handler) {
        return moves.withMerged(ticketId, (inHand, grounds) -> Assisting.whistle(inHand, request, handler, grounds));
    }

    @Transactional
    public Outcome answerAssist(UUID ticketId, String unitCode, String text, String handler) {
        return moves.at(ticketId, (inHand, now) -> Assisting.answer(inHand, unitCode, text, handler, now));
    }

    @Transactional
    public Outcome declineAssist(UUID ticketId, String unitCode, String text, String handler) {
        return moves.at(ticketId, (inHand, now) -> Assisting.decline(inHand, unitCode, text, handler, now));
    }

    @Transactional
    public Outcome askExtension(UUID ticketId, int workingDays, String reason, String leader) {
        return moves.on(ticketId, (inHand, grounds) -> Extensions.ask(inHand, workingDays, reason, leader, grounds));
    }

    @Transactional
    public Outcome grantExtension(UUID ticketId, Extensions.Decision decision) {
        return moves.on(ticketId, (inHand, grounds) -> Extensions.grant(inHand, decision, grounds));
    }

    @Transactional
    public Outcome refuseExtension(UUID ticketId, String reason, String by) {
        return moves.at(ticketId, (inHand, now) -> Extensions.refuse(inHand, reason, by, now));
    }

    @Transactional
    public Outcome markComplex(UUID ticketId, String reason, String supervisor) {
        return moves.on(ticketId, (one, grounds) -> Extensions.markComplex(one, reason, supervisor, grounds));
    }

    @Transactional
    public Outcome rework(UUID ticketId, String reason, String by) {
        return moves.on(
                ticketId, (replied, grounds) -> Rework.rework(replied, reason, by, grounds.deadlines(), grounds.now()));
    }

    @Transactional
    public Outcome object(UUID ticketId, String reason, String evidence, String leader) {
        return moves.on(
                ticketId,
                (reworked, grounds) ->
                        Rework.object(reworked, reason, evidence, leader, grounds.deadlines(), grounds.now()));
    }

    @Transactional
    public Outcome find(UUID ticketId, Finding finding, @Nullable String text, String caller) {
        return moves.at(ticketId, (reworked, now) -> Rework.find(reworked, finding, text, caller, now));
    }

    @Transactional
    public Outcome strikeOff(UUID ticketId, StrikeOff kind, String reason, String supervisor) {
        return moves.at(ticketId, (one, now) -> Rework.strikeOff(one, kind, reason, supervisor, now));
    }
}
