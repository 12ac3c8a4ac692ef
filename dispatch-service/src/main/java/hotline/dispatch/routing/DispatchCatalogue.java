package hotline.dispatch.routing;

import hotline.dispatch.directory.Versions;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The dispatch catalogue 派单目录 in all its dated versions, immutable. */
public final class DispatchCatalogue {

    private static final Comparator<CatalogueEntry> MOST_SPECIFIC_FIRST = Comparator.comparingInt(
                    CatalogueEntry::categoryLength)
            .thenComparingInt(CatalogueEntry::areaLength)
            .thenComparingInt(CatalogueEntry::priority)
            .reversed()
            .thenComparing(CatalogueEntry::code);

    private final Versions<String, CatalogueEntry> entries;

    private DispatchCatalogue(Versions<String, CatalogueEntry> entries) {
        this.entries = entries;
    }

    /**
     * The catalogue of these versions.
     *
     * @throws IllegalArgumentException when two versions of one entry begin on the same day
     */
    public static DispatchCatalogue of(Collection<CatalogueEntry> versions) {
        return new DispatchCatalogue(Versions.of(versions, CatalogueEntry::code));
    }

    /** The entry as it is on the day; empty when there is none. */
    public Optional<CatalogueEntry> entry(String code, LocalDate on) {
        return entries.at(code, on);
    }

    /** All entries of the day, by code. */
    public List<CatalogueEntry> entries(LocalDate on) {
        return entries.at(on);
    }

    /**
     * The entries of the day that cover the category and the area, most specific first: longest category, then longest
     * area, then highest priority, then lowest code. None without a category.
     */
    public List<CatalogueEntry> covering(@Nullable String categoryCode, @Nullable String areaCode, LocalDate on) {
        if (categoryCode == null) {
            return List.of();
        }
        return entries.at(on).stream()
                .filter(entry -> entry.coversCategory(categoryCode) && entry.coversArea(areaCode))
                .sorted(MOST_SPECIFIC_FIRST)
                .toList();
    }
}
