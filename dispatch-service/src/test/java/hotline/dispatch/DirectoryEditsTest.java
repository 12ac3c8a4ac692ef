package hotline.dispatch;

import static hotline.dispatch.deadlines.SeedDeadlines.at;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hotline.dispatch.messaging.TicketConsumer;
import hotline.dispatch.persistence.CurrentDirectory;
import hotline.messaging.Json;
import hotline.testing.StackResource;
import hotline.testing.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An admin changes limits, catalogue and units while it runs: from a day on, for the version that was read, and never what was decided. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class DirectoryEditsTest {
    private static final Instant TODAY = at("2026-03-02T09:30");

    @Inject
    TicketConsumer consumer;

    @Inject
    TestClock clock;

    @Inject
    Jdbi jdbi;

    @Inject
    CurrentDirectory directory;

    private SavedDirectory before;

    @BeforeEach
    void itIsMonday() {
        clock.set(TODAY);
        before = SavedDirectory.of(jdbi);
    }

    @AfterEach
    void asItWas() {
        before.restore(jdbi);
        directory.forget();
        clock.reset();
    }

    @Test
    void aLimitChangesFromADayOnAndACaseKeepsTheOneThatItWasDispatchedBy() {
        UUID old = HeardTicket.of("MZJ").heard(consumer, TODAY);
        ObjectNode table = limitsForm("2026-03-03");
        cell(table, "STANDARD", "REPLY").withObject("limit").put("amount", 3).put("article", "新办法第一条");
        String tag = as("admin").get("/v1/limits").then().extract().header("ETag");
        Response answer = put("limits", tag, table);
        answer.then().statusCode(200);
        assertThat(answer.header("ETag")).isNotEqualTo(tag);
        UUID today = HeardTicket.of("MZJ").heard(consumer, TODAY);
        clock.set(at("2026-03-03T09:30"));
        UUID tomorrow = HeardTicket.of("MZJ").heard(consumer, clock.instant());
        for (UUID id : List.of(old, today)) {
            caseOf(id).body("deadlines.reply.dueAt", equalTo("2026-03-09T23:59:59+08:00"));
        }
        caseOf(tomorrow)
                .body("deadlines.reply.dueAt", equalTo("2026-03-06T23:59:59+08:00"))
                .body("deadlines.reply.receipt.article", equalTo("新办法第一条"));
        assertThat(keys("limit/STANDARD/REPLY/"))
                .containsExactly("limit/STANDARD/REPLY/1900-01-01", "limit/STANDARD/REPLY/2026-03-03");
        assertThat(keys("limit/STANDARD/SIGN/"))
                .as("what stays the same has no new version")
                .hasSize(1);
        assertThat(isEdited("limit/STANDARD/REPLY/2026-03-03")).isTrue();
        assertThat(isEdited("limit/STANDARD/SIGN/1900-01-01")).isFalse();
    }

    @Test
    void aCellThatIsLeftOutHasNoLimitFromThenOn() {
        ObjectNode table = limitsForm("2026-03-02");
        ArrayNode items = (ArrayNode) table.get("items");
        for (int n = items.size() - 1; n >= 0; n--) {
            if (items.get(n).path("limitClass").asText().equals("STANDARD")
                    && items.get(n).path("step").asText().equals("CONTACT")) {
                items.remove(n);
            }
        }
        put("limits", "*", table).then().statusCode(200);
        UUID id = HeardTicket.of("MZJ").heard(consumer, TODAY);
        caseOf(id)
                .body("deadlines.contact", nullValue())
                .body("deadlines.sign.dueAt", equalTo("2026-03-03T23:59:59+08:00"));
    }

    @Test
    void eachBadFieldOfTheLimitsIsNamed() {
        ObjectNode table = limitsForm("2026-03-01");
        cell(table, "STANDARD", "REPLY").withObject("limit").put("amount", 251);
        ((ArrayNode) table.get("items")).add(cell(table, "STANDARD", "SIGN").deepCopy());
        cell(table, "URGENT", "SIGN").put("limitClass", "PRAISE");
        put("limits", "*", table)
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("effectiveFrom"))
                .body("violations.field.findAll { it.endsWith('limit.amount') }.size()", equalTo(1))
                .body("violations.field.findAll { it.endsWith('limitClass') }.size()", equalTo(1))
                .body("violations.field.findAll { it.endsWith('step') }.size()", equalTo(1));
    }

    @Test
    void onlyAnAdminChangesTheDirectoryForTheVersionThatWasRead() {
        ObjectNode table = limitsForm("2026-03-02");
        as("supervisor")
                .header("If-Match", "*")
                .body(table.toString())
                .put("/v1/limits")
                .then()
                .statusCode(403);
        as("admin").body(table.toString()).put("/v1/limits").then().statusCode(428);
        put("limits", "\"1\"", table).then().statusCode(412);
        put("catalogue", "\"1\"", catalogueForm("2026-03-02")).then().statusCode(412);
        unit("MZJ", "\"7\"", "{'name':'x','nameEn':'x','kind':'DEPARTMENT','parentCode':'QZF'}")
                .then()
                .statusCode(412);
        assertThat(SavedDirectory.of(jdbi)).isEqualTo(before);
    }

    @Test
    void theCatalogueChangesFromADayOnAndTheSameAgainChangesNothing() {
        put("catalogue", "*", catalogueForm("2026-03-02")).then().statusCode(200);
        assertThat(SavedDirectory.of(jdbi)).isEqualTo(before);
        ObjectNode form = catalogueForm("2026-03-02");
        entry(form, "C01").put("leadUnitCode", "NMJ");
        put("catalogue", "*", form)
                .then()
                .statusCode(200)
                .body("items.find { it.code == 'C01' }.leadUnitCode", equalTo("NMJ"));
        UUID id = new HeardTicket("HELP", "NORMAL", null, "'categoryCode':'01','areaCode':'150522100',")
                .heard(consumer, TODAY);
        caseOf(id).body("unitCode", equalTo("NMJ")).body("decision.entry", equalTo("C01"));
        entry(form, "C01").put("leadUnitCode", "NOBODY");
        entry(form, "C0101").put("categoryCode", "77");
        put("catalogue", "*", form)
                .then()
                .statusCode(400)
                .body("violations.field.findAll { it.endsWith('leadUnitCode') }.size()", equalTo(1))
                .body("violations.field.findAll { it.endsWith('categoryCode') }.size()", equalTo(1));
    }

    @Test
    void aUnitIsRenamedFromADayOnAndANewOneIsMade() {
        unit(
                        "MZJ",
                        tag("MZJ"),
                        "{'name':'民政和社会局','nameEn':'Civil and Social','kind':'DEPARTMENT','parentCode':'QZF',"
                                + "'areaCode':'150522','effectiveFrom':'2026-03-04'}")
                .then()
                .statusCode(200)
                .body("versions.size()", equalTo(2));
        as("admin").get("/v1/units").then().body("items.find { it.code == 'MZJ' }.name", equalTo("民政局"));
        clock.set(at("2026-03-04T09:00"));
        as("admin").get("/v1/units").then().body("items.find { it.code == 'MZJ' }.name", equalTo("民政和社会局"));
        unit("XINJU", "*", "{'name':'新局','nameEn':'New Bureau','kind':'DEPARTMENT','parentCode':'QZF'}")
                .then()
                .statusCode(200);
        UUID id = HeardTicket.of("XINJU").heard(consumer, clock.instant());
        caseOf(id).body("unitCode", equalTo("XINJU"));
    }

    @Test
    void eachBadFieldOfAUnitIsNamed() {
        unit(
                        "MZJ",
                        "*",
                        "{'name':'x','nameEn':'x','kind':'DEPARTMENT','parentCode':'MZJ','areaCode':'9','heir':'NMJ',"
                                + "'effectiveFrom':'2026-03-01'}")
                .then()
                .statusCode(400)
                .body("violations.field", hasItems("parentCode", "areaCode", "endsOn", "effectiveFrom"));
        unit(
                        "MZJ",
                        "*",
                        "{'name':'x','nameEn':'x','kind':'DEPARTMENT','parentCode':'QZF','endsOn':'2026-04-01','heir':'MZJ'}")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("heir"));
        unit("MZJ", "*", "{'name':'x','nameEn':'x','kind':'DEPARTMENT','parentCode':'QZF','endsOn':'2026-04-01'}")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("heir"));
        unit("m", "*", "{'name':'x','nameEn':'x','kind':'DEPARTMENT','parentCode':'QZF'}")
                .then()
                .statusCode(404);
    }

    private static ObjectNode limitsForm(String from) {
        ObjectNode form = Json.read("{\"effectiveFrom\":\"" + from + "\"}", ObjectNode.class);
        ArrayNode items = form.putArray("items");
        items("/v1/limits").forEach(item -> {
            ObjectNode cell = items.addObject();
            cell.set("limitClass", item.get("limitClass"));
            cell.set("step", item.get("step"));
            cell.set("limit", item.get("limit"));
        });
        return form;
    }

    private static ObjectNode catalogueForm(String from) {
        ObjectNode form = Json.read("{\"effectiveFrom\":\"" + from + "\"}", ObjectNode.class);
        ArrayNode items = form.putArray("items");
        items("/v1/catalogue").forEach(item -> {
            ObjectNode entry = item.deepCopy();
            entry.remove(List.of("effectiveFrom", "effectiveTo"));
            items.add(entry);
        });
        return form;
    }

    private static ArrayNode items(String path) {
        return (ArrayNode)
                Json.read(as("admin").get(path).asString(), JsonNode.class).get("items");
    }

    private static ObjectNode cell(ObjectNode form, String limitClass, String step) {
        for (JsonNode item : form.get("items")) {
            if (item.path("limitClass").asText().equals(limitClass)
                    && item.path("step").asText().equals(step)) {
                return (ObjectNode) item;
            }
        }
        throw new AssertionError(limitClass + " " + step);
    }

    private static ObjectNode entry(ObjectNode form, String code) {
        for (JsonNode item : form.get("items")) {
            if (item.path("code").asText().equals(code)) {
                return (ObjectNode) item;
            }
        }
        throw new AssertionError(code);
    }

    private static Response put(String what, String ifMatch, JsonNode body) {
        return as("admin").header("If-Match", ifMatch).body(body.toString()).put("/v1/" + what);
    }

    private static Response unit(String code, String ifMatch, String body) {
        return as("admin")
                .header("If-Match", ifMatch)
                .body(body.replace('\'', '"'))
                .put("/v1/units/" + code);
    }

    private static String tag(String unit) {
        return as("admin")
                .get("/v1/units/" + unit)
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");
    }

    private static io.restassured.response.ValidatableResponse caseOf(UUID id) {
        return as("supervisor").get("/v1/cases/" + id).then().statusCode(200);
    }

    private List<String> keys(String prefix) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT key FROM latest WHERE key LIKE :prefix || '%' AND data IS NOT NULL ORDER BY key")
                .bind("prefix", prefix)
                .mapTo(String.class)
                .list());
    }

    /** Whether the seeds leave it alone from now on. */
    private boolean isEdited(String key) {
        return jdbi.withHandle(handle -> handle.createQuery(
                                "SELECT count(*) FROM directory_edit WHERE :key LIKE thing || '/%'")
                        .bind("key", key)
                        .mapTo(Integer.class)
                        .one())
                == 1;
    }

    private static RequestSpecification as(String role) {
        return given().auth().oauth2(TestTokens.of(role, role)).contentType(ContentType.JSON);
    }
}
