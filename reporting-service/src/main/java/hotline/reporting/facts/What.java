package hotline.reporting.facts;

import java.util.Set;

/** Kinds of happenings, each with the figures of the flow that it adds to. */
public enum What {
    REGISTERED(Figure.REGISTERED),
    ANSWERED(Figure.ANSWERED),
    TRANSFERRED(Figure.TRANSFERRED),
    REFUSED(Figure.REFUSED),
    QUEUED(Figure.UNROUTED),
    FIRST_DISPATCHED(Figure.DISPATCHED, Figure.DISPATCHES),
    DISPATCHED_AGAIN(Figure.DISPATCHES),
    SIGNED(Figure.SIGNED),
    CONTACTED(Figure.CONTACTED),
    /** Called, and the duty to contact is not met by it. */
    CONTACT_TRIED(),
    REPLIED(Figure.REPLIED),
    CALLED_BACK(Figure.CALLED_BACK),
    CLOSED_CONTENT(Figure.CLOSED, Figure.CLOSED_CONTENT),
    CLOSED_STRUCK_OFF(Figure.CLOSED, Figure.CLOSED_STRUCK_OFF),
    CLOSED_UNREACHABLE(Figure.CLOSED, Figure.CLOSED_UNREACHABLE),
    CLOSED_NOT_CALLED_BACK(Figure.CLOSED, Figure.CLOSED_NOT_CALLED_BACK),
    CLOSED_BY_RULE(Figure.CLOSED, Figure.CLOSED_BY_RULE);

    private final Set<Figure> figures;

    What(Figure... figures) {
        this.figures = Set.of(figures);
    }

    Set<Figure> figures() {
        return figures;
    }

    boolean isDispatch() {
        return figures.contains(Figure.DISPATCHES);
    }

    static What closed(ClosedAs as) {
        return switch (as) {
            case CONTENT -> CLOSED_CONTENT;
            case STRUCK_OFF -> CLOSED_STRUCK_OFF;
            case UNREACHABLE -> CLOSED_UNREACHABLE;
            case NOT_CALLED_BACK -> CLOSED_NOT_CALLED_BACK;
            case BY_RULE -> CLOSED_BY_RULE;
        };
    }

    static What registeredAs(RegisteredOutcome outcome) {
        return switch (outcome) {
            case ANSWERED -> ANSWERED;
            case TRANSFERRED -> TRANSFERRED;
            case REFUSED -> REFUSED;
        };
    }
}
