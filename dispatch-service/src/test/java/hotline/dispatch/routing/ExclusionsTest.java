package hotline.dispatch.routing;

import static hotline.dispatch.routing.Banner.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.dispatch.directory.TicketType;
import hotline.dispatch.directory.Unit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("FR-17")
class ExclusionsTest {

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
}
