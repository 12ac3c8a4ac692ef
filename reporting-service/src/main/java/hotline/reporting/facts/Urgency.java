package hotline.reporting.facts;

/** How soon a matter must be met (rulebook §1). */
public enum Urgency {
    EMERGENCY,
    URGENT,
    NORMAL,
    COMPLEX
}
