package hotline.reporting;

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
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Logs know nobody, whatever is asked for and whatever a message holds by mistake. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class LogsTest {
    private static final String PHONE = "13904758162";
    private static final Pattern SECRETS = Pattern.compile(PHONE + "|8162");

    TestStack stack;

    @Inject
    Jdbi jdbi;

    @Test
    void noLogKnowsWhatSomebodyTyped() {
        Traffic traffic = new Traffic(stack);
        String key = UUID.randomUUID().toString();
        try (LogCapture log = LogCapture.begin()) {
            for (String topic : new String[] {"hotline.tickets.v1", "hotline.cases.v1"}) {
                traffic.send(
                        topic, key, "hotline.ticket.registered.v1", 1, "{\"number\":{\"x\":\"" + PHONE + "\"}}", null);
            }
            await().atMost(Duration.ofSeconds(60)).until(() -> held(key) == 2);
            for (String path :
                    new String[] {"/v1/summary?unit=" + PHONE, "/v1/summary?from=" + PHONE, "/v1/" + PHONE}) {
                given().auth().oauth2(TestTokens.of("supervisor", "supervisor")).get(path);
            }
            assertThat(log.text()).contains("holds its key").doesNotContainPattern(SECRETS);
        }
    }

    private int held(String key) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT count(*) FROM held_message WHERE key = :key")
                .bind("key", key)
                .mapTo(Integer.class)
                .one());
    }
}
