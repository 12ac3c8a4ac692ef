package hotline.intake.tickets;

/** How a ticket ended at its registration, without a case (rulebook §3). */
public enum TicketOutcome {
    ANSWERED,
    TRANSFERRED,
    REFUSED
}
