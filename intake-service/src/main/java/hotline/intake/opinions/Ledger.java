package hotline.intake.opinions;

/** The problem lists 问题清单 (rulebook §7). They stand apart: none adds up into another, nor into tickets. */
public enum Ledger {
    OPINION,
    BANNER_PROBLEM,
    UNIT_PROBLEM;

    /** Whether it lists what can be rectified 整改销号. */
    public boolean isOfProblems() {
        return this != OPINION;
    }
}
