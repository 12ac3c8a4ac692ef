package hotline.dispatch.application;

import hotline.dispatch.cases.Correcting;
import hotline.dispatch.cases.Correction;
import hotline.dispatch.cases.DispatchCase;
import hotline.dispatch.persistence.CaseRepository;
import hotline.dispatch.persistence.CurrentDirectory;
import hotline.outcome.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The moves about what the matter is: how it is classed, and with which other one it is the same. */
@ApplicationScoped
public class MatterCommands {
    private final CaseMoves moves;
    private final CaseRepository cases;
    private final CurrentDirectory directory;
    private final Routes routes;

    MatterCommands(CaseMoves moves, CaseRepository cases, CurrentDirectory directory, Routes routes) {
        this.moves = moves;
        this.cases = cases;
        this.directory = directory;
        this.routes = routes;
    }

    @Transactional
    public Outcome correct(UUID ticketId, Correction wanted, Correcting.Corrector by) {
        return moves.withMerged(
                ticketId,
                (one, grounds) -> Correcting.correct(
                        one,
                        wanted,
                        by,
                        ticket -> routes.of(ticket, grounds.now(), directory.now()),
                        parentOf(one),
                        grounds));
    }

    @Transactional
    public Outcome askCorrection(UUID ticketId, Correction wanted, String reason, String handler) {
        return moves.at(ticketId, (one, now) -> Correcting.ask(one, wanted, reason, handler, now));
    }

    @Transactional
    public Outcome merge(UUID ticketId, UUID parentId, String dispatcher) {
        return moves.merge(ticketId, parentId, dispatcher);
    }

    @Transactional
    public Outcome unmerge(UUID ticketId, String dispatcher) {
        return moves.unmerge(ticketId, dispatcher);
    }

    private @Nullable DispatchCase parentOf(DispatchCase one) {
        UUID parent = one.parentId();
        return parent == null ? null : cases.find(parent).orElse(null);
    }
}
