package hotline.reporting;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.startsWith;

import hotline.reporting.facts.Basis;
import hotline.reporting.facts.Channel;
import hotline.reporting.facts.Figure;
import hotline.reporting.facts.Ledger;
import hotline.reporting.facts.TicketType;
import hotline.reporting.facts.Urgency;
import hotline.reporting.indicators.Counts;
import hotline.reporting.indicators.Cut;
import hotline.reporting.indicators.Filter;
import hotline.reporting.indicators.Meaning;
import hotline.reporting.indicators.Period;
import hotline.reporting.indicators.Rate;
import hotline.reporting.messaging.Producers;
import hotline.reporting.persistence.FigureTables;
import hotline.reporting.persistence.FigureTables.Behind;
import hotline.reporting.persistence.FigureTables.Place;
import hotline.testing.StackResource;
import hotline.testing.TestStack;
import hotline.testing.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Figures side by side, the tickets behind them, and the tables made of them: over one set of random tickets, sent once. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class FiguresTest {
    /** The long run meets other tickets each time; the short one always those that have found a fault before. */
    private static final long SEED =
            "all".equals(System.getProperty("hotline.tests")) ? new Random().nextInt(1_000_000) : 904_887;

    private static final LocalDate FROM = LocalDate.parse("2016-03-01");
    private static final int DAYS = 40;
    private static final Period PERIOD = new Period(FROM, FROM.plusDays(DAYS + 60L));
    private static final String SPAN = "from=" + PERIOD.from() + "&to=" + PERIOD.to();
    private static final int TICKETS = 80;
    private static final int FILTERS = 50;
    private static final int WHOLLY = 10;
    private static final int MOST_OF_NOTHING = 8;
    private static boolean sent;

    @Inject
    FigureTables figures;

    private TestStack stack; // injected by the resource

    private final Random random = new Random(SEED);

    @BeforeEach
    void sendOnce() {
        if (!sent) {
            RandomTickets tickets = new RandomTickets(new Random(SEED), FROM, DAYS);
            try (Producers producers = new Producers(stack.kafka().bootstrapServers())) {
                for (int i = 0; i < TICKETS; i++) {
                    tickets.add(producers);
                }
                producers.send(tickets.messages());
            }
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                JsonPath flow = get("/v1/summary?basis=flow&" + SPAN);
                tickets.happenings()
                        .forEach((figure, n) ->
                                assertThat(flow.getInt(figure)).as(figure).isEqualTo(n));
            });
            sent = true;
        }
    }

    @AfterEach
    void sayTheSeed() {
        System.out.println("random tickets and filters of seed " + SEED);
    }

    @Test
    void exactly_as_many_tickets_as_each_figure_says() {
        Instant now = Instant.now();
        for (int i = 0; i < FILTERS; i++) {
            Filter filter = i == 0 ? Filter.NONE : filter();
            for (Basis basis : Basis.values()) {
                Counts counts = figures.read(basis, PERIOD, filter, now).counts();
                for (Figure figure : existing(basis, filter)) {
                    if (isPassedOver(i, counts.of(figure))) {
                        continue;
                    }
                    assertThat(behind(figure, basis, filter, now))
                            .as("%s of %s of %s, seed %d", figure, basis, filter, SEED)
                            .hasSize(Math.toIntExact(counts.of(figure)));
                }
            }
        }
    }

    /** The first filters meet every figure; later ones half of those that count anything, and a few that count nothing. */
    private boolean isPassedOver(int filter, long count) {
        return filter >= WHOLLY && random.nextInt(count == 0 ? MOST_OF_NOTHING : 2) > 0;
    }

    @Test
    void the_list_says_the_same_page_by_page() {
        for (String basis : List.of("cohort", "flow", "due")) {
            JsonPath summary = get("/v1/summary?basis=" + basis + "&" + SPAN);
            for (Figure figure : existing(Basis.valueOf(basis.toUpperCase(Locale.ROOT)), Filter.NONE)) {
                int limit = figure == Figure.DISPATCHES || figure == Figure.REPLY_DUE ? 7 : 200;
                String question =
                        "/v1/tickets?limit=" + limit + "&basis=" + basis + "&figure=" + figure.field() + "&" + SPAN;
                List<String> ids = new ArrayList<>();
                String cursor = null;
                do {
                    JsonPath page = get(cursor == null ? question : question + "&cursor=" + cursor);
                    ids.addAll(page.getList("items.id"));
                    cursor = page.getString("nextCursor");
                } while (cursor != null);
                assertThat(ids).as("%s of %s, seed %d", figure, basis, SEED).hasSize(summary.getInt(figure.field()));
                if (basis.equals("cohort") && figure != Figure.DISPATCHES) {
                    assertThat(ids).as("%s, seed %d", figure, SEED).doesNotHaveDuplicates();
                }
            }
        }
        JsonPath answered = get("/v1/tickets?figure=dispatched&limit=1&" + SPAN);
        assertThat(answered.getMap("items[0]"))
                .containsKeys("id", "number", "registeredAt", "unitCode", "stage", "type", "areaCode", "channel");
        assertThat(answered.getString("items[0].registeredAt")).endsWith("+08:00");
    }

    @Test
    void each_part_of_a_breakdown_says_what_a_filter_for_it_says() {
        for (Cut cut : Cut.values()) {
            for (Basis basis : Basis.values()) {
                Filter other = random.nextBoolean() ? Filter.NONE : Filter.NONE.ofFirstResponder("operator");
                FigureTables.Breakdown parts = figures.breakdown(basis, PERIOD, other, cut, Instant.now());
                assertThat(parts.byKey())
                        .as("by %s of %s, seed %d", cut, basis, SEED)
                        .isNotEmpty();
                parts.byKey().forEach((key, counts) -> {
                    if (!key.isEmpty()) {
                        Counts alone = alone(basis, other, cut, key);
                        for (Figure figure : existing(basis, cut == Cut.UNIT ? Filter.NONE.ofUnit(key) : Filter.NONE)) {
                            assertThat(counts.of(figure))
                                    .as("%s of %s %s of %s, %s, seed %d", figure, cut, key, basis, other, SEED)
                                    .isEqualTo(alone.of(figure));
                        }
                    }
                });
            }
        }
    }

    @Test
    void parts_add_up_to_the_total_and_have_names() {
        for (String by : List.of("area", "category", "channel", "type", "urgency", "day", "month", "firstResponder")) {
            JsonPath breakdown = get("/v1/breakdown?by=" + by + "&" + SPAN);
            for (String figure : List.of("registered", "dispatched", "closed", "open", "onTime", "late")) {
                assertThat(breakdown.getList("items." + figure, Integer.class).stream()
                                .mapToInt(Integer::intValue)
                                .sum())
                        .as("%s by %s, seed %d", figure, by, SEED)
                        .isEqualTo(breakdown.getInt("total." + figure));
            }
        }
        JsonPath units = get("/v1/breakdown?by=unit&" + SPAN);
        assertThat(units.getString("by")).isEqualTo("unit");
        assertThat(units.getString("computedFrom")).isEqualTo("COUNTERS");
        assertThat(units.getList("items.key")).containsExactlyInAnyOrderElementsOf(RandomTickets.UNITS);
        assertThat(units.getList("items.registered")).containsOnlyNulls();
        assertThat(units.getInt("total.registered")).isEqualTo(TICKETS);
        assertThat(units.getList("items.dispatched", Integer.class)).isSortedAccordingTo((a, b) -> b - a);
        assertThat(get("/v1/breakdown?by=day&" + SPAN).getList("items.key", String.class))
                .isSorted();
        JsonPath channels = get("/v1/breakdown?by=channel&basis=flow&" + SPAN);
        assertThat(channels.getList("items.name")).containsExactlyInAnyOrder("电话", "微信", "上门纳谏");
        assertThat(get("/v1/breakdown?by=area&" + SPAN).getString("items.find { it.key == '' }.name"))
                .isEqualTo("未注明");
    }

    @Test
    void a_leader_sees_the_own_unit_and_an_operator_the_own_tickets() {
        JsonPath all = get("/v1/breakdown?by=unit&" + SPAN);
        JsonPath own = get("/v1/breakdown?by=unit&" + SPAN, TestTokens.leaderOf("NMJ"));
        assertThat(own.getList("items.key")).containsExactly("NMJ");
        assertThat(own.getInt("items[0].closed")).isEqualTo(all.getInt("items.find { it.key == 'NMJ' }.closed"));
        JsonPath persons = get("/v1/breakdown?by=firstResponder&" + SPAN, TestTokens.of("operator", "operator"));
        assertThat(persons.getList("items.key")).containsExactly("operator");
        assertThat(get("/v1/tickets?figure=registered&limit=200&" + SPAN, TestTokens.of("operator", "operator"))
                        .getList("items"))
                .hasSize(persons.getInt("items[0].registered"));
    }

    @Test
    void what_stands_beside_is_what_the_other_period_says() {
        JsonPath compared = get("/v1/summary?compare=true&from=2016-04-01&to=2016-04-30");
        for (Map.Entry<String, String> beside : Map.of(
                        "previous", "from=2016-03-01&to=2016-03-31",
                        "lastYear", "from=2015-04-01&to=2015-04-30",
                        "yearToDate", "from=2016-01-01&to=2016-04-30")
                .entrySet()) {
            JsonPath alone = get("/v1/summary?" + beside.getValue());
            for (String figure : List.of("from", "to", "registered", "dispatched", "closed", "late", "closedRate")) {
                assertThat(compared.<Object>get(beside.getKey() + "." + figure))
                        .as(beside.getKey() + " " + figure)
                        .isEqualTo(alone.get(figure));
            }
        }
        assertThat(compared.getInt("previous.registered")).isPositive();
        assertThat(get("/v1/summary?" + SPAN).getMap("$")).doesNotContainKey("previous");
    }

    @Test
    void the_table_people_know_opens_right_and_says_the_same() {
        byte[] bytes = given().auth()
                .oauth2(TestTokens.of("supervisor", "supervisor"))
                .get("/v1/export.csv?" + SPAN)
                .then()
                .statusCode(200)
                .header("Content-Type", "text/csv; charset=UTF-8")
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"hotline_2016-03-01_2016-06-09.csv\";"
                                + " filename*=UTF-8''%E5%B7%A5%E5%8D%95%E7%BB%9F%E8%AE%A1_2016-03-01_2016-06-09.csv")
                .extract()
                .asByteArray();
        assertThat(bytes).startsWith(0xEF, 0xBB, 0xBF);
        String[] lines = new String(bytes, StandardCharsets.UTF_8).substring(1).split("\r\n", -1);
        assertThat(lines[0]).isEqualTo("单位,派单总数,按时,超时,未办结,办结率,按时办结率,不满意数,不满意率");
        JsonPath units = get("/v1/breakdown?by=unit&" + SPAN);
        assertThat(lines).hasSize(1 + units.getList("items").size() + 1 + 1);
        assertThat(lines[1]).isEqualTo(units.getString("items[0].name") + row(units, "items[0]."));
        assertThat(lines[lines.length - 2]).isEqualTo("合计" + row(units, "total."));
        assertThat(lines[lines.length - 1]).isEmpty();
        given().auth()
                .oauth2(TestTokens.of("supervisor", "supervisor"))
                .header("Accept-Language", "en")
                .get("/v1/export.csv?by=channel&" + SPAN)
                .then()
                .body(startsWith("\uFEFFChannel,Dispatched,On time,Late,Open,"));
    }

    @Test
    void indicators_say_what_summaries_say() {
        JsonPath indicators = get("/v1/indicators?by=unit&" + SPAN);
        assertThat(indicators.getList("items.key")).containsExactlyInAnyOrderElementsOf(RandomTickets.UNITS);
        JsonPath cohort = get("/v1/summary?unit=MZJ&" + SPAN);
        JsonPath due = get("/v1/summary?basis=due&unit=MZJ&" + SPAN);
        String mzj = "items.find { it.key == 'MZJ' }.";
        for (Rate rate : List.of(Rate.CLOSED_RATE, Rate.REPLIED_RATE, Rate.FIRST_DISPATCH_ACCURACY)) {
            assertThat(indicators.<Object>get(mzj + rate.field()))
                    .as(rate.field())
                    .isEqualTo(cohort.get(rate.field()));
        }
        for (Rate rate : List.of(Rate.SIGN_ON_TIME_RATE, Rate.RESPONSE_RATE, Rate.ON_TIME_RATE)) {
            assertThat(indicators.<Object>get(mzj + rate.field()))
                    .as(rate.field())
                    .isEqualTo(due.get(rate.field()));
        }
        assertThat(indicators.getInt(mzj + "validCallBacks")).isEqualTo(cohort.getInt("calledBackValid"));
        assertThat(indicators.getInt(mzj + "strikeOffs")).isEqualTo(cohort.getInt("closedStruckOff"));
        assertThat(indicators.<Object>get(mzj + "returnRate")).isNull();
        assertThat(indicators.getString(mzj + "speed.sign.median")).startsWith("PT");
        assertThat(indicators.getString("weights.response")).isEqualTo("0.3");
        JsonPath own = get("/v1/indicators?" + SPAN, TestTokens.leaderOf("MZJ"));
        assertThat(own.getList("items.key")).containsExactly("MZJ");
        assertThat(own.<Object>get("items[0].bandOf")).isEqualTo(indicators.get(mzj + "bandOf"));
        assertThat(own.<Object>get("total")).isNull();
    }

    @Test
    void problem_lists_are_ledgers_of_their_own_and_list_their_entries() {
        Instant at = Instant.parse("2015-05-01T04:00:00Z");
        List<Producers.Message> messages = new ArrayList<>();
        try (Producers producers = new Producers(stack.kafka().bootstrapServers())) {
            for (int i = 0; i < 7; i++) {
                messages.add(producers.opinion().recorded(Ledger.OPINION, i < 4 ? "PHONE" : "LETTER", at));
            }
            for (int i = 0; i < 3; i++) {
                Producers.Opinion problem = producers.opinion();
                messages.add(problem.recorded(Ledger.BANNER_PROBLEM, "VISIT", at));
                if (i == 0) {
                    messages.add(problem.rectified(Ledger.BANNER_PROBLEM, at.plus(Duration.ofDays(40))));
                }
            }
            Producers.Opinion atOnce = producers.opinion();
            messages.add(atOnce.recorded(Ledger.UNIT_PROBLEM, "VISIT", at));
            messages.add(atOnce.rectified(Ledger.UNIT_PROBLEM, at));
            producers.send(messages);
        }
        String span = "from=2015-05-01&to=2015-05-31";
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            JsonPath lists = get("/v1/problem-lists?" + span);
            assertThat(lists.getInt("collected")).isEqualTo(7);
            assertThat(lists.getMap("byChannel")).containsEntry("PHONE", 4).containsEntry("LETTER", 3);
            assertThat(lists.getInt("banner.total")).isEqualTo(3);
            assertThat(lists.getFloat("banner.rectifiedRate")).isEqualTo(33.33f);
            assertThat(lists.getInt("banner.rectifiedInPeriod")).isZero();
            assertThat(lists.getInt("units.total")).isEqualTo(1);
            assertThat(lists.getFloat("units.rectifiedRate")).isEqualTo(100f);
            assertThat(lists.getInt("byUnit.find { it.unitCode == 'MZJ' }.rectified"))
                    .isEqualTo(1);
        });
        JsonPath lists = get("/v1/problem-lists?" + span);
        for (String figure : List.of(
                "collected",
                "banner.total",
                "banner.rectified",
                "banner.rectifiedInPeriod",
                "units.total",
                "units.rectified",
                "units.rectifiedInPeriod")) {
            Set<String> ids = new HashSet<>();
            String cursor = "";
            do {
                JsonPath page =
                        get("/v1/problem-lists/items?limit=3&figure=" + figure + "&" + span + "&cursor=" + cursor);
                page.getList("items.id", String.class)
                        .forEach(id -> assertThat(ids.add(id)).isTrue());
                cursor = page.getString("nextCursor");
            } while (cursor != null);
            assertThat(ids).as(figure).hasSize(lists.getInt(figure));
        }
        assertThat(get("/v1/problem-lists?" + span, TestTokens.leaderOf("NMJ")).getInt("collected"))
                .isZero();
        assertThat(get("/v1/problem-lists?" + span, TestTokens.leaderOf("MZJ")).getInt("banner.total"))
                .isEqualTo(3);
        assertThat(get("/v1/summary?" + span).getInt("registered")).isZero();
    }

    private static String row(JsonPath answer, String part) {
        return ",%d,%d,%d,%d,%s,%s,%d,%s"
                .formatted(
                        answer.getInt(part + "dispatched"),
                        answer.getInt(part + "onTime"),
                        answer.getInt(part + "late"),
                        answer.getInt(part + "open"),
                        percent(answer, part + "closedRate"),
                        percent(answer, part + "onTimeRate"),
                        answer.getInt(part + "notSatisfied"),
                        percent(answer, part + "dissatisfactionRate"));
    }

    private static String percent(JsonPath answer, String rate) {
        return answer.get(rate) == null ? "" : "%.2f%%".formatted(answer.getDouble(rate));
    }

    private Counts alone(Basis basis, Filter filter, Cut cut, String key) {
        Filter only = switch (cut) {
            case UNIT -> filter.ofUnit(key);
            case FIRST_RESPONDER -> filter.ofFirstResponder(key);
            case AREA -> with(filter, null, null, null, key, null);
            case CATEGORY -> with(filter, null, null, null, null, key);
            case CHANNEL -> with(filter, Channel.valueOf(key), null, null, null, null);
            case TYPE -> with(filter, null, TicketType.valueOf(key), null, null, null);
            case URGENCY -> with(filter, null, null, Urgency.valueOf(key), null, null);
            case DAY, MONTH -> filter;
        };
        Period period = switch (cut) {
            case DAY -> new Period(LocalDate.parse(key), LocalDate.parse(key));
            case MONTH ->
                new Period(
                        LocalDate.parse(key + "-01"),
                        LocalDate.parse(key + "-01").plusMonths(1).minusDays(1));
            default -> PERIOD;
        };
        return figures.read(basis, period, only, Instant.now()).counts();
    }

    private static Filter with(
            Filter filter, Channel channel, TicketType type, Urgency urgency, String area, String category) {
        return new Filter(filter.unit(), channel, type, urgency, area, category, filter.firstResponder());
    }

    private List<Behind> behind(Figure figure, Basis basis, Filter filter, Instant now) {
        List<Behind> all = new ArrayList<>();
        Set<Place> places = new HashSet<>();
        Place after = null;
        while (true) {
            List<Behind> page = figures.ticketsBehind(figure, basis, PERIOD, filter, after, 40, now);
            all.addAll(page);
            page.forEach(one -> assertThat(places.add(one.place()))
                    .as("%s stands twice at one place", one)
                    .isTrue());
            if (page.size() < 40) {
                return all;
            }
            after = page.getLast().place();
        }
    }

    private static List<Figure> existing(Basis basis, Filter filter) {
        return Meaning.shown().stream()
                .filter(figure -> Meaning.of(figure).exists(basis, filter.unit() != null))
                .toList();
    }

    private Filter filter() {
        return new Filter(
                maybe(RandomTickets.UNITS),
                constant(Channel.class, RandomTickets.CHANNELS),
                constant(TicketType.class, RandomTickets.TYPES),
                constant(Urgency.class, RandomTickets.URGENCIES),
                branch(RandomTickets.AREAS),
                branch(RandomTickets.CATEGORIES),
                maybe(RandomTickets.PERSONS));
    }

    private <E extends Enum<E>> E constant(Class<E> type, List<String> values) {
        String value = maybe(values);
        return value == null ? null : Enum.valueOf(type, value);
    }

    private String branch(List<String> codes) {
        String code = maybe(codes);
        return code == null || random.nextBoolean() ? code : code + Filter.BELOW;
    }

    private String maybe(List<String> values) {
        return random.nextInt(3) > 0 ? null : values.get(random.nextInt(values.size()));
    }

    private static JsonPath get(String path) {
        return get(path, TestTokens.of("supervisor", "supervisor"));
    }

    private static JsonPath get(String path, String token) {
        return given().auth()
                .oauth2(token)
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
