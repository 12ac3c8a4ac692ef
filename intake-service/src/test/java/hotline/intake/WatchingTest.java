package hotline.intake;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import hotline.testing.LogCapture;
import hotline.testing.Observability;
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
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is seen of the service from outside: health, metrics, traces, and logs that know nobody. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class WatchingTest {
    private static final String NAME = "乌力吉巴雅尔";
    private static final String PHONE = "13904758162";
    private static final String TEXT = "低保金三月没有到账";
    private static final String CALL = """
            {"channel": "PHONE", "type": "HELP", "subject": "%s", "content": "%s",
             "caller": {"name": "%s", "phone": "%s"}}
            """.formatted(TEXT, TEXT, NAME, PHONE);
    private static final Pattern SECRETS = Pattern.compile(NAME + "|" + PHONE + "|8162|" + TEXT + "|没有到账");
    private static final Duration LONG = Duration.ofSeconds(60);

    TestStack stack;

    @Inject
    Jdbi jdbi;

    @BeforeEach
    void aDirectory() {
        TestDirectory.fill(jdbi);
    }

    @Test
    void healthSaysWhatWaits() {
        await().atMost(LONG)
                .untilAsserted(() -> given().get("/q/health/ready")
                        .then()
                        .statusCode(200)
                        .body("checks.find { it.name == 'messaging' }.data.outboxRows", greaterThanOrEqualTo(0))
                        .body("checks.find { it.name == 'messaging' }.data.heldKeys", greaterThanOrEqualTo(0))
                        .body("checks.find { it.name == 'messaging' }.data.relayLeads", equalTo(true))
                        .body("checks.find { it.name == 'messaging' }.data.kafka", equalTo("connected"))
                        .body("checks.find { it.name == 'messaging' }.data.'lag of hotline.cases.v1'", equalTo(0)));
        given().get("/q/health/live").then().statusCode(200).body("checks.name", hasItem("messaging threads"));
    }

    @Test
    void everyMetricThatIsWatchedIsThereAndNamesNobody() {
        String id = register(as("operator")).extract().path("id");
        as("operator").get("/v1/tickets/" + id).then().statusCode(200);
        as("operator").get("/v1/tickets/" + PHONE).then().statusCode(404);
        as("operator").get("/v1/" + PHONE).then().statusCode(404);
        String metrics = given().get("/q/metrics").asString();
        assertThat(Observability.metrics())
                .isNotEmpty()
                .allSatisfy(name -> assertThat(metrics).containsPattern("(?m)^" + name + "[ {]"));
        assertThat(metrics).contains("uri=\"/v1/tickets/{idOrNumber}\"").doesNotContain(id, PHONE);
    }

    @Test
    void theTraceOfACallGoesWithItsEvents() {
        String trace = UUID.randomUUID().toString().replace("-", "");
        String id = register(as("operator").header("traceparent", "00-" + trace + "-b7ad6b7169203331-01"))
                .header("traceresponse", org.hamcrest.Matchers.startsWith("00-" + trace + "-"))
                .extract()
                .path("id");
        List<String> traces = new Traffic(stack).traces(id, 2, "hotline.tickets.v1", "hotline.words.v1");
        assertThat(traces).hasSize(2);
        assertThat(traces).allMatch(one -> one.startsWith("00-" + trace + "-") && one.endsWith("-01"));
    }

    @Test
    void noLogKnowsWhoCalled() {
        try (LogCapture log = LogCapture.begin()) {
            String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
            String id = register(as("operator").header("traceparent", trace))
                    .extract()
                    .path("id");
            as("operator").get("/v1/tickets?q=没有到账&phone=" + PHONE).then().statusCode(200);
            as("operator").get("/v1/tickets/" + PHONE).then().statusCode(404);
            as("operator").get("/v1/tickets?from=" + PHONE).then().statusCode(400);
            refused(CALL.replace("\"HELP\"", "\"" + NAME + "\""), 400);
            refused(CALL.replace("\"HELP\"", "[\"" + PHONE + "\"]"), 400);
            refused(CALL.substring(0, CALL.length() - 5), 400);
            refused(CALL.replace("\"name\"", "\"" + NAME + "\""), 400);
            refused(CALL.replace(TEXT, TEXT + "\\u0000"), 400);
            refused(CALL.replace("\"channel\": \"PHONE\",", ""), 400);
            jdbi.useHandle(handle ->
                    handle.execute("ALTER TABLE ticket ADD CONSTRAINT broken CHECK (channel IS NULL) NOT VALID"));
            try {
                refused(CALL, 500);
                as("operator")
                        .body(NAME + " " + PHONE + " " + TEXT)
                        .contentType("application/json")
                        .post("/v1/tickets/" + id + "/feedbacks")
                        .then()
                        .statusCode(400);
            } finally {
                jdbi.useHandle(handle -> handle.execute("ALTER TABLE ticket DROP CONSTRAINT broken"));
            }
            assertThat(log.text()).contains("TicketResource.register answered 201", "a request failed");
            assertThat(log.text()).doesNotContainPattern(SECRETS);
        }
    }

    private static void refused(String body, int status) {
        as("operator")
                .body(body)
                .post("/v1/tickets")
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("detail", not(org.hamcrest.Matchers.matchesRegex(".*(" + PHONE + "|" + TEXT + ").*")));
    }

    private static io.restassured.response.ValidatableResponse register(RequestSpecification asker) {
        return asker.body(CALL).post("/v1/tickets").then().statusCode(201);
    }

    private static RequestSpecification as(String user) {
        return given().auth().oauth2(TestTokens.of(user, user)).contentType(ContentType.JSON);
    }
}
