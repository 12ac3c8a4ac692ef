package hotline.intake.tickets;

/** What the caller was told: how the matter stands (FR-5), or what is needed and by when (FR-3, 一次性告知). */
public enum ToldKind {
    FEEDBACK,
    ONE_TIME_NOTICE
}
