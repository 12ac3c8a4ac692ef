package hotline.dispatch;

import static hotline.dispatch.deadlines.SeedDeadlines.at;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import hotline.dispatch.application.UnitHeirs;
import hotline.dispatch.messaging.TicketConsumer;
import hotline.dispatch.persistence.CurrentDirectory;
import hotline.testing.StackResource;
import hotline.testing.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Civil affairs 民政局 is merged into agriculture 农牧局: on the day, what is open moves; what was stays. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class UnitHeirsTest {
    private static final String INHERITED = "history.findAll { it.what == 'INHERITED' }.size()";

    @Inject
    TicketConsumer consumer;

    @Inject
    UnitHeirs heirs;

    @Inject
    TestClock clock;

    @Inject
    Jdbi jdbi;

    @Inject
    CurrentDirectory directory;

    private SavedDirectory before;

    @BeforeEach
    void theMergerIsAnnounced() {
        clock.set(at("2026-03-02T09:30"));
        before = SavedDirectory.of(jdbi);
        as("admin")
                .header("If-Match", "*")
                .body("""
                        {"name": "民政局", "nameEn": "Civil Affairs Bureau", "kind": "DEPARTMENT", "parentCode": "QZF",
                         "areaCode": "150522", "endsOn": "2026-03-04", "heir": "NMJ"}
                        """)
                .put("/v1/units/MZJ")
                .then()
                .statusCode(200)
                .body("versions[0].heirCode", equalTo("NMJ"));
    }

    @AfterEach
    void asItWas() {
        before.restore(jdbi);
        directory.forget();
        clock.reset();
    }

    @Test
    void onTheDayOpenCasesGoToTheHeirAsTheyStandAndNotBefore() {
        UUID dispatched = HeardTicket.of("MZJ").heard(consumer, clock.instant());
        UUID replied = HeardTicket.of("MZJ").heard(consumer, clock.instant());
        move(replied, "signature", "{}");
        move(replied, "contacts", "{\"reached\":true}");
        move(replied, "reply", "{\"result\":\"r\",\"basis\":\"b\",\"measures\":\"m\"}");
        clock.set(at("2026-03-03T23:59"));
        assertThat(heirs.step()).isFalse();
        clock.set(at("2026-03-04T00:00:06"));
        while (heirs.step()) {
            // on to the next
        }
        caseOf(dispatched)
                .body("stage", equalTo("DISPATCHED"))
                .body("unitCode", equalTo("NMJ"))
                .body("firstUnitCode", equalTo("MZJ"))
                .body("deadlines.reply.dueAt", equalTo("2026-03-09T23:59:59+08:00"))
                .body("assignments.unitCode", contains("MZJ", "NMJ"))
                .body("assignments[0].endedAt", equalTo("2026-03-04T00:00:06+08:00"))
                .body("assignments[0].why", equalTo("unit merged"))
                .body("assignments[1].endedAt", nullValue())
                .body("history.what[-1]", equalTo("INHERITED"))
                .body(INHERITED, equalTo(1));
        caseOf(replied).body("stage", equalTo("REPLIED")).body("unitCode", equalTo("NMJ"));
        given().auth()
                .oauth2(TestTokens.handlerOf("NMJ"))
                .contentType(ContentType.JSON)
                .body("{}")
                .post("/v1/cases/" + dispatched + "/signature")
                .then()
                .statusCode(200);
    }

    @Test
    void whoBelongedToTheUnitActsForItsHeir() {
        UUID id = HeardTicket.of("MZJ").heard(consumer, clock.instant());
        clock.set(at("2026-03-04T08:00"));
        heirs.step();
        given().auth()
                .oauth2(TestTokens.handlerOf("MZJ"))
                .get("/v1/cases?limit=200")
                .then()
                .body("items.ticketId", hasItem(id.toString()));
        move(id, "signature", "{}");
        caseOf(id).body("stage", equalTo("HANDLING"));
    }

    @Test
    void newTicketsGoToTheHeirByChoiceAndByCatalogue() {
        clock.set(at("2026-03-04T08:00"));
        UUID chosen = HeardTicket.of("MZJ").heard(consumer, clock.instant());
        caseOf(chosen).body("unitCode", equalTo("NMJ"));
        UUID listed = new HeardTicket("HELP", "NORMAL", null, "'categoryCode':'01','areaCode':'150522100',")
                .heard(consumer, clock.instant());
        caseOf(listed).body("unitCode", equalTo("NMJ")).body("decision.entry", equalTo("C01"));
    }

    @Test
    @Tag("FR-17")
    void whatIsAgainstTheHeirGoesToTheUnitAboveAndNeverToIt() {
        UUID againstTheHeir = HeardTicket.of("MZJ").heard(consumer, clock.instant());
        jdbi.useHandle(handle -> handle.execute(
                "UPDATE dispatch_case SET type = 'COMPLAINT', target_unit_code = 'NMJ' WHERE ticket_id = ?",
                againstTheHeir));
        clock.set(at("2026-03-04T08:00"));
        while (heirs.step()) {
            // on to the next
        }
        caseOf(againstTheHeir).body("unitCode", equalTo("QZF"));
        UUID againstTheOld = new HeardTicket("COMPLAINT", "NORMAL", "NMJ", "'targetUnitCode':'MZJ',")
                .heard(consumer, clock.instant());
        caseOf(againstTheOld)
                .body("unitCode", equalTo("QZF"))
                .body("decision.rule", equalTo("FR_17_NEVER_TO_THE_ACCUSED"));
    }

    @Test
    void severalReplicasMoveACaseOnce() throws Exception {
        UUID id = HeardTicket.of("MZJ").heard(consumer, clock.instant());
        clock.set(at("2026-03-04T08:00"));
        try (ExecutorService replicas = Executors.newFixedThreadPool(3)) {
            Callable<Boolean> replica = heirs::step;
            for (Future<Boolean> one : replicas.invokeAll(List.of(replica, replica, replica))) {
                one.get();
            }
        }
        caseOf(id).body("history.what[-1]", equalTo("INHERITED")).body(INHERITED, equalTo(1));
        clock.set(at("2026-03-05T08:00"));
        assertThat(heirs.step()).isFalse();
    }

    private static void move(UUID id, String what, String body) {
        given().auth()
                .oauth2(TestTokens.handlerOf("MZJ"))
                .contentType(ContentType.JSON)
                .body(body)
                .post("/v1/cases/" + id + "/" + what)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse caseOf(UUID id) {
        return as("supervisor").get("/v1/cases/" + id).then().statusCode(200);
    }

    private static RequestSpecification as(String role) {
        return given().auth().oauth2(TestTokens.of(role, role)).contentType(ContentType.JSON);
    }
}
