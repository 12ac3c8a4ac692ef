package hotline.intake;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.testing.StackResource;
import hotline.testing.TestTokens;
import hotline.testing.bad.BadInput;
import hotline.testing.bad.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** What nobody should send is refused in words, and changes nothing. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class BadInputTest {
    private static final String[] ALL_ROLES = {
        "operator", "dispatcher", "callback", "supervisor", "admin", "auditor", "importer"
    };

    @Inject
    Jdbi jdbi;

    @Test
    void nothingThatIsSentBreaksIt() throws Exception {
        TestDirectory.fill(jdbi);
        String token = TestTokens.of("operator", ALL_ROLES);
        String ticket = given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body("""
                        {"channel": "PHONE", "type": "HELP", "subject": "a", "content": "b",
                         "caller": {"phone": "13800001234"}}
                        """)
                .post("/v1/tickets")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        BadInput input = new BadInput(
                        URI.create("http://localhost:" + RestAssured.port),
                        given().get("/q/openapi?format=json").asString(),
                        token,
                        Tables.but(jdbi, "outbox", "position", "resend", "search_entry", "number_block"))
                .with("idOrNumber", "\"" + ticket + "\"")
                .with("caller", "{\"phone\":\"13800001234\"}")
                .with("person", "\"operator\"")
                .with("unitCode", "\"ZWJ\"")
                .withParameter("/intake/v1/tickets/{idOrNumber}/attachments", "name", "a.jpg")
                .withHeader("If-Match", "*");
        assertThat(input.faults(Set.of())).isEmpty();
        assertThat(input.sent()).isGreaterThan(1000);
    }
}
