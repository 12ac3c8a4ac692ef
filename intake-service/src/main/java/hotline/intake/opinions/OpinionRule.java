package hotline.intake.opinions;

import hotline.outcome.Phrase;
import hotline.outcome.Rule;

/** The rules of the problem lists, by name. */
public enum OpinionRule implements Rule {
    UNIT_PROBLEM_NAMES_WHERE(
            "部门和地区的问题（UNIT_PROBLEM）必须写明单位或区域；请填写 unitCode 或 areaCode。",
            "A UNIT_PROBLEM names its unit or its area; give unitCode or areaCode."),
    COLLECTED_BEFORE_NOW("collectedAt 不能晚于现在。", "collectedAt cannot lie in the future."),
    ONLY_A_PROBLEM_IS_RECTIFIED(
            "意见（OPINION）不能整改销号；只有问题清单中的问题可以。",
            "An OPINION is not rectified; only a BANNER_PROBLEM or a UNIT_PROBLEM is."),
    RECTIFIED_ONCE("该问题已经整改销号，不再改动。", "The problem has been rectified already; that is not changed any more."),
    RECTIFIED_AFTER_COLLECTED("整改时间不能早于收集时间（collectedAt）。", "It cannot have been rectified before it was collected."),
    RECTIFIED_BEFORE_NOW("整改时间（at）不能晚于现在。", "The time of rectification (at) cannot lie in the future.");

    private final Phrase phrase;

    OpinionRule(String zh, String en) {
        this.phrase = new Phrase(zh, en);
    }

    @Override
    public Phrase phrase() {
        return phrase;
    }

    @Override
    public boolean isAboutStanding() {
        return this == RECTIFIED_ONCE;
    }
}
