package hotline.local.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImportFileTest {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final Columns USUAL = Columns.of(List.of(Path.of("..", "..", "seeds", "import-columns.properties")));

    @TempDir
    private Path folder;

    @Test
    void linesOfJsonGoAsTheyStand() throws IOException {
        Path file = file("old.jsonl", "{\"subject\":\"一\"}\r\n\n  \n{\"subject\":\"二\\t\"}");
        assertThat(read(file))
                .extracting(FileRecord::json)
                .containsExactly("{\"subject\":\"一\"}", "{\"subject\":\"二\\t\"}");
        assertThat(read(file)).extracting(FileRecord::line).containsExactly(1L, 4L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030"})
    void theEncodingIsFoundOut(String encoding) throws IOException {
        Path file = folder.resolve("old.csv");
        Files.writeString(file, "标题,内容,登记时间\n联通,“通辽”——①䶮,2019-03-04 09:05\n", Charset.forName(encoding));
        JsonNode line = json(read(file).getFirst());
        assertThat(line.at("/subject").asText()).isEqualTo("联通");
        assertThat(line.at("/content").asText()).isEqualTo("“通辽”——①䶮");
    }

    @Test
    void aFileThatIsNotWhatItWasSaidToBeNamesItsLines() throws IOException {
        Path file = folder.resolve("old.csv");
        Files.writeString(file, "subject,content\na,b\n标题,内容\n", GB18030);
        List<FileRecord> read = read(file, StandardCharsets.UTF_8);
        assertThat(read).extracting(FileRecord::why).containsExactly(null, "is not written in UTF-8");
    }

    @Test
    void quotedTextKeepsLineBreaksTabsAndFullWidthBlanksAndLinesAreThoseOfTheFile() throws IOException {
        Path file = file(
                "old.csv", "\ufeff标题,内容\r\n一,\"第一行\r\n\t第二行，\"\"引\"\"　\"\r\n\r\n二,\"\"\"\"\r\n三,四,五\r\n六,七\"八\r\n");
        List<FileRecord> read = read(file);
        assertThat(json(read.get(0)).at("/content").asText()).isEqualTo("第一行\r\n\t第二行，\"引\"　");
        assertThat(json(read.get(1)).at("/content").asText()).isEqualTo("\"");
        assertThat(read.get(2).why()).isEqualTo("has 3 fields where the head has 2");
        assertThat(json(read.get(3)).at("/content").asText()).isEqualTo("七\"八");
        assertThat(read).extracting(FileRecord::line).containsExactly(2L, 5L, 6L, 7L);
    }

    @Test
    void aQuotationMarkThatIsNeverClosedCostsItsOwnLineOnly() throws IOException {
        String rest = "好,好\n".repeat(300_000);
        Path file = file("old.csv", "subject,content\na,\"b\n" + rest);
        List<FileRecord> read = read(file);
        assertThat(read).hasSize(300_001);
        assertThat(read.getFirst().why()).contains("not closed");
        assertThat(read.getFirst().text()).isEqualTo("a,\"b");
        assertThat(read.subList(1, 300_001)).allMatch(record -> record.why() == null);
        assertThat(read.get(1).line()).isEqualTo(3);
    }

    @Test
    void aLineWithoutEndIsNamedAndPassedOverInBoundedMemory() throws IOException {
        Path file = file("old.jsonl", "{}\n" + "x".repeat(RecordCutter.LONGEST + 10) + "\n{}\n");
        List<FileRecord> read = read(file);
        assertThat(read).extracting(FileRecord::line).containsExactly(1L, 2L, 3L);
        assertThat(read.get(1).why()).contains("is longer than");
        assertThat(read.get(1).text().length()).isLessThan(2_000);
    }

    @Test
    void readingGoesOnFromWhereARecordEnds() throws IOException {
        Path file = file("old.csv", "标题,内容\n一,\"甲\n乙\"\n二,丙\n三,丁\n");
        List<FileRecord> whole = read(file);
        for (int done = 0; done < whole.size(); done++) {
            try (ImportFile again = ImportFile.open(file, USUAL, null)) {
                again.goOnFrom(whole.get(done).end(), whole.get(done).endLine());
                assertThat(all(again)).isEqualTo(whole.subList(done + 1, whole.size()));
            }
        }
    }

    @Test
    void chineseHeadsAndWordsAndTheTimesBecomeAHistory() throws IOException {
        Path file = file(
                "old.csv",
                "序号,工单编号,渠道,类型,标题,内容,联系电话,登记时间,派单时间,承办单位编码,签收时间,联系时间,答复时间,答复内容,办结时间\n"
                        + "1,A-1,电话,求助,暖气,不热,100 0000 0001,2019/3/4 9:05,2019-03-04 09:06:30,GRG,2019年3月4日 9时10分,"
                        + "2019.3.4 10:00,2019-03-04T11:00:00+08:00,\"已 修\",2019-03-05\n"
                        + "2,A-2,来访,咨询,问,问,,2019-03-04 09:05,,,,,,,\n");
        List<FileRecord> read = read(file);
        assertThat(json(read.getFirst())).isEqualTo(new JsonMapper().readTree("""
                {"channel":"PHONE","type":"HELP","subject":"暖气","content":"不热","caller":{"phone":"100 0000 0001"},
                 "registeredAt":"2019-03-04T09:05:00+08:00","formerNumber":"A-1","history":[
                 {"at":"2019-03-04T09:06:30+08:00","what":"DISPATCHED","unitCode":"GRG"},
                 {"at":"2019-03-04T09:10:00+08:00","what":"SIGNED"},
                 {"at":"2019-03-04T10:00:00+08:00","what":"CONTACTED","reached":true},
                 {"at":"2019-03-04T11:00:00+08:00","what":"REPLIED","result":"已 修"},
                 {"at":"2019-03-05T00:00:00+08:00","what":"CLOSED"}]}"""));
        JsonNode second = json(read.get(1));
        assertThat(second.at("/history")).isEmpty();
        assertThat(second.at("/caller/anonymous").asBoolean()).isTrue();
    }

    @Test
    void namesOfUnitsAndAreasStandForTheirCodes() throws IOException {
        Path file = file("old.csv", "标题,承办单位,派单时间,区域\n问,民政局,2019-03-04 09:05,甘旗卡\n");
        Columns columns = Columns.of(List.of(Path.of("..", "..", "seeds", "import-columns.properties")))
                .withNamesOf(Path.of("..", "..", "seeds"));
        try (ImportFile opened = ImportFile.open(file, columns, null)) {
            JsonNode line = json(all(opened).getFirst());
            assertThat(line.at("/history/0/unitCode").asText()).isEqualTo("MZJ");
            assertThat(line.at("/areaCode").asText()).isEqualTo("150522100");
        }
    }

    @Test
    void aRowOfAProblemListIsAnOpinion() throws IOException {
        Path file = file("old.csv", "台账,渠道,问题内容,收集时间,unitCode,整改时间,整改情况\n旗级问题,座谈,路灯,2019-10-01,ZJJ,2019-10-02,已修\n");
        assertThat(json(read(file).getFirst())).isEqualTo(new JsonMapper().readTree("""
                {"channel":"VISIT","ledger":"BANNER_PROBLEM","text":"路灯","collectedAt":"2019-10-01T00:00:00+08:00",
                 "rectified":{"at":"2019-10-02T00:00:00+08:00","text":"已修"},"kind":"OPINION","unitCode":"ZJJ"}"""));
    }

    @ParameterizedTest
    @CsvSource({
        "登记时间, 昨天, registeredAt is no time",
        "登记时间, 2019-02-30 10:00, registeredAt is no time",
        "是否匿名, 也许, caller.anonymous is neither yes nor no",
        "location.lat, 北纬, location.lat is no number",
        "答复内容, 已修, reply is given without repliedAt",
        "派单时间, 2019-03-04, dispatchedAt is given without unitCode"
    })
    void aValueThatCannotBeReadIsNamed(String head, String value, String why) throws IOException {
        Path file = file("old.csv", "标题," + head + "\n问," + value + "\n");
        assertThat(read(file).getFirst().why()).startsWith(why);
    }

    @Test
    void anUnknownColumnIsWrongUseUnlessItIsLeftOut() throws IOException {
        Path file = file("old.csv", "标题,星座\n问,白羊\n");
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(WrongFileException.class)
                .hasMessageContaining("星座=-");
        Path mapping = file("mapping.properties", "星座=-\n");
        try (ImportFile opened = ImportFile.open(
                file, Columns.of(List.of(Path.of("..", "..", "seeds", "import-columns.properties"), mapping)), null)) {
            assertThat(json(all(opened).getFirst()).has("星座")).isFalse();
        }
        Path wrong = file("wrong.properties", "星座=zodiac\n");
        assertThatThrownBy(() -> Columns.of(List.of(wrong))).hasMessageContaining("zodiac");
    }

    @Test
    void whatIsNoFileOfRecordsIsWrongUse() throws IOException {
        assertThatThrownBy(() -> read(folder.resolve("none.csv"))).isInstanceOf(WrongFileException.class);
        assertThatThrownBy(() -> read(folder)).isInstanceOf(WrongFileException.class);
        assertThatThrownBy(() -> read(file("array.json", "[{}]"))).hasMessageContaining("JSON Lines");
        assertThatThrownBy(() -> read(file("empty.csv", ""))).hasMessageContaining("column heads");
        assertThatThrownBy(() -> read(file("twice.csv", "标题,主题\na,b\n")))
                .hasMessageContaining("two columns for subject");
        assertThat(read(file("empty.jsonl", ""))).isEmpty();
        assertThat(read(file("bare", "{}\n"))).hasSize(1);
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private static List<FileRecord> read(Path file) {
        return read(file, null);
    }

    private static List<FileRecord> read(Path file, Charset encoding) {
        try (ImportFile opened = ImportFile.open(file, USUAL, encoding)) {
            return all(opened);
        }
    }

    private static List<FileRecord> all(ImportFile file) {
        List<FileRecord> all = new ArrayList<>();
        for (FileRecord read = file.next(); read != null; read = file.next()) {
            all.add(read);
        }
        return all;
    }

    private static JsonNode json(FileRecord read) throws JsonProcessingException {
        assertThat(read.why()).isNull();
        return new JsonMapper().readTree(read.json());
    }
}
