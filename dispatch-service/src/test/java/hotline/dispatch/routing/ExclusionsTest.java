package hotline.dispatch.routing;

import static hotline.dispatch.routing.Banner.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.dispatch.directory.Directory;
import hotline.dispatch.directory.TicketType;
import hotline.dispatch.directory.Unit;
import hotline.dispatch.directory.UnitKind;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("FR-17")
class ExclusionsTest {
    private static final LocalDate BEGIN = LocalDate.of(1900, 1, 1);

    @ParameterizedTest
    @EnumSource(names = {"REPORT", "COMPLAINT"})
    void aReportOrComplaintAgainstAUnitExcludesItAndAllBelow(TicketType type) {
        assertThat(excluded(type, "MZJ", "MZJ")).isTrue();
        assertThat(excluded(type, "MZJ", "GSG")).isTrue();
        assertThat(excluded(type, "MZJ", "STATION")).isTrue();
        assertThat(excluded(type, "MZJ", "QZF")).isFalse();
        assertThat(excluded(type, "MZJ", "SFJ")).isFalse();
        assertThat(excluded(type, "QZF", "CLINIC")).isTrue();
        assertThat(excluded(type, "QZF", "TLS")).isFalse();
        assertThat(excluded(type, "QZF", "GDG")).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"CONSULTATION", "HELP", "SUGGESTION", "OTHER", "PRAISE"})
    void whatAccusesNobodyExcludesNoUnit(TicketType type) {
        for (Unit candidate : Banner.UNITS) {
            assertThat(excluded(type, "MZJ", candidate.code())).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aBusinessOrTeamIsExcludedAloneExceptFromItsPraise(TicketType type) {
        for (Unit candidate : Banner.UNITS) {
            assertThat(excluded(type, "GSG", candidate.code()))
                    .isEqualTo(candidate.code().equals("GSG") && type != TicketType.PRAISE);
            assertThat(excluded(type, "LKX", candidate.code()))
                    .isEqualTo(candidate.code().equals("LKX") && type != TicketType.PRAISE);
        }
    }

    @Test
    void nobodyIsExcludedWithoutATargetAndAnUnknownTargetExcludesItselfAlone() {
        assertThat(excluded(TicketType.REPORT, null, "MZJ")).isFalse();
        assertThat(excluded(TicketType.REPORT, "NIX", "MZJ")).isFalse();
        assertThat(excluded(TicketType.REPORT, "NIX", "NIX")).isTrue();
    }

    @Test
    void theNearestUnitAboveIsNeverExcluded() {
        for (Unit target : Banner.UNITS) {
            Exclusions exclusions = new Exclusions(TicketType.REPORT, target.code(), Banner.DIRECTORY, TODAY);
            assertThat(exclusions.nearestAbove().map(Unit::code).orElse(null)).isEqualTo(target.parentCode());
        }
    }

    private static boolean excluded(TicketType type, String target, String candidate) {
        return Exclusions.excluded(type, target, candidate, Banner.DIRECTORY, TODAY);
    }

    @Test
    void theHeirOfTheAccusedAndTheUnitsThatItInheritedFromAreTheAccused() {
        Directory merged = Directory.of(
                List.of(
                        new Unit("QZF", "q", "q", UnitKind.BANNER, null, null, BEGIN, null),
                        new Unit("OLD", "o", "o", UnitKind.DEPARTMENT, "QZF", null, BEGIN, TODAY, "NEW"),
                        new Unit("BELOW", "b", "b", UnitKind.INSTITUTION, "OLD", null, BEGIN, null),
                        new Unit("NEW", "n", "n", UnitKind.DEPARTMENT, "QZF", null, BEGIN, null)),
                List.of(),
                List.of(),
                List.of());
        for (String target : List.of("OLD", "NEW")) {
            var against = new Exclusions(TicketType.COMPLAINT, target, merged, TODAY);
            assertThat(against.excludes("NEW")).as("%s, the heir", target).isTrue();
            assertThat(against.excludes("OLD"))
                    .as("%s, under the old code", target)
                    .isTrue();
            assertThat(against.excludes("BELOW")).as("%s, below it", target).isTrue();
            assertThat(against.excludes("QZF")).isFalse();
            assertThat(against.nearestAbove().map(Unit::code)).contains("QZF");
        }
        var dayBefore = new Exclusions(TicketType.COMPLAINT, "OLD", merged, TODAY.minusDays(1));
        assertThat(dayBefore.excludes("NEW")).isFalse();
    }
}
