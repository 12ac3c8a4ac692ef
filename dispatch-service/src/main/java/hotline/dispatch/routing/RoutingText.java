package hotline.dispatch.routing;

import hotline.dispatch.directory.Area;
import hotline.dispatch.directory.Category;
import hotline.dispatch.directory.TicketType;
import hotline.dispatch.directory.Unit;
import hotline.outcome.Phrase;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The router's sentences (FR-19). What decides is a whole sentence that an operator can read to the caller; what was
 * passed over is a clause without a full stop.
 */
final class RoutingText {

    static final Phrase ONLY_ABOVE =
            new Phrase("反映的是单位，只能交其上级（FR-17）", "only a unit above the accused may have it (FR-17)");
    static final Phrase NO_PRAISE = new Phrase("不是表扬", "it is no praise");
    static final Phrase NOBODY_PRAISED = new Phrase("没有写明受表扬的单位", "no unit is praised by its code");
    static final Phrase NO_FIRST_RESPONDERS_UNIT = new Phrase("首问责任人没有所在单位", "the first responder has no unit");
    static final Phrase DESK =
            new Phrase("首问责任人在热线话务岗，不作本职", "the first responder is at the desk, which is no own duty");
    static final Phrase NO_CHOICE = new Phrase("话务员没有选定单位", "the operator chose no unit");
    static final Phrase NO_AREA = new Phrase("没有写明区域，或区域不在名录", "no area is given, or it is not in the directory");
    static final Phrase UNROUTED = new Phrase(
            "现在还定不了由哪个单位承办，已转派单员人工派单，派定后会告诉您。",
            "It is not certain yet which unit is to handle this; a dispatcher will decide, and you will be told.");

    private RoutingText() {}

    static Phrase recorded(String code) {
        return new Phrase(
                "这是导入的历史工单，按原有记录由 " + code + " 承办。",
                "This is an imported record; as recorded, unit " + code + " handled it.");
    }

    static Phrase unknownUnit(String code) {
        return new Phrase("单位 " + code + " 当日不在名录", "unit " + code + " is not in the directory that day");
    }

    static Phrase excluded(Unit unit) {
        return new Phrase(unit.name() + "是被反映的一方（FR-17）", unit.nameEn() + " is the one it is against (FR-17)");
    }

    static Phrase accusesNoUnit(RoutingRequest request, Optional<Unit> target) {
        String code = request.targetUnitCode();
        if (code == null) {
            return request.targetIsNamedOnly()
                    ? new Phrase("反映的是企业或个人，按常规派单", "it is against a business or person: routed as usual")
                    : new Phrase("没有被反映的单位", "it is against no unit");
        }
        if (target.isEmpty()) {
            return unknownUnit(code).and(new Phrase("，按常规派单，只是不交给它", "and is only kept from getting it"));
        }
        if (target.get().kind().isBusinessOrPersons() && request.type() != TicketType.PRAISE) {
            return new Phrase(
                    "反映的是" + target.get().name() + "，按常规派单，只是不交给它",
                    "it is against " + target.get().nameEn() + ": routed as usual, but not to it");
        }
        return new Phrase(
                request.type().zh() + "不是投诉举报，按常规派单",
                "a " + request.type().en() + " is neither complaint nor report: routed as usual");
    }

    static Phrase aboveTheAccused(Unit target, Unit above) {
        return new Phrase(
                "反映的是" + target.name() + "，不交被反映的单位和它的下级，由上级" + above.name() + "办理（FR-17）。",
                "This is against " + target.nameEn()
                        + "; by rule FR-17 it goes neither to that unit nor below it, but to " + above.nameEn()
                        + " above.");
    }

    static Phrase nobodyAbove(Unit target) {
        return new Phrase(target.name() + "之上没有可以办理的单位", "no unit above " + target.nameEn() + " may have it");
    }

    static Phrase praised(Unit unit) {
        return new Phrase(
                "您的表扬转给受表扬的" + unit.name() + "。", "Your praise goes to the unit praised, " + unit.nameEn() + ".");
    }

    static Phrase ownDuty(Unit own, List<Unit> assists, CatalogueEntry entry) {
        return new Phrase(
                "这件事是首问单位" + own.name() + "的本职（FR-2，" + basis(entry) + "），由它直接办理" + assistsZh(assists) + "。",
                "This is the own duty of the first responder's unit (FR-2, " + basisEn(entry) + "): " + own.nameEn()
                        + " handles it at once" + assistsEn(assists) + ".");
    }

    static Phrase settledAsAssist(Unit own, CatalogueEntry entry) {
        return new Phrase(
                "首问单位" + own.name() + "是协办单位，已当场办理（FR-2，" + basis(entry) + "）。",
                "The first responder's unit " + own.nameEn() + " assists in this and has settled it on the spot (FR-2, "
                        + basisEn(entry) + ").");
    }

    static Phrase ownDutyAsChosen(Unit own) {
        return new Phrase(
                "派单目录没有对应条目，选定的就是首问单位" + own.name() + "，由它直接办理（FR-2）。",
                "No catalogue entry covers this; the unit chosen is the first responder's own: " + own.nameEn()
                        + " handles it at once (FR-2).");
    }

    static Phrase noEntryAndNotChosen(Unit own) {
        return new Phrase(
                "派单目录没有对应条目，选定的也不是首问单位" + own.name(),
                "no catalogue entry covers it, and the first responder's unit " + own.nameEn()
                        + " is not the one chosen");
    }

    static Phrase notOwnDuty(Unit own, CatalogueMatch.Best best) {
        return new Phrase(
                "不是首问单位" + own.name() + "的本职，按派单目录" + best.entry().code() + "由"
                        + best.lead().name() + "主办",
                "it is no own duty of the first responder's unit " + own.nameEn() + ": by entry "
                        + best.entry().code() + " " + best.lead().nameEn() + " leads");
    }

    static Phrase chosen(Unit unit) {
        return new Phrase(
                "按话务员选定，由" + unit.name() + "办理。", "As the operator chose, " + unit.nameEn() + " handles this.");
    }

    static Phrase chosenAsInCatalogue(Unit unit, List<Unit> assists, CatalogueEntry entry) {
        return new Phrase(
                "按话务员选定（与" + basis(entry) + "一致），由" + unit.name() + "主办" + assistsZh(assists) + "。",
                "As the operator chose, and as " + basisEn(entry) + " says, " + unit.nameEn() + " leads"
                        + assistsEn(assists) + ".");
    }

    static Phrase notDownTo(Unit township, CatalogueMatch.Best best) {
        return new Phrase(
                "按派单目录" + best.entry().code() + "这是" + best.lead().name() + "的职责，部门职责不下派" + township.name() + "（FR-13）",
                "by entry " + best.entry().code() + " this is the duty of "
                        + best.lead().nameEn() + ", and a department's duty is not dispatched down to "
                        + township.nameEn() + " (FR-13)");
    }

    static Phrase byCatalogue(CatalogueMatch.Best best) {
        return new Phrase(
                "这件事由" + best.lead().name() + "主办" + assistsZh(best.assists()) + "，依据是" + basis(best.entry()) + "。",
                best.lead().nameEn() + " handles this" + assistsEn(best.assists()) + ", by " + basisEn(best.entry())
                        + ".");
    }

    static Phrase passedOver(List<CatalogueMatch.PassedOver> passedOver) {
        return passedOver.isEmpty()
                ? Phrase.NONE
                : new Phrase(
                        "未用的条目：" + entries(passedOver, Phrase::zh, "；") + "。",
                        "Entries passed over: " + entries(passedOver, Phrase::en, "; ") + ".");
    }

    static Phrase noEntry(Optional<Category> category, List<CatalogueMatch.PassedOver> passedOver) {
        if (category.isEmpty()) {
            return new Phrase("没有写明类别，或类别不在名录", "no category is given, or it is not in the directory");
        }
        if (passedOver.isEmpty()) {
            return new Phrase(
                    "派单目录没有“" + category.get().name() + "”的条目",
                    "no catalogue entry covers " + category.get().nameEn());
        }
        return new Phrase(
                "“" + category.get().name() + "”的条目都不能用：" + entries(passedOver, Phrase::zh, "；"),
                "no entry for " + category.get().nameEn() + " can be used: " + entries(passedOver, Phrase::en, "; "));
    }

    static Phrase fallback(Area area, Unit unit) {
        return new Phrase(
                "还没有明确的承办单位，先由" + area.name() + "的兜底单位" + unit.name() + "接办（FR-14）。",
                "No unit is certain yet; by rule FR-14 " + unit.nameEn() + ", the fallback unit of " + area.name()
                        + ", takes it.");
    }

    static Phrase noFallback(Area area) {
        return new Phrase(area.name() + "没有可以接办的兜底单位", "no fallback unit of " + area.name() + " may take it");
    }

    static Phrase copied(Unit banner) {
        return new Phrase("同时抄送" + banner.name() + "督办。", "A copy goes to " + banner.nameEn() + ", which supervises.");
    }

    static Phrase choiceNotFollowed(String code, Optional<Unit> unit, Phrase why) {
        return new Phrase(
                "选定的" + unit.map(Unit::name).orElse(code) + "没有采用：" + why.zh() + "。",
                "The choice of " + unit.map(Unit::nameEn).orElse(code) + " was not followed: " + why.en() + ".");
    }

    static Phrase earlierRule(RoutingRule rule) {
        return new Phrase("先适用" + rule.number() + rule.zh(), rule.number() + ", " + rule.en() + ", comes first");
    }

    private static String basis(CatalogueEntry entry) {
        return "派单目录" + entry.code() + "条（" + entry.basisList().aloud() + "“" + entry.basisItem() + "”）";
    }

    private static String basisEn(CatalogueEntry entry) {
        return "catalogue entry " + entry.code() + " (" + entry.basisList().en() + ": " + entry.basisItem() + ")";
    }

    private static String assistsZh(List<Unit> assists) {
        return assists.isEmpty() ? "" : "，" + assists.stream().map(Unit::name).collect(Collectors.joining("、")) + "协办";
    }

    private static String assistsEn(List<Unit> assists) {
        return assists.isEmpty()
                ? ""
                : ", with the help of " + assists.stream().map(Unit::nameEn).collect(Collectors.joining(", "));
    }

    private static String entries(
            List<CatalogueMatch.PassedOver> passedOver, Function<Phrase, String> language, String between) {
        return passedOver.stream()
                .map(entry -> entry.entry().code() + " " + language.apply(entry.why()))
                .collect(Collectors.joining(between));
    }
}
