package hotline.dispatch.routing;

import static hotline.dispatch.routing.Banner.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("FR-12")
class DispatchCatalogueTest {

    @Test
    void theMostSpecificEntryIsFirstWhateverOrderTheyCameIn() {
        List<CatalogueEntry> entries = List.of(
                entry("F", "0101").led("MZJ").in("150522100").priority(1).build(),
                entry("G", "0101").led("MZJ").in("150522100").build(),
                entry("H", "0101").led("MZJ").in("150522").priority(9).build(),
                entry("A", "0101").led("MZJ").priority(9).build(),
                entry("B", "0101").led("MZJ").priority(9).build(),
                entry("E", "0101").led("MZJ").build(),
                entry("D", "01").led("MZJ").in("150522100").priority(99).build());

        assertThat(DispatchCatalogue.of(entries.reversed()).covering("0101", "150522100", Banner.TODAY))
                .isEqualTo(entries);
        assertThat(DispatchCatalogue.of(entries).covering("0101", null, Banner.TODAY))
                .extracting(CatalogueEntry::code)
                .containsExactly("A", "B", "E");
        assertThat(DispatchCatalogue.of(entries).covering("0102", "150522", Banner.TODAY))
                .isEmpty();
        assertThat(DispatchCatalogue.of(entries).covering(null, "150522", Banner.TODAY))
                .isEmpty();
        assertThat(DispatchCatalogue.of(entries).entry("A", Banner.TODAY)).contains(entries.get(3));
    }

    @Test
    void anEntryNamesItsLeadExceptWhereTheTerritoryLeads() {
        assertThatIllegalArgumentException().isThrownBy(() -> entry("A", "01").build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> entry("A", "01").territory().led("MZJ").build());
    }

    @Test
    void aTerritoryLeadsOnlyForItsOwnList() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CatalogueEntry(
                        "A",
                        "01",
                        null,
                        LeadKind.TERRITORY,
                        null,
                        List.of(),
                        0,
                        BasisList.THREE_FIXES,
                        "事项",
                        null,
                        Banner.TODAY,
                        null));
    }

    @Test
    void aBasisIsOneOfTheThreeLists() {
        assertThat(BasisList.named("三定")).isEqualTo(BasisList.THREE_FIXES);
        assertThat(BasisList.named("权责清单")).isEqualTo(BasisList.POWERS_AND_DUTIES);
        assertThat(BasisList.named("履职事项清单")).isEqualTo(BasisList.TOWNSHIP_DUTIES);
        assertThatIllegalArgumentException().isThrownBy(() -> BasisList.named("别的清单"));
    }
}
