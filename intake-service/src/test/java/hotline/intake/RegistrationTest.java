package hotline.intake;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import hotline.testing.StackResource;
import hotline.testing.TestStack;
import hotline.testing.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A call becomes a ticket, over REST, on the real parts. Dispatch is not there: what it would say is put on the table. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class RegistrationTest {
    private static final String CALLER = "\"caller\":{\"name\":\"王小明\",\"phone\":\"138 0000 1234\"}";
    private static final String CALL =
            "\"channel\":\"PHONE\",\"subject\":\"低保金未到账\",\"content\":\"三月的低保金没有到账\"," + CALLER;

    TestStack stack;

    @Inject
    Jdbi jdbi;

    @BeforeEach
    void aDirectory() {
        for (String unit : List.of(
                "{'code':'TLS','kind':'UPPER_LEVEL'}",
                "{'code':'QZF','kind':'BANNER','parentCode':'TLS'}",
                "{'code':'ZWJ','kind':'DEPARTMENT','parentCode':'QZF'}",
                "{'code':'MZJ','kind':'DEPARTMENT','parentCode':'QZF'}",
                "{'code':'NMJ','kind':'DEPARTMENT','parentCode':'QZF'}")) {
            String json = unit.replace('\'', '"').replace("}", ",\"name\":\"x\",\"effectiveFrom\":\"1900-01-01\"}");
            String code = unit.substring(9, 12);
            jdbi.useHandle(handle -> handle.execute(
                    "INSERT INTO latest VALUES ('hotline.directory.v1', ?, 1, ?::json) ON CONFLICT DO NOTHING",
                    "unit/" + code + "/1900-01-01",
                    json));
        }
    }

    @Test
    @Tag("FR-1")
    void aCallBecomesATicketWhoseFirstResponderIsWhoTookIt() {
        String id = as("operator", "operator")
                .body("{\"type\":\"HELP\"," + CALL + "}")
                .post("/v1/tickets")
                .then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("number", matchesPattern("150522\\d{14}"))
                .body("stage", equalTo("REGISTERED"))
                .body("urgency", equalTo("NORMAL"))
                .body("firstResponder.person", equalTo("operator"))
                .body("firstResponder.unitCode", equalTo("ZWJ"))
                .body("caller.phone", equalTo("138****1234"))
                .body("caller.name", equalTo("王**"))
                .extract()
                .path("id");
        as("operator", "operator")
                .get("/v1/tickets/" + id)
                .then()
                .statusCode(200)
                .body("id", equalTo(id));
        as("operator", "operator")
                .get("/v1/tickets/" + id + "/timeline")
                .then()
                .statusCode(200)
                .body("items.what", contains("REGISTERED"))
                .body("items[0].text", equalTo("低保金未到账"));
    }

    @Test
    @Tag("FR-6")
    void aWordThatAlarmsRaisesTheUrgencyAndLoweringItNeedsAReason() {
        String gas = "{\"type\":\"HELP\"," + CALL.replace("三月的低保金没有到账", "楼道里有煤气味，还停电了") + "%s}";
        as("operator", "operator")
                .body(gas.formatted(""))
                .post("/v1/tickets")
                .then()
                .statusCode(201)
                .body("urgency", equalTo("EMERGENCY"))
                .body("urgencyReason", equalTo("警示词：煤气味"));
        as("operator", "operator")
                .body(gas.formatted(",\"urgency\":\"NORMAL\",\"urgencyReason\":\" \""))
                .post("/v1/tickets")
                .then()
                .statusCode(201)
                .body("urgency", equalTo("EMERGENCY"));
        as("operator", "operator")
                .body(gas.formatted(",\"urgency\":\"NORMAL\",\"urgencyReason\":\"昨天的事，已处置\""))
                .post("/v1/tickets")
                .then()
                .statusCode(201)
                .body("urgency", equalTo("NORMAL"))
                .body("urgencyReason", equalTo("昨天的事，已处置"));
        as("operator", "operator")
                .body("{\"type\":\"HELP\",\"urgency\":\"EMERGENCY\"," + CALL.replace("三月的低保金没有到账", "小区停电") + "}")
                .post("/v1/tickets")
                .then()
                .statusCode(201)
                .body("urgency", equalTo("EMERGENCY"))
                .body("urgencyReason", nullValue());
    }

    @Test
    void theContactIsEncryptedAtRestAndInNoMessage() {
        String id = register("operator", "{\"type\":\"HELP\"," + CALL + "}");
        String stored = jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT (SELECT string_agg(c::text, ' ') FROM contact c WHERE ticket_id = :id)
                            || (SELECT string_agg(h::text, ' ') FROM history h WHERE record = :id)
                            || (SELECT string_agg(t::text, ' ') FROM ticket t WHERE id = :id)
                        """)
                .bind("id", UUID.fromString(id))
                .mapTo(String.class)
                .one());
        assertThat(stored).contains("138****1234").doesNotContain("13800001234").doesNotContain("王小明");
        String history =
                jdbi.withHandle(handle -> handle.createQuery("SELECT data::text FROM history WHERE record = :id")
                        .bind("id", UUID.fromString(id))
                        .mapTo(String.class)
                        .one());
        assertThat(history).doesNotContain("138").doesNotContain("低保").contains("\"reachable\":true");
    }

    @Test
    void eachBadFieldIsNamedInTheAskersLanguage() {
        String bad = """
                {"channel":"PHONE","type":"HELP","subject":" ","content":"x","categoryCode":"99","unitCode":"NONE",
                 "caller":{"phone":"not a number"},"links":["15052220000101000001"]}
                """;
        as("operator", "operator")
                .body(bad.replace("\" \"", "\"s\""))
                .post("/v1/tickets")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations.field", containsInAnyOrder("categoryCode", "unitCode", "caller.phone", "links"));
        as("operator", "operator")
                .header("Accept-Language", "en")
                .body(bad)
                .post("/v1/tickets")
                .then()
                .statusCode(400)
                .body("title", equalTo("Malformed request"))
                .body("violations.field", contains("subject"))
                .body("violations[0].message", equalTo("must not be blank"));
        as("operator", "operator")
                .body("{\"type\":\"NONSENSE\"," + CALL + "}")
                .post("/v1/tickets")
                .then()
                .statusCode(400)
                .body("violations.field", contains("type"));
        as("operator", "operator")
                .body("{\"type\":\"HELP\",\"sujbect\":\"x\"," + CALL + "}")
                .post("/v1/tickets")
                .then()
                .statusCode(400)
                .body("violations.field", contains("sujbect"));
        as("operator", "operator").body("{\"type\":").post("/v1/tickets").then().statusCode(400);
    }

    @Test
    void withoutAContactOneIsAnonymous() {
        String call = "{\"channel\":\"PHONE\",\"type\":\"HELP\",\"subject\":\"s\",\"content\":\"c\",\"caller\":{%s}}";
        as("operator", "operator")
                .body(call.formatted(""))
                .post("/v1/tickets")
                .then()
                .statusCode(400)
                .body("violations.field", contains("caller.phone"));
        as("operator", "operator")
                .body(call.formatted("\"anonymous\":true"))
                .post("/v1/tickets")
                .then()
                .statusCode(201);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    operator | 'type':'HELP','outcome':{'answered':{'text':'x'}} | ONLY_A_QUESTION_IS_ANSWERED
                    handler  | 'type':'CONSULTATION','outcome':{'answered':{'text':'x'}} | OUTCOME_IS_THE_OPERATORS
                    operator | 'type':'OTHER','outcome':{'answered':{'text':'x'},'transferred':{'to':'110'}} | ONE_OUTCOME
                    operator | 'type':'HELP','urgency':'COMPLEX' | COMPLEX_NOT_AT_REGISTRATION
                    operator | 'type':'HELP','handledOnTheSpot':{'result':'r','basis':'b','measures':'m'} | ON_THE_SPOT_BY_UNITS
                    handler  | 'type':'COMPLAINT','targetUnitCode':'MZJ','handledOnTheSpot':{'result':'r','basis':'b','measures':'m'} | ON_THE_SPOT_NOT_AGAINST_ONESELF
                    handler  | 'type':'COMPLAINT','targetUnitCode':'QZF','handledOnTheSpot':{'result':'r','basis':'b','measures':'m'} | ON_THE_SPOT_NOT_AGAINST_ONESELF
                    handler  | 'type':'HELP','firstResponder':{'person':'somebody','unitCode':'MZJ'} | FIRST_RESPONDER_IS_ONESELF
                    operator | 'type':'HELP','askedAt':'2999-01-01T00:00:00+08:00' | ASKED_BEFORE_NOW
                    """)
    void aBrokenRuleIsNamedAndChangesNothing(String who, String fields, String rule) {
        long before = tickets();
        asRole(who)
                .body("{" + fields.replace('\'', '"') + "," + CALL + "}")
                .post("/v1/tickets")
                .then()
                .statusCode(422)
                .body("rule", equalTo(rule))
                .body("detail", notNullValue());
        assertThat(tickets()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    'type':'CONSULTATION','outcome':{'answered':{'text':'每月十日发放'}} | ANSWERED
                    'type':'HELP','outcome':{'transferred':{'to':'110'}} | TRANSFERRED
                    'type':'HELP','outcome':{'refused':{'code':'JUDICIAL','told':'请向法院咨询'}} | REFUSED
                    """)
    void withAnOutcomeItEndsAtOnce(String fields, String stage) {
        as("operator", "operator")
                .body("{" + fields.replace('\'', '"') + "," + CALL + "}")
                .post("/v1/tickets")
                .then()
                .statusCode(201)
                .body("stage", equalTo(stage))
                .body("outcome." + stage.toLowerCase(java.util.Locale.ROOT), notNullValue());
    }

    @Test
    void theSameKeyAndBodyRegistersOnceAndAnotherBodyIsRefused() {
        String key = UUID.randomUUID().toString();
        long before = tickets();
        String body = "{\"type\":\"HELP\"," + CALL + "}";
        String first = keyed(key, body).statusCode(201).extract().asString();
        ValidatableResponse again = keyed(key, body).statusCode(201).header("Location", endsWith(idOf(first)));
        assertThat(again.extract().asString()).isEqualTo(first);
        keyed(key, body.replace("HELP", "OTHER")).statusCode(422);
        assertThat(tickets()).isEqualTo(before + 1);
    }

    @Test
    void whatTheCallerWasToldIsRecorded() {
        String id = register("operator", "{\"type\":\"HELP\"," + CALL + "}");
        String told = "{\"kind\":\"FEEDBACK\",\"channel\":\"PHONE\",\"text\":\"已转民政局\"}";
        as("operator", "operator")
                .body(told)
                .post("/v1/tickets/" + id + "/feedbacks")
                .then()
                .statusCode(201);
        as("operator", "operator")
                .get("/v1/tickets/" + id + "/timeline")
                .then()
                .body("items.what", contains("REGISTERED", "TOLD"))
                .body("items[1].text", equalTo("已转民政局"));
        as("operator", "operator").get("/v1/tickets/" + id).then().header("ETag", "\"2\"");
    }

    @Test
    @Tag("FR-3")
    void whatCannotBeDoneAtOnceIsAOneTimeNoticeOnTheRecord() {
        String id = register("operator", "{\"type\":\"HELP\"," + CALL + "}");
        as("operator", "operator")
                .body("{\"kind\":\"ONE_TIME_NOTICE\",\"channel\":\"PHONE\",\"text\":\"请于周五前带户口本和存折来一趟\"}")
                .post("/v1/tickets/" + id + "/feedbacks")
                .then()
                .statusCode(201)
                .body("kind", equalTo("ONE_TIME_NOTICE"));
        as("operator", "operator")
                .get("/v1/tickets/" + id + "/timeline")
                .then()
                .body("items[1].what", equalTo("TOLD"))
                .body("items[1].text", equalTo("请于周五前带户口本和存折来一趟"));
        List<String> kinds = jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT data->>'kind' FROM history WHERE record = :id AND type = 'hotline.ticket.told.v1'")
                .bind("id", UUID.fromString(id))
                .mapTo(String.class)
                .list());
        assertThat(kinds).containsExactly("ONE_TIME_NOTICE");
    }

    @Test
    @Tag("FR-17")
    void aHandlerSeesOwnTicketsOnlyAndNoneAgainstTheOwnUnit() {
        String id = register("operator", "{\"type\":\"HELP\"," + CALL + "}");
        handler("MZJ").get("/v1/tickets/" + id).then().statusCode(404);
        hasTheCase("MZJ", id);
        handler("MZJ").get("/v1/tickets/" + id).then().statusCode(200);
        handler("NMJ").get("/v1/tickets/" + id).then().statusCode(404);

        String own = given().auth()
                .oauth2(TestTokens.handlerOf("MZJ"))
                .contentType(ContentType.JSON)
                .body("{\"type\":\"HELP\"," + CALL + "}")
                .post("/v1/tickets")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        handler("MZJ").get("/v1/tickets/" + own).then().statusCode(200).body("firstResponder.unitCode", equalTo("MZJ"));

        String against = register("operator", "{\"type\":\"COMPLAINT\",\"targetUnitCode\":\"MZJ\"," + CALL + "}");
        hasTheCase("MZJ", against);
        handler("MZJ").get("/v1/tickets/" + against).then().statusCode(404);
        handler("MZJ").get("/v1/tickets").then().body("items.id", not(org.hamcrest.Matchers.hasItem(against)));
        as("supervisor", "supervisor")
                .get("/v1/tickets/" + against)
                .then()
                .statusCode(200)
                .body("caller.phone", nullValue());
        as("operator", "operator").get("/v1/tickets/" + against).then().body("caller.phone", equalTo("138****1234"));
    }

    @Test
    void aListIsReadPageByPageWithoutHoleOrTwin() {
        for (int n = 0; n < 5; n++) {
            register("operator", "{\"type\":\"SUGGESTION\"," + CALL + "}");
        }
        List<String> all = as("operator", "operator")
                .get("/v1/tickets?type=SUGGESTION&limit=200")
                .then()
                .extract()
                .path("items.id");
        List<String> paged = new java.util.ArrayList<>();
        String cursor = null;
        do {
            var page = as("operator", "operator")
                    .get("/v1/tickets?type=SUGGESTION&limit=2" + (cursor == null ? "" : "&cursor=" + cursor))
                    .then()
                    .statusCode(200)
                    .extract();
            paged.addAll(page.<List<String>>path("items.id"));
            cursor = page.path("nextCursor");
        } while (cursor != null);
        assertThat(paged).isEqualTo(all).doesNotHaveDuplicates();
        as("operator", "operator")
                .get("/v1/tickets?cursor=nonsense")
                .then()
                .statusCode(400)
                .body("violations.field", contains("cursor"));
        as("operator", "operator")
                .get("/v1/tickets?from=yesterday")
                .then()
                .statusCode(400)
                .body("violations.field", contains("from"));
    }

    @Test
    void registeringGoesOnWhileTheBrokerIsAway() {
        stack.kafka().kill();
        try {
            String id = register("operator", "{\"type\":\"HELP\"," + CALL + "}");
            assertThat(unsent(id)).isPositive();
        } finally {
            stack.kafka().start();
        }
        await().atMost(Duration.ofSeconds(60))
                .until(() -> jdbi.withHandle(handle -> handle.createQuery("SELECT count(*) FROM outbox")
                                .mapTo(Integer.class)
                                .one())
                        == 0);
    }

    private int unsent(String id) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT count(*) FROM outbox WHERE record = :id")
                .bind("id", UUID.fromString(id))
                .mapTo(Integer.class)
                .one());
    }

    private long tickets() {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT count(*) FROM ticket")
                .mapTo(Long.class)
                .one());
    }

    private void hasTheCase(String unit, String ticketId) {
        jdbi.useHandle(handle -> handle.execute(
                "INSERT INTO case_unit SELECT ?, id, registered_at FROM ticket WHERE id = ?",
                unit,
                UUID.fromString(ticketId)));
    }

    private static String register(String user, String body) {
        return as(user, user)
                .body(body)
                .post("/v1/tickets")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static ValidatableResponse keyed(String key, String body) {
        return as("operator", "operator")
                .header("Idempotency-Key", key)
                .body(body)
                .post("/v1/tickets")
                .then();
    }

    private static String idOf(String ticket) {
        return io.restassured.path.json.JsonPath.from(ticket).getString("id");
    }

    private static RequestSpecification asRole(String role) {
        return role.equals("handler") ? handler("MZJ") : as(role, role);
    }

    private static RequestSpecification handler(String unit) {
        return given().auth().oauth2(TestTokens.handlerOf(unit)).contentType(ContentType.JSON);
    }

    private static RequestSpecification as(String user, String... roles) {
        return given().auth().oauth2(TestTokens.of(user, roles)).contentType(ContentType.JSON);
    }
}
