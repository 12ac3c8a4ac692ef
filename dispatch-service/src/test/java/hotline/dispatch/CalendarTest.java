package hotline.dispatch;

import static hotline.dispatch.deadlines.SeedDeadlines.at;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import hotline.dispatch.application.CalendarRecount;
import hotline.dispatch.messaging.TicketConsumer;
import hotline.dispatch.persistence.CurrentDirectory;
import hotline.testing.StackResource;
import hotline.testing.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A year's notice comes: open cases are counted again, each date that moves is listed, what was said before stays in the history. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class CalendarTest {
    /** As if the notice of 2027 gave 1 to 3 January, and made up for it on Saturday the 9th. */
    private static final String NOTICE = """
            {"days": [{"date": "2027-01-01", "name": "元旦", "offDay": true},
                      {"date": "2027-01-02", "name": "元旦", "offDay": true},
                      {"date": "2027-01-03", "name": "元旦", "offDay": true},
                      {"date": "2027-01-09", "name": "元旦", "offDay": false}]}
            """;

    /** As if it gave the weekend only, so that the 1st is worked. */
    private static final String SHORTER = """
            {"days": [{"date": "2027-01-02", "name": "元旦", "offDay": true},
                      {"date": "2027-01-03", "name": "元旦", "offDay": true}]}
            """;

    private static final Instant ASKED = at("2026-12-29T10:00");

    @Inject
    TicketConsumer consumer;

    @Inject
    CalendarRecount recount;

    @Inject
    TestClock clock;

    @Inject
    Jdbi jdbi;

    @Inject
    CurrentDirectory directory;

    private SavedDirectory before;

    @BeforeEach
    void beforeTheNotice() {
        before = SavedDirectory.of(jdbi);
        jdbi.useHandle(handle -> handle.execute("DELETE FROM recount_case"));
        clock.set(ASKED);
    }

    @AfterEach
    void theYearIsNotLoadedAgain() {
        before.restore(jdbi);
        directory.forget();
        jdbi.useHandle(handle -> handle.execute("DELETE FROM recount_case"));
        clock.reset();
    }

    @Test
    void loadingAYearMovesTheDatesOfOpenCasesAndListsThem() {
        UUID moving = HeardTicket.of("MZJ").heard(consumer, ASKED);
        UUID staying = HeardTicket.of("MZJ").type("CONSULTATION").heard(consumer, ASKED);
        UUID natural = HeardTicket.of("MZJ").urgency("URGENT").heard(consumer, ASKED);
        as("handler").get("/v1/cases/" + moving).then().statusCode(404);
        caseOf(moving)
                .then()
                .body("deadlines.reply.dueAt", equalTo("2027-01-05T23:59:59+08:00"))
                .body("deadlines.reply.provisional", equalTo(true));
        String tag = as("admin")
                .get("/v1/calendar/2027")
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");
        load(tag, NOTICE)
                .then()
                .statusCode(200)
                .body("loaded", equalTo(true))
                .body("recount.left", equalTo(openCases()));
        assertThat(recount.step()).as("every replica knows the notice first").isFalse();
        recountAll();
        caseOf(moving)
                .then()
                .body("deadlines.sign.dueAt", equalTo("2026-12-30T23:59:59+08:00"))
                .body("deadlines.sign.provisional", nullValue())
                .body("deadlines.reply.dueAt", equalTo("2027-01-06T23:59:59+08:00"))
                .body("deadlines.reply.provisional", nullValue())
                .body("history.what", hasItem("DEADLINE_MOVED"))
                .body("history.text", hasItem("答复时限由 2027-01-05T23:59:59+08:00 改为 2027-01-06T23:59:59+08:00"));
        as("admin")
                .get("/v1/calendar/2027")
                .then()
                .body("recount.left", equalTo(0))
                .body("recount.by", equalTo("admin"))
                .body("recount.moved.findAll { it.ticketId == '" + moving + "' }.limit", equalTo(List.of("REPLY")))
                .body("recount.moved.findAll { it.ticketId == '" + staying + "' }", equalTo(List.of()))
                .body("recount.moved.findAll { it.ticketId == '" + natural + "' }", equalTo(List.of()));
        assertThat(moves(staying)).as("the mark alone goes").isEqualTo(4);
        assertThat(moves(natural)).isZero();
        UUID fresh = HeardTicket.of("MZJ").heard(consumer, ASKED);
        caseOf(fresh).then().body("deadlines.reply.dueAt", equalTo("2027-01-06T23:59:59+08:00"));
    }

    @Test
    void aRecountThatWasInterruptedGoesOnAndMovesNothingTwice() {
        UUID one = HeardTicket.of("MZJ").heard(consumer, ASKED);
        UUID other = HeardTicket.of("MZJ").heard(consumer, ASKED);
        load("*", NOTICE).then().statusCode(200);
        clock.set(ASKED.plusSeconds(60));
        assertThat(recount.step()).isTrue();
        recountAll();
        assertThat(recount.step()).isFalse();
        assertThat(List.of(moves(one), moves(other))).containsExactly(4, 4);
        load("*", NOTICE).then().statusCode(200);
        recountAll();
        assertThat(List.of(moves(one), moves(other)))
                .as("the same notice again")
                .containsExactly(4, 4);
    }

    @Test
    void nothingBecomesLateBecauseANoticeCame() {
        load("*", NOTICE).then().statusCode(200);
        recountAll();
        clock.set(ASKED);
        UUID id = HeardTicket.of("MZJ").heard(consumer, ASKED);
        caseOf(id).then().body("deadlines.reply.dueAt", equalTo("2027-01-06T23:59:59+08:00"));
        clock.set(at("2027-01-06T08:00"));
        load("*", SHORTER).then().statusCode(200);
        recountAll();
        caseOf(id).then().body("deadlines.reply.dueAt", equalTo("2027-01-06T23:59:59+08:00"));
    }

    @Test
    void anUpperLevelsDateStillCaps() {
        UUID id = HeardTicket.of("MZJ")
                .with("'upper':{'system':'TLS','number':'" + UUID.randomUUID() + "','dueAt':'2027-01-05T15:00:00Z'},")
                .heard(consumer, ASKED);
        caseOf(id).then().body("deadlines.reply.dueAt", equalTo("2027-01-05T23:00:00+08:00"));
        load("*", NOTICE).then().statusCode(200);
        recountAll();
        caseOf(id).then().body("deadlines.reply.dueAt", equalTo("2027-01-05T23:00:00+08:00"));
    }

    @Test
    void onlyAnAdminLoadsAYearForTheVersionThatWasRead() {
        as("supervisor")
                .header("If-Match", "*")
                .body(NOTICE)
                .put("/v1/calendar/2027")
                .then()
                .statusCode(403);
        as("admin").body(NOTICE).put("/v1/calendar/2027").then().statusCode(428);
        load("\"0\"", NOTICE).then().statusCode(412);
        String twice = """
                {"days": [{"date": "2027-01-01", "name": "元旦", "offDay": true},
                          {"date": "2027-01-01", "name": "元旦", "offDay": true},
                          {"date": "2028-01-01", "name": "元旦", "offDay": true}]}
                """;
        load("*", twice).then().statusCode(400).body("violations.field", hasItems("days[1].date", "days[2].date"));
    }

    @Test
    void healthWarnsOfThisYearAndTheNextWithoutFailing() {
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'calendar' }.status", equalTo("UP"))
                .body(
                        "checks.find { it.name == 'calendar' }.data",
                        hasEntry("2027", "not loaded: dates that reach it are provisional"));
        load("*", NOTICE).then().statusCode(200);
        Map<String, String> data =
                given().get("/q/health/ready").then().extract().path("checks.find { it.name == 'calendar' }.data");
        assertThat(data).isNull();
    }

    private void recountAll() {
        clock.set(clock.instant().plusSeconds(60));
        while (recount.step()) {
            // on to the next
        }
    }

    private io.restassured.response.Response load(String ifMatch, String notice) {
        return as("admin").header("If-Match", ifMatch).body(notice).put("/v1/calendar/2027");
    }

    private io.restassured.response.Response caseOf(UUID id) {
        return as("supervisor").get("/v1/cases/" + id);
    }

    private int openCases() {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT count(*) FROM dispatch_case WHERE closed_at IS NULL")
                        .mapTo(Integer.class)
                        .one());
    }

    private int moves(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT count(*) FROM history WHERE record = :id AND type = 'hotline.case.deadline-moved.v1'")
                .bind("id", id)
                .mapTo(Integer.class)
                .one());
    }

    private static RequestSpecification as(String role) {
        return given().auth().oauth2(TestTokens.of(role, role)).contentType(ContentType.JSON);
    }
}
