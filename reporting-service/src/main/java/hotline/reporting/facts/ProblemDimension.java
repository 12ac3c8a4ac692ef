package hotline.reporting.facts;

/** By what the entries of a problem list are counted; {@code ALL} is the undivided count. */
public enum ProblemDimension {
    ALL,
    CHANNEL,
    UNIT,
    AREA
}
