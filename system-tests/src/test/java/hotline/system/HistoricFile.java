package hotline.system;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;

/**
 * Makes files of historic tickets, the same ones again for the same seed: every category, area, type, channel, urgency and unit, years
 * before and after the calendar files, texts with tabulators, line breaks and full-width blanks, and some lines that cannot be taken.
 * The year of the campaign is left to the campaign.
 */
final class HistoricFile {
    static final LocalDate FIRST_DAY = LocalDate.of(2015, 1, 1);

    /** After the last day of any history. */
    static final LocalDate LAST_DAY = LocalDate.of(2026, 3, 31);

    private static final int LONGEST_HISTORY_DAYS = 40;
    private static final int CAMPAIGN_YEAR = 2019;
    private static final ZoneOffset OFFSET = ZoneOffset.ofHours(8);
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> TYPES =
            List.of("CONSULTATION", "HELP", "COMPLAINT", "REPORT", "SUGGESTION", "PRAISE", "OTHER");
    private static final List<String> URGENCIES = List.of("NORMAL", "NORMAL", "NORMAL", "URGENT", "EMERGENCY");
    private static final List<String> CHANNELS = List.of(
            "PHONE",
            "WEB",
            "WECHAT",
            "APP",
            "SMS",
            "EMAIL",
            "LETTER",
            "VISIT",
            "DOOR_VISIT",
            "OPEN311",
            "UPPER_LEVEL",
            "EMERGENCY_110");
    private static final List<String> BAD = List.of(
            "{\"subject\": \"没有写完",
            "{\"channel\":\"PHONE\",\"type\":\"HELP\",\"subject\":\"一\",\"content\":\"一\",\"caller\":{\"anonymous\":true},"
                    + "\"registeredAt\":\"2016-03-01T09:00:00+08:00\",\"history\":[{\"at\":\"2016-03-01T09:05:00+08:00\","
                    + "\"what\":\"DISPATCHED\",\"unitCode\":\"NOBODY\"}]}",
            "{\"channel\":\"PHONE\",\"type\":\"HELP\",\"subject\":\"一\",\"content\":\"一\",\"caller\":{\"anonymous\":true}}");

    private final Random random;
    private final List<String> categories;
    private final List<String> areas;
    private final List<String> units;

    private HistoricFile(Path seeds, long seed) throws IOException {
        random = new Random(seed);
        categories = codes(seeds.resolve("categories.csv"));
        areas = codes(seeds.resolve("areas.csv"));
        units = codes(seeds.resolve("units.csv"));
    }

    /** How many lines cannot be taken. */
    static int badLines() {
        return BAD.size();
    }

    /** Writes a file of so many lines that can be taken, with those that cannot among them. */
    static Path write(Path file, int lines, Path seeds, long seed) throws IOException {
        HistoricFile made = new HistoricFile(seeds, seed);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int n = 1; n <= lines; n++) {
                out.write(made.ticket(n, seed).toString());
                out.newLine();
                if (n % 100 == 0 && n / 100 <= BAD.size()) {
                    out.write(BAD.get(n / 100 - 1));
                    out.newLine();
                }
            }
        }
        return file;
    }

    private ObjectNode ticket(int n, long seed) {
        OffsetDateTime at = registeredAt();
        String type = TYPES.get(n % TYPES.size());
        String channel = CHANNELS.get(n % CHANNELS.size());
        ObjectNode ticket = JSON.createObjectNode();
        ticket.put("channel", channel)
                .put("type", type)
                .put("urgency", URGENCIES.get(random.nextInt(URGENCIES.size())))
                .put("subject", "旧工单 " + seed + "-" + n)
                .put("content", content(n))
                .put("registeredAt", at.toString())
                .put("askedAt", at.minusMinutes(random.nextInt(60)).toString());
        if (n % 3 != 0) {
            ticket.put("formerNumber", "OLD-" + seed + "-" + n);
        }
        if (channel.equals("UPPER_LEVEL")) {
            ticket.putObject("upper").put("system", "旧系统").put("number", seed + "-" + n);
        }
        if (n % 5 == 0) {
            ticket.putObject("caller").put("anonymous", true);
        } else {
            ticket.putObject("caller").put("name", "某").put("phone", "1000%07d".formatted(n));
        }
        ticket.putObject("firstResponder").put("person", "old-" + n % 13).put("unitCode", n % 17 == 0 ? "GONE" : "ZWJ");
        history(ticket, n, type, at);
        return ticket;
    }

    /** The one in twenty that nothing is known of waits for a dispatcher; another fifth ended on the call. */
    private void history(ObjectNode ticket, int n, String type, OffsetDateTime registeredAt) {
        ArrayNode history = ticket.putArray("history");
        if (n % 20 == 0) {
            ticket.put("categoryCode", "gone-" + n % 3);
            return;
        }
        ticket.put("categoryCode", categories.get(n % categories.size()));
        ticket.put("areaCode", n % 41 == 0 ? "999999" : areas.get(random.nextInt(areas.size())));
        OffsetDateTime at = registeredAt.plusMinutes(random.nextInt(90));
        int way = random.nextInt(20);
        if (way == 0) {
            happened(history, at, "TRANSFERRED").put("to", "110");
        } else if (way == 1) {
            happened(history, at, "REFUSED").put("code", "PETITION").put("told", "请到信访部门。");
        } else if (way <= 4 && List.of("CONSULTATION", "SUGGESTION", "OTHER").contains(type)) {
            happened(history, at, "ANSWERED").put("text", "已当场答复。");
        } else {
            dispatched(history, at, n);
        }
    }

    private void dispatched(ArrayNode history, OffsetDateTime at, int n) {
        int steps = 1 + random.nextInt(10);
        OffsetDateTime then = at;
        happened(history, then, "DISPATCHED").put("unitCode", units.get(n % units.size()));
        if (steps >= 2) {
            then = later(then, 2);
            happened(history, then, "SIGNED");
        }
        if (steps >= 3) {
            then = later(then, 1);
            happened(history, then, "CONTACTED")
                    .put("reached", random.nextBoolean())
                    .put("channel", "PHONE");
        }
        if (steps >= 4) {
            then = later(then, 9);
            happened(history, then, "REPLIED")
                    .put("result", "已办")
                    .put("basis", "有关规定")
                    .put("measures", "已告知\t诉求人");
        }
        if (steps == 5) {
            then = later(then, 3);
            happened(history, then, "CALLED_BACK")
                    .put("reached", true)
                    .put("resolved", "NO")
                    .put("satisfiedWithResult", "NOT");
        }
        if (steps >= 6) {
            then = later(then, 3);
            if (steps >= 8) {
                happened(history, then, "CALLED_BACK")
                        .put("reached", true)
                        .put("contactedByUnit", true)
                        .put("resolved", random.nextBoolean() ? "YES" : "PARTLY")
                        .put("satisfiedWithResult", "BASICALLY");
            }
            happened(history, then, "CLOSED");
        }
    }

    private static ObjectNode happened(ArrayNode history, OffsetDateTime at, String what) {
        return history.addObject().put("at", at.toString()).put("what", what);
    }

    private OffsetDateTime later(OffsetDateTime at, int days) {
        return at.plus(Duration.ofMinutes(1 + random.nextInt(days * 24 * 60)));
    }

    /** A day of the campaign's year is moved into the year before, its last day too, from which a dispatch might reach into it. */
    private OffsetDateTime registeredAt() {
        long days = LAST_DAY.toEpochDay() - FIRST_DAY.toEpochDay() - LONGEST_HISTORY_DAYS;
        LocalDate day = FIRST_DAY.plusDays((long) (random.nextDouble() * days));
        if (day.getYear() == CAMPAIGN_YEAR) {
            day = day.minusYears(1);
        }
        if (day.equals(LocalDate.of(CAMPAIGN_YEAR - 1, 12, 31))) {
            day = day.minusDays(1);
        }
        return day.atTime(random.nextInt(24), random.nextInt(60), random.nextInt(60))
                .atOffset(OFFSET);
    }

    private String content(int n) {
        String text = "第" + n + "件：\n\t原系统的内容，带制表符、换行和　全角空格。\r\n“引号”与\\反斜线。";
        return n % 500 == 0 ? text + "很长。".repeat(3_000) : text;
    }

    private static List<String> codes(Path table) throws IOException {
        return Files.readAllLines(table).stream()
                .skip(1)
                .map(row -> row.substring(0, row.indexOf(',')))
                .toList();
    }
}
