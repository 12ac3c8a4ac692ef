package hotline.intake;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import hotline.testing.StackResource;
import hotline.testing.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
class RegistrationTest {
    @Test
    void registers() {
        given().auth()
                .oauth2(TestTokens.of("operator", "operator"))
                .contentType(ContentType.JSON)
                .body("""
                        {"channel":"PHONE","type":"HELP","subject":"低保金未到账","content":"三月的低保金没有到账",
                         "caller":{"name":"王小明","phone":"138 0000 1234"}}
                        """)
                .when()
                .post("/v1/tickets")
                .then()
                .log()
                .all()
                .statusCode(201)
                .header("Location", startsWith("http"))
                .body("caller.phone", equalTo("138****1234"))
                .body("stage", equalTo("REGISTERED"));
    }

    @Test
    void namesEachBadField() {
        given().auth()
                .oauth2(TestTokens.of("operator", "operator"))
                .contentType(ContentType.JSON)
                .body("{\"channel\":\"PHONE\",\"type\":\"HELP\",\"subject\":\"\"}")
                .when()
                .post("/v1/tickets")
                .then()
                .log()
                .all()
                .statusCode(400)
                .body("violations.field", hasItem("content"))
                .body("violations.field", hasItem("caller"));
        given().contentType(ContentType.JSON)
                .body("{}")
                .post("/v1/tickets")
                .then()
                .log()
                .all()
                .statusCode(401);
        given().auth()
                .oauth2(TestTokens.of("callback", "callback"))
                .contentType(ContentType.JSON)
                .body("{}")
                .post("/v1/tickets")
                .then()
                .log()
                .all()
                .statusCode(403);
        given().auth()
                .oauth2(TestTokens.of("operator", "operator"))
                .get("/v1/tickets/150522")
                .then()
                .log()
                .all()
                .statusCode(404);
    }
}
