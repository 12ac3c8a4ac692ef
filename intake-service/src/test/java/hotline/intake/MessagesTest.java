package hotline.intake;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.intake.messages.MessageTemplate;
import hotline.intake.messaging.CaseConsumer;
import hotline.intake.persistence.Messages;
import hotline.intake.persistence.Messages.Message;
import hotline.testing.StackResource;
import hotline.testing.TestTokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What callers and staff are told of a case, from what dispatch says to what the gateway answers. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
@QuarkusTestResource(value = GatewayResource.class, restrictToAnnotatedClass = true)
class MessagesTest {
    private static final String DISPATCHED =
            "'unitCode':'MZJ','firstUnitCode':'MZJ','assists':[],'copies':[],'feedbackDueAt':'2126-03-04T10:00:00Z',"
                    + "'deadlines':{'reply':{'dueAt':'2126-03-11T15:59:59Z','provisional':false}}";

    @Inject
    Jdbi jdbi;

    @Inject
    CaseConsumer consumer;

    @Inject
    Messages messages;

    @BeforeEach
    void aDirectory() {
        TestDirectory.fill(jdbi);
    }

    @Test
    @Tag("FR-4")
    @Tag("FR-5")
    void theCallerIsToldWhoHasItAndTheUnitThatItHasIt() {
        String id = register("13900000000", "");
        dispatch(id).says("dispatched", "DISPATCHED", DISPATCHED);
        awaitState(id, "DISPATCHED", "DELIVERED");
        awaitState(id, "NEW_CASE", "DELIVERED");
        JsonNode sent = received(id, "DISPATCHED");
        assertThat(sent.get("to").asText()).isEqualTo("13900000000");
        assertThat(sent.get("channel").asText()).isEqualTo("SMS");
        assertThat(sent.get("text").asText()).contains("办理，将在2126-03-11前答复您。");
        assertThat(received(id, "NEW_CASE").get("to").asText()).isIn("handler-mzj", "leader-mzj");
        // the event says that it arrived, and an editor has missed nothing by it
        assertThat(history(id)).containsExactly("registered", "message-settled");
        operator().get("/v1/tickets/" + id).then().header("ETag", "\"1\"");
        operator()
                .get("/v1/tickets/" + id + "/timeline")
                .then()
                .statusCode(200)
                .body("items.findAll { it.what == 'MESSAGE_DELIVERED' && it.by == 'gateway' }.size()", equalTo(2));
        as("supervisor", "supervisor")
                .get("/v1/tickets/" + id + "/messages")
                .then()
                .statusCode(403);
    }

    @Test
    void wordsThatComeLaterAreWaitedForAndWhatWasErasedIsNotSaid() {
        String id = register("13900000004", "");
        HeardFromDispatch dispatch = dispatch(id).says("dispatched", "DISPATCHED", DISPATCHED);
        String key = dispatch.key("replied");
        dispatch.says("replied", "REPLIED", "'unitCode':'MZJ','words':'" + key + "'");
        awaitState(id, "DISPATCHED", "DELIVERED");
        assertThat(state(id, "REPLIED")).isEqualTo("QUEUED");
        dispatch.words("replied", "'result':'已补发。','basis':'办法','measures':'核对'");
        awaitState(id, "REPLIED", "DELIVERED");
        assertThat(received(id, "REPLIED").get("text").asText()).endsWith("已有答复：已补发。依据：办法。措施：核对。");
        as("admin", "admin")
                .body("{\"reason\":\"本人申请\"}")
                .post("/v1/tickets/" + id + "/erasure")
                .then()
                .statusCode(200);
        dispatch.says("closed", "CLOSED", "'unitCode':'MZJ','as':'CONTENT'");
        assertThat(templates(id)).doesNotContain("CLOSED");
    }

    @Test
    void aGatewayThatIsAwayIsTriedAgainAndOneThatIsSlowIsAsked() {
        String away = register("13900000001", "");
        String slow = register("13900000002", "");
        dispatch(away).says("dispatched", "DISPATCHED", DISPATCHED);
        dispatch(slow).says("dispatched", "DISPATCHED", DISPATCHED);
        awaitState(away, "DISPATCHED", "DELIVERED");
        awaitState(slow, "DISPATCHED", "DELIVERED");
        assertThat(attempts(away)).isEqualTo(2);
        assertThat(attempts(slow)).isEqualTo(2);
        List<String> ids = GatewayResource.RECEIVED.stream()
                .filter(one -> one.get("to").asText().equals("13900000001"))
                .map(one -> one.get("id").asText())
                .toList();
        assertThat(ids).hasSize(2).containsOnly(ids.getFirst());
    }

    @Test
    @Tag("FR-5")
    void whatFailsFallsDueToTheFollowUpPostUntilSomebodyHasSaidIt() {
        String id = register("13900000003", "");
        dispatch(id).says("dispatched", "DISPATCHED", DISPATCHED);
        awaitState(id, "DISPATCHED", "FAILED");
        awaitState(id, "FAILED_TO_TELL", "DELIVERED");
        String owedBy = operator()
                .get("/v1/tickets/" + id + "/messages")
                .then()
                .extract()
                .path("items.find { it.template == 'DISPATCHED' }.owedBy");
        assertThat(owedBy).isIn("callback", "operator");
        operator()
                .body("{\"kind\":\"FEEDBACK\",\"channel\":\"PHONE\",\"text\":\"已电话告知\"}")
                .post("/v1/tickets/" + id + "/feedbacks")
                .then()
                .statusCode(201);
        assertThat(openOwed(id)).isZero();
        operator()
                .get("/v1/tickets/" + id + "/messages")
                .then()
                .body("items.findAll { it.template == 'TOLD' }.state", contains("SPOKEN"))
                .body("items.findAll { it.template == 'TOLD' }.text", contains("已电话告知"))
                .body("items.findAll { it.template == 'TOLD' }.by", contains("operator"));
    }

    @Test
    @Tag("FR-18")
    void whoCannotBeReachedOrWantsNoReplyGetsNoneAndStaffAreToldAllTheSame() {
        String anonymous = operator()
                .body("""
                        {"channel":"PHONE","type":"HELP","subject":"路灯","content":"不亮","caller":{"anonymous":true}}
                        """)
                .post("/v1/tickets")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String silent = register("13900000005", ",\"replyWanted\":false");
        for (String id : List.of(anonymous, silent)) {
            dispatch(id).says("dispatched", "DISPATCHED", DISPATCHED);
            assertThat(templates(id)).containsExactly("NEW_CASE");
        }
    }

    @Test
    void otherLanguagesAreSpokenToInEnglishAndTheLanguageIsKept() {
        String id = register("13900000006", ",\"language\":\"other\"");
        dispatch(id).says("queued", "UNROUTED", "");
        awaitState(id, "TAKEN_UP", "DELIVERED");
        JsonNode sent = received(id, "TAKEN_UP");
        assertThat(sent.get("text").asText()).startsWith("Your matter (number ");
        assertThat(sent.get("language").asText()).isEqualTo("other");
    }

    @Test
    @Tag("FR-6")
    void anEmergencyAlertsTheUnitsHeadAndTheSupervisorAtOnce() {
        String id = operator()
                .body("""
                        {"channel":"PHONE","type":"HELP","urgency":"EMERGENCY","subject":"煤气泄漏","content":"楼道有煤气味",
                         "askedAt":"2026-01-02T03:04:05+08:00","caller":{"phone":"13900000007"}}
                        """)
                .post("/v1/tickets")
                .then()
                .statusCode(201)
                .body("askedAt", equalTo("2026-01-02T03:04:05+08:00"))
                .extract()
                .path("id");
        dispatch(id).says("dispatched", "DISPATCHED", DISPATCHED);
        assertThat(persons(id, "EMERGENCY")).containsExactlyInAnyOrder("leader-mzj", "supervisor");
    }

    @Test
    void theLadderTellsWhomItNames() {
        String id = register("13900000014", "");
        HeardFromDispatch dispatch = dispatch(id).says("dispatched", "DISPATCHED", DISPATCHED);
        String due = "'unitCode':'MZJ','limit':'REPLY','round':1,'dueAt':'2126-03-11T15:59:59Z',";
        dispatch.says("reminded", "HANDLING", due + "'step':48,'tells':['HANDLER','LEADER']");
        assertThat(persons(id, "REMINDED")).contains("leader-mzj").doesNotContain("supervisor", "dispatcher");
        dispatch.says("card-shown", "RETURN_REQUESTED", due + "'card':'RED','tells':['DISPATCHER','SUPERVISOR']");
        assertThat(persons(id, "CARD")).containsExactlyInAnyOrder("dispatcher", "supervisor");
        awaitState(id, "CARD", "DELIVERED");
        assertThat(received(id, "CARD").get("text").asText()).contains("亮红牌：答复期限2126-03-11。");
        awaitState(id, "REMINDED", "DELIVERED");
        assertThat(received(id, "REMINDED").get("text").asText()).contains("的答复期限将至：2126-03-11。");
    }

    @Test
    void theHeirOfAUnitIsToldAndTheCallerWhereItLeadsNow() {
        String id = register("13900000012", "");
        HeardFromDispatch dispatch = dispatch(id).says("dispatched", "DISPATCHED", DISPATCHED);
        dispatch.says("inherited", "HANDLING", "'unitCode':'MZJ','fromUnitCode':'RSJ','toUnitCode':'NMJ'");
        assertThat(templates(id)).doesNotContain("REASSIGNED").contains("GOES_ON");
        dispatch.says("inherited", "HANDLING", "'unitCode':'NMJ','fromUnitCode':'MZJ','toUnitCode':'NMJ'");
        assertThat(templates(id)).contains("REASSIGNED");
    }

    @Test
    @Tag("FR-17")
    void aUnitThatTheTicketIsAgainstIsToldNothing() {
        String id = operator()
                .body("""
                        {"channel":"PHONE","type":"COMPLAINT","subject":"态度","content":"态度恶劣","targetUnitCode":"MZJ",
                         "caller":{"phone":"13900000013"}}
                        """)
                .post("/v1/tickets")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        HeardFromDispatch dispatch = dispatch(id).says("merged", "MERGED", "'parentId':'" + id + "'");
        dispatch.says("unmerged", "HANDLING", "'unitCode':'MZJ'");
        assertThat(persons(id, "GOES_ON")).isEmpty();
        assertThat(templates(id)).contains("MERGED", "RESUMED");
    }

    @Test
    void aRedCardIsShownToWhoIsOnDutyTheLeaderAndTheSupervisorInWords() {
        String id = register("13900000011", "");
        dispatch(id)
                .says("dispatched", "DISPATCHED", DISPATCHED)
                .says(
                        "card-shown",
                        "DISPATCHED",
                        "'unitCode':'MZJ','card':'RED','limit':'SIGN','dueAt':'2026-03-04T10:00:00Z',"
                                + "'tells':['HANDLER','LEADER','SUPERVISOR']")
                .says(
                        "reminded",
                        "DISPATCHED",
                        "'unitCode':'MZJ','limit':'REPLY','dueAt':'2026-03-05T10:00:00Z','tells':['HANDLER']")
                .says("urged", "DISPATCHED", "'unitCode':'MZJ','role':'OPERATOR'")
                .says("return-approved", "DISPATCHED", "'unitCode':'NMJ','fromUnitCode':'MZJ'")
                .says("assist-asked", "HANDLING", "'unitCode':'NMJ','assistUnitCode':'MZJ'");
        assertThat(persons(id, "CARD")).contains("leader-mzj", "supervisor").doesNotHaveDuplicates();
        awaitState(id, "CARD", "DELIVERED");
        assertThat(received(id, "CARD").get("text").asText()).endsWith("亮红牌：签收期限2026-03-04。");
        awaitState(id, "REMINDED", "DELIVERED");
        assertThat(received(id, "REMINDED").get("text").asText()).endsWith("的答复期限将至：2026-03-05。");
        assertThat(templates(id))
                .containsOnlyOnce("URGED", "RETURN_APPROVED", "ASSIST", "REASSIGNED")
                .filteredOn("NEW_CASE"::equals)
                .hasSize(2);
        // the unit that assists sees the ticket from then on
        given().auth()
                .oauth2(TestTokens.handlerOf("MZJ"))
                .get("/v1/tickets/" + id)
                .then()
                .statusCode(200);
    }

    @Test
    void whatAnOldRecordSaysIsToldToNobody() {
        String id = register("13900000008", "");
        jdbi.useHandle(handle -> handle.execute("UPDATE ticket SET imported = true WHERE id = ?", UUID.fromString(id)));
        dispatch(id).says("dispatched", "DISPATCHED", Instant.parse("2019-03-04T01:00:00Z"), DISPATCHED);
        assertThat(templates(id)).isEmpty();
    }

    @Test
    void aMessageThatDoesNotReachWhoIsOnDutyGoesToTheLeader() {
        UUID id = UUID.fromString(register("13900000009", ""));
        QuarkusTransaction.requiringNew()
                .run(() -> messages.add(List.of(Message.toStaff(
                        id,
                        "test",
                        "unreachable",
                        "MZJ",
                        MessageTemplate.URGED,
                        Map.of("number", "7"),
                        null,
                        Instant.now()))));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(persons(id.toString(), "URGED"))
                        .containsExactlyInAnyOrder("unreachable", "leader-mzj"));
    }

    @Test
    void severalReplicasNeverTakeTheSameMessage() throws Exception {
        Instant later = Instant.now().plus(Duration.ofDays(1));
        UUID id = UUID.fromString(register("13900000010", ""));
        List<Message> many = new ArrayList<>();
        for (int n = 0; n < 200; n++) {
            many.add(Message.toStaff(
                    id, "race/" + n, "nobody", "MZJ", MessageTemplate.URGED, Map.of("number", "7"), null, later));
        }
        QuarkusTransaction.requiringNew().run(() -> messages.add(many));
        List<UUID> taken = new ArrayList<>();
        try (var replicas = Executors.newFixedThreadPool(4)) {
            Callable<List<UUID>> take = () -> {
                List<UUID> own = new ArrayList<>();
                List<Message> batch;
                do {
                    batch = QuarkusTransaction.requiringNew()
                            .call(() -> messages.claim(later, later.plus(Duration.ofHours(1)), 7));
                    batch.forEach(message -> own.add(message.id()));
                } while (!batch.isEmpty());
                return own;
            };
            for (var one : replicas.invokeAll(List.of(take, take, take, take))) {
                taken.addAll(one.get());
            }
        }
        assertThat(taken)
                .doesNotHaveDuplicates()
                .containsAll(many.stream().map(Message::id).toList());
    }

    private HeardFromDispatch dispatch(String id) {
        return new HeardFromDispatch(consumer, id);
    }

    private JsonNode received(String id, String template) {
        String message = ids(id, template).getFirst();
        return GatewayResource.RECEIVED.stream()
                .filter(one -> one.get("id").asText().equals(message))
                .findFirst()
                .orElseThrow();
    }

    private void awaitState(String id, String template, String state) {
        await().atMost(Duration.ofSeconds(30)).until(() -> state(id, template), state::equals);
    }

    private String state(String id, String template) {
        List<String> states = column(id, "state", template);
        return states.isEmpty() ? "" : states.getFirst();
    }

    private List<String> ids(String id, String template) {
        return column(id, "id::text", template);
    }

    private List<String> persons(String id, String template) {
        return column(id, "person", template);
    }

    private int attempts(String id) {
        return Integer.parseInt(column(id, "attempts::text", "DISPATCHED").getFirst());
    }

    private List<String> column(String id, String column, String template) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT " + column + " FROM message WHERE ticket_id = :id AND template = :template")
                .bind("id", UUID.fromString(id))
                .bind("template", template)
                .mapTo(String.class)
                .list());
    }

    private List<String> templates(String id) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT template FROM message WHERE ticket_id = :id")
                .bind("id", UUID.fromString(id))
                .mapTo(String.class)
                .list());
    }

    private List<String> history(String id) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT split_part(type, '.', 3) FROM history WHERE record = :id ORDER BY sequence")
                .bind("id", UUID.fromString(id))
                .mapTo(String.class)
                .list());
    }

    private int openOwed(String id) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT count(*) FROM message WHERE ticket_id = :id AND owed_by IS NOT NULL AND met_at IS NULL")
                .bind("id", UUID.fromString(id))
                .mapTo(Integer.class)
                .one());
    }

    private static String register(String phone, String more) {
        return operator()
                .body("""
                        {"channel":"PHONE","type":"HELP","subject":"低保金未到账","content":"三月的低保金没有到账",
                         "caller":{"phone":"%s"%s}}
                        """.formatted(phone, more))
                .post("/v1/tickets")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static RequestSpecification operator() {
        return as("operator", "operator");
    }

    private static RequestSpecification as(String user, String... roles) {
        return given().auth().oauth2(TestTokens.of(user, roles)).contentType(ContentType.JSON);
    }
}
