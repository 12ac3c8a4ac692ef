package hotline.dispatch.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WordsOfEnumsTest {

    @Test
    void everyTypeUrgencyAndKindHasAWordOfItsOwnInBothLanguages() {
        assertThat(Stream.of(TicketType.values()).map(TicketType::zh))
                .doesNotHaveDuplicates()
                .doesNotContain("");
        assertThat(Stream.of(TicketType.values()).map(TicketType::en))
                .doesNotHaveDuplicates()
                .doesNotContain("");
        assertThat(Stream.of(Urgency.values()).map(Urgency::zh)).containsExactly("特急", "紧急", "一般", "复杂");
        assertThat(Stream.of(Urgency.values()).map(Urgency::en))
                .doesNotHaveDuplicates()
                .doesNotContain("");
        assertThat(Stream.of(UnitKind.values()).map(UnitKind::zh))
                .doesNotHaveDuplicates()
                .doesNotContain("");
        assertThat(Stream.of(UnitKind.values()).map(UnitKind::en))
                .doesNotHaveDuplicates()
                .doesNotContain("");
    }
}
