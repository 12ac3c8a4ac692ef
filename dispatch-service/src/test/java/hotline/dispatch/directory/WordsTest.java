package hotline.dispatch.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void sentencesFollowEachOtherWithASpaceInEnglishAlone() {
        Words first = new Words("甲。", "One.");
        Words second = new Words("乙。", "Two.");

        assertThat(first.and(second)).isEqualTo(new Words("甲。乙。", "One. Two."));
        assertThat(first.and(Words.NONE)).isEqualTo(first);
        assertThat(Words.NONE.and(second)).isEqualTo(second);
    }

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
