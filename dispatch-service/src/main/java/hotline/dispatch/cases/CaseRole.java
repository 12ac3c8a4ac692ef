package hotline.dispatch.cases;

/** Who may make a move (rulebook §2). ROUTER is the system itself, by a rule. */
public enum CaseRole {
    ROUTER,
    DISPATCHER,
    HANDLER,
    CALLBACK,
    /** Stands in for the unit above the banner, which has no people here (FR-17 b). */
    SUPERVISOR
}
