package hotline.reporting.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownTableTest {

    @ParameterizedTest
    @ValueSource(strings = {"=HYPERLINK(\"x\")", "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1"})
    void no_cell_is_taken_for_a_formula(String text) {
        assertThat(KnownTable.harmless(text)).isEqualTo("'" + text);
    }

    @Test
    void names_stay_as_they_are() {
        assertThat(KnownTable.harmless("民政局")).isEqualTo("民政局");
        assertThat(KnownTable.harmless("")).isEmpty();
    }
}
