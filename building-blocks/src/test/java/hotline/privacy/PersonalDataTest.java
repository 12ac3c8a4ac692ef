package hotline.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.privacy.PersonalData.Found;
import hotline.privacy.PersonalData.Kind;
import hotline.privacy.PersonalData.Numbers;
import hotline.privacy.PersonalData.Person;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** What becomes a mark and what stays, line by line of a table with Chinese heads. */
class PersonalDataTest {

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(
            resources = "/hotline/privacy/marks.csv",
            delimiter = '|',
            numLinesToSkip = 1,
            commentCharacter = '#',
            quoteCharacter = '`')
    void isMarkedAsTheTableSays(String why, String name, String phone, String numbers, String text, String expected) {
        Numbers which = numbers.equals("全部") ? Numbers.EVERY : Numbers.MOBILE_AND_IDENTITY;
        assertThat(PersonalData.mark(text, new Person(name, phone), which).text())
                .as(why)
                .isEqualTo(expected);
    }

    @Test
    void whatWasMarkedCanBePutBack() {
        String text = "王小明（13800001234）说邻居15912345678，证号150522199003072316";
        var marked = PersonalData.mark(text, new Person("王小明", "13800001234"), Numbers.EVERY);
        assertThat(marked.found())
                .extracting(Found::kind)
                .containsExactly(Kind.NAME, Kind.PHONE, Kind.PHONE, Kind.IDENTITY);
        assertThat(PersonalData.unmark(marked.text(), marked.found())).isEqualTo(text);
        assertThat(PersonalData.unmark("新的〔电话〕和〔电话〕", List.of(new Found(Kind.PHONE, "1"))))
                .isEqualTo("新的1和〔电话〕");
    }

    @Test
    void aTextThatItsMarksMakeTooLongIsCutBesideAMark() {
        assertThat(PersonalData.shorten("一二三四五", 5)).isEqualTo("一二三四五");
        assertThat(PersonalData.shorten("一二三四五六", 5)).isEqualTo("一二三四…");
        assertThat(PersonalData.shorten("一二〔姓名〕三", 6)).isEqualTo("一二…");
        assertThat(PersonalData.shorten("一〔姓名〕二三四", 6)).isEqualTo("一〔姓名〕…");
        assertThat(PersonalData.shorten("一二三\uD83D\uDE00五", 5)).isEqualTo("一二三…");
    }

    @Test
    void aLongTextIsReadQuickly() {
        String digits = "1 ".repeat(5_000) + "13800001234";
        assertThat(PersonalData.mark(digits, new Person("王小明", "13800001234"), Numbers.EVERY)
                        .text())
                .endsWith("〔电话〕");
    }
}
