package hotline.intake;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import hotline.intake.contacts.ContactSecrets;
import hotline.intake.contacts.PhoneNumber;
import hotline.intake.persistence.CaseViews;
import hotline.intake.persistence.SearchIndex;
import hotline.messaging.Json;
import hotline.messaging.Latest;
import hotline.messaging.Records;
import hotline.testing.StackResource;
import hotline.testing.TestTokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The search against a naive one that reads everything: twelve hundred tickets of the year 2011 in few characters, so that pairs
 * meet by chance. What happened to them is put on the table.
 */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class SearchTest {
    private static final int TICKETS = 1_200;
    private static final int QUERIES = 40;
    private static final int PAGES = 4;
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Instant BEGIN = Instant.parse("2011-01-01T00:00:00Z");
    private static final String CHARACTERS = "低保金未到账水电费路灯坏ＡａB12１%_ᠮᠣ𠮷 　";
    private static final List<String> TYPES = List.of("HELP", "COMPLAINT", "PRAISE");
    private static final List<String> CHANNELS = List.of("PHONE", "WEB", "LETTER");
    private static final List<String> UNITS = List.of("MZJ", "NMJ", "TLS");
    private static final List<String> STAGES = List.of("DISPATCHED", "HANDLING", "CLOSED", "ANSWERED");
    private static List<Row> rows = List.of();

    @Inject
    Jdbi jdbi;

    @Inject
    SearchIndex index;

    @Inject
    CaseViews cases;

    @Inject
    ContactSecrets secrets;

    @Inject
    Records records;

    /** A ticket as the naive search knows it. */
    private record Row(
            UUID id,
            String number,
            Instant at,
            String type,
            String channel,
            String area,
            String category,
            String outcome,
            String stage,
            String unit,
            String firstResponder,
            boolean sealed,
            String target,
            String phone,
            String subject,
            String content,
            String original) {

        boolean contains(String word) {
            return List.of(subject, content, original).stream()
                    .anyMatch(text -> fold(text).contains(fold(word)));
        }

        boolean seenBy(String handlersUnit) {
            return (handlersUnit.equals(unit)
                            || ("handler-" + handlersUnit.toLowerCase(Locale.ROOT)).equals(firstResponder))
                    && !(sealed && List.of(handlersUnit, "QZF", "TLS").contains(target));
        }
    }

    @BeforeEach
    void twelveHundredTickets() {
        if (!rows.isEmpty()) {
            return;
        }
        TestDirectory.fill(jdbi);
        Random random = new Random(7);
        List<Row> made = new ArrayList<>();
        for (int n = 0; n < TICKETS; n++) {
            made.add(row(random, n));
        }
        QuarkusTransaction.requiringNew().timeout(120).run(() -> store(made));
        rows = List.copyOf(made);
    }

    private static Row row(Random random, int n) {
        boolean ended = random.nextInt(10) == 0;
        boolean waits = !ended && random.nextInt(10) == 0;
        String stage = ended ? "ANSWERED" : waits ? "REGISTERED" : STAGES.get(random.nextInt(STAGES.size()));
        boolean sealed = random.nextInt(4) == 0;
        return new Row(
                new UUID((random.nextLong() & ~0xf000L) | 0x7000L, random.nextLong()),
                "15052220110101%06d".formatted(n),
                BEGIN.plusSeconds(random.nextInt(1000) * 3600L),
                TYPES.get(random.nextInt(TYPES.size())),
                CHANNELS.get(random.nextInt(CHANNELS.size())),
                "A" + random.nextInt(4),
                "C" + random.nextInt(6),
                ended ? "ANSWERED" : null,
                stage,
                ended || waits ? null : UNITS.get(random.nextInt(UNITS.size())),
                random.nextInt(8) == 0 ? "handler-mzj" : "operator",
                sealed,
                sealed ? UNITS.get(random.nextInt(UNITS.size())) : null,
                "1380000" + (1000 + random.nextInt(300)),
                text(random, 6),
                text(random, 40),
                random.nextInt(5) == 0 ? text(random, 10) : "");
    }

    private static String text(Random random, int most) {
        int[] characters = CHARACTERS.codePoints().toArray();
        StringBuilder text = new StringBuilder("字");
        for (int length = random.nextInt(most); length >= 0; length--) {
            text.appendCodePoint(characters[random.nextInt(characters.length)]);
        }
        return text.toString();
    }

    private void store(List<Row> made) {
        jdbi.useHandle(handle -> {
            var tickets = handle.prepareBatch("""
                    INSERT INTO ticket (id, number, channel, type, urgency, category_code, area_code, target_unit_code, target_named,
                      outcome, handled_on_the_spot, first_responder, first_responder_unit, anonymous, confidential, reachable,
                      reply_wanted, sealed, language, asked_at, registered_at, registered_by, links, sequence)
                    VALUES (:id, :number, :channel, :type, 'NORMAL', :category, :area, :target, false,
                      :outcome, false, :firstResponder, 'ZWJ', false, false, true, true, :sealed, 'zh', :at, :at, 'operator', '{}', 1)
                    """);
            var contacts = handle.prepareBatch(
                    "INSERT INTO contact (ticket_id, phone_hash, phone_masked) VALUES (:id, :hash, '138****0000')");
            var words = handle.prepareBatch(
                    "INSERT INTO latest VALUES ('hotline.words.v1', :id || '/ticket/1', 1, :json::json)");
            for (Row row : made) {
                tickets.bind("id", row.id())
                        .bind("number", row.number())
                        .bind("channel", row.channel())
                        .bind("type", row.type())
                        .bind("category", row.category())
                        .bind("area", row.area())
                        .bind("target", row.target())
                        .bind("outcome", row.outcome())
                        .bind("firstResponder", row.firstResponder())
                        .bind("sealed", row.sealed())
                        .bind("at", row.at())
                        .add();
                contacts.bind("id", row.id())
                        .bind("hash", secrets.hash(PhoneNumber.of(row.phone()).orElseThrow()))
                        .add();
                words.bind("id", row.id())
                        .bind(
                                "json",
                                Json.write(Map.of(
                                        "subject",
                                        row.subject(),
                                        "content",
                                        row.content(),
                                        "contentOriginal",
                                        row.original())))
                        .add();
            }
            tickets.execute();
            handle.execute("""
                    INSERT INTO awaiting_case SELECT id, registered_at FROM ticket WHERE outcome IS NULL ON CONFLICT DO NOTHING
                    """);
            contacts.execute();
            words.execute();
        });
        index.refresh(made.stream().map(row -> row.id() + "/ticket/1").toList());
        List<CaseViews.Heard> heard = made.stream()
                .filter(row -> row.unit() != null)
                .map(row -> new CaseViews.Heard(
                        row.id(),
                        1,
                        row.stage(),
                        row.unit(),
                        row.unit(),
                        null,
                        row.at(),
                        List.of(row.unit()),
                        false,
                        null))
                .toList();
        cases.hear(
                heard,
                heard.stream()
                        .map(one -> new CaseViews.HeardEvent(
                                one.ticketId(), 1, "hotline.case.dispatched.v1", one.at(), "{}"))
                        .toList());
    }

    @Test
    void whatIsFoundIsWhatANaiveSearchFindsWhateverIsAsked() {
        Random random = new Random(11);
        int found = 0;
        for (int n = 0; n < QUERIES; n++) {
            Map<String, Object> query = new LinkedHashMap<>();
            Predicate<Row> expected = row -> true;
            String phone = null;
            if (random.nextInt(4) > 0) {
                String q = piece(random) + (random.nextInt(4) == 0 ? "　" + piece(random) : "");
                List<String> words = List.of(fold(q).strip().split("\\s+"));
                if (words.stream().noneMatch(word -> word.codePointCount(0, word.length()) > 1)) {
                    continue;
                }
                query.put("q", q);
                boolean digits = words.size() == 1 && words.getFirst().matches("[0-9]{4,}");
                expected = expected.and(row -> words.stream().allMatch(row::contains)
                        || (digits && row.number().endsWith(words.getFirst())));
            } else if (random.nextBoolean()) {
                String number = rows.get(random.nextInt(TICKETS)).number();
                String tail = number.substring(number.length() - 4 - random.nextInt(3));
                query.put("q", tail);
                expected = expected.and(row -> row.number().endsWith(tail) || row.contains(tail));
            }
            if (random.nextInt(8) == 0) {
                phone = rows.get(random.nextInt(TICKETS)).phone();
                query.put("phone", "+86 " + phone.substring(0, 3) + "-" + phone.substring(3));
                String sought = phone;
                expected = expected.and(row -> row.phone().equals(sought));
            }
            expected = narrowed(
                    random, query, "stage", anyOf(random, "REGISTERED", "ANSWERED", "CLOSED"), Row::stage, expected);
            expected = narrowed(random, query, "type", anyOf(random, "HELP", "PRAISE"), Row::type, expected);
            expected = narrowed(random, query, "channel", anyOf(random, "WEB", "LETTER"), Row::channel, expected);
            expected = narrowed(random, query, "areaCode", anyOf(random, "A0", "A1"), Row::area, expected);
            expected = narrowed(random, query, "categoryCode", anyOf(random, "C0", "C1"), Row::category, expected);
            expected = narrowed(random, query, "unit", anyOf(random, "MZJ", "NMJ"), Row::unit, expected);
            expected = narrowed(random, query, "firstResponder", "handler-mzj", Row::firstResponder, expected);
            LocalDate from = LocalDate.of(2011, 1, 1);
            LocalDate to = LocalDate.of(2011, 12, 31);
            if (random.nextInt(3) == 0) {
                from = LocalDate.of(2011, 1, 5);
                to = LocalDate.of(2011, 1, 25);
            }
            query.put("from", from.toString());
            query.put("to", to.toString());
            Instant begin = from.atStartOfDay(ZONE).toInstant();
            Instant end = to.plusDays(1).atStartOfDay(ZONE).toInstant();
            expected = expected.and(row -> !row.at().isBefore(begin) && row.at().isBefore(end));
            boolean oldestFirst = random.nextInt(4) == 0;
            if (oldestFirst) {
                query.put("sort", "-registeredAt");
            }
            RequestSpecification asker = operator();
            int who = random.nextInt(3);
            if (who == 1 && phone == null) {
                asker = handler("MZJ");
                expected = expected.and(row -> row.seenBy("MZJ"));
            } else if (who == 2) {
                asker = as("dispatcher");
                if (phone != null) {
                    expected = expected.and(row -> !row.sealed());
                }
            }
            Comparator<Row> byTime =
                    Comparator.comparing(Row::at).thenComparing(row -> row.id().toString());
            List<String> naive = rows.stream()
                    .filter(expected)
                    .sorted(oldestFirst ? byTime : byTime.reversed())
                    .map(row -> row.id().toString())
                    .toList();
            int limit = Math.min(40, 1 + naive.size() / 3);
            assertThat(paged(asker, query, limit))
                    .as(query.toString())
                    .isEqualTo(naive.subList(0, Math.min(naive.size(), limit * PAGES)));
            found += naive.size();
        }
        assertThat(found).isGreaterThan(QUERIES);
    }

    private static Predicate<Row> narrowed(
            Random random,
            Map<String, Object> query,
            String parameter,
            String value,
            Function<Row, String> field,
            Predicate<Row> expected) {
        if (random.nextInt(7) > 0) {
            return expected;
        }
        query.put(parameter, value);
        return expected.and(row -> value.equals(field.apply(row)));
    }

    private static String anyOf(Random random, String... values) {
        return values[random.nextInt(values.length)];
    }

    /** Two to four characters of some text, as somebody would type them. */
    private static String piece(Random random) {
        Row row = rows.get(random.nextInt(TICKETS));
        int[] text = (random.nextBoolean() ? row.subject() : row.content())
                .codePoints()
                .toArray();
        int length = Math.min(text.length, 2 + random.nextInt(3));
        String piece = new String(text, random.nextInt(text.length - length + 1), length);
        return random.nextBoolean() ? piece : piece.toUpperCase(Locale.ROOT);
    }

    private static String fold(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    @Test
    void aNewTicketIsFoundByItsWordsWithinASecondAndACorrectedOrErasedOneNoMore() {
        String id = register("{\"type\":\"HELP\",\"channel\":\"PHONE\",\"subject\":\"鳜鱼肥美\",\"content\":\"Ｗｉ-Ｆｉ 断线了\","
                + "\"caller\":{\"phone\":\"13800001234\"}}");
        for (String q : List.of("鳜鱼", "鱼肥美", "wi-fi", "WI-FI　鳜鱼")) {
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> search(q).body("items.id", contains(id)));
        }
        search("鳜美").body("items", empty());
        QuarkusTransaction.requiringNew()
                .run(() -> records.replace(List.of(new Latest(
                        "hotline.words.v1", id + "/ticket/1", 2, Map.of("subject", "鲈鱼肥美", "content", "已改")))));
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            search("鲈鱼").body("items.id", contains(id));
            search("鳜鱼").body("items", empty());
        });
        QuarkusTransaction.requiringNew()
                .run(() -> records.replace(List.of(new Latest("hotline.words.v1", id + "/ticket/1", 3, null))));
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> search("鲈鱼").body("items", empty()));
    }

    @Test
    void aTicketWaitsForItsCaseUntilDispatchWasHeard() {
        String id = register("{\"type\":\"HELP\",\"channel\":\"PHONE\",\"subject\":\"s\",\"content\":\"c\","
                + "\"caller\":{\"phone\":\"13800001234\"}}");
        listed("stage=REGISTERED").body("items.id", hasItem(id));
        QuarkusTransaction.requiringNew()
                .run(() -> cases.hear(
                        List.of(new CaseViews.Heard(
                                UUID.fromString(id),
                                1,
                                "UNROUTED",
                                null,
                                null,
                                null,
                                Instant.now(),
                                List.of(),
                                false,
                                null)),
                        List.of(new CaseViews.HeardEvent(
                                UUID.fromString(id), 1, "hotline.case.queued.v1", Instant.now(), "{}"))));
        listed("stage=REGISTERED").body("items.id", not(hasItem(id)));
        listed("stage=UNROUTED").body("items.id", hasItem(id));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "q=水",
                "q=a",
                "q=水 电",
                "q=𠮷",
                "phone=none",
                "stage=OPEN",
                "type=ANY",
                "channel=FAX",
                "sort=id",
                "from=1"
            })
    void whatCannotBeSoughtIsNamed(String query) {
        String field = query.substring(0, query.indexOf('='));
        operator()
                .queryParam(field, query.substring(field.length() + 1))
                .get("/v1/tickets")
                .then()
                .statusCode(400)
                .body("violations.field", contains(field));
    }

    @Test
    @Tag("FR-17")
    void onlyTheHotlineSearchesByTelephoneAndSealedTicketsOnlyWhoMaySeeTheCaller() {
        String sealed = register("{\"type\":\"HELP\",\"channel\":\"PHONE\",\"subject\":\"s\",\"content\":\"c\","
                + "\"caller\":{\"phone\":\"13999990001\",\"confidential\":true}}");
        for (String who : List.of("operator", "callback")) {
            as(who).queryParam("phone", "139 9999 0001")
                    .get("/v1/tickets")
                    .then()
                    .statusCode(200)
                    .body("items.id", contains(sealed));
        }
        as("dispatcher")
                .queryParam("phone", "13999990001")
                .get("/v1/tickets")
                .then()
                .statusCode(200)
                .body("items", empty());
        for (RequestSpecification who : List.of(as("supervisor"), as("auditor"), handler("MZJ"))) {
            who.queryParam("phone", "13999990001").get("/v1/tickets").then().statusCode(403);
        }
    }

    @Test
    void aCursorKeepsItsPlaceWhileTicketsComeAndIsOfItsQueryOnly() {
        String cursor = listed("type=HELP&limit=5&to=2011-12-31").extract().path("nextCursor");
        List<String> second = listed("type=HELP&limit=5&to=2011-12-31&cursor=" + cursor)
                .extract()
                .path("items.id");
        register(
                "{\"type\":\"HELP\",\"channel\":\"PHONE\",\"subject\":\"s\",\"content\":\"c\",\"caller\":{\"phone\":\"13800001234\"}}");
        assertThat(listed("type=HELP&limit=5&to=2011-12-31&cursor=" + cursor)
                        .extract()
                        .<List<String>>path("items.id"))
                .isEqualTo(second);
        assertThat(listed("type=HELP&limit=9&to=2011-12-31&cursor=" + cursor)
                        .extract()
                        .<List<String>>path("items.id"))
                .startsWith(second.toArray(String[]::new));
        operator()
                .get("/v1/tickets?type=PRAISE&limit=5&to=2011-12-31&cursor=" + cursor)
                .then()
                .statusCode(400)
                .body("violations.field", contains("cursor"));
    }

    /** The first pages of a list; all of it, where it is no longer. */
    private static List<String> paged(RequestSpecification asker, Map<String, Object> query, int limit) {
        List<String> ids = new ArrayList<>();
        String cursor = "";
        for (int page = 0; page < PAGES && cursor != null; page++) {
            var answer = given().spec(asker)
                    .queryParams(query)
                    .queryParam("limit", limit)
                    .queryParam("cursor", cursor)
                    .get("/v1/tickets")
                    .then()
                    .statusCode(200)
                    .extract();
            ids.addAll(answer.<List<String>>path("items.id"));
            cursor = answer.path("nextCursor");
        }
        return ids;
    }

    private static ValidatableResponse search(String q) {
        return operator().queryParam("q", q).get("/v1/tickets").then().statusCode(200);
    }

    private static ValidatableResponse listed(String query) {
        return operator().get("/v1/tickets?" + query).then().statusCode(200);
    }

    private static String register(String body) {
        return operator()
                .body(body)
                .post("/v1/tickets")
                .then()
                .statusCode(201)
                .body("stage", equalTo("REGISTERED"))
                .extract()
                .path("id");
    }

    private static RequestSpecification operator() {
        return as("operator");
    }

    private static RequestSpecification as(String role) {
        return given().auth().oauth2(TestTokens.of(role, role)).contentType(ContentType.JSON);
    }

    private static RequestSpecification handler(String unit) {
        return given().auth().oauth2(TestTokens.handlerOf(unit)).contentType(ContentType.JSON);
    }
}
