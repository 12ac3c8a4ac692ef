package hotline.intake;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import hotline.testing.StackResource;
import hotline.testing.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Photos, recordings and papers: what is taken, how it is served, who sees it, and that it goes with the person's data. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class AttachmentTest {
    private static final byte[] PHOTO = photo(2_000_000);

    @Inject
    Jdbi jdbi;

    @BeforeEach
    void aDirectory() {
        TestDirectory.fill(jdbi);
    }

    @Test
    void aPhotoIsKeptEncryptedServedAsADownloadAndEachLookIsKept() {
        String id = register("");
        attach(operator(), id, "?name=低保证 王小明.jpg&for=CONTACT", PHOTO)
                .statusCode(201)
                .body("n", equalTo(1))
                .body("for", equalTo("CONTACT"))
                .body("name", equalTo("低保证 〔姓名〕.jpg"))
                .body("type", equalTo("image/jpeg"))
                .body("size", equalTo(PHOTO.length));
        attach(operator(), id, "?name=x.html", "%PDF-1.7 <html>".getBytes(StandardCharsets.UTF_8))
                .statusCode(201)
                .body("n", equalTo(2))
                .body("type", equalTo("application/pdf"));
        var served = operator()
                .get("/v1/tickets/" + id + "/attachments/1")
                .then()
                .statusCode(200)
                .header("Content-Type", "image/jpeg")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("Cache-Control", "no-store")
                .extract();
        assertThat(served.header("Content-Disposition")).startsWith("attachment; filename*=UTF-8''%E4");
        assertThat(served.asByteArray()).isEqualTo(PHOTO);
        byte[] stored = jdbi.withHandle(
                handle -> handle.createQuery("SELECT content FROM attachment WHERE ticket_id = :id AND n = 1")
                        .bind("id", UUID.fromString(id))
                        .mapTo(byte[].class)
                        .one());
        assertThat(stored).isNotEqualTo(PHOTO);
        as("auditor", "auditor")
                .get("/v1/tickets/" + id + "/reveals")
                .then()
                .body("items.what", contains(contains("attachment/1")))
                .body("items.by", contains("operator"));
    }

    @Test
    void whatIsNoPictureRecordingOrPaperOrTooLargeIsRefused() throws IOException {
        String id = register("");
        attach(operator(), id, "?name=a.jpg", "<html><script>".getBytes(StandardCharsets.UTF_8))
                .statusCode(415);
        attach(operator(), id, "?name=a.jpg", new byte[0]).statusCode(415);
        assertThat(announced(id, 10 * 1024 * 1024 + 1)).contains(" 413 ");
        attach(operator(), id, "", PHOTO).statusCode(400);
        attach(operator(), id, "?name=a.jpg&for=NOTHING", PHOTO).statusCode(400);
        operator().get("/v1/tickets/" + id + "/attachments/1").then().statusCode(404);
        operator()
                .get("/v1/tickets/" + id + "/attachments")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(0));
    }

    @Test
    @Tag("FR-17")
    void ofASealedTicketOnlyOperatorAndCallBackStaffSeeThem() {
        String open = register("");
        String sealed = register(",\"targetUnitCode\":\"NMJ\"");
        for (String id : new String[] {open, sealed}) {
            attach(operator(), id, "?name=a.jpg", PHOTO).statusCode(201);
            jdbi.useHandle(handle -> {
                handle.execute(
                        "INSERT INTO case_unit SELECT u, id, registered_at FROM ticket, unnest(ARRAY['MZJ', 'ZWJ']) u WHERE id = ?",
                        UUID.fromString(id));
                handle.execute(
                        "INSERT INTO case_view (ticket_id, sequence, stage, unit_code, at) VALUES (?, 1, 'HANDLING', 'MZJ', now())",
                        UUID.fromString(id));
            });
        }
        for (String path : new String[] {"/attachments", "/attachments/1"}) {
            handler("MZJ").get("/v1/tickets/" + open + path).then().statusCode(200);
            as("supervisor", "supervisor")
                    .get("/v1/tickets/" + open + path)
                    .then()
                    .statusCode(200);
            // it had the case once, and works on it no more
            handler("ZWJ").get("/v1/tickets/" + open + path).then().statusCode(403);
            handler("MZJ").get("/v1/tickets/" + sealed + path).then().statusCode(403);
            handler("NMJ").get("/v1/tickets/" + sealed + path).then().statusCode(404);
            as("supervisor", "supervisor")
                    .get("/v1/tickets/" + sealed + path)
                    .then()
                    .statusCode(403);
            as("callback", "callback")
                    .get("/v1/tickets/" + sealed + path)
                    .then()
                    .statusCode(200);
        }
    }

    @Test
    void anErasureTakesThemAway() {
        String id = register("");
        attach(operator(), id, "?name=a.jpg", PHOTO).statusCode(201);
        as("admin", "admin")
                .body("{\"reason\":\"本人申请\"}")
                .post("/v1/tickets/" + id + "/erasure")
                .then()
                .statusCode(200);
        operator().get("/v1/tickets/" + id + "/attachments/1").then().statusCode(404);
        operator()
                .get("/v1/tickets/" + id + "/attachments")
                .then()
                .body("items[0].name", nullValue())
                .body("items[0].size", equalTo(PHOTO.length));
        boolean gone = jdbi.withHandle(
                handle -> handle.createQuery("SELECT content IS NULL FROM attachment WHERE ticket_id = :id")
                        .bind("id", UUID.fromString(id))
                        .mapTo(Boolean.class)
                        .one());
        assertThat(gone).isTrue();
        attach(operator(), id, "?name=a.jpg", PHOTO).statusCode(409).body("rule", equalTo("TICKET_IS_ERASED"));
    }

    @Test
    void theSameKeySentTwiceIsAttachedOnce() {
        String id = register("");
        for (int n = 0; n < 2; n++) {
            given().spec(operator())
                    .header("Idempotency-Key", "once-" + id)
                    .contentType("application/octet-stream")
                    .body(PHOTO)
                    .post("/v1/tickets/" + id + "/attachments?name=a.jpg")
                    .then()
                    .statusCode(201)
                    .body("n", equalTo(1));
        }
    }

    /** What is answered to a body that is only announced: a client that sends it whole may not get to read the answer. */
    private static String announced(String id, int length) throws IOException {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.getOutputStream()
                    .write(("POST /intake/v1/tickets/" + id + "/attachments?name=a.jpg HTTP/1.1\r\n"
                                    + "Host: localhost\r\nAuthorization: Bearer "
                                    + TestTokens.of("operator", "operator")
                                    + "\r\nContent-Type: application/octet-stream\r\nContent-Length: " + length
                                    + "\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
        }
    }

    private static byte[] photo(int size) {
        byte[] photo = new byte[size];
        Arrays.fill(photo, (byte) 7);
        photo[0] = (byte) 0xFF;
        photo[1] = (byte) 0xD8;
        photo[2] = (byte) 0xFF;
        return photo;
    }

    private static ValidatableResponse attach(RequestSpecification who, String id, String query, byte[] content) {
        return who.contentType("application/octet-stream")
                .body(content)
                .post("/v1/tickets/" + id + "/attachments" + query)
                .then();
    }

    private static String register(String more) {
        return operator()
                .body("""
                        {"channel":"PHONE","type":"COMPLAINT","subject":"低保金未到账","content":"三月的低保金没有到账",
                         "caller":{"name":"王小明","phone":"13800001234"}%s}
                        """.formatted(more))
                .post("/v1/tickets")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static RequestSpecification handler(String unit) {
        return given().auth().oauth2(TestTokens.handlerOf(unit)).contentType(ContentType.JSON);
    }

    private static RequestSpecification operator() {
        return as("operator", "operator");
    }

    private static RequestSpecification as(String user, String... roles) {
        return given().auth().oauth2(TestTokens.of(user, roles)).contentType(ContentType.JSON);
    }
}
