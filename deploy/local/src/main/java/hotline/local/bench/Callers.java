package hotline.local.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import hotline.local.StackException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * What people call about: registrations of varied types, categories, places and lengths, with a telephone each, the same in each run.
 * None ends on the call, so that each becomes a case with one event.
 */
final class Callers {
    private static final long SEED = 12_345;
    private static final int CODE_OF_LEAF = 6;
    private static final int PHONES = 200_000;
    private static final int MOST_DETAILS = 6;
    private static final List<String> TYPES = List.of(
            "HELP",
            "HELP",
            "HELP",
            "HELP",
            "HELP",
            "HELP",
            "COMPLAINT",
            "COMPLAINT",
            "COMPLAINT",
            "CONSULTATION",
            "CONSULTATION",
            "SUGGESTION");
    private static final List<String> CHANNELS = List.of("PHONE", "PHONE", "PHONE", "PHONE", "WEB", "WECHAT", "VISIT");
    private static final List<String> NAMES = List.of("王小明", "李娜", "包青山", "白玉兰", "其木格", "张建国", "陈秀英", "刘洋");
    private static final List<String> PLACES =
            List.of("政府路东段", "团结嘎查", "五街三巷", "铁路住宅小区", "农贸市场南门", "中心小学旁", "河东二队", "阿古拉路");
    private static final List<String> DETAILS = List.of(
            "来电人说这件事已经拖了半个多月，找过村里也找过单位，一直没有人给个准话。",
            "去年也反映过一次，当时说会处理，后来就没有下文了。",
            "家里有老人和孩子，生活受到影响，希望尽快派人到现场看一看。",
            "周围几户人家都有同样的情况，大家推他来打这个电话。",
            "他愿意提供照片和票据，白天随时可以接电话。",
            "请问具体由哪个单位负责，需要带什么材料，什么时候能有答复？");

    private final List<NamedCsvRecord> categories;
    private final List<String> areas;
    private final RandomGenerator random = new Random(SEED);

    private Callers(Path seeds) {
        categories = rows(seeds.resolve("categories.csv")).stream()
                .filter(row -> row.getField("code").length() == CODE_OF_LEAF)
                .toList();
        areas = rows(seeds.resolve("areas.csv")).stream()
                .map(row -> row.getField("code"))
                .toList();
    }

    /** So many registrations as JSON. */
    static List<String> registrations(Path seeds, int count) {
        Callers callers = new Callers(seeds);
        List<String> bodies = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            bodies.add(callers.registration());
        }
        return bodies;
    }

    private String registration() {
        NamedCsvRecord category = anyOf(categories);
        String place = anyOf(PLACES);
        StringBuilder content = new StringBuilder("来电人反映" + place + category.getField("name") + "方面的问题。");
        for (int i = random.nextInt(MOST_DETAILS); i >= 0; i--) {
            content.append(anyOf(DETAILS));
        }
        ObjectNode registration = new JsonMapper()
                .createObjectNode()
                .put("channel", anyOf(CHANNELS))
                .put("type", anyOf(TYPES))
                .put("subject", place + category.getField("name"))
                .put("content", content.toString())
                .put("categoryCode", category.getField("code"))
                .put("areaCode", anyOf(areas))
                .put("address", place);
        registration
                .putObject("caller")
                .put("name", anyOf(NAMES))
                .put("phone", String.format("138%08d", random.nextInt(PHONES)))
                .put("replyWanted", random.nextBoolean());
        return registration.toString();
    }

    private <T> T anyOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private static List<NamedCsvRecord> rows(Path file) {
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
            return rows.stream().toList();
        } catch (IOException e) {
            throw new StackException("The directory cannot be read from " + file + ": " + e.getMessage(), e);
        }
    }
}
