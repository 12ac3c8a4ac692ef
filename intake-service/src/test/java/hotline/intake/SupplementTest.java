package hotline.intake;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import hotline.testing.StackResource;
import hotline.testing.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The caller comes again, over REST: 催单, new facts, and what was concluded. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class SupplementTest {
    private static final String CALL = """
            {"channel":"PHONE","type":"HELP","subject":"低保金未到账","content":"三月的低保金没有到账",
             "caller":{"name":"王小明","phone":"13800001234"}}
            """;

    @Inject
    Jdbi jdbi;

    @BeforeEach
    void aDirectory() {
        TestDirectory.fill(jdbi);
    }

    @Test
    void aThirdCallIsJoinedCountedAndToldTheProgress() {
        String id = register();
        stands(id, "HANDLING");
        supplement(id, "{\"text\":\"还没有到账\",\"kind\":\"REPEAT_CALL\"}")
                .statusCode(200)
                .body("call", equalTo(2));
        supplement(id, "{\"text\":\"折子号码换了，我是王小明\"}")
                .statusCode(200)
                .body("kind", equalTo("NEW_FACTS"))
                .body("call", equalTo(3))
                .body("stage", equalTo("HANDLING"))
                .body("progress", containsString("正在办理"));
        operator().get("/v1/tickets/" + id).then().body("calls", equalTo(3)).header("ETag", "\"3\"");
        operator()
                .get("/v1/tickets/" + id + "/timeline")
                .then()
                .body("items[0].what", equalTo("REGISTERED"))
                .body("items.findAll { it.what == 'SUPPLEMENTED' }.text", contains("还没有到账", "折子号码换了，我是〔姓名〕"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CLOSED", "TERMINATED", "ANSWERED", "REFUSED"})
    void aRepeatOfAConcludedMatterIsRefusedAndChangesNothing(String stage) {
        String id = register();
        stands(id, stage);
        supplement(id, "{\"text\":\"再问一次\",\"kind\":\"REPEAT_CALL\"}")
                .statusCode(409)
                .body("rule", equalTo("CONCLUDED_WITHOUT_NEW_FACTS"))
                .body("stage", equalTo(stage))
                .body("allowed", contains("NEW_FACTS"));
        operator().get("/v1/tickets/" + id).then().body("calls", equalTo(1)).header("ETag", "\"1\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CLOSED", "WITHDRAWN"})
    void newFactsAboutWhatHasEndedMakeANewTicketLinkedToTheOld(String stage) {
        String old = register();
        String number = operator().get("/v1/tickets/" + old).then().extract().path("number");
        stands(old, stage);
        var fresh = supplement(old, "{\"text\":\"四月的也没有到账\"}")
                .statusCode(201)
                .body("stage", equalTo("REGISTERED"))
                .body("links", contains(number))
                .body("subject", equalTo("低保金未到账"))
                .body("content", equalTo("四月的也没有到账"))
                .body("caller.phone", equalTo("138****1234"))
                .body("firstResponder.person", equalTo("operator"))
                .extract();
        String later = fresh.path("id");
        stands(later, stage);
        String last = supplement(later, "{\"text\":\"五月的也没有\"}")
                .statusCode(201)
                .extract()
                .path("id");
        for (String one : new String[] {old, later, last}) {
            operator()
                    .get("/v1/tickets/" + one + "/chain")
                    .then()
                    .statusCode(200)
                    .body("items.id", contains(old, later, last));
        }
        handler("NMJ").get("/v1/tickets/" + last + "/chain").then().statusCode(404);
        operator().get("/v1/tickets/" + old).then().body("calls", equalTo(1));
    }

    @Test
    void onlyTheHotlineAndTheFirstResponderAdd() {
        String id = register();
        jdbi.useHandle(handle -> handle.execute(
                "INSERT INTO case_unit SELECT 'MZJ', id, registered_at FROM ticket WHERE id = ?", UUID.fromString(id)));
        handler("MZJ")
                .body("{\"text\":\"x\"}")
                .post("/v1/tickets/" + id + "/supplements")
                .then()
                .statusCode(403);
        String own = handler("MZJ")
                .body(CALL)
                .post("/v1/tickets")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        handler("MZJ")
                .body("{\"text\":\"x\"}")
                .post("/v1/tickets/" + own + "/supplements")
                .then()
                .statusCode(200)
                .body("progress", containsString("正在确定承办单位"));
    }

    private static RequestSpecification handler(String unit) {
        return given().auth().oauth2(TestTokens.handlerOf(unit)).contentType(ContentType.JSON);
    }

    private void stands(String id, String stage) {
        jdbi.useHandle(handle -> handle.execute(
                "INSERT INTO case_view (ticket_id, sequence, stage, unit_code, at) VALUES (?, 1, ?, 'MZJ', now())"
                        + " ON CONFLICT (ticket_id) DO UPDATE SET stage = excluded.stage",
                UUID.fromString(id),
                stage));
    }

    private static ValidatableResponse supplement(String id, String body) {
        return operator().body(body).post("/v1/tickets/" + id + "/supplements").then();
    }

    private static String register() {
        return operator()
                .body(CALL)
                .post("/v1/tickets")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static RequestSpecification operator() {
        return given().auth().oauth2(TestTokens.of("operator", "operator")).contentType(ContentType.JSON);
    }
}
