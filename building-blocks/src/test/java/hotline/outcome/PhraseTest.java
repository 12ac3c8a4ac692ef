package hotline.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class PhraseTest {
    @Test
    void sentencesFollowEachOtherWithASpaceInEnglishAlone() {
        Phrase first = new Phrase("甲。", "One.");
        Phrase second = new Phrase("乙。", "Two.");
        assertThat(first.and(second)).isEqualTo(new Phrase("甲。乙。", "One. Two."));
        assertThat(first.and(Phrase.NONE)).isEqualTo(first);
        assertThat(Phrase.NONE.and(second)).isEqualTo(second);
    }

    @Test
    void chineseIsSpokenWhereEnglishIsNotAskedFor() {
        Phrase phrase = new Phrase("甲", "one");
        assertThat(phrase.in(Locale.UK)).isEqualTo("one");
        assertThat(phrase.in(Locale.CHINA)).isEqualTo("甲");
        assertThat(phrase.in(Locale.FRANCE)).isEqualTo("甲");
    }
}
