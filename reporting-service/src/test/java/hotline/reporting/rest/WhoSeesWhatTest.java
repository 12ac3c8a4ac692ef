package hotline.reporting.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import hotline.testing.StackResource;
import hotline.testing.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
class WhoSeesWhatTest {

    @ParameterizedTest
    @ValueSource(strings = {"supervisor", "dispatcher", "admin", "auditor"})
    void all_figures(String role) {
        as(role).get("/v1/summary")
                .then()
                .statusCode(200)
                .body("unit", nullValue())
                .body("firstResponder", nullValue());
        as(role).get("/v1/summary?unit=MZJ").then().statusCode(200).body("unit", equalTo("MZJ"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"leader", "handler"})
    void those_of_the_own_unit(String role) {
        ofUnit(role).get("/v1/summary").then().statusCode(200).body("unit", equalTo("MZJ"));
        ofUnit(role).get("/v1/summary?unit=MZJ").then().statusCode(200).body("unit", equalTo("MZJ"));
        ofUnit(role)
                .header("Accept-Language", "en")
                .get("/v1/summary?unit=NMJ")
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("detail", equalTo("You may see the figures of your own unit (MZJ) only."));
        as(role).get("/v1/summary").then().statusCode(403).body("detail", containsString("没有所属单位"));
        for (String path : List.of("/v1/breakdown?by=day", "/v1/tickets?figure=closed", "/v1/export.csv?by=day")) {
            ofUnit(role).get(path).then().statusCode(200);
            ofUnit(role).get(path + "&unit=NMJ").then().statusCode(403);
        }
        ofUnit(role).get("/v1/problem-lists").then().statusCode(200).body("unit", equalTo("MZJ"));
        ofUnit(role).get("/v1/indicators").then().statusCode(200).body("total", nullValue());
    }

    @Test
    void those_of_the_own_tickets() {
        as("operator")
                .get("/v1/summary")
                .then()
                .statusCode(200)
                .body("firstResponder", equalTo("operator"))
                .body("computedFrom", equalTo("COUNTERS"));
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/summary, callback",
        "/v1/summary, importer",
        "/v1/rebuild, dispatcher",
        "/v1/rebuild, leader",
        "/v1/rebuild, operator",
        "/v1/breakdown?by=unit, callback",
        "/v1/tickets?figure=closed, callback",
        "/v1/export.csv, callback",
        "/v1/problem-lists, operator",
        "/v1/problem-lists/items, operator",
        "/v1/problem-lists, callback",
        "/v1/indicators, operator",
        "/v1/indicators, callback",
        "/v1/audit, dispatcher",
        "/v1/audit, leader",
        "/v1/audit, handler",
        "/v1/audit, operator",
        "/v1/audit, callback"
    })
    void nothing_for_other_roles(String path, String role) {
        as(role).get(path).then().statusCode(403).contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/summary",
                "/v1/breakdown",
                "/v1/tickets",
                "/v1/export.csv",
                "/v1/problem-lists",
                "/v1/indicators",
                "/v1/audit"
            })
    void nothing_without_a_token_or_with_one_that_somebody_else_has_signed(String path) {
        given().get(path).then().statusCode(401);
        String token = TestTokens.of("supervisor", "supervisor");
        String forged = token.substring(0, token.length() - 8) + "AAAAAAAA";
        given().auth().oauth2(forged).get(path).then().statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"supervisor", "admin", "auditor"})
    void how_far_a_rebuild_is_and_only_an_admin_asks_for_one(String role) {
        as(role).get("/v1/rebuild").then().statusCode(200);
        if (!role.equals("admin")) {
            as(role).post("/v1/rebuild").then().statusCode(403);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"supervisor", "admin", "auditor"})
    void the_audit(String role) {
        as(role).get("/v1/audit").then().statusCode(200);
    }

    @Test
    void the_service_is_ready_once_its_partitions_are_its_own() {
        await().untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
    }

    @Test
    void the_period_is_this_year_until_today_unless_it_is_said() {
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        as("supervisor")
                .get("/v1/summary")
                .then()
                .statusCode(200)
                .body("from", equalTo(today.withDayOfYear(1).toString()))
                .body("to", equalTo(today.toString()))
                .body("basis", equalTo("cohort"));
        as("supervisor").get("/v1/summary?to=2019-03-31").then().statusCode(200).body("from", equalTo("2019-01-01"));
    }

    @ParameterizedTest
    @CsvSource({
        "from=2019-3-4, from",
        "from=2019-02-29, from",
        "to=yesterday, to",
        "from=%2B999999999-01-01, from",
        "from=2019-03-05&to=2019-03-04, from",
        "basis=cohorts, basis",
        "basis=DUE, basis",
        "channel=PIGEON, channel",
        "type=WISH, type",
        "urgency=SOON, urgency",
        "areaCode=1505%0022, areaCode",
        "areaCode=15*22, areaCode",
        "categoryCode=*, categoryCode",
        "categoryCode=01**, categoryCode"
    })
    void a_malformed_question_names_its_field(String query, String field) {
        as("supervisor")
                .urlEncodingEnabled(false)
                .get("/v1/summary?" + query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations.field", contains(field));
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/breakdown, by, firstResponder",
        "/v1/breakdown?by=colour, by, firstResponder",
        "/v1/export.csv?by=colour, by, firstResponder",
        "/v1/export.csv?basis=flow, basis, cohort",
        "/v1/indicators?by=area, by, unit",
        "/v1/tickets, figure, closedByRule",
        "/v1/tickets?figure=beamedUp, figure, closedByRule",
        "/v1/tickets?figure=closedRate, figure, closedByRule",
        "/v1/tickets?figure=open&basis=flow, figure, calledBack",
        "/v1/tickets?figure=registered&unit=MZJ, figure, dispatched",
        "/v1/problem-lists/items?figure=registered, figure, banner.rectified",
        "/v1/tickets?figure=closed&cursor=nonsense, cursor, cursor"
    })
    void what_does_not_exist_is_answered_with_what_does(String path, String field, String instead) {
        as("supervisor")
                .header("Accept-Language", "en")
                .get(path)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations.field", contains(field))
                .body("violations[0].message", containsString(instead));
    }

    @Test
    void each_figure_and_rate_is_described_with_when_it_is_null() {
        JsonPath schemas = given().get("/q/openapi?format=json").jsonPath();
        for (String answer : List.of("Summary", "Beside", "Part", "Whole")) {
            String properties = "components.schemas." + answer + ".properties.";
            assertThat(schemas.<Object>get(properties + "figures")).as(answer).isNull();
            assertThat(schemas.getString(properties + "registered.description"))
                    .as(answer)
                    .contains("登记", "cohort and flow", "Null of a unit");
            assertThat(schemas.getString(properties + "onTimeRate.description"))
                    .as(answer)
                    .contains("onTime / (onTime + late)", "repliedInTime / (replyDue)");
            assertThat(schemas.getString(properties + "returnRate.description"))
                    .as(answer)
                    .contains("do not exist yet");
        }
    }

    @Test
    void all_that_is_malformed_is_named_at_once() {
        as("supervisor")
                .header("Accept-Language", "en")
                .get("/v1/summary?from=x&basis=stock&type=WISH")
                .then()
                .statusCode(400)
                .body("violations.field", hasItems("from", "basis", "type"))
                .body("violations.find { it.field == 'basis' }.message", containsString("cohort"))
                .body("violations.find { it.field == 'basis' }.message", containsString("flow"))
                .body("violations.find { it.field == 'basis' }.message", containsString("due"));
    }

    @Test
    void equations_are_said_in_the_askers_language() {
        assertThat(as("auditor")
                        .header("Accept-Language", "en")
                        .get("/v1/audit?from=2019-01-01&to=2019-12-31")
                        .jsonPath()
                        .getList("equations.words"))
                .isNotNull();
        as("auditor").get("/v1/audit?from=1990-01-01&to=1990-12-31").then().body("equal", is(true));
    }

    private static RequestSpecification as(String role) {
        return given().auth().oauth2(TestTokens.of(role, role));
    }

    /** A leader or a handler of civil affairs. */
    private static RequestSpecification ofUnit(String role) {
        return given().auth().oauth2(role.equals("leader") ? TestTokens.leaderOf("MZJ") : TestTokens.handlerOf("MZJ"));
    }
}
