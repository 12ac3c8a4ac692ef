package hotline.dispatch.routing;

import static hotline.dispatch.routing.Banner.FARM;
import static hotline.dispatch.routing.Banner.TOWN;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("FR-13")
class DutiesTest {

    @Test
    void aDutyIsADepartmentsOwnWhenTheBestEntryIsLedByOne() {
        assertThat(duties(Banner.DEPARTMENT).isDepartmentsOwn()).isTrue();
        assertThat(duties(Banner.TIE).isDepartmentsOwn()).isTrue();
        assertThat(duties(Banner.TERRITORY).isDepartmentsOwn()).isFalse();
        assertThat(duties(Banner.SPECIALIST).isDepartmentsOwn()).isFalse();
        assertThat(duties(Banner.NO_ENTRY).isDepartmentsOwn()).isFalse();
        assertThat(duties(null).isDepartmentsOwn()).isFalse();
    }

    @Test
    void onlyTownshipsAndFarmsAreBelowADepartment() {
        assertThat(duties(Banner.DEPARTMENT).goesDownToLead(TOWN)).isTrue();
        assertThat(duties(Banner.DEPARTMENT).goesDownToLead(FARM)).isTrue();
        assertThat(duties(Banner.DEPARTMENT).goesDownToLead("SFJ")).isFalse();
        assertThat(duties(Banner.DEPARTMENT).goesDownToLead("NIX")).isFalse();
        assertThat(duties(Banner.TERRITORY).goesDownToLead(TOWN)).isFalse();
    }

    @Test
    void aTownshipAssistsWithoutAReasonOnlyWhereTheCatalogueSaysSo() {
        assertThat(duties(Banner.TIE).goesDownToAssist(TOWN)).isFalse();
        assertThat(duties(Banner.TIE).goesDownToAssist("150522101")).isTrue();
        assertThat(duties(Banner.TERRITORY).goesDownToAssist(TOWN)).isFalse();
        assertThat(duties(Banner.DEPARTMENT).goesDownToAssist(TOWN)).isTrue();
        assertThat(duties(Banner.NO_ENTRY).goesDownToAssist(TOWN)).isTrue();
        assertThat(duties(Banner.DEPARTMENT).goesDownToAssist("LKX")).isFalse();
    }

    private static Duties duties(String category) {
        return Duties.of(category, TOWN, Banner.CATALOGUE, Banner.DIRECTORY, Banner.TODAY);
    }
}
