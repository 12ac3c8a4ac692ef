package hotline.intake.rest;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.testing.Contracts;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The timeline has words for all that can stand on it. */
class HappenedTest {
    @Test
    void everyEventOfATicketAndOfACaseHasWordsInBothLanguages() {
        Stream.concat(
                        Contracts.of("intake-service").types().stream(),
                        Contracts.of("dispatch-service").types().stream())
                .filter(type -> type.startsWith("hotline.ticket.") || type.startsWith("hotline.case."))
                .map(type -> type.split("\\.", -1)[2].replace('-', '_').toUpperCase(Locale.ROOT))
                .forEach(what -> assertThat(Happened.phrase(what)).as(what).isNotNull());
        for (Happened one : Happened.values()) {
            var phrase = Happened.phrase(one.name());
            assertThat(phrase.zh()).as(one.name()).isNotBlank();
            assertThat(phrase.en()).as(one.name()).isNotBlank();
        }
    }
}
