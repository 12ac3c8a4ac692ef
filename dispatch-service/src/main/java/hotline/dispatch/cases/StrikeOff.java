package hotline.dispatch.cases;

/** Why a case is struck off 销号 (rulebook §3). */
public enum StrikeOff {
    /** 研判: reviewed, and what was done is right. */
    REVIEWED,
    /** 移交: handed over to who is competent. */
    HANDED_OVER
}
