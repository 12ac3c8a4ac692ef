package hotline.dispatch.application;

import hotline.dispatch.cases.CaseRole;
import hotline.dispatch.cases.Exclusion;
import hotline.dispatch.cases.NamedHandler;
import hotline.dispatch.cases.RoundEvent.ResumeCause;
import hotline.dispatch.cases.Supervision;
import hotline.dispatch.cases.WatchFile;
import hotline.outcome.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The moves of those who watch over cases, one transaction a move. */
@ApplicationScoped
public class SupervisionCommands {
    private final CaseMoves moves;

    SupervisionCommands(CaseMoves moves) {
        this.moves = moves;
    }

    @Transactional
    public Outcome urge(UUID ticketId, CaseRole role, @Nullable String text, String by) {
        return moves.at(ticketId, (one, now) -> Supervision.urge(one, role, text, by, now));
    }

    @Transactional
    public Outcome supervise(UUID ticketId, WatchFile.Kind kind, String text, String supervisor) {
        return moves.on(ticketId, (one, grounds) -> Supervision.supervise(one, kind, text, supervisor, grounds));
    }

    @Transactional
    public Outcome answer(UUID ticketId, String number, String text, String handler) {
        return moves.at(ticketId, (one, now) -> Supervision.answer(one, number, text, handler, now));
    }

    @Transactional
    public Outcome nameHandler(UUID ticketId, NamedHandler handler, String by, boolean leader) {
        return moves.at(ticketId, (inHand, now) -> Supervision.nameHandler(inHand, handler, by, leader, now));
    }

    @Transactional
    public Outcome putOnLongTerm(UUID ticketId, Supervision.Book book, String supervisor) {
        return moves.on(ticketId, (inHand, grounds) -> Supervision.putOnLongTerm(inHand, book, supervisor, grounds));
    }

    @Transactional
    public Outcome resume(UUID ticketId, ResumeCause cause, String by) {
        return moves.on(
                ticketId,
                (booked, grounds) -> Supervision.resume(booked, cause, by, grounds.deadlines(), grounds.now()));
    }

    @Transactional
    public Outcome terminate(UUID ticketId, String told, String supervisor) {
        return moves.withMerged(
                ticketId, (inHand, grounds) -> Supervision.terminate(inHand, told, supervisor, grounds.now()));
    }

    @Transactional
    public Outcome withdraw(UUID ticketId, String how, String operator) {
        return moves.withMerged(ticketId, (one, grounds) -> Supervision.withdraw(one, how, operator, grounds.now()));
    }

    @Transactional
    public Outcome exclude(UUID ticketId, String reasonCode, List<String> figures, String evidence, String supervisor) {
        return moves.at(ticketId, (one, now) -> Exclusion.exclude(one, reasonCode, figures, evidence, supervisor, now));
    }

    @Transactional
    public Outcome appeal(UUID ticketId, String reason, String leader) {
        return moves.at(ticketId, (one, now) -> Exclusion.appeal(one, reason, leader, now));
    }

    @Transactional
    public Outcome decideAppeal(UUID ticketId, boolean granted, String reason, String supervisor) {
        return moves.at(ticketId, (one, now) -> Exclusion.decide(one, granted, reason, supervisor, now));
    }
}
