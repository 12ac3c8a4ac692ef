package hotline.reporting.facts;

/** The problem lists (rulebook §7); they never add up into one another, nor into tickets. */
public enum Ledger {
    OPINION,
    BANNER_PROBLEM,
    UNIT_PROBLEM
}
