package hotline.dispatch;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The life of cases through the public interface, as stories. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class MovesTest {
    private static final String REPLY = "{'result':'已办','basis':'办法','measures':'措施'}";
    private static final String NOT_CONTENT = "'reached':true,'resolved':'NO','satisfiedWithResult':'NOT'";

    @Inject
    TicketConsumer consumer;

    @Inject
    CurrentDirectory directory;

    @BeforeEach
    void theSeedsAreThere() {
        await().atMost(Duration.ofSeconds(60)).until(() -> directory.now().size() > 0);
    }

    @Test
    @Tag("FR-9")
    @Tag("FR-11")
    void aCaseIsBouncedTwiceAndThenDesignated() {
        UUID id = aCaseOf("MZJ");
        post(handler("MZJ"), id, "returns", "{'reason':'不是我们','basis':'三定','suggestedUnitCode':'NMJ'}", 200)
                .body("stage", equalTo("RETURN_REQUESTED"))
                .body("returnAsked", equalTo("MZJ"));
        post(dispatcher(), id, "returns/decision", "{'approved':true,'reason':'属实'}", 400);
        post(dispatcher(), id, "returns/decision", "{'approved':true,'reason':'属实','unitCode':'NMJ'}", 200)
                .body("stage", equalTo("DISPATCHED"))
                .body("unitCode", equalTo("NMJ"))
                .body("firstUnitCode", equalTo("MZJ"))
                .body("assignments[0].why", equalTo("returned"));
        get(handler("MZJ"), id, 404);
        get(handler("NMJ"), id, 200).body("allowed", hasItems("SIGN", "ASK_RETURN"));
        post(handler("NMJ"), id, "returns", "{'reason':'也不是','basis':'三定'}", 200);
        post(dispatcher(), id, "returns/decision", "{'approved':true,'reason':'属实','unitCode':'RSJ'}", 200);
        post(handler("RSJ"), id, "returns", "{'reason':'也不是','basis':'三定'}", 200)
                .body("stage", equalTo("DISPUTED"));
        post(dispatcher(), id, "designation", "{'unitCode':'MZJ','minute':'会商'}", 403);
        post(supervisor(), id, "designation", "{'unitCode':'MZJ','minute':'会商','consulted':['MZJ','RSJ']}", 200)
                .body("stage", equalTo("DISPATCHED"))
                .body("unitCode", equalTo("MZJ"));
        post(handler("MZJ"), id, "returns", "{'reason':'不是','basis':'三定'}", 422)
                .body("rule", equalTo("RETURN_NOT_BY_A_DESIGNATED_UNIT"));
        get(supervisor(), id, 200)
                .body(
                        "history.sequence",
                        equalTo(IntStream.rangeClosed(1, 8).boxed().toList()))
                .body("history.text", hasItem("会商"));
    }

    @Test
    void childrenRefuseSupportAndItIsReworkedObjectedToAndStruckOff() {
        UUID id = replied("MZJ");
        String unhappy = "{" + NOT_CONTENT + ",'rework':{'reason':'没有解决'}}";
        post(as("callback"), id, "callbacks", unhappy, 200)
                .body("stage", equalTo("HANDLING"))
                .body("round", equalTo(2));
        post(leader("MZJ"), id, "objection", "{'reason':'诉求不合理','evidence':'调解书'}", 200);
        post(as("callback"), id, "objection/finding", "{'finding':'UNREASONABLE'}", 200);
        post(supervisor(), id, "strike-off", "{'kind':'REVIEWED','reason':'研判'}", 200)
                .body("stage", equalTo("CLOSED"))
                .body("closedAs", equalTo("STRUCK_OFF"));
        post(supervisor(), id, "exclusion", "{'reasonCode':'UNREASONABLE','figures':['M'],'evidence':'证据'}", 200);
        post(leader("MZJ"), id, "appeals", "{'reason':'理由'}", 200);
        post(supervisor(), id, "appeals/decision", "{'granted':true,'reason':'理由'}", 422)
                .body("rule", equalTo("ANOTHER_PERSON_DECIDES"));
        post(as("supervisor2", "supervisor"), id, "appeals/decision", "{'granted':true,'reason':'理由'}", 200);
    }

    @Test
    @Tag("FR-10")
    void theLeadAsksForHelpAndRepliesOnlyAfterTheAnswer() {
        UUID id = aCaseOf("MZJ");
        post(handler("MZJ"), id, "signature", "{}", 200);
        post(handler("MZJ"), id, "contacts", "{'reached':true,'text':'已联系'}", 200);
        post(handler("MZJ"), id, "assists", "{'unitCode':'RSJ','text':'请核实'}", 200)
                .body("openAssists[0].unitCode", equalTo("RSJ"));
        post(handler("MZJ"), id, "reply", REPLY, 422).body("rule", equalTo("FR_10_ASSIST_OPEN"));
        get(handler("RSJ"), id, 200).body("allowed", hasItem("ANSWER_ASSIST"));
        post(handler("RSJ"), id, "reply", REPLY, 403);
        post(handler("RSJ"), id, "assists/MZJ/answer", "{'text':'已核实'}", 403);
        post(handler("RSJ"), id, "assists/RSJ/answer", "{'text':'已核实'}", 200).body("openAssists", nullValue());
        post(handler("MZJ"), id, "extensions", "{'workingDays':3,'reason':'需勘察'}", 403);
        post(leader("MZJ"), id, "extensions", "{'workingDays':3,'reason':'需勘察'}", 200)
                .body("extensionAsked", equalTo(3));
        post(leader("MZJ"), id, "extensions/decision", "{'approved':true}", 403);
        post(dispatcher(), id, "extensions/decision", "{'approved':true}", 200);
        post(handler("MZJ"), id, "reply", REPLY, 200).body("stage", equalTo("REPLIED"));
    }

    @Test
    void aRoadOnTheLongTermBookIsPressedAndResumed() {
        UUID id = aCaseOf("MZJ");
        post(dispatcher(), id, "signature", "{}", 422).body("rule", equalTo("WHO_SAID_YES"));
        post(dispatcher(), id, "signature", "{'onThePhone':{'person':'李','at':'" + Instant.now() + "'}}", 200)
                .body("stage", equalTo("HANDLING"));
        post(leader("MZJ"), id, "handler", "{'person':'handler-mzj','deputy':'王'}", 200)
                .body("handler.deputy", equalTo("王"));
        String book = "{'until':'2031-05-01','reviewEachDays':30,'limits':'资金','measures':'列入计划'}";
        post(supervisor(), id, "long-term", book, 200)
                .body("stage", equalTo("LONG_TERM"))
                .body("nextDueAt", equalTo("2031-05-01T00:00:00+08:00"))
                .body("longTermUntil", equalTo("2031-05-01"));
        post(as("operator"), id, "urges", "{'text':'又来电'}", 200).body("urges", equalTo(1));
        String number = post(supervisor(), id, "supervision", "{'text':'请抓紧'}", 200)
                .extract()
                .path("supervisions[0].number");
        post(handler("MZJ"), id, "supervision/" + number + "/answer", "{'text':'已安排'}", 200)
                .body("supervisions[0].answeredAt", not(nullValue()));
        post(handler("MZJ"), id, "resumption", "{}", 200).body("stage", equalTo("HANDLING"));
        post(supervisor(), id, "termination", "{'told':'已告知'}", 200).body("stage", equalTo("TERMINATED"));
        post(handler("MZJ"), id, "signature", "{}", 409)
                .body("stage", equalTo("TERMINATED"))
                .body("allowed", contains("EXCLUDE", "APPEAL", "DECIDE_APPEAL"));
    }

    @Test
    @Tag("FR-17")
    void aComplaintAgainstTheBannerGovernmentIsCarriedByTheSupervisorAndRelayedByAnOperator() {
        UUID id = HeardTicket.of(null)
                .type("COMPLAINT")
                .with("'targetUnitCode':'QZF',")
                .heard(consumer, Instant.now());
        get(supervisor(), id, 200).body("unitCode", equalTo("TLS")).body("allowed", hasItem("SIGN"));
        get(handler("QZF"), id, 404);
        post(supervisor(), id, "signature", "{}", 200);
        post(as("operator"), id, "contacts", "{'reached':true,'text':'转达'}", 422)
                .body("rule", equalTo("OPERATOR_RELAYS_SEALED_ONLY"));
        post(supervisor(), id, "contacts", "{'reached':true,'text':'转达'}", 200);
        post(dispatcher(), id, "assignment", "{'unitCode':'MZJ','reason':'理由'}", 422)
                .body("rule", equalTo("FR_17_NEVER_TO_THE_ACCUSED"));
        post(supervisor(), id, "assists", "{'unitCode':'MZJ','text':'请协助'}", 422)
                .body("rule", equalTo("FR_17_NEVER_TO_THE_ACCUSED"));
        post(supervisor(), id, "reply", REPLY, 200).body("stage", equalTo("REPLIED"));
    }

    @Test
    @Tag("FR-17")
    void aCorrectionThatNamesTheLeadTakesTheCaseAndItsPastFromIt() {
        UUID id = aCaseOf("MZJ");
        post(handler("MZJ"), id, "signature", "{}", 200);
        post(handler("MZJ"), id, "corrections", "{'categoryCode':'999999','reason':'错类'}", 400);
        post(handler("MZJ"), id, "corrections", "{'type':'COMPLAINT','reason':'是投诉'}", 200)
                .body("type", equalTo("HELP"))
                .body("correctionAsked.type", equalTo("COMPLAINT"));
        post(dispatcher(), id, "corrections", "{'type':'COMPLAINT','targetUnitCode':'MZJ','reason':'是投诉'}", 200)
                .body("unitCode", equalTo("QZF"))
                .body("stage", equalTo("DISPATCHED"))
                .body("correctionAsked", nullValue())
                .body("history.what", hasItems("CORRECTION_ASKED", "CORRECTED", "REASSIGNED"));
        get(handler("MZJ"), id, 404);
        List<String> worklist =
                handler("MZJ").get("/v1/cases?limit=200").then().extract().path("items.ticketId");
        assertThat(worklist).doesNotContain(id.toString());
        get(handler("QZF"), id, 200);
    }

    @Test
    void aGroupOverWaterIsAnsweredTogetherAndOneIsTakenOut() {
        UUID root = aCaseOf("MZJ");
        UUID second = aCaseOf("NMJ");
        UUID third = aCaseOf("NMJ");
        UUID apart = aCaseOf("RSJ");
        post(dispatcher(), third, "merge", "{'parent':'" + second + "'}", 200).body("stage", equalTo("MERGED"));
        get(handler("NMJ"), third, 404);
        post(dispatcher(), second, "merge", "{'parent':'" + root + "'}", 200)
                .body("parentId", equalTo(root.toString()));
        get(dispatcher(), third, 200).body("parentId", equalTo(root.toString()));
        post(dispatcher(), apart, "merge", "{'parent':'" + second + "'}", 409)
                .body("rule", equalTo("PARENT_IS_MERGED"))
                .body("root", equalTo(root.toString()));
        post(dispatcher(), apart, "merge", "{'parent':'" + root + "'}", 200);
        post(dispatcher(), apart, "unmerge", "{}", 200)
                .body("stage", equalTo("DISPATCHED"))
                .body("unitCode", equalTo("RSJ"));
        post(handler("MZJ"), root, "signature", "{}", 200);
        post(handler("MZJ"), root, "contacts", "{'reached':true,'text':'已联系'}", 200);
        post(handler("MZJ"), root, "reply", REPLY, 200);
        for (UUID child : List.of(second, third)) {
            get(handler("MZJ"), child, 200)
                    .body("stage", equalTo("REPLIED"))
                    .body("firstUnitCode", equalTo("NMJ"))
                    .body("reply.result", equalTo("已办"));
        }
        get(handler("RSJ"), apart, 200).body("stage", equalTo("DISPATCHED"));
        post(as("callback"), third, "callbacks", "{" + NOT_CONTENT + ",'rework':{'reason':'没水'}}", 200)
                .body("stage", equalTo("HANDLING"));
    }

    @Test
    void whoseParentEndsWithoutAReplyGoesItsOwnWayAgain() {
        UUID root = aCaseOf("MZJ");
        UUID child = aCaseOf("NMJ");
        post(dispatcher(), child, "merge", "{'parent':'" + root + "'}", 200);
        post(as("operator"), root, "withdrawal", "{'how':'来电撤诉'}", 200).body("stage", equalTo("WITHDRAWN"));
        get(handler("NMJ"), child, 200)
                .body("stage", equalTo("DISPATCHED"))
                .body("history.what", contains("DISPATCHED", "MERGED", "UNMERGED"));
    }

    @Test
    @Tag("FR-17")
    void aParentDoesNotGoToAUnitThatAChildAccuses() {
        UUID root = aCaseOf("MZJ");
        UUID child = HeardTicket.of(null)
                .type("COMPLAINT")
                .with("'targetUnitCode':'NMJ',")
                .heard(consumer, Instant.now());
        post(dispatcher(), child, "merge", "{'parent':'" + root + "'}", 200);
        post(dispatcher(), root, "assignment", "{'unitCode':'NMJ','reason':'改派'}", 422)
                .body("rule", equalTo("FR_17_NEVER_TO_THE_ACCUSED"));
    }

    @Test
    void aMergeCrossesAMergeAndAReturnCrossesAReply() throws Exception {
        for (int round = 0; round < 5; round++) {
            UUID one = aCaseOf("MZJ");
            UUID other = aCaseOf("MZJ");
            assertThat(atOnce(
                            () -> status(dispatcher(), one, "merge", "{'parent':'" + other + "'}"),
                            () -> status(dispatcher(), other, "merge", "{'parent':'" + one + "'}")))
                    .containsExactlyInAnyOrder(200, 409);

            UUID held = aCaseOf("MZJ");
            post(handler("MZJ"), held, "signature", "{}", 200);
            post(handler("MZJ"), held, "contacts", "{'reached':true}", 200);
            List<Integer> statuses = atOnce(
                    () -> status(handler("MZJ"), held, "reply", REPLY),
                    () -> status(handler("MZJ"), held, "returns", "{'reason':'不是','basis':'三定'}"));
            assertThat(statuses).containsExactlyInAnyOrder(200, 409);
            get(dispatcher(), held, 200)
                    .body("stage", equalTo(statuses.getFirst() == 200 ? "REPLIED" : "RETURN_REQUESTED"));
        }
    }

    @Test
    void aReworkCrossesAStrikeOff() throws Exception {
        UUID id = replied("MZJ");
        List<Integer> statuses = atOnce(
                () -> status(as("callback"), id, "rework", "{'reason':'没有解决'}"),
                () -> status(supervisor(), id, "strike-off", "{'kind':'REVIEWED','reason':'研判'}"));
        assertThat(statuses.getFirst()).isIn(200, 409);
        assertThat(statuses.getLast()).isEqualTo(200);
        get(supervisor(), id, 200).body("stage", equalTo("CLOSED")).body("closedAs", equalTo("STRUCK_OFF"));
        unbroken(id);
    }

    /** Its accepted versions are 1 to n, without hole or twin. */
    private static void unbroken(UUID id) {
        List<Integer> versions = get(supervisor(), id, 200).extract().path("history.sequence");
        assertThat(versions)
                .isEqualTo(IntStream.rangeClosed(1, versions.size()).boxed().toList());
    }

    @Test
    void aMergeCrossesTheReplyOfItsParent() throws Exception {
        for (int round = 0; round < 5; round++) {
            UUID root = aCaseOf("MZJ");
            UUID child = aCaseOf("NMJ");
            post(handler("MZJ"), root, "signature", "{}", 200);
            post(handler("MZJ"), root, "contacts", "{'reached':true}", 200);
            List<Integer> statuses = atOnce(
                    () -> status(handler("MZJ"), root, "reply", REPLY),
                    () -> status(dispatcher(), child, "merge", "{'parent':'" + root + "'}"));
            assertThat(statuses).contains(200);
            String parent = get(dispatcher(), root, 200).extract().path("stage");
            String merged = get(dispatcher(), child, 200).extract().path("stage");
            assertThat(List.of("REPLIED REPLIED", "REPLIED DISPATCHED", "HANDLING MERGED"))
                    .contains(parent + " " + merged);
            unbroken(root);
            unbroken(child);
        }
    }

    private static List<Integer> atOnce(Callable<Integer> one, Callable<Integer> other) throws Exception {
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> done : two.invokeAll(List.of(one, other))) {
                statuses.add(done.get());
            }
            return statuses;
        }
    }

    private UUID aCaseOf(String unit) {
        return HeardTicket.of(unit).heard(consumer, Instant.now());
    }

    private UUID replied(String unit) {
        UUID id = aCaseOf(unit);
        post(handler(unit), id, "signature", "{}", 200);
        post(handler(unit), id, "contacts", "{'reached':true,'text':'已联系'}", 200);
        post(handler(unit), id, "interim-replies", "{'text':'正在办'}", 200);
        post(handler(unit), id, "reply", REPLY, 200);
        return id;
    }

    private static int status(RequestSpecification who, UUID id, String move, String body) {
        return who.body(body.replace('\'', '"'))
                .post("/v1/cases/" + id + "/" + move)
                .statusCode();
    }

    private static ValidatableResponse post(RequestSpecification who, UUID id, String move, String body, int status) {
        return who.body(body.replace('\'', '"'))
                .post("/v1/cases/" + id + "/" + move)
                .then()
                .statusCode(status);
    }

    private static ValidatableResponse get(RequestSpecification who, UUID id, int status) {
        return who.get("/v1/cases/" + id).then().statusCode(status);
    }

    private static RequestSpecification handler(String unit) {
        return with(TestTokens.handlerOf(unit));
    }

    private static RequestSpecification leader(String unit) {
        return with(TestTokens.leaderOf(unit));
    }

    private static RequestSpecification dispatcher() {
        return as("dispatcher");
    }

    private static RequestSpecification supervisor() {
        return as("supervisor");
    }

    private static RequestSpecification as(String role) {
        return as(role, role);
    }

    private static RequestSpecification as(String user, String role) {
        return with(TestTokens.of(user, role));
    }

    private static RequestSpecification with(String token) {
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }
}
