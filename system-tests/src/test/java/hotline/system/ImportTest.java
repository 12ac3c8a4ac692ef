package hotline.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Historic tickets through {@code ./hotline import}, killed in the middle; the report against counts made from the file by other means. */
@ExtendWith(RunningHotline.class)
class ImportTest {
    private static final long SEED = 1;
    private static final int KILLS = 3;
    private static final int LINES = "all".equals(System.getProperty("hotline.tests")) ? 100_000 : 2_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60).plusMillis(LINES * 10L);
    private static final List<String> FIGURES = List.of(
            "registered", "accepted", "answered", "transferred", "refused", "unrouted", "dispatched", "closed", "open");
    private static final List<String> FIGURES_OF_A_UNIT = List.of("dispatched", "closed", "open");
    private static final List<String> DIMENSIONS =
            List.of("unit", "area", "category", "channel", "type", "urgency", "day", "month", "firstResponder");
    private static final String PERIOD = "from=" + HistoricFile.FIRST_DAY + "&to=" + HistoricFile.LAST_DAY;

    private final Hotline hotline;

    @TempDir
    private Path folder;

    ImportTest(Hotline hotline) {
        this.hotline = hotline;
    }

    @Test
    void killedThreeTimesAndResumedNothingIsMissingOrDoubledAndTheReportAgreesWithTheFile()
            throws IOException, InterruptedException {
        Path seeds = hotline.root().resolve("seeds");
        Path file = HistoricFile.write(folder.resolve("old.jsonl"), LINES, seeds, SEED);

        JsonNode dry = importing(file, "--dry-run").ended(1).at("/total");
        assertThat(dry.path("imported").asInt()).isEqualTo(LINES);
        assertThat(dry.path("bad").asInt()).isEqualTo(HistoricFile.badLines());

        String acknowledged = "";
        for (int kill = 0; kill < KILLS; kill++) {
            Run run = importing(file);
            acknowledged = run.killedOnceFurtherThan(acknowledged);
        }
        Run last = importing(file, "--bad-lines", folder.resolve("bad.jsonl").toString());
        JsonNode total = last.ended(1).at("/total");
        assertThat(total.path("lines").asInt()).isEqualTo(LINES + HistoricFile.badLines());
        assertThat(total.path("imported").asInt() + total.path("unchanged").asInt())
                .isEqualTo(LINES);
        assertThat(last.said()).contains("goes on at line ");

        FileCounts counts = new FileCounts().add(file, seeds).add(seeds.resolve("campaign-2019/tickets.jsonl"), seeds);
        awaitTheFigures(counts);

        JsonNode again = importing(file).ended(1).at("/total");
        assertThat(again.path("imported").asInt()).isZero();
        assertThat(again.path("unchanged").asInt()).isEqualTo(LINES);
        assertTheReportAgrees(counts);
        hotline.assertAuditEqual();
    }

    /** Of a year before the period of the other test. */
    @Test
    void aTableWithChineseHeadsInGb18030BecomesTicketsAndItsBadLinesAreNamed()
            throws IOException, InterruptedException {
        Path table = folder.resolve("old.csv");
        Files.writeString(
                table,
                "工单编号,渠道,类型,标题,内容,联系电话,登记时间,派单时间,承办单位,答复时间,答复内容,办结时间\r\n"
                        + "CSV-1,电话,求助,暖气不热,\"屋里冷，\r\n　请来看看\",100 0000 0009,2014/3/5 9:05,2014/3/5 9:10,甘旗卡供热公司,"
                        + "2014-03-06 10:00,已修好,2014-03-07 11:00:30\r\n"
                        + "CSV-2,电话,求助,没有时间,内容,100 0000 0009,某日,,,,,\r\n",
                Charset.forName("GB18030"));
        Run run = importing(table);
        JsonNode total = run.ended(1).at("/total");
        assertThat(total.path("imported").asInt() + total.path("unchanged").asInt())
                .isEqualTo(1);
        assertThat(run.said()).contains("line 4: registeredAt is no time: 某日");
        Person operator = hotline.as("operator");
        await().atMost(Hotline.PATIENCE)
                .untilAsserted(
                        () -> assertThat(operator.get("/intake/v1/tickets?from=2014-03-05&to=2014-03-05&limit=200")
                                        .each("/items", "/subject"))
                                .contains("暖气不热"));
    }

    private void awaitTheFigures(FileCounts counts) {
        await("all is counted")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> assertTheSummaryAgrees(counts));
        assertTheReportAgrees(counts);
    }

    private void assertTheSummaryAgrees(FileCounts counts) {
        Answer summary =
                hotline.as("supervisor").get("/reporting/v1/summary?" + PERIOD).expect(200);
        assertThat(figures(summary.body(), FIGURES)).isEqualTo(whole(counts.total(), FIGURES));
    }

    private void assertTheReportAgrees(FileCounts counts) {
        assertTheSummaryAgrees(counts);
        for (String dimension : DIMENSIONS) {
            List<String> compared = dimension.equals("unit") ? FIGURES_OF_A_UNIT : FIGURES;
            Map<String, Map<String, Long>> expected = new TreeMap<>();
            counts.by(dimension).forEach((key, figures) -> expected.put(key, whole(figures, compared)));
            Map<String, Map<String, Long>> reported = new TreeMap<>();
            hotline.as("supervisor")
                    .get("/reporting/v1/breakdown?by=" + dimension + "&" + PERIOD)
                    .expect(200)
                    .body()
                    .at("/items")
                    .forEach(item -> reported.put(item.path("key").asText(), figures(item, compared)));
            assertThat(reported).as("by " + dimension).isEqualTo(expected);
        }
    }

    private static Map<String, Long> whole(Map<String, Long> counted, List<String> names) {
        Map<String, Long> figures = new TreeMap<>();
        names.forEach(name -> figures.put(name, counted.getOrDefault(name, 0L)));
        return figures;
    }

    private static Map<String, Long> figures(JsonNode from, List<String> names) {
        Map<String, Long> figures = new TreeMap<>();
        names.forEach(name -> figures.put(name, from.path(name).asLong()));
        return figures;
    }

    private Run importing(Path file, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                hotline.root().resolve("hotline").toString(),
                "import",
                "--port",
                Integer.toString(hotline.port()),
                "--data",
                hotline.data().toString(),
                "--json"));
        command.addAll(List.of(options));
        command.add(file.toString());
        Path out = Files.createTempFile(folder, "out", "");
        Path err = Files.createTempFile(folder, "err", "");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().put("LC_ALL", "C.UTF-8");
        return new Run(builder.start(), out, err, hotline.data().resolve("imports"));
    }

    /** A call of {@code ./hotline import}. */
    private record Run(Process process, Path out, Path err, Path states) {

        /** What it says on stdout, once it has ended with this exit code. */
        JsonNode ended(int exitCode) throws IOException, InterruptedException {
            boolean ended = process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            process.destroyForcibly();
            assertThat(ended && process.exitValue() == exitCode).as(said()).isTrue();
            return new JsonMapper().readTree(Files.readString(out));
        }

        String said() throws IOException {
            return Files.readString(err);
        }

        /** Killed while the next piece is on its way; returns how far it had come. */
        String killedOnceFurtherThan(String before) throws IOException, InterruptedException {
            try {
                await("further than " + before)
                        .atMost(PATIENCE)
                        .pollInterval(Duration.ofMillis(2))
                        .pollDelay(Duration.ZERO)
                        .until(() ->
                                !acknowledged().isEmpty() && !acknowledged().equals(before));
                assertThat(process.isAlive()).as("still under way").isTrue();
                return acknowledged();
            } finally {
                process.destroyForcibly();
                process.waitFor(Hotline.PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }
        }

        /** What the import remembers of how far it has come; empty before the first piece. */
        private String acknowledged() throws IOException {
            try (Stream<Path> files = Files.list(states)) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".json")).toList()) {
                    return Files.readString(file);
                }
                return "";
            }
        }
    }
}
