package hotline.intake;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import hotline.intake.application.OpinionCommands;
import hotline.intake.application.OpinionLine;
import hotline.intake.tickets.Channel;
import hotline.testing.StackResource;
import hotline.testing.TestTokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The problem lists, over REST, on the real parts. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class OpinionsTest {
    private static final String PROBLEM = """
            {"ledger":"UNIT_PROBLEM","channel":"DOOR_VISIT","text":"村里的机井坏了三个月",
             "collectedAt":"2019-03-04T09:00:00+08:00","unitCode":"NMJ"}
            """;

    @Inject
    Jdbi jdbi;

    @Inject
    OpinionCommands past;

    @BeforeEach
    void aDirectory() {
        TestDirectory.fill(jdbi);
    }

    @Test
    void aProblemIsRecordedAndRectifiedOnceAndWhoAndWhenIsKept() {
        String id = record(operator(), PROBLEM);
        operator()
                .get("/v1/opinions/" + id)
                .then()
                .statusCode(200)
                .body("text", equalTo("村里的机井坏了三个月"))
                .body("rectified", nullValue());
        handler("NMJ")
                .body("{\"at\":\"2019-03-11T10:00:00+08:00\",\"text\":\"机井已修好\"}")
                .post("/v1/opinions/" + id + "/rectified")
                .then()
                .statusCode(200)
                .body("rectified.by", equalTo("handler-nmj"))
                .body("rectified.unitCode", equalTo("NMJ"))
                .body("rectified.text", equalTo("机井已修好"))
                .body("rectified.at", equalTo("2019-03-11T10:00:00+08:00"));
        operator()
                .body("{}")
                .post("/v1/opinions/" + id + "/rectified")
                .then()
                .statusCode(409)
                .body("rule", equalTo("RECTIFIED_ONCE"))
                .body("stage", equalTo("RECTIFIED"));
        operator().get("/v1/opinions/" + id).then().body("rectified.by", equalTo("handler-nmj"));
        assertThat(events(id)).containsExactly("1 hotline.opinion.recorded.v1", "2 hotline.opinion.rectified.v1");
        assertThat(history(id)).doesNotContain("机井");
    }

    @Test
    void aProblemIsRectifiedNowByTheUnitItConcernsWhereNothingElseIsSaid() {
        String id = record(operator(), PROBLEM);
        operator()
                .body("{}")
                .post("/v1/opinions/" + id + "/rectified")
                .then()
                .statusCode(200)
                .body("rectified.unitCode", equalTo("NMJ"))
                .body("rectified.by", equalTo("operator"));
        boolean now = jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT abs(extract(epoch FROM now() - rectified_at)) < 60 FROM opinion WHERE id = :id")
                .bind("id", UUID.fromString(id))
                .mapTo(Boolean.class)
                .one());
        assertThat(now).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    'ledger':'UNIT_PROBLEM','collectedAt':'2019-03-04T09:00:00+08:00' | UNIT_PROBLEM_NAMES_WHERE
                    'ledger':'OPINION','collectedAt':'2999-03-04T09:00:00+08:00'      | COLLECTED_BEFORE_NOW
                    """)
    void anEntryThatBreaksARuleIsRefusedByName(String fields, String rule) {
        operator()
                .body("{'channel':'PHONE','text':'意见',%s}".formatted(fields).replace('\'', '"'))
                .post("/v1/opinions")
                .then()
                .statusCode(422)
                .body("rule", equalTo(rule));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    OPINION        | {}                                  | ONLY_A_PROBLEM_IS_RECTIFIED
                    BANNER_PROBLEM | {'at':'2019-03-03T09:00:00+08:00'}  | RECTIFIED_AFTER_COLLECTED
                    BANNER_PROBLEM | {'at':'2999-03-03T09:00:00+08:00'}  | RECTIFIED_BEFORE_NOW
                    """)
    void aRectificationThatBreaksARuleIsRefusedByNameAndChangesNothing(String ledger, String body, String rule) {
        String id = record(
                operator(),
                "{'ledger':'%s','channel':'WEB','text':'路灯','collectedAt':'2019-03-04T09:00:00+08:00'}"
                        .formatted(ledger)
                        .replace('\'', '"'));
        operator()
                .body(body.replace('\'', '"'))
                .post("/v1/opinions/" + id + "/rectified")
                .then()
                .statusCode(422)
                .body("rule", equalTo(rule));
        operator().get("/v1/opinions/" + id).then().body("rectified", nullValue());
        assertThat(events(id)).hasSize(1);
    }

    @Test
    void eachBadFieldIsNamed() {
        operator()
                .body(PROBLEM.replace("NMJ", "NONE").replace("\"unitCode\"", "\"areaCode\":\"9\",\"unitCode\""))
                .post("/v1/opinions")
                .then()
                .statusCode(400)
                .body("violations.field", contains("unitCode", "areaCode"));
        operator().get("/v1/opinions?ledger=BOTH").then().statusCode(400).body("violations.field", contains("ledger"));
        operator()
                .get("/v1/opinions?rectified=1")
                .then()
                .statusCode(400)
                .body("violations.field", contains("rectified"));
        operator().get("/v1/opinions?from=x").then().statusCode(400).body("violations.field", contains("from"));
        operator().get("/v1/opinions/no-uuid").then().statusCode(404);
    }

    @Test
    void handlersSeeAndRectifyWhatIsTheirUnitsOrWhatTheyRecorded() {
        String id = record(operator(), PROBLEM);
        handler("NMJ").get("/v1/opinions?limit=200").then().body("items.id", hasItem(id));
        handler("MZJ").get("/v1/opinions?limit=200").then().body("items.id", not(hasItem(id)));
        handler("MZJ").get("/v1/opinions/" + id).then().statusCode(404);
        handler("MZJ")
                .body("{}")
                .post("/v1/opinions/" + id + "/rectified")
                .then()
                .statusCode(404);

        String recordedForOthers = record(handler("MZJ"), PROBLEM);
        handler("MZJ").get("/v1/opinions/" + recordedForOthers).then().statusCode(200);
        handler("MZJ")
                .body("{}")
                .post("/v1/opinions/" + recordedForOthers + "/rectified")
                .then()
                .statusCode(403);
        handler("NMJ")
                .body("{\"unitCode\":\"MZJ\"}")
                .post("/v1/opinions/" + recordedForOthers + "/rectified")
                .then()
                .statusCode(403);

        String ofATownship =
                record(operator(), PROBLEM.replace("unitCode", "areaCode").replace("NMJ", "150522100"));
        handler("150522100").get("/v1/opinions?limit=200").then().body("items.id", hasItem(ofATownship));
        handler("150522100")
                .body("{}")
                .post("/v1/opinions/" + ofATownship + "/rectified")
                .then()
                .statusCode(200)
                .body("rectified.unitCode", equalTo("150522100"));
    }

    @Test
    void theListsAreNarrowedAndReadPageByPage() {
        List<String> recorded = new ArrayList<>();
        for (int day = 1; day <= 5; day++) {
            recorded.addFirst(record(
                    operator(),
                    "{'ledger':'BANNER_PROBLEM','channel':'WEB','text':'路灯','collectedAt':'2018-05-0%dT23:30:00+08:00'}"
                            .formatted(day)
                            .replace('\'', '"')));
        }
        operator()
                .body("{\"at\":\"2018-06-01T00:00:00+08:00\"}")
                .post("/v1/opinions/" + recorded.getFirst() + "/rectified")
                .then()
                .statusCode(200);
        String period = "/v1/opinions?ledger=BANNER_PROBLEM&from=2018-05-02&to=2018-05-05";
        operator().get(period).then().body("items.id", equalTo(recorded.subList(0, 4)));
        operator().get(period + "&rectified=true").then().body("items.id", equalTo(recorded.subList(0, 1)));
        operator().get(period + "&rectified=false").then().body("items.id", equalTo(recorded.subList(1, 4)));
        operator().get(period + "&unit=NMJ").then().body("items.id", equalTo(List.of()));
        operator().get(period.replace("BANNER", "UNIT")).then().body("items.id", equalTo(List.of()));
        List<String> paged = new ArrayList<>();
        String cursor = "";
        do {
            var page = operator()
                    .get(period + "&limit=3&cursor=" + cursor)
                    .then()
                    .statusCode(200)
                    .extract();
            paged.addAll(page.<List<String>>path("items.id"));
            cursor = page.path("nextCursor");
        } while (cursor != null);
        assertThat(paged).isEqualTo(recorded.subList(0, 4));
    }

    @Test
    void theSameKeyRecordsOnce() {
        String key = UUID.randomUUID().toString();
        String first = record(operator().header("Idempotency-Key", key), PROBLEM);
        operator()
                .header("Idempotency-Key", key)
                .body(PROBLEM)
                .post("/v1/opinions")
                .then()
                .statusCode(201)
                .header("Location", endsWith(first));
    }

    @Test
    void thePastIsTakenOverWithItsOwnTimes() {
        UUID rectified = UUID.randomUUID();
        UUID open = UUID.randomUUID();
        QuarkusTransaction.requiringNew()
                .run(() -> past.add(List.of(
                        line(
                                rectified,
                                new OpinionLine.Rectified(
                                        Instant.parse("2019-04-02T02:00:00Z"), "importer", "MZJ", "已办")),
                        line(open, null))));
        operator()
                .get("/v1/opinions/" + rectified)
                .then()
                .statusCode(200)
                .body("collectedAt", equalTo("2019-04-01T10:00:00+08:00"))
                .body("formerNumber", equalTo("F-1"))
                .body("text", equalTo("办证慢"))
                .body("rectified.at", equalTo("2019-04-02T10:00:00+08:00"))
                .body("rectified.text", equalTo("已办"));
        operator().get("/v1/opinions/" + open).then().body("rectified", nullValue());
        assertThat(events(rectified.toString()))
                .containsExactly("1 hotline.opinion.recorded.v1", "2 hotline.opinion.rectified.v1");
        operator()
                .body("{\"text\":\"后来也办了\"}")
                .post("/v1/opinions/" + open + "/rectified")
                .then()
                .statusCode(200);
        assertThat(events(open.toString())).hasSize(2);
    }

    private static OpinionLine line(UUID id, OpinionLine.Rectified rectified) {
        return new OpinionLine(
                id,
                "BANNER_PROBLEM",
                Channel.LETTER,
                "办证慢",
                Instant.parse("2019-04-01T02:00:00Z"),
                null,
                null,
                "F-1",
                "importer",
                rectified);
    }

    private List<String> events(String id) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT sequence || ' ' || type FROM history WHERE record = :id ORDER BY sequence")
                .bind("id", UUID.fromString(id))
                .mapTo(String.class)
                .list());
    }

    private String history(String id) {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT string_agg(data::text, ' ') FROM history WHERE record = :id")
                        .bind("id", UUID.fromString(id))
                        .mapTo(String.class)
                        .one());
    }

    private static String record(RequestSpecification who, String body) {
        return who.body(body)
                .post("/v1/opinions")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static RequestSpecification operator() {
        return given().auth().oauth2(TestTokens.of("operator", "operator")).contentType(ContentType.JSON);
    }

    private static RequestSpecification handler(String unit) {
        return given().auth().oauth2(TestTokens.handlerOf(unit)).contentType(ContentType.JSON);
    }
}
