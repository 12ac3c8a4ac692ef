package hotline.intake.tickets;

/** How soon it must be acted upon (rulebook §1). COMPLEX is never given at registration. */
public enum Urgency {
    EMERGENCY,
    URGENT,
    NORMAL,
    COMPLEX;

    /** Whether it must be acted upon sooner. */
    public boolean isMoreUrgentThan(Urgency other) {
        return compareTo(other) < 0;
    }
}
