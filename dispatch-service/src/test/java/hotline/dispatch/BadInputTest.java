package hotline.dispatch;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

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
                .with("year", "\"2026\"");
        assertThat(input.faults(Set.of())).isEmpty();
        assertThat(input.sent()).isGreaterThan(500);
    }
}
