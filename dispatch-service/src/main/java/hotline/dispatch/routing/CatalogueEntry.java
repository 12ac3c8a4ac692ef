package hotline.dispatch.routing;

import hotline.dispatch.directory.Dated;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A line of the dispatch catalogue 派单目录 in one dated version (FR-12).
 *
 * @param categoryCode the branch or leaf of the category tree that it covers
 * @param areaCode the area that it covers; null for everywhere
 * @param leadUnitCode who leads; null exactly for {@link LeadKind#TERRITORY}
 * @param assistUnitCodes who assists, in order
 * @param priority among entries of the same category and area length the higher wins
 * @param basisItem the item of the basis list
 * @param basisDate the date of the basis list; null when it is not known
 */
public record CatalogueEntry(
        String code,
        String categoryCode,
        @Nullable String areaCode,
        LeadKind leadKind,
        @Nullable String leadUnitCode,
        List<String> assistUnitCodes,
        int priority,
        BasisList basisList,
        String basisItem,
        @Nullable LocalDate basisDate,
        LocalDate effectiveFrom,
        @Nullable LocalDate effectiveTo)
        implements Dated {

    public CatalogueEntry {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(categoryCode, "categoryCode");
        Objects.requireNonNull(leadKind, "leadKind");
        Objects.requireNonNull(basisList, "basisList");
        Objects.requireNonNull(basisItem, "basisItem");
        assistUnitCodes = List.copyOf(assistUnitCodes);
        Dated.requireSpan(effectiveFrom, effectiveTo);
        if ((leadKind == LeadKind.TERRITORY) != (leadUnitCode == null)) {
            throw new IllegalArgumentException(
                    "Entry " + code + ": a lead unit is named, except where the territory leads");
        }
        if (leadKind == LeadKind.TERRITORY && basisList != BasisList.TOWNSHIP_DUTIES) {
            throw new IllegalArgumentException("Entry " + code + ": a territory leads only for what stands on the "
                    + BasisList.TOWNSHIP_DUTIES.zh());
        }
    }

    /** Whether the entry covers the category, that is, its branch or leaf. */
    public boolean coversCategory(String category) {
        return category.startsWith(categoryCode);
    }

    /** Whether the entry covers the area; without an area only an entry for everywhere does. */
    public boolean coversArea(@Nullable String area) {
        return areaCode == null || (area != null && area.startsWith(areaCode));
    }

    /** How long the category is: the longer, the more specific. */
    public int categoryLength() {
        return categoryCode.length();
    }

    /** How long the area is: the longer, the more specific; 0 for everywhere. */
    public int areaLength() {
        return areaCode == null ? 0 : areaCode.length();
    }

    /** Whether both entries are equal in category length, area length and priority, so that FR-12 decides who leads. */
    public boolean tiesWith(CatalogueEntry other) {
        return categoryLength() == other.categoryLength()
                && areaLength() == other.areaLength()
                && priority == other.priority;
    }

    /** This version, ending on the day. */
    public CatalogueEntry endingOn(LocalDate end) {
        return dated(effectiveFrom, end);
    }

    /** Whether both say the same, whenever they hold. */
    public boolean saysTheSameAs(CatalogueEntry other) {
        return equals(other.dated(effectiveFrom, effectiveTo));
    }

    private CatalogueEntry dated(LocalDate from, @Nullable LocalDate to) {
        return new CatalogueEntry(
                code,
                categoryCode,
                areaCode,
                leadKind,
                leadUnitCode,
                assistUnitCodes,
                priority,
                basisList,
                basisItem,
                basisDate,
                from,
                to);
    }
}
