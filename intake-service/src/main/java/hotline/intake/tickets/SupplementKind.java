package hotline.intake.tickets;

/** Why the caller comes again: with something new, or to ask how the matter stands (催单). */
public enum SupplementKind {
    NEW_FACTS,
    REPEAT_CALL
}
