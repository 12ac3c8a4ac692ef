package hotline.intake.tickets;

/** What the caller wants (rulebook §1). */
public enum TicketType {
    CONSULTATION,
    HELP,
    COMPLAINT,
    REPORT,
    SUGGESTION,
    PRAISE,
    OTHER;

    /** Whether it may be answered on the call and end there (rulebook §3, REGISTER with outcome ANSWERED). */
    boolean isAnsweredOnTheCall() {
        return this == CONSULTATION || this == SUGGESTION || this == OTHER;
    }
}
