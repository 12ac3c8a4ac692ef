package hotline.dispatch.application;

import hotline.dispatch.cases.Returns;
import hotline.outcome.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** The moves from unit to unit, one transaction a move. */
@ApplicationScoped
public class ReturnCommands {
    private final CaseMoves moves;

    ReturnCommands(CaseMoves moves) {
        this.moves = moves;
    }

    @Transactional
    public Outcome ask(UUID ticketId, Returns.Request request, String handler) {
        return moves.withMerged(ticketId, (held, grounds) -> Returns.ask(held, request, handler, grounds));
    }

    @Transactional
    public Outcome approve(UUID ticketId, String unitCode, List<String> assists, String reason, String dispatcher) {
        return moves.withMerged(
                ticketId, (asked, grounds) -> Returns.approve(asked, unitCode, assists, reason, dispatcher, grounds));
    }

    @Transactional
    public Outcome refuse(UUID ticketId, String reason, String dispatcher) {
        return moves.on(ticketId, (asked, grounds) -> Returns.refuse(asked, reason, dispatcher, grounds));
    }

    @Transactional
    public Outcome dispute(UUID ticketId, String reason, String dispatcher) {
        return moves.on(ticketId, (asked, grounds) -> Returns.dispute(asked, reason, dispatcher, grounds));
    }

    @Transactional
    public Outcome designate(UUID ticketId, Returns.Designation designation, String supervisor) {
        return moves.withMerged(
                ticketId, (disputed, grounds) -> Returns.designate(disputed, designation, supervisor, grounds));
    }
}
