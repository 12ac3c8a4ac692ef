package hotline.intake.rest;

import hotline.intake.persistence.CaseView;
import hotline.intake.persistence.HeardDirectory;
import hotline.intake.persistence.TicketRepository.Sight;
import hotline.outcome.Phrase;
import hotline.time.HotlineTime;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** How a matter stands, as one says it to its caller. */
@ApplicationScoped
class Progress {
    private static final Phrase TAKEN = new Phrase("已受理，正在确定承办单位", "was taken up; its unit is being decided");

    private static final Map<String, Phrase> STAGES = Map.ofEntries(
            Map.entry("DISPATCHED", new Phrase("已转办，等待签收", "was sent to its unit and waits for the signature")),
            Map.entry("HANDLING", new Phrase("正在办理", "is being handled")),
            Map.entry(
                    "RETURN_REQUESTED", new Phrase("已转办，承办单位正在核实职责", "was sent to a unit that asks whose duty it is")),
            Map.entry("DISPUTED", new Phrase("正在会商确定承办单位", "waits for the decision which unit handles it")),
            Map.entry("REPLIED", new Phrase("承办单位已答复，等待回访", "was replied to; the call-back is to come")),
            Map.entry("LONG_TERM", new Phrase("因客观条件所限已列入长期办理，仍在跟进", "is in the long-term book and still followed")),
            Map.entry("MERGED", new Phrase("已与同类事项合并办理", "is handled together with others of its kind")));

    private final HeardDirectory directory;

    Progress(HeardDirectory directory) {
        this.directory = directory;
    }

    /** Of an open matter. */
    Phrase of(Sight seen) {
        Phrase stage = STAGES.getOrDefault(seen.stage(), TAKEN);
        String number = seen.ticket().number();
        StringBuilder zh = new StringBuilder("您的诉求（编号" + number + "）" + stage.zh());
        StringBuilder en = new StringBuilder("Your matter (number " + number + ") " + stage.en());
        CaseView view = seen.caseView();
        if (view != null && view.unitCode() != null) {
            Phrase unit = directory.unitName(view.unitCode());
            zh.append("，承办单位：").append(unit.zh());
            en.append("; unit: ").append(unit.en());
        }
        if (view != null && view.replyDueAt() != null) {
            String day =
                    view.replyDueAt().atZone(HotlineTime.ZONE).toLocalDate().toString();
            zh.append("，答复期限：").append(day);
            en.append("; reply due by ").append(day);
        }
        return new Phrase(zh.append("。").toString(), en.append(".").toString());
    }
}
