package hotline.reporting.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RatesTest {

    @ParameterizedTest
    @CsvSource({
        "85, 92, 92.39",
        "57, 296, 19.26",
        "1, 1, 100.00",
        "0, 3, 0.00",
        "1, 3, 33.33",
        "2, 3, 66.67",
        "1, 800, 0.13"
    })
    void percent_has_two_decimals_half_up(long part, long whole, String percent) {
        assertThat(Rates.percent(part, whole)).asString().isEqualTo(percent);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "5, 0"})
    void of_nothing_there_is_no_percentage(long part, long whole) {
        assertThat(Rates.percent(part, whole)).isNull();
    }
}
