package hotline.dispatch.routing;

import static hotline.dispatch.routing.RoutingSeeds.CATALOGUE;
import static hotline.dispatch.routing.RoutingSeeds.DIRECTORY;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.dispatch.directory.Area;
import hotline.dispatch.directory.Category;
import hotline.dispatch.directory.TicketType;
import hotline.dispatch.directory.UnitKind;
import hotline.dispatch.directory.Urgency;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every category of the seeds in every area of the seeds. */
class SeedRoutingTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    @Test
    @Tag("FR-12")
    void everyCategoryIsRoutedByAnEntryInEveryAreaAndWithoutOne() {
        for (Category category : DIRECTORY.categories(TODAY)) {
            assertThat(route(category, null).rule()).isEqualTo(RoutingRule.DISPATCH_CATALOGUE);
            for (Area area : DIRECTORY.areas(TODAY)) {
                RoutingDecision decision = route(category, area.code());
                assertThat(decision.rule()).as("%s in %s", category, area).isEqualTo(RoutingRule.DISPATCH_CATALOGUE);
                assertThat(decision.text().zh()).contains(decision.entryCode());
            }
        }
    }

    @Test
    @Tag("FR-12")
    void everyEntryLeadsOrAssistsSomewhere() {
        Set<String> used = new HashSet<>();
        for (Category category : DIRECTORY.categories(TODAY)) {
            for (Area area : DIRECTORY.areas(TODAY)) {
                CATALOGUE.covering(category.code(), area.code(), TODAY).stream()
                        .findFirst()
                        .ifPresent(first -> CATALOGUE.covering(category.code(), area.code(), TODAY).stream()
                                .filter(first::tiesWith)
                                .forEach(entry -> used.add(entry.code())));
                used.add(route(category, area.code()).entryCode());
            }
        }
        assertThat(CATALOGUE.entries(TODAY)).extracting(CatalogueEntry::code).allMatch(used::contains);
    }

    @Test
    @Tag("FR-12")
    void everyEntryNamesUnitsAndCategoriesAndAreasThatThereAre() {
        assertThat(CATALOGUE.entries(TODAY)).allSatisfy(entry -> {
            assertThat(DIRECTORY.category(entry.categoryCode(), TODAY)).isPresent();
            assertThat(entry.areaCode() == null
                            || DIRECTORY.area(entry.areaCode(), TODAY).isPresent())
                    .isTrue();
            assertThat(entry.leadUnitCode() == null
                            || DIRECTORY.unit(entry.leadUnitCode(), TODAY).isPresent())
                    .isTrue();
            assertThat(entry.assistUnitCodes())
                    .allSatisfy(code -> assertThat(DIRECTORY.unit(code, TODAY)).isPresent());
            assertThat(entry.basisItem()).isNotBlank();
            assertThat(entry.basisDate()).isNotNull();
        });
    }

    @Test
    @Tag("FR-12")
    void theCatalogueHasEveryLeadKindAreasAndTies() {
        assertThat(LeadKind.values())
                .allSatisfy(kind -> assertThat(CATALOGUE.entries(TODAY))
                        .filteredOn(entry -> entry.leadKind() == kind)
                        .hasSizeGreaterThan(5));
        assertThat(CATALOGUE.entries(TODAY))
                .filteredOn(entry -> entry.areaCode() != null)
                .hasSizeGreaterThan(5);
        assertThat(CATALOGUE.entries(TODAY))
                .filteredOn(entry -> CATALOGUE.entries(TODAY).stream()
                        .anyMatch(other -> !other.equals(entry)
                                && other.categoryCode().equals(entry.categoryCode())
                                && entry.tiesWith(other)))
                .hasSizeGreaterThan(10);
    }

    @Test
    @Tag("FR-13")
    void noEntryOfADepartmentNamesATownship() {
        assertThat(CATALOGUE.entries(TODAY))
                .filteredOn(entry -> entry.leadKind() == LeadKind.DEPARTMENT)
                .allSatisfy(entry -> assertThat(DIRECTORY
                                .unit(entry.leadUnitCode(), TODAY)
                                .orElseThrow()
                                .kind())
                        .isEqualTo(UnitKind.DEPARTMENT));
    }

    private static RoutingDecision route(Category category, String areaCode) {
        return Router.route(
                new RoutingRequest(
                        TicketType.HELP,
                        Urgency.NORMAL,
                        category.code(),
                        areaCode,
                        null,
                        null,
                        false,
                        "ZWJ",
                        false,
                        "ZWJ",
                        TODAY),
                DIRECTORY,
                CATALOGUE);
    }
}
