package hotline.intake.tickets;

/** The first person asked, and the unit of that person; set once, never overwritten (FR-1). */
public record FirstResponder(String person, String unitCode) {}
