package hotline.dispatch;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.dispatch.persistence.CurrentDirectory;
import hotline.testing.StackResource;
import hotline.testing.TestTokens;
import hotline.testing.bad.BadInput;
import hotline.testing.bad.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What nobody should send is refused in words, and changes nothing. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class BadInputTest {
    private static final String[] ALL_ROLES = {
        "operator", "dispatcher", "callback", "supervisor", "admin", "auditor", "handler", "leader"
    };

    @Inject
    Jdbi jdbi;

    @Inject
    CurrentDirectory directory;

    private SavedDirectory before;

    @BeforeEach
    void asItIs() {
        before = SavedDirectory.of(jdbi);
    }

    @AfterEach
    void asItWas() {
        before.restore(jdbi);
        jdbi.useHandle(handle -> handle.execute("DELETE FROM recount_case"));
        directory.forget();
    }

    @Test
    void nothingThatIsSentBreaksIt() throws Exception {
        BadInput input = new BadInput(
                        URI.create("http://localhost:" + RestAssured.port),
                        given().get("/q/openapi?format=json").asString(),
                        TestTokens.of("dispatcher", ALL_ROLES),
                        Tables.but(jdbi, "outbox", "position", "resend"))
                .with("ticketId", "\"" + UUID.randomUUID() + "\"")
                .with("unitCode", "\"MZJ\"")
                .with("until", "\"2031-12-31\"")
                .with("figures", "[\"M\"]")
                .with("year", "\"2099\"")
                .with("days", "[{\"date\":\"2099-01-01\",\"name\":\"x\",\"offDay\":true}]")
                .with("unit", "\"NEWUNIT\"")
                .with("kind", "\"UPPER_LEVEL\"")
                .with("effectiveFrom", "\"2040-01-01\"")
                .with(
                        "items",
                        "[{\"limitClass\":\"URGENT\",\"step\":\"SIGN\",\"limit\":{\"amount\":1,\"clock\":\"MINUTES\",\"article\":\"x\"}}]")
                .withHeader("If-Match", "*");
        // whose items, and whose kind, are others
        Set<String> others = Set.of("PUT /dispatch/v1/catalogue", "POST /dispatch/v1/cases/{ticketId}/strike-off");
        assertThat(input.faults(others)).isEmpty();
        assertThat(input.sent()).isGreaterThan(500);
    }
}
