package hotline.dispatch;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hotline.testing.LogCapture;
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
import java.util.UUID;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Logs follow a case by the trace of its call, and know nobody's words. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class LogsTest {
    private static final String PHONE = "13904758162";
    private static final String TEXT = "低保金三月没有到账";
    private static final Pattern SECRETS = Pattern.compile(PHONE + "|8162|没有到账");
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    TestStack stack;

    @Inject
    Jdbi jdbi;

    @Test
    void noLogKnowsWhatWasSaid() {
        Traffic traffic = new Traffic(stack);
        UUID id = UUID.randomUUID();
        UUID broken = UUID.randomUUID();
        try (LogCapture log = LogCapture.begin()) {
            traffic.send("hotline.tickets.v1", id.toString(), "hotline.ticket.registered.v1", 1, registered(id), TRACE);
            traffic.send(
                    "hotline.words.v1",
                    id + "/ticket/1",
                    "hotline.words.v1",
                    1,
                    "{\"subject\":\"" + TEXT + "\"}",
                    TRACE);
            traffic.send(
                    "hotline.words.v1",
                    broken + "/ticket/1",
                    "hotline.words.v1",
                    1,
                    "{\"subject\":" + TEXT + PHONE,
                    TRACE);
            traffic.send(
                    "hotline.tickets.v1",
                    broken.toString(),
                    "hotline.ticket.registered.v1",
                    1,
                    "{\"number\":{\"x\":\"" + PHONE + "\"}}",
                    TRACE);
            await().atMost(LONG).until(() -> handler().get("/v1/cases/" + id).statusCode() == 200 && held(broken) > 0);
            handler().body("{}").post("/v1/cases/" + id + "/signature").then().statusCode(200);
            refused(id, "{\"reached\":\"" + TEXT + "\"}", 400);
            refused(id, "{\"reached\":true,\"text\":\"" + TEXT + PHONE, 400);
            jdbi.useHandle(handle ->
                    handle.execute("ALTER TABLE history ADD CONSTRAINT broken CHECK (sequence < 0) NOT VALID"));
            try {
                refused(id, "{\"reached\":true,\"channel\":\"PHONE\",\"text\":\"" + TEXT + PHONE + "\"}", 500);
            } finally {
                jdbi.useHandle(handle -> handle.execute("ALTER TABLE history DROP CONSTRAINT broken"));
            }
            assertThat(log.text())
                    .contains("has taken hotline.ticket.registered.v1 of " + id, "holds its key", "a request failed");
            assertThat(log.text()).doesNotContainPattern(SECRETS);
        }
    }

    @Test
    void whatFollowsOnAMessageGoesOnUnderItsTrace() {
        Traffic traffic = new Traffic(stack);
        UUID id = UUID.randomUUID();
        traffic.send("hotline.tickets.v1", id.toString(), "hotline.ticket.registered.v1", 1, registered(id), TRACE);
        assertThat(traffic.traces(id.toString(), 1, "hotline.cases.v1"))
                .allMatch(trace -> trace.startsWith(TRACE.substring(0, 36)) && trace.endsWith("-01"))
                .hasSize(1);
    }

    private static String registered(UUID id) {
        return """
                {"number":"%s","type":"HELP","urgency":"NORMAL","chosenUnitCode":"MZJ","targetNamed":false,
                 "handledOnTheSpot":false,"firstResponder":{"person":"operator","unitCode":"ZWJ"},"reachable":true,
                 "replyWanted":true,"sealed":false,"registeredAt":"2026-01-02T03:04:05Z","words":"%s/ticket/1"}
                """.formatted(id, id);
    }

    private int held(UUID id) {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT count(*) FROM held_message WHERE key LIKE :id || '%'")
                        .bind("id", id.toString())
                        .mapTo(Integer.class)
                        .one());
    }

    private static void refused(UUID id, String body, int status) {
        handler().body(body).post("/v1/cases/" + id + "/contacts").then().statusCode(status);
    }

    private static RequestSpecification handler() {
        return given().auth().oauth2(TestTokens.handlerOf("MZJ")).contentType(ContentType.JSON);
    }
}
