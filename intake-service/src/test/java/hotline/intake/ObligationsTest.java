package hotline.intake;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import hotline.intake.messaging.CaseConsumer;
import hotline.testing.StackResource;
import hotline.testing.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who was asked first keeps the matter: own list, feedback owed, hand-over, and what is missed. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
@QuarkusTestResource(value = GatewayResource.class, restrictToAnnotatedClass = true)
class ObligationsTest {
    private static final String TO_NMJ =
            "'unitCode':'NMJ','firstUnitCode':'NMJ','assists':[],'copies':[],'deadlines':{},'feedbackDueAt':";
    private static final String IN_TIME = TO_NMJ + "'2126-03-04T10:00:00Z'";
    private static final String LONG_AGO = TO_NMJ + "'2026-01-05T10:00:00Z'";
    private static final String TOLD = "13900000000";
    private static final String NEVER_TOLD = "13900000003";

    @Inject
    Jdbi jdbi;

    @Inject
    CaseConsumer consumer;

    @BeforeEach
    void aDirectory() {
        TestDirectory.fill(jdbi);
    }

    @Test
    @Tag("FR-5")
    void aCadreKeepsTheMatterUntilItsCaseEnds() {
        String id = register(handler("MZJ"), "HELP", TOLD, "");
        HeardFromDispatch dispatch = new HeardFromDispatch(consumer, id).says("dispatched", "DISPATCHED", IN_TIME);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> one(handler("MZJ"), id, "ticks.feedback", notNullValue()));
        one(handler("MZJ"), id, "ticks.contact", notNullValue());
        one(handler("MZJ"), id, "ticks.coordinate", nullValue());
        one(handler("MZJ"), id, "overdue", equalTo(false));
        dispatch.says("signed", "HANDLING", "'unitCode':'NMJ'");
        one(handler("MZJ"), id, "ticks.coordinate", notNullValue());
        dispatch.says("replied", "REPLIED", "'unitCode':'NMJ'")
                .says("closed", "CLOSED", "'unitCode':'NMJ','as':'CONTENT'");
        assertNotListed(handler("MZJ"), id);
        chain(id).body("firstResponder.person", equalTo("handler-mzj")).body("endedAt", notNullValue());
    }

    @Test
    @Tag("FR-5")
    void anOperatorsDutyEndsWhenTheCallerWasToldWhoHasIt() {
        String id = register(operator(), "HELP", TOLD, "");
        new HeardFromDispatch(consumer, id).says("dispatched", "DISPATCHED", IN_TIME);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> chain(id)
                        .body("ticks.feedback", notNullValue())
                        .body("owed.by", contains("operator"))
                        .body("owed[0].metAt", notNullValue())
                        .body("holder", nullValue()));
        assertNotListed(operator(), id);
    }

    @Test
    @Tag("FR-8")
    void feedbackThatFellDueUntoldIsChargedOnceToWhoHeldItAndStaysOwed() {
        String late = register(handler("MZJ"), "HELP", NEVER_TOLD, "");
        String later = register(handler("MZJ"), "HELP", NEVER_TOLD, "");
        new HeardFromDispatch(consumer, later).says("dispatched", "DISPATCHED", IN_TIME);
        new HeardFromDispatch(consumer, late).says("dispatched", "DISPATCHED", LONG_AGO);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> chain(late)
                        .body("owed[0].missedBy", equalTo("handler-mzj"))
                        .body("owed[0].state", equalTo("FAILED")));
        List<String> order =
                handler("MZJ").get("/v1/obligations?limit=200").then().extract().path("items.ticketId");
        assertThat(order.indexOf(late)).isNotNegative().isLessThan(order.indexOf(later));
        one(handler("MZJ"), late, "overdue", equalTo(true));
        one(handler("MZJ"), later, "overdue", equalTo(false));

        handOver(handler("MZJ"), "{\"to\":\"clerk-two\",\"reason\":\"休假\",\"ids\":[\"" + late + "\"]}")
                .statusCode(200)
                .body("ids", contains(late));
        chain(late)
                .body("holder", equalTo("clerk-two"))
                .body("owed[0].by", equalTo("clerk-two"))
                .body("owed[0].missedBy", equalTo("handler-mzj"))
                .body("handovers.reason", contains("休假"));
        assertThat(missed(late)).isEqualTo(1);

        handler("MZJ")
                .body("{\"kind\":\"FEEDBACK\",\"channel\":\"DOOR_VISIT\",\"text\":\"已上门告知\"}")
                .post("/v1/tickets/" + later + "/feedbacks")
                .then()
                .statusCode(201);
        one(handler("MZJ"), later, "owed", equalTo(List.of()));
    }

    @Test
    @Tag("FR-5")
    void whatIsHandedOverIsSeenAndListedByTheOtherAndWhatFellDueBeforeIsNot() {
        String id = register(handler("MZJ"), "HELP", TOLD, "");
        new HeardFromDispatch(consumer, id).says("dispatched", "DISPATCHED", IN_TIME);
        RequestSpecification two = as("clerk-two", "handler");
        two.get("/v1/tickets/" + id).then().statusCode(404);
        handOver(as("handler-nmj", "handler"), "{\"to\":\"x\",\"from\":\"handler-mzj\",\"reason\":\"r\"}")
                .statusCode(403);
        handOver(handler("MZJ"), "{\"to\":\"handler-mzj\",\"reason\":\"r\"}")
                .statusCode(422)
                .body("rule", equalTo("HANDED_TO_ANOTHER"));
        handOver(
                        leader("MZJ"),
                        "{\"to\":\"clerk-two\",\"from\":\"handler-mzj\",\"reason\":\"调离\",\"ids\":[\"" + id + "\"]}")
                .statusCode(200);
        as("clerk-two", "handler").get("/v1/tickets/" + id).then().statusCode(200);
        one(as("clerk-two", "handler"), id, "since", notNullValue());
        assertNotListed(handler("MZJ"), id);
        operator().get("/v1/tickets/" + id).then().body("firstResponder.person", equalTo("handler-mzj"));
    }

    @Test
    @Tag("FR-17")
    void theDutyOfSomebodyOfTheAccusedUnitGoesToTheFollowUpPostAndNeverBack() {
        String id = register(handler("MZJ"), "COMPLAINT", TOLD, ",\"targetUnitCode\":\"MZJ\"");
        new HeardFromDispatch(consumer, id).says("dispatched", "DISPATCHED", IN_TIME);
        assertNotListed(handler("MZJ"), id);
        String holder = chain(id).extract().path("holder");
        assertThat(holder).isIn("callback", "operator");
        handOver(
                        as(holder, holder),
                        "{\"to\":\"handler-mzj\",\"toUnitCode\":\"MZJ\",\"reason\":\"r\",\"ids\":[\"" + id + "\"]}")
                .statusCode(422)
                .body("rule", equalTo("NEVER_TO_THE_ACCUSED"));

        String corrected = register(handler("MZJ"), "COMPLAINT", TOLD, "");
        HeardFromDispatch dispatch =
                new HeardFromDispatch(consumer, corrected).says("dispatched", "DISPATCHED", IN_TIME);
        chain(corrected).body("holder", equalTo("handler-mzj"));
        dispatch.says("corrected", "DISPATCHED", "'unitCode':'NMJ','now':{'type':'COMPLAINT','targetUnitCode':'MZJ'}");
        assertThat(chain(corrected)
                        .body("handovers.cause", contains("FR_17"))
                        .extract()
                        .<String>path("holder"))
                .isIn("callback", "operator");
        // the name stays, the sight does not; and who called is the hotline's knowledge from now on
        handler("MZJ").get("/v1/tickets/" + corrected).then().statusCode(404);
        handler("MZJ").get("/v1/tickets?limit=200").then().body("items.id", not(hasItem(corrected)));
        as("supervisor", "supervisor")
                .get("/v1/tickets/" + corrected)
                .then()
                .statusCode(200)
                .body("firstResponder.person", equalTo("handler-mzj"))
                .body("caller.phone", nullValue());
    }

    private int missed(String id) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT count(*) FROM history WHERE record = :id AND type = 'hotline.ticket.obligation-missed.v1'")
                .bind("id", UUID.fromString(id))
                .mapTo(Integer.class)
                .one());
    }

    private static void one(RequestSpecification who, String id, String path, org.hamcrest.Matcher<?> expected) {
        who.get("/v1/obligations?limit=200")
                .then()
                .statusCode(200)
                .body("items.find { it.ticketId == '" + id + "' }." + path, expected);
    }

    private static void assertNotListed(RequestSpecification who, String id) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> given().spec(who)
                        .get("/v1/obligations?limit=200")
                        .then()
                        .statusCode(200)
                        .body("items.ticketId", not(hasItem(id))));
    }

    private static ValidatableResponse chain(String id) {
        return operator().get("/v1/tickets/" + id + "/obligations").then().statusCode(200);
    }

    private static ValidatableResponse handOver(RequestSpecification who, String body) {
        return who.body(body).post("/v1/obligations/handover").then();
    }

    private static String register(RequestSpecification who, String type, String phone, String more) {
        return who.body("""
                        {"channel":"VISIT","type":"%s","subject":"低保金未到账","content":"三月的低保金没有到账",
                         "caller":{"phone":"%s"}%s}
                        """.formatted(type, phone, more))
                .post("/v1/tickets")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static RequestSpecification handler(String unit) {
        return given().auth().oauth2(TestTokens.handlerOf(unit)).contentType(ContentType.JSON);
    }

    private static RequestSpecification leader(String unit) {
        return given().auth().oauth2(TestTokens.leaderOf(unit)).contentType(ContentType.JSON);
    }

    private static RequestSpecification operator() {
        return as("operator", "operator");
    }

    private static RequestSpecification as(String user, String... roles) {
        return given().auth().oauth2(TestTokens.of(user, roles)).contentType(ContentType.JSON);
    }
}
