package hotline.dispatch.rest;

import hotline.dispatch.application.DirectoryCommands.UnitChange;
import hotline.dispatch.deadlines.Limit;
import hotline.dispatch.deadlines.LimitClass;
import hotline.dispatch.deadlines.LimitClock;
import hotline.dispatch.deadlines.LimitVersion;
import hotline.dispatch.deadlines.Step;
import hotline.dispatch.directory.Directory;
import hotline.dispatch.directory.UnitKind;
import hotline.dispatch.routing.BasisList;
import hotline.dispatch.routing.CatalogueEntry;
import hotline.dispatch.routing.LeadKind;
import hotline.outcome.Phrase;
import hotline.rest.Refusal;
import hotline.rest.Refusal.BadField;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an admin sends to change the directory, checked against the directory that there is: each bad field is named. */
final class DirectoryForms {
    private static final int YEARS_AHEAD = 20;
    private static final int MOST_WORKING_DAYS = 250;
    private static final Phrase TWICE = new Phrase("重复", "is there twice");
    private static final Phrase NO_UNIT = new Phrase("没有这个单位", "is no unit");

    private final Directory directory;
    private final LocalDate today;
    private final List<BadField> bad = new ArrayList<>();

    DirectoryForms(Directory directory, LocalDate today) {
        this.directory = directory;
        this.today = today;
    }

    /** A unit from a day on, today without one; {@code endsOn} is the first day on which it is no more. */
    public record UnitForm(
            @NotBlank @Size(max = 100) String name,
            @NotBlank @Size(max = 200) String nameEn,
            @NotNull UnitKind kind,
            @Nullable @Size(max = 20) String parentCode,
            @Nullable @Size(max = 20) String areaCode,
            @Nullable LocalDate effectiveFrom,
            @Nullable LocalDate endsOn,
            @Nullable @Size(max = 20) String heir) {}

    /** The whole table of limits from a day on. */
    public record LimitsForm(
            @NotNull LocalDate effectiveFrom,
            @NotNull @Size(min = 1, max = 200) List<@NotNull @Valid LimitForm> items) {}

    /** A cell of the table. */
    public record LimitForm(
            @NotNull LimitClass limitClass,
            @NotNull Step step,
            @NotNull @Valid AmountForm limit) {}

    /** How much time, and by which article. */
    public record AmountForm(
            @NotNull @Min(1) @Max(525_600) Integer amount,
            @NotNull LimitClock clock,
            @NotBlank @Size(max = 200) String article) {}

    /** The whole dispatch catalogue from a day on. */
    public record CatalogueForm(
            @NotNull LocalDate effectiveFrom,
            @NotNull @Size(min = 1, max = 5_000) List<@NotNull @Valid EntryForm> items) {}

    /** A line of the catalogue. */
    public record EntryForm(
            @NotNull @Pattern(regexp = "[A-Za-z0-9]{1,20}") String code,
            @NotBlank @Size(max = 20) String categoryCode,
            @Nullable @Size(max = 20) String areaCode,
            @NotNull LeadKind leadKind,
            @Nullable @Size(max = 20) String leadUnitCode,
            @Nullable @Size(max = 20) List<@NotBlank @Size(max = 20) String> assistUnitCodes,
            @NotNull @Min(-1_000) @Max(1_000) Integer priority,
            @NotNull BasisList basisList,
            @NotBlank @Size(max = 200) String basisItem,
            @Nullable LocalDate basisDate) {}

    /**
     * The change of a unit.
     *
     * @throws Refusal 400 naming each bad field
     */
    UnitChange unit(String code, UnitForm form) {
        LocalDate from = form.effectiveFrom() == null ? today : form.effectiveFrom();
        from("effectiveFrom", from);
        String parent = form.parentCode();
        if (parent == null) {
            reject(
                    form.kind() != UnitKind.UPPER_LEVEL,
                    "parentCode",
                    new Phrase("请写上级单位", "is needed: every unit but the top has one above"));
        } else {
            reject(directory.unit(parent, from).isEmpty(), "parentCode", NO_UNIT);
            reject(
                    directory.isAtOrBelow(parent, code, from),
                    "parentCode",
                    new Phrase("上级不能是本单位或其下级", "must not be the unit itself or one below it"));
        }
        reject(
                form.areaCode() != null && directory.area(form.areaCode(), from).isEmpty(),
                "areaCode",
                new Phrase("没有这个区域", "is no area"));
        end(code, form);
        refuseTheBad();
        return new UnitChange(
                code,
                form.name(),
                form.nameEn(),
                form.kind(),
                parent,
                form.areaCode(),
                from,
                form.endsOn(),
                form.heir());
    }

    private void end(String code, UnitForm form) {
        LocalDate endsOn = form.endsOn();
        String heir = form.heir();
        if (endsOn == null) {
            reject(heir != null, "endsOn", new Phrase("有继承单位就须写撤并日", "is needed where there is an heir"));
            reject(heir != null && directory.unit(heir, today).isEmpty(), "heir", NO_UNIT);
            return;
        }
        from("endsOn", endsOn);
        if (heir == null) {
            reject(true, "heir", new Phrase("撤并须写继承单位", "is needed: somebody has its cases from then on"));
            return;
        }
        reject(
                heir.equals(code) || directory.current(heir, endsOn).equals(code),
                "heir",
                new Phrase("继承单位不能是本单位", "must be another unit"));
        reject(directory.unit(heir, endsOn).isEmpty(), "heir", NO_UNIT);
    }

    /**
     * The table of limits.
     *
     * @throws Refusal 400 naming each bad field
     */
    List<LimitVersion> limits(LimitsForm form) {
        from("effectiveFrom", form.effectiveFrom());
        Set<String> seen = new HashSet<>();
        for (int n = 0; n < form.items().size(); n++) {
            LimitForm item = form.items().get(n);
            String field = "items[" + n + "]";
            reject(!seen.add(item.limitClass() + "/" + item.step()), field + ".step", TWICE);
            reject(
                    item.limitClass() == LimitClass.PRAISE,
                    field + ".limitClass",
                    new Phrase("表扬没有时限", "praise has no limit"));
            reject(
                    item.limitClass() == LimitClass.REWORK && item.step() != Step.REPLY,
                    field + ".step",
                    new Phrase("重办只有答复时限", "a rework has a limit for its reply only"));
            reject(
                    item.limit().clock() == LimitClock.WORKING_DAYS
                            && item.limit().amount() > MOST_WORKING_DAYS,
                    field + ".limit.amount",
                    new Phrase("工作日至多 " + MOST_WORKING_DAYS, "has at most " + MOST_WORKING_DAYS + " working days"));
        }
        refuseTheBad();
        return form.items().stream()
                .map(item -> new LimitVersion(
                        item.limitClass(),
                        item.step(),
                        new Limit(
                                item.limit().amount(),
                                item.limit().clock(),
                                item.limit().article()),
                        form.effectiveFrom(),
                        null))
                .toList();
    }

    /**
     * The catalogue.
     *
     * @throws Refusal 400 naming each bad field
     */
    List<CatalogueEntry> catalogue(CatalogueForm form) {
        LocalDate from = form.effectiveFrom();
        from("effectiveFrom", from);
        Set<String> seen = new HashSet<>();
        for (int n = 0; n < form.items().size(); n++) {
            EntryForm item = form.items().get(n);
            String field = "items[" + n + "].";
            reject(!seen.add(item.code()), field + "code", TWICE);
            reject(
                    directory.category(item.categoryCode(), from).isEmpty(),
                    field + "categoryCode",
                    new Phrase("没有这个类别", "is no category"));
            reject(
                    item.areaCode() != null
                            && directory.area(item.areaCode(), from).isEmpty(),
                    field + "areaCode",
                    new Phrase("没有这个区域", "is no area"));
            reject(
                    (item.leadKind() == LeadKind.TERRITORY) != (item.leadUnitCode() == null),
                    field + "leadUnitCode",
                    new Phrase("属地事项不写主办单位，其余必须写", "is named, except where the territory leads"));
            reject(
                    item.leadKind() == LeadKind.TERRITORY && item.basisList() != BasisList.TOWNSHIP_DUTIES,
                    field + "basisList",
                    new Phrase("属地事项须在履职事项清单上", "must be the list of township duties where the territory leads"));
            reject(
                    item.leadUnitCode() != null
                            && directory.unit(item.leadUnitCode(), from).isEmpty(),
                    field + "leadUnitCode",
                    NO_UNIT);
            assists(item)
                    .forEach(assist ->
                            reject(directory.unit(assist, from).isEmpty(), field + "assistUnitCodes", NO_UNIT));
        }
        refuseTheBad();
        return form.items().stream()
                .map(item -> new CatalogueEntry(
                        item.code(),
                        item.categoryCode(),
                        item.areaCode(),
                        item.leadKind(),
                        item.leadUnitCode(),
                        assists(item),
                        item.priority(),
                        item.basisList(),
                        item.basisItem(),
                        item.basisDate(),
                        from,
                        null))
                .toList();
    }

    private static List<String> assists(EntryForm item) {
        return Objects.requireNonNullElse(item.assistUnitCodes(), List.of());
    }

    /** What was decided stays: a change begins today at the earliest. */
    private void from(String field, LocalDate from) {
        reject(
                from.isBefore(today) || from.isAfter(today.plusYears(YEARS_AHEAD)),
                field,
                new Phrase(
                        "应从今天（" + today + "）起，至多 " + YEARS_AHEAD + " 年之后",
                        "must be today (" + today + ") or later, at most " + YEARS_AHEAD + " years ahead"));
    }

    private void reject(boolean isBad, String field, Phrase why) {
        if (isBad) {
            bad.add(new BadField(field, why));
        }
    }

    private void refuseTheBad() {
        if (!bad.isEmpty()) {
            throw Refusal.badFields(bad);
        }
    }
}
