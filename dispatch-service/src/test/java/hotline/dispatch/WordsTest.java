package hotline.dispatch;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import hotline.testing.StackResource;
import hotline.testing.TestStack;
import hotline.testing.TestTokens;
import hotline.testing.Traffic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** What staff write of a case: marked, erased with the ticket, written by machines too. Intake is not there: its messages are sent by hand. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class WordsTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    TestStack stack;

    @Inject
    Jdbi jdbi;

    @Test
    void aNumberThatStaffWriteBecomesAMarkAndAnOfficesLineStays() {
        UUID id = aCaseOf("MZJ");
        move(handler("MZJ"), id, "signature", "{}", 200);
        move(
                handler("MZJ"),
                id,
                "contacts",
                "{\"reached\":true,\"channel\":\"PHONE\",\"text\":\"打159 1234 5678\"}",
                200);
        move(
                handler("MZJ"),
                id,
                "reply",
                "{\"result\":\"证号150522199003072316已核\",\"basis\":\"办法\",\"measures\":\"回电0475-5212345\"}",
                200);
        handler("MZJ")
                .get("/v1/cases/" + id)
                .then()
                .statusCode(200)
                .body("reply.result", equalTo("证号〔证件号〕已核"))
                .body("reply.measures", equalTo("回电0475-5212345"))
                .body("history.text", hasItem("打〔电话〕"));
        assertThat(texts(id)).noneMatch(text -> text.contains("5678") || text.contains("1990"));
    }

    @Test
    void whatIsErasedAtIntakeIsErasedHere() {
        UUID id = aCaseOf("MZJ");
        move(handler("MZJ"), id, "signature", "{}", 200);
        move(
                handler("MZJ").header("Idempotency-Key", UUID.randomUUID().toString()),
                id,
                "contacts",
                "{\"reached\":true,\"channel\":\"PHONE\",\"text\":\"说明情况\"}",
                200);
        assertThat(answersAbout(id)).isEqualTo(1);
        send("hotline.tickets.v1", id.toString(), "hotline.ticket.corrected.v1", 2, "{\"ticketId\":\"" + id + "\"}");
        send("hotline.tickets.v1", id.toString(), "hotline.ticket.erased.v1", 3, "{\"ticketId\":\"" + id + "\"}");
        send("hotline.words.v1", id + "/ticket/1", "", 2, null);
        await().atMost(LONG).until(() -> texts(id).isEmpty());
        await().atMost(LONG).until(() -> count("SELECT count(*) FROM outbox WHERE :id <> ''", id) == 0);
        assertThat(count("SELECT count(*) FROM latest WHERE key LIKE :id || '/contacted/%' AND sequence = 2", id))
                .isEqualTo(1);
        assertThat(count("SELECT count(*) FROM resend WHERE key LIKE :id || '/contacted/%'", id))
                .isEqualTo(2);
        assertThat(answersAbout(id)).isZero();
        handler("MZJ")
                .header("Accept-Language", "en")
                .get("/v1/cases/" + id)
                .then()
                .statusCode(200)
                .body("subject", equalTo("(erased)"))
                .body("history.text", everyItem(nullValue()));
    }

    @Test
    void aMachineDoesForItsUnitWhatItsScopesName() {
        UUID id = aCaseOf("MZJ");
        machine(null, "cases:read").get("/v1/cases/" + id).then().statusCode(200);
        machine("NMJ", "cases:read").get("/v1/cases/" + id).then().statusCode(404);
        machine("MZJ", "cases:read").get("/v1/cases/" + id).then().statusCode(200);
        move(machine("MZJ", "cases:read"), id, "signature", "{}", 403);
        move(machine(null, "replies:write"), id, "signature", "{}", 403);
        move(machine("NMJ", "replies:write"), id, "signature", "{}", 404);
        move(machine("MZJ", "replies:write"), id, "signature", "{}", 200);
        move(
                machine("MZJ", "replies:write"),
                id,
                "contacts",
                "{\"reached\":true,\"channel\":\"PHONE\",\"text\":\"说明\"}",
                200);
        String reply = "{\"result\":\"r\",\"basis\":\"b\",\"measures\":\"m\"}";
        move(machine(null, "replies:write"), id, "reply", reply, 403);
        move(machine("MZJ", "replies:write"), id, "reply", reply, 200);
        String content = "{\"reached\":true,\"resolved\":\"YES\",\"satisfiedWithResult\":\"SATISFIED\"}";
        move(machine("MZJ", "callbacks:write"), id, "callbacks", content, 403);
        move(machine(null, "replies:write"), id, "callbacks", content, 403);
        move(machine(null, "callbacks:write"), id, "callbacks", content, 200);
        machine(null, "cases:read").get("/v1/cases/" + id).then().body("stage", equalTo("CLOSED"));
    }

    @Test
    void ofTwoMovesAtOnceTheSecondSeesTheFirst() throws Exception {
        UUID id = aCaseOf("MZJ");
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            Callable<Integer> sign = () -> handler("MZJ")
                    .body("{}")
                    .post("/v1/cases/" + id + "/signature")
                    .statusCode();
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> one : two.invokeAll(List.of(sign, sign))) {
                statuses.add(one.get());
            }
            assertThat(statuses).containsExactlyInAnyOrder(200, 409);
        }
    }

    private UUID aCaseOf(String unit) {
        UUID id = UUID.randomUUID();
        send("hotline.tickets.v1", id.toString(), "hotline.ticket.registered.v1", 1, """
                {"number":"%s","type":"HELP","urgency":"NORMAL","chosenUnitCode":"%s","targetNamed":false,
                 "handledOnTheSpot":false,"firstResponder":{"person":"operator","unitCode":"ZWJ"},"reachable":true,
                 "replyWanted":true,"sealed":false,"registeredAt":"%s","words":"%s/ticket/1"}
                """.formatted(
                        id, unit, Instant.now(), id));
        send("hotline.words.v1", id + "/ticket/1", "hotline.words.v1", 1, "{\"subject\":\"低保\",\"content\":\"没有到账\"}");
        await().atMost(LONG)
                .until(() -> !texts(id).isEmpty()
                        && as("dispatcher", "dispatcher").get("/v1/cases/" + id).statusCode() == 200);
        return id;
    }

    private void send(String topic, String key, String type, int sequence, String body) {
        new Traffic(stack).send(topic, key, type, sequence, body, null);
    }

    private List<String> texts(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT data::text FROM latest WHERE key LIKE :id || '/%' AND data IS NOT NULL")
                .bind("id", id.toString())
                .mapTo(String.class)
                .list());
    }

    private int answersAbout(UUID id) {
        return count("SELECT count(*) FROM idempotent_answer WHERE position(:id IN body) > 0", id);
    }

    private int count(String query, UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery(query)
                .bind("id", id.toString())
                .mapTo(Integer.class)
                .one());
    }

    private static void move(RequestSpecification asker, UUID id, String move, String body, int status) {
        asker.body(body).post("/v1/cases/" + id + "/" + move).then().statusCode(status);
    }

    private static RequestSpecification machine(String unit, String scopes) {
        return given().auth()
                .oauth2(TestTokens.machine(unit == null ? "machine" : "machine-" + unit, unit, scopes))
                .contentType(ContentType.JSON);
    }

    private static RequestSpecification handler(String unit) {
        return given().auth().oauth2(TestTokens.handlerOf(unit)).contentType(ContentType.JSON);
    }

    private static RequestSpecification as(String user, String... roles) {
        return given().auth().oauth2(TestTokens.of(user, roles)).contentType(ContentType.JSON);
    }
}
