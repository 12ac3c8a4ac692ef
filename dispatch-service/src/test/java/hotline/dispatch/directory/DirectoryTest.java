package hotline.dispatch.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DirectoryTest {

    private static final LocalDate BEGIN = LocalDate.of(1900, 1, 1);
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private static final LocalDate MERGER = LocalDate.of(2024, 7, 1);

    @Test
    void aVersionHoldsFromItsFirstDayToTheDayBeforeItsEnd() {
        Directory directory = of(unit("OLD", "QZF", BEGIN, MERGER));

        assertThat(directory.unit("OLD", MERGER.minusDays(1))).isPresent();
        assertThat(directory.unit("OLD", MERGER)).isEmpty();
        assertThat(directory.unit("OLD", BEGIN)).isPresent();
        assertThat(directory.unit("OLD", BEGIN.minusDays(1))).isEmpty();
    }

    @Test
    void ofTwoVersionsInForceTheOneThatBeganLaterCounts() {
        Directory directory = of(unit("MZJ", "QZF", BEGIN, null), unit("MZJ", "TLS", MERGER, null));

        assertThat(directory.unit("MZJ", MERGER.minusDays(1)).orElseThrow().parentCode())
                .isEqualTo("QZF");
        assertThat(directory.unit("MZJ", MERGER).orElseThrow().parentCode()).isEqualTo("TLS");
        assertThat(directory.units(TODAY)).hasSize(1);
    }

    @Test
    void twoVersionsOfOneCodeThatBeginOnTheSameDayAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(unit("MZJ", "QZF", BEGIN, null), unit("MZJ", "TLS", BEGIN, null)));
    }

    @Test
    void aVersionThatEndsBeforeItBeginsIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> unit("MZJ", "QZF", MERGER, MERGER));
    }

    @Test
    void theWayUpGoesToTheTop() {
        Directory directory = of(
                unit("TLS", null, BEGIN, null),
                unit("QZF", "TLS", BEGIN, null),
                unit("JYJ", "QZF", BEGIN, null),
                unit("GYZ", "JYJ", BEGIN, null));

        assertThat(directory.above("GYZ", TODAY)).extracting(Unit::code).containsExactly("JYJ", "QZF", "TLS");
        assertThat(directory.parentOf("GYZ", TODAY)).map(Unit::code).contains("JYJ");
        assertThat(directory.parentOf("TLS", TODAY)).isEmpty();
        assertThat(directory.nearestAbove("GYZ", unit -> unit.code().equals("JYJ"), TODAY))
                .map(Unit::code)
                .contains("QZF");
        assertThat(directory.isAtOrBelow("GYZ", "QZF", TODAY)).isTrue();
        assertThat(directory.isAtOrBelow("QZF", "GYZ", TODAY)).isFalse();
        assertThat(directory.isAtOrBelow("GYZ", "GYZ", TODAY)).isTrue();
        assertThat(directory.isAtOrBelow("NIX", "NIX", TODAY)).isTrue();
        assertThat(directory.isAtOrBelow("NIX", "QZF", TODAY)).isFalse();
    }

    @Test
    void parentsInACircleEndTheWayUp() {
        Directory directory = of(unit("A", "B", BEGIN, null), unit("B", "C", BEGIN, null), unit("C", "A", BEGIN, null));

        assertThat(directory.above("A", TODAY)).extracting(Unit::code).containsExactly("B", "C");
        assertThat(directory.isAtOrBelow("A", "NIX", TODAY)).isFalse();
        assertThat(directory.nearestAbove("A", unit -> true, TODAY)).isEmpty();
        assertThat(of(unit("A", "A", BEGIN, null)).above("A", TODAY)).isEmpty();
    }

    @Test
    void noCodeAndAnUnknownCodeAreEmpty() {
        Directory directory = Seeds.directory();

        assertThat(directory.unit(null, TODAY)).isEmpty();
        assertThat(directory.unit("NIX", TODAY)).isEmpty();
        assertThat(directory.area(null, TODAY)).isEmpty();
        assertThat(directory.category("990101", TODAY)).isEmpty();
        assertThat(directory.above(null, TODAY)).isEmpty();
        assertThat(directory.areaAndAbove("999", TODAY)).isEmpty();
    }

    @Test
    void theTerritoryIsTheTownshipOrFarmOfTheAreaOrOfTheOneAbove() {
        Directory directory = Directory.of(
                List.of(
                        unit("T", "QZF", UnitKind.TOWNSHIP, "150522100"),
                        unit("F", "QZF", UnitKind.FARM, "150522400"),
                        unit("HALL", "QZF", UnitKind.INSTITUTION, "150522101")),
                List.of(
                        area("150522", null),
                        area("150522100", "150522"),
                        area("150522100001", "150522100"),
                        area("150522101", "150522"),
                        area("150522400", "150522")),
                List.of(),
                List.of());

        assertThat(directory.territoryOf("150522100", TODAY)).map(Unit::code).contains("T");
        assertThat(directory.territoryOf("150522100001", TODAY)).map(Unit::code).contains("T");
        assertThat(directory.territoryOf("150522400", TODAY)).map(Unit::code).contains("F");
        assertThat(directory.territoryOf("150522101", TODAY)).isEmpty();
        assertThat(directory.territoryOf("150522", TODAY)).isEmpty();
        assertThat(directory.territoryOf(null, TODAY)).isEmpty();
    }

    @Test
    void inOneAreaATownshipGoesBeforeAFarmAndMovedUnitsAreReadAtTheDate() {
        Unit moved = new Unit("T", "T", "T", UnitKind.TOWNSHIP, "QZF", "1", MERGER, null);
        Directory directory = Directory.of(
                List.of(unit("A", "QZF", UnitKind.FARM, "1"), unit("T", "QZF", UnitKind.TOWNSHIP, "2"), moved),
                List.of(area("1", null), area("2", null)),
                List.of(),
                List.of());

        assertThat(directory.territoryOf("1", TODAY)).map(Unit::code).contains("T");
        assertThat(directory.territoryOf("2", TODAY)).isEmpty();
        assertThat(directory.territoryOf("1", MERGER.minusDays(1)))
                .map(Unit::code)
                .contains("A");
    }

    @Test
    void anAliasNamesItsAreaOnlyInItsTime() {
        Directory directory = Seeds.directory();

        assertThat(directory.areaNamed("巴嘎塔拉苏木", LocalDate.of(2019, 6, 1)))
                .map(Area::code)
                .contains("150522202");
        assertThat(directory.areaNamed("巴嘎塔拉苏木", TODAY)).isEmpty();
        assertThat(directory.areaNamed("巴胡塔苏木", TODAY)).map(Area::code).contains("150522202");
        assertThat(directory.areaNamed("后旗", TODAY)).map(Area::code).contains("150522");
        assertThat(directory.aliasesOf("150522202", LocalDate.of(2019, 6, 1))).contains("巴嘎塔拉苏木");
        assertThat(directory.aliasesOf("150522202", TODAY)).doesNotContain("巴嘎塔拉苏木");
    }

    @Test
    void kindsSayWhoAnswersForAnAreaAndWhoIsABusinessOrPersons() {
        assertThat(UnitKind.values())
                .filteredOn(UnitKind::isTerritorial)
                .containsExactlyInAnyOrder(UnitKind.TOWNSHIP, UnitKind.FARM);
        assertThat(UnitKind.values())
                .filteredOn(UnitKind::isBusinessOrPersons)
                .containsExactlyInAnyOrder(UnitKind.COMPANY, UnitKind.TEAM);
        assertThat(TicketType.values())
                .filteredOn(TicketType::accuses)
                .containsExactlyInAnyOrder(TicketType.COMPLAINT, TicketType.REPORT);
    }

    private static Directory of(Unit... units) {
        return Directory.of(List.of(units), List.of(), List.of(), List.of());
    }

    private static Unit unit(String code, String parent, LocalDate from, LocalDate to) {
        return new Unit(code, code, code, UnitKind.DEPARTMENT, parent, null, from, to);
    }

    private static Unit unit(String code, String parent, UnitKind kind, String areaCode) {
        return new Unit(code, code, code, kind, parent, areaCode, BEGIN, null);
    }

    private static Area area(String code, String parent) {
        return new Area(code, code, parent, null, BEGIN, null);
    }

    @Test
    void aUnitThatHasEndedIsItsHeirFromThatDayOn() {
        Directory directory = of(
                new Unit("A", "a", "a", UnitKind.DEPARTMENT, "QZF", null, BEGIN, MERGER, "B"),
                new Unit("B", "b", "b", UnitKind.DEPARTMENT, "QZF", null, BEGIN, TODAY, "C"),
                unit("C", "QZF", BEGIN, null),
                new Unit("X", "x", "x", UnitKind.DEPARTMENT, "QZF", null, BEGIN, MERGER, "Y"),
                new Unit("Y", "y", "y", UnitKind.DEPARTMENT, "QZF", null, BEGIN, MERGER, "X"));

        assertThat(directory.current("A", MERGER.minusDays(1))).isEqualTo("A");
        assertThat(directory.current("A", MERGER)).isEqualTo("B");
        assertThat(directory.current("A", TODAY)).isEqualTo("C");
        assertThat(directory.heirs(TODAY)).isEqualTo(Map.of("A", "C", "B", "C"));
        assertThat(directory.unit("X", TODAY))
                .as("heirs in a circle are nobody's")
                .isEmpty();
        assertThat(directory.units(TODAY)).extracting(Unit::code).containsExactly("C");
    }

    @Test
    void aRevisionEndsWhatHeldAndTakesBackWhatWasPlanned() {
        Unit old = unit("A", "QZF", BEGIN, null);
        Unit planned = unit("A", "TLS", TODAY.plusYears(1), null);
        Unit fresh = unit("A", "TLS", TODAY, null);

        Map<LocalDate, Optional<Unit>> changes = Revision.replace(List.of(planned, old), fresh, Unit::endingOn);

        assertThat(changes)
                .isEqualTo(Map.of(
                        BEGIN,
                        Optional.of(unit("A", "QZF", BEGIN, TODAY)),
                        TODAY,
                        Optional.of(fresh),
                        TODAY.plusYears(1),
                        Optional.empty()));
        assertThat(Revision.end(List.of(unit("A", "QZF", BEGIN, MERGER)), TODAY, Unit::endingOn))
                .as("what has ended long ago stays")
                .isEmpty();
    }
}
