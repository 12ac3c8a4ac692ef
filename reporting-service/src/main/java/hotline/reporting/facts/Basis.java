package hotline.reporting.facts;

/** By what a period is counted; bases are never mixed (rulebook §7). */
public enum Basis {
    /** The tickets registered or first dispatched in the period, where they stand now. */
    COHORT,
    /** What happened in the period. */
    FLOW,
    /** The limits that fell due in the period, by the unit that led when they did. */
    DUE
}
