package hotline.dispatch.routing;

import hotline.dispatch.directory.Versions;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
    private final Map<String, Set<String>> codesOfCategory;

    private DispatchCatalogue(Versions<String, CatalogueEntry> entries) {
        this.entries = entries;
        this.codesOfCategory = entries.all().stream()
                .collect(Collectors.groupingBy(
                        CatalogueEntry::categoryCode,
                        Collectors.mapping(CatalogueEntry::code, Collectors.toUnmodifiableSet())));
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
        return IntStream.rangeClosed(1, categoryCode.length())
                .mapToObj(length -> categoryCode.substring(0, length))
                .flatMap(branch -> codesOfCategory.getOrDefault(branch, Set.of()).stream())
                .distinct()
                .flatMap(code -> entries.at(code, on).stream())
                .filter(entry -> entry.coversCategory(categoryCode) && entry.coversArea(areaCode))
                .sorted(MOST_SPECIFIC_FIRST)
                .toList();
    }
}
