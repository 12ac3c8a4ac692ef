package hotline.reporting.facts;

/** What a caller wants (rulebook §1). */
public enum TicketType {
    CONSULTATION,
    HELP,
    COMPLAINT,
    REPORT,
    SUGGESTION,
    PRAISE,
    OTHER
}
