package hotline.intake.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {
    @ParameterizedTest
    @CsvSource({
        "13800001234, 13800001234, 138****1234",
        "+86 138-0000-1234, 13800001234, 138****1234",
        "0086 138 0000 1234, 13800001234, 138****1234",
        "(0475) 521/2345, 04755212345, 047****2345",
        "5212345, 5212345, ****45",
        "110, 110, ****10"
    })
    void isTheSameHoweverItIsWritten(String written, String digits, String masked) {
        PhoneNumber phone = PhoneNumber.of(written).orElseThrow();
        assertThat(phone.digits()).isEqualTo(digits);
        assertThat(phone.masked()).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12", "abc", "138x0000", "1380000123413800001234"})
    void isNotWhatIsNone(String text) {
        assertThat(PhoneNumber.of(text)).isEmpty();
    }
}
