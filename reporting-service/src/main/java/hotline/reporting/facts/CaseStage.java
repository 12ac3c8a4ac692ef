package hotline.reporting.facts;

/** Where a case stands (rulebook §3), and whether it can stand there without ever having been dispatched. */
public enum CaseStage {
    UNROUTED(Dispatch.NEVER),
    ANSWERED(Dispatch.NEVER),
    TRANSFERRED(Dispatch.NEVER),
    REFUSED(Dispatch.NEVER),
    DISPATCHED(Dispatch.ALWAYS),
    HANDLING(Dispatch.ALWAYS),
    RETURN_REQUESTED(Dispatch.ALWAYS),
    DISPUTED(Dispatch.ALWAYS),
    REPLIED(Dispatch.ALWAYS),
    LONG_TERM(Dispatch.ALWAYS),
    CLOSED(Dispatch.ALWAYS),
    TERMINATED(Dispatch.ALWAYS),
    WITHDRAWN(Dispatch.EITHER),
    MERGED(Dispatch.EITHER);

    private enum Dispatch {
        NEVER,
        ALWAYS,
        EITHER
    }

    private final Dispatch dispatch;

    CaseStage(Dispatch dispatch) {
        this.dispatch = dispatch;
    }

    /**
     * The part of 未办结 that a dispatched case is in while it stands here.
     *
     * @throws IllegalStateException when a dispatched case that stands here is not open
     */
    public Figure openPart() {
        return switch (this) {
            case DISPATCHED -> Figure.TO_SIGN;
            case HANDLING -> Figure.HANDLING;
            case RETURN_REQUESTED -> Figure.RETURN_REQUESTED;
            case DISPUTED -> Figure.DISPUTED;
            case REPLIED -> Figure.TO_CALL_BACK;
            case LONG_TERM -> Figure.LONG_TERM;
            case UNROUTED, ANSWERED, TRANSFERRED, REFUSED, CLOSED, TERMINATED, WITHDRAWN, MERGED ->
                throw new IllegalStateException("no open case stands at " + this);
        };
    }

    /** Whether a case can stand here, given whether it was ever dispatched. */
    boolean fits(boolean dispatched) {
        return dispatch == Dispatch.EITHER || dispatched == (dispatch == Dispatch.ALWAYS);
    }
}
