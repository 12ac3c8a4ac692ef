package hotline.reporting.facts;

/** How a ticket ended on the call itself; such a ticket never has a case (rulebook §3). */
public enum RegisteredOutcome {
    ANSWERED,
    TRANSFERRED,
    REFUSED
}
