package hotline.reporting.facts;

/** What is counted of problem lists (rulebook §7). Rectified is never the same counter as a case struck off. */
public enum ProblemFigure {
    COLLECTED,
    RECTIFIED
}
