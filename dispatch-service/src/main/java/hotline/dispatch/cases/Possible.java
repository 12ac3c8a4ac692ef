package hotline.dispatch.cases;

/** Which moves the stage allows and yet cannot be made now, since what they are about is not there. */
public final class Possible {
    private Possible() {}

    /** Whether what the move is about is there. */
    public static boolean now(CaseMove move, DispatchCase one) {
        Dossier dossier = one.dossier();
        Round round = dossier.round();
        return switch (move) {
            case ASK_RETURN -> one.isBeforeAnyReply() && !dossier.returns().designated();
            case MERGE -> one.isBeforeAnyReply();
            case REPLY -> round.pending() == null;
            case REVIEW_REPLY -> round.pending() != null;
            case EXTEND -> dossier.extension().asked() == null;
            case DECIDE_EXTENSION -> dossier.extension().asked() != null;
            case OBJECT -> round.isAfterARework() && round.objection() == null;
            case FIND -> round.objection() != null && round.objection().finding() == null;
            case STRIKE_OFF -> one.stage() == CaseStage.REPLIED || round.isAfterARework();
            case ANSWER_ASSIST -> !dossier.help().open().isEmpty();
            case DECLINE_ASSIST -> dossier.help().open().stream().anyMatch(asked -> !asked.whistle());
            case ANSWER_SUPERVISION ->
                dossier.watch().supervisions().stream().anyMatch(supervised -> supervised.answeredAt() == null);
            case APPEAL -> dossier.fairness().appeal() == null;
            case DECIDE_APPEAL -> dossier.fairness().appeal() != null;
            default -> true;
        };
    }
}
