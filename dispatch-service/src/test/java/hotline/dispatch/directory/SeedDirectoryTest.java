package hotline.dispatch.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the tables of {@code seeds/} owe the system. */
class SeedDirectoryTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private static final Directory DIRECTORY = Seeds.directory();

    @ParameterizedTest
    @ValueSource(
            strings = {"units.csv", "areas.csv", "area-aliases.csv", "categories.csv", "catalogue.csv", "limits.csv"})
    void everyRowSaysFromWhenItHoldsAndWhereItComesFrom(String file) {
        assertThat(Seeds.rows(file, row -> row)).isNotEmpty().allSatisfy(row -> {
            assertThat(row.from()).isNotNull();
            assertThat(row.get("source")).isNotBlank();
            assertThat(row.fields()).containsKey("effectiveTo");
        });
    }

    @Test
    void everyUnitHasItsParentAndItsArea() {
        assertThat(DIRECTORY.units(TODAY)).hasSizeGreaterThan(80).allSatisfy(unit -> {
            assertThat(unit.name()).isNotBlank();
            assertThat(unit.nameEn()).isNotBlank();
            if (unit.kind() != UnitKind.UPPER_LEVEL) {
                assertThat(DIRECTORY.above(unit.code(), TODAY).getLast().code()).isEqualTo("TLS");
                assertThat(DIRECTORY.area(unit.areaCode(), TODAY)).isPresent();
            }
        });
    }

    @Test
    void theBannerIsThereWithItsDepartmentsTownshipsAndFarms() {
        assertThat(DIRECTORY.unit("QZF", TODAY).orElseThrow())
                .extracting(Unit::kind, Unit::parentCode, Unit::areaCode)
                .containsExactly(UnitKind.BANNER, "TLS", "150522");
        assertThat(of(UnitKind.DEPARTMENT)).hasSizeGreaterThan(24).allMatch(unit -> "QZF".equals(unit.parentCode()));
        assertThat(of(UnitKind.TOWNSHIP)).hasSize(15);
        assertThat(of(UnitKind.FARM)).hasSize(12);
        assertThat(Stream.of(UnitKind.TOWNSHIP, UnitKind.FARM).flatMap(kind -> of(kind).stream()))
                .allSatisfy(unit -> {
                    assertThat(unit.areaCode()).isEqualTo(unit.code());
                    assertThat(DIRECTORY.territoryOf(unit.code(), TODAY)).contains(unit);
                });
        assertThat(UnitKind.values()).allSatisfy(kind -> assertThat(of(kind)).isNotEmpty());
    }

    @Test
    void everyAreaHasAFallbackAndAParentWhoseCodeItsOwnBeginsWith() {
        assertThat(DIRECTORY.areas(TODAY)).hasSize(28).allSatisfy(area -> {
            assertThat(DIRECTORY.unit(area.fallbackUnitCode(), TODAY)).isPresent();
            if (area.parentCode() == null) {
                assertThat(area.code()).isEqualTo("150522");
            } else {
                assertThat(area.code()).startsWith(area.parentCode());
            }
        });
        assertThat(Seeds.aliases())
                .allSatisfy(
                        alias -> assertThat(DIRECTORY.area(alias.code(), TODAY)).isPresent());
    }

    @Test
    void theCategoryTreeHasThreeLevelsAndItsLeavesTheWordsResidentsUse() {
        List<Category> categories = DIRECTORY.categories(TODAY);
        assertThat(categories).allSatisfy(category -> {
            assertThat(category.code()).matches("(\\d\\d){1,3}");
            assertThat(category.nameEn()).isNotBlank();
            if (category.code().length() == 2) {
                assertThat(category.parentCode()).isNull();
            } else {
                assertThat(category.parentCode())
                        .isEqualTo(category.code().substring(0, category.code().length() - 2));
                assertThat(DIRECTORY.category(category.parentCode(), TODAY)).isPresent();
            }
        });
        List<Category> leaves = categories.stream()
                .filter(category -> category.code().length() == 6)
                .toList();
        assertThat(leaves)
                .hasSizeGreaterThanOrEqualTo(100)
                .allSatisfy(leaf -> assertThat(leaf.synonyms()).isNotEmpty().doesNotContain(""));
        assertThat(leaves).extracting(Category::name).doesNotHaveDuplicates();
    }

    private static List<Unit> of(UnitKind kind) {
        return DIRECTORY.units(TODAY).stream()
                .filter(unit -> unit.kind() == kind)
                .toList();
    }
}
