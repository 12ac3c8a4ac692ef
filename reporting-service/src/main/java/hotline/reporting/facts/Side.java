package hotline.reporting.facts;

/** The two owners whose events make a fact. Each numbers its own events of a ticket; between the two there is no order. */
public enum Side {
    TICKET,
    CASE
}
