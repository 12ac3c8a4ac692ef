package hotline.intake;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import hotline.testing.StackResource;
import hotline.testing.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Likely duplicates, the caller's earlier tickets, and group appeals 群诉, over REST. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class LikeTest {
    @Inject
    Jdbi jdbi;

    @BeforeEach
    void aDirectory() {
        TestDirectory.fill(jdbi);
        jdbi.useHandle(handle -> {
            handle.execute("INSERT INTO latest VALUES ('hotline.directory.v1', 'category/030201/1900-01-01', 1,"
                    + " '{\"code\":\"030201\",\"name\":\"供水\",\"effectiveFrom\":\"1900-01-01\"}')"
                    + " ON CONFLICT DO NOTHING");
            handle.execute("INSERT INTO latest VALUES ('hotline.directory.v1', 'category/030202/1900-01-01', 1,"
                    + " '{\"code\":\"030202\",\"name\":\"水质\",\"effectiveFrom\":\"1900-01-01\"}')"
                    + " ON CONFLICT DO NOTHING");
        });
        // the directory is read again when it is a few seconds old
        await().atMost(Duration.ofSeconds(20))
                .until(() -> operator()
                                .body(body("试一下类别", "13700000099", "030202"))
                                .post("/v1/tickets")
                                .statusCode()
                        == 201);
    }

    @Test
    void aDraftFindsWhatIsAlikeAndWhatItsCallerAskedBefore() {
        String alike = register("东风嘎查的机井水泵烧了，浇不上地", "13700000001", "030201");
        String earlier = register("想问医保怎么转移接续", "13700000002", "030201");
        indexed(earlier);
        similar("{\"subject\":\"东风嘎查机井水泵烧坏\",\"content\":\"浇不上地\",\"phone\":\"137 0000 0002\"}")
                .body("items.ticket.id", containsInAnyOrder(alike, earlier))
                .body("items[0].ticket.id", equalTo(alike))
                .body("items[0].likeness", greaterThan(0.3f))
                .body("items.sameCaller", contains(false, true));
        similar("{\"content\":\"完全没有关系的另外一件事情\"}").body("items", empty());
        operator()
                .get("/v1/tickets/" + alike + "/similar")
                .then()
                .statusCode(200)
                .body("items.ticket.id", not(hasItem(alike)));
        given().auth()
                .oauth2(TestTokens.handlerOf("MZJ"))
                .contentType(ContentType.JSON)
                .body("{}")
                .post("/v1/tickets/similar")
                .then()
                .statusCode(403);
    }

    @Test
    void threeOfOnePlaceAndBranchAreProposedAsAGroupUntilTheyAreMerged() {
        String one = register("河西村自来水停了三天，全村没水吃", "13700000011", "030201");
        String two = register("河西村三天没有自来水了，村里没水吃", "13700000012", "030202");
        indexed(two);
        operator().get("/v1/groups").then().body("items.findAll { it.tickets.id.contains('" + one + "') }", empty());
        String three = register("我们河西村自来水停了，没水吃三天了", "13700000013", "030201");
        register("河西村的路灯不亮", "13700000014", "030201");
        indexed(three);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> operator()
                        .get("/v1/groups?areaCode=150522100")
                        .then()
                        .statusCode(200)
                        .body(
                                "items.find { it.tickets.id.contains('" + one + "') }.tickets.id",
                                containsInAnyOrder(one, two, three))
                        .body("items.find { it.tickets.id.contains('" + one + "') }.categoryBranch", equalTo("0302")));
        merged(two);
        merged(three);
        operator().get("/v1/groups").then().body("items.findAll { it.tickets.id.contains('" + one + "') }", empty());
    }

    @Test
    @Tag("FR-17")
    void whoCalledOnASealedTicketIsNotFoundByADispatcher() {
        String sealed = operator()
                .body(body("投诉民政局工作人员态度", "13700000077", "030201")
                        .replace("\"HELP\"", "\"COMPLAINT\",\"targetUnitCode\":\"MZJ\""))
                .post("/v1/tickets")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        indexed(sealed);
        String draft = "{\"content\":\"完全没有关系的事\",\"phone\":\"13700000077\"}";
        similar(draft).body("items.ticket.id", contains(sealed));
        given().auth()
                .oauth2(TestTokens.of("dispatcher", "dispatcher"))
                .contentType(ContentType.JSON)
                .body(draft)
                .post("/v1/tickets/similar")
                .then()
                .statusCode(200)
                .body("items", empty());
    }

    private void merged(String id) {
        jdbi.useHandle(handle -> handle.execute(
                "INSERT INTO case_view (ticket_id, sequence, stage, at) VALUES (?, 1, 'MERGED', now())",
                UUID.fromString(id)));
    }

    private void indexed(String id) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> jdbi.withHandle(
                                handle -> handle.createQuery("SELECT count(*) FROM search_entry WHERE ticket_id = :id")
                                        .bind("id", UUID.fromString(id))
                                        .mapTo(Integer.class)
                                        .one())
                        == 1);
    }

    private static io.restassured.response.ValidatableResponse similar(String draft) {
        return operator().body(draft).post("/v1/tickets/similar").then().statusCode(200);
    }

    private static String register(String content, String phone, String category) {
        return operator()
                .body(body(content, phone, category))
                .post("/v1/tickets")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static String body(String content, String phone, String category) {
        return """
                {"channel":"PHONE","type":"HELP","subject":"反映","content":"%s","areaCode":"150522100",
                 "categoryCode":"%s","caller":{"phone":"%s"}}
                """.formatted(content, category, phone);
    }

    private static RequestSpecification operator() {
        return given().auth().oauth2(TestTokens.of("operator", "operator")).contentType(ContentType.JSON);
    }
}
