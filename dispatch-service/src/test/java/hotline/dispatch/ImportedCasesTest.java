package hotline.dispatch;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import hotline.dispatch.messaging.TicketConsumer;
import hotline.dispatch.persistence.CurrentDirectory;
import hotline.messaging.Received;
import hotline.messaging.Verdict;
import hotline.testing.StackResource;
import hotline.testing.TestTokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Dispatch hears of imported tickets: their cases stand as the records say, on the real database. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class ImportedCasesTest {
    private static final String DISPATCHED =
            "{'at':'2019-03-04T01:05:00Z','what':'DISPATCHED','by':'li','unitCode':'MZJ'}";
    private static final String ALL = DISPATCHED
            + ",{'at':'2019-03-04T02:00:00Z','what':'SIGNED','by':'wang','unitCode':'MZJ'}"
            + ",{'at':'2019-03-04T03:00:00Z','what':'CONTACTED','by':'wang','unitCode':'MZJ','reached':true}"
            + ",{'at':'2019-03-05T01:00:00Z','what':'REPLIED','by':'wang','unitCode':'MZJ','words':'x/history/4'}"
            + ",{'at':'2019-03-06T01:00:00Z','what':'CALLED_BACK','by':'zhao','unitCode':'MZJ','reached':true,'resolved':'YES'}"
            + ",{'at':'2019-03-06T01:00:00Z','what':'CLOSED','by':'zhao','unitCode':'MZJ'}";

    @Inject
    TicketConsumer consumer;

    @Inject
    CurrentDirectory directory;

    private int offset;

    @BeforeEach
    void theSeedsAreThere() {
        await().atMost(Duration.ofSeconds(60)).until(() -> directory.now().size() > 0);
    }

    @Test
    void aClosedRecordIsAClosedCaseWithItsOwnTimes() {
        UUID id = UUID.randomUUID();
        assertThat(hear(id, "'firstResponder':{'person':'li','unitCode':'ZWJ'},", ALL))
                .isEqualTo(Verdict.APPLIED);
        caseOf(id)
                .body("stage", equalTo("CLOSED"))
                .body("closedAs", equalTo("CONTENT"))
                .body("unitCode", equalTo("MZJ"))
                .body("firstUnitCode", equalTo("MZJ"))
                .body("firstResponder.person", equalTo("li"))
                .body("firstDispatchedAt", equalTo("2019-03-04T09:05:00+08:00"))
                .body("closedAt", equalTo("2019-03-06T09:00:00+08:00"))
                .body("decision.rule", equalTo("RECORDED"))
                .body("deadlines.sign.dueAt", equalTo("2019-03-05T23:59:59+08:00"))
                .body("deadlines.sign.metAt", equalTo("2019-03-04T10:00:00+08:00"))
                .body("deadlines.reply.dueAt", equalTo("2019-03-11T23:59:59+08:00"))
                .body("deadlines.reply.metAt", equalTo("2019-03-05T09:00:00+08:00"))
                .body("assignments.unitCode", contains("MZJ"))
                .body("assignments[0].dispatchedAt", equalTo("2019-03-04T09:05:00+08:00"))
                .body("history.what", contains("DISPATCHED", "SIGNED", "CONTACTED", "REPLIED", "CALLED_BACK", "CLOSED"))
                .body("history[0].by", equalTo("li"))
                .body("history[0].at", equalTo("2019-03-04T09:05:00+08:00"))
                .body("allowed", contains("EXCLUDE"));
        assertThat(hear(id, "", ALL)).as("heard again").isEqualTo(Verdict.PASSED_OVER);
    }

    @Test
    void anOpenRecordIsInTheWorklistAndGoesOnByMoves() {
        UUID id = UUID.randomUUID();
        hear(id, "", DISPATCHED);
        caseOf(id)
                .body("stage", equalTo("DISPATCHED"))
                .body("firstResponder", nullValue())
                .body("nextDueAt", equalTo("2019-03-05T23:59:59+08:00"))
                .body("card", equalTo("RED"));
        List<String> worklist = as(TestTokens.handlerOf("MZJ"))
                .get("/v1/cases?limit=200")
                .then()
                .statusCode(200)
                .extract()
                .path("items.ticketId");
        assertThat(worklist).contains(id.toString());
        as(TestTokens.handlerOf("MZJ"))
                .body("{}")
                .post("/v1/cases/" + id + "/signature")
                .then()
                .statusCode(200)
                .body("stage", equalTo("HANDLING"));
        caseOf(id).body("history.what", contains("DISPATCHED", "SIGNED"));
    }

    @Test
    @Tag("FR-17")
    void theAccusedDoesNotSeeItsOwnPastWithIt() {
        UUID id = UUID.randomUUID();
        hear(id, "'type':'COMPLAINT','targetUnitCode':'MZJ',", DISPATCHED);
        caseOf(id).body("unitCode", equalTo("MZJ"));
        as(TestTokens.handlerOf("MZJ")).get("/v1/cases/" + id).then().statusCode(404);
        List<String> worklist = as(TestTokens.handlerOf("MZJ"))
                .get("/v1/cases?limit=200")
                .then()
                .statusCode(200)
                .extract()
                .path("items.ticketId");
        assertThat(worklist).doesNotContain(id.toString());
    }

    @Test
    void withoutARecordItIsRoutedWithItsOwnTime() {
        UUID id = UUID.randomUUID();
        hear(id, "'areaCode':'150522100','chosenUnitCode':'MZJ',", "");
        caseOf(id)
                .body("stage", equalTo("DISPATCHED"))
                .body("decision.rule", equalTo("OPERATORS_CHOICE"))
                .body("history[0].by", equalTo("router"))
                .body("history[0].at", equalTo("2019-03-04T09:00:00+08:00"))
                .body("firstDispatchedAt", equalTo("2019-03-04T09:00:00+08:00"));
    }

    @Test
    void aRecordThatEndedAtOnceHasNoCase() {
        UUID id = UUID.randomUUID();
        hear(id, "'outcome':{'kind':'ANSWERED'},", "{'at':'2019-03-04T01:05:00Z','what':'ANSWERED','by':'li'}");
        as(TestTokens.of("supervisor", "supervisor"))
                .get("/v1/cases/" + id)
                .then()
                .statusCode(404);
    }

    private Verdict hear(UUID id, String fields, String history) {
        String body = ("{'ticketId':'" + id + "','number':'" + id
                        + "','channel':'PHONE','urgency':'NORMAL',"
                        + (fields.contains("'type'") ? "" : "'type':'HELP',") + fields
                        + "'targetNamed':false,'handledOnTheSpot':false,'reachable':true,'replyWanted':true,"
                        + "'sealed':false,'askedAt':'2019-03-04T01:00:00Z','registeredAt':'2019-03-04T01:00:00Z',"
                        + "'by':'importer','words':'" + id + "/ticket/1','history':[" + history + "]}")
                .replace('\'', '"');
        Received message = new Received(
                "hotline.tickets.v1",
                0,
                offset++,
                id.toString(),
                1,
                "hotline.ticket.imported.v1",
                Instant.now(),
                body.getBytes(StandardCharsets.UTF_8));
        return QuarkusTransaction.requiringNew()
                .call(() -> consumer.apply(List.of(message)))
                .getFirst();
    }

    private static ValidatableResponse caseOf(UUID id) {
        return as(TestTokens.of("supervisor", "supervisor"))
                .get("/v1/cases/" + id)
                .then()
                .statusCode(200);
    }

    private static io.restassured.specification.RequestSpecification as(String token) {
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }
}
