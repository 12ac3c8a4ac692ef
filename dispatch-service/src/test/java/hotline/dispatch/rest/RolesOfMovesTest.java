package hotline.dispatch.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hotline.dispatch.cases.CaseMove;
import hotline.dispatch.cases.CaseRole;
import hotline.dispatch.messaging.TicketConsumer;
import hotline.dispatch.persistence.CurrentDirectory;
import hotline.messaging.Received;
import hotline.testing.StackResource;
import hotline.testing.TestTokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each move asked for by everybody: let in exactly who the table names. The case has ended, so that nothing happens. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class RolesOfMovesTest {
    private static final Set<Integer> KEPT_OUT = Set.of(403, 404);

    @Inject
    TicketConsumer consumer;

    @Inject
    CurrentDirectory directory;

    private record Account(String name, String token, Set<CaseRole> roles) {}

    /** Where a move is asked for, with a body that is well formed. */
    private record Door(String path, String body) {}

    private static final List<Account> ACCOUNTS = List.of(
            new Account("operator", TestTokens.of("operator", "operator"), Set.of(CaseRole.OPERATOR)),
            new Account("dispatcher", TestTokens.of("dispatcher", "dispatcher"), Set.of(CaseRole.DISPATCHER)),
            new Account("callback", TestTokens.of("callback", "callback"), Set.of(CaseRole.CALLBACK)),
            new Account("supervisor", TestTokens.of("supervisor", "supervisor"), Set.of(CaseRole.SUPERVISOR)),
            new Account("auditor", TestTokens.of("auditor", "auditor"), Set.of()),
            new Account("admin", TestTokens.of("admin", "admin"), Set.of()),
            new Account("handler of the lead", TestTokens.handlerOf("MZJ"), Set.of(CaseRole.HANDLER)),
            new Account("leader of the lead", TestTokens.leaderOf("MZJ"), Set.of(CaseRole.HANDLER, CaseRole.LEADER)),
            new Account("handler of an assist", TestTokens.handlerOf("RSJ"), Set.of(CaseRole.ASSISTANT)),
            new Account("first responder", TestTokens.handlerOf("JYJ"), Set.of(CaseRole.FIRST_RESPONDER)),
            new Account("handler of another unit", TestTokens.handlerOf("NMJ"), Set.of()));

    private static final Map<CaseMove, Door> DOORS = doors();

    private static Map<CaseMove, Door> doors() {
        Map<CaseMove, Door> doors = new EnumMap<>(CaseMove.class);
        doors.put(CaseMove.ASSIGN, new Door("assignment", "{'unitCode':'NMJ','reason':'x'}"));
        doors.put(CaseMove.REASSIGN, new Door("assignment", "{'unitCode':'NMJ','reason':'x'}"));
        doors.put(CaseMove.ANSWER, new Door("answer", "{'text':'x'}"));
        doors.put(CaseMove.TRANSFER, new Door("transfer", "{'to':'110'}"));
        doors.put(CaseMove.REFUSE, new Door("refusal", "{'code':'JUDICIAL','told':'x'}"));
        doors.put(CaseMove.SIGN, new Door("signature", "{}"));
        doors.put(CaseMove.URGE, new Door("urges", "{}"));
        doors.put(CaseMove.SUPERVISE, new Door("supervision", "{'text':'x'}"));
        doors.put(CaseMove.ANSWER_SUPERVISION, new Door("supervision/1/answer", "{'text':'x'}"));
        doors.put(CaseMove.MARK_COMPLEX, new Door("complexity", "{'reason':'x'}"));
        doors.put(CaseMove.NAME_HANDLER, new Door("handler", "{'person':'x'}"));
        doors.put(CaseMove.CONTACT, new Door("contacts", "{'reached':true}"));
        doors.put(CaseMove.ASK_RETURN, new Door("returns", "{'reason':'x','basis':'x'}"));
        doors.put(
                CaseMove.APPROVE_RETURN,
                new Door("returns/decision", "{'approved':true,'reason':'x','unitCode':'NMJ'}"));
        doors.put(CaseMove.REFUSE_RETURN, new Door("returns/decision", "{'approved':false,'reason':'x'}"));
        doors.put(CaseMove.DISPUTE, new Door("dispute", "{'reason':'x'}"));
        doors.put(CaseMove.DESIGNATE, new Door("designation", "{'unitCode':'NMJ','minute':'x'}"));
        doors.put(CaseMove.CORRECT, new Door("corrections", "{'type':'HELP','reason':'x'}"));
        doors.put(CaseMove.ASK_CORRECTION, new Door("corrections", "{'type':'HELP','reason':'x'}"));
        doors.put(CaseMove.ASSIST, new Door("assists", "{'unitCode':'NMJ','text':'x'}"));
        doors.put(CaseMove.ANSWER_ASSIST, new Door("assists/RSJ/answer", "{'text':'x'}"));
        doors.put(CaseMove.DECLINE_ASSIST, new Door("assists/RSJ/decline", "{'text':'x'}"));
        doors.put(CaseMove.WHISTLE, new Door("whistle", "{'unitCode':'NMJ','text':'x'}"));
        doors.put(CaseMove.EXTEND, new Door("extensions", "{'workingDays':1,'reason':'x'}"));
        doors.put(CaseMove.DECIDE_EXTENSION, new Door("extensions/decision", "{'approved':true}"));
        doors.put(CaseMove.INTERIM_REPLY, new Door("interim-replies", "{'text':'x'}"));
        doors.put(CaseMove.REPLY, new Door("reply", "{'result':'x','basis':'x','measures':'x'}"));
        doors.put(CaseMove.REVIEW_REPLY, new Door("reply/review", "{'approved':true}"));
        doors.put(CaseMove.CALL_BACK, new Door("callbacks", "{'reached':false}"));
        doors.put(CaseMove.REWORK, new Door("rework", "{'reason':'x'}"));
        doors.put(CaseMove.OBJECT, new Door("objection", "{'reason':'x','evidence':'x'}"));
        doors.put(CaseMove.FIND, new Door("objection/finding", "{'finding':'PARTLY'}"));
        doors.put(CaseMove.STRIKE_OFF, new Door("strike-off", "{'kind':'REVIEWED','reason':'x'}"));
        doors.put(
                CaseMove.LONG_TERM,
                new Door("long-term", "{'until':'2031-01-01','reviewEachDays':30,'limits':'x','measures':'x'}"));
        doors.put(CaseMove.RESUME, new Door("resumption", "{}"));
        doors.put(CaseMove.TERMINATE, new Door("termination", "{'told':'x'}"));
        doors.put(CaseMove.WITHDRAW, new Door("withdrawal", "{'how':'x'}"));
        doors.put(CaseMove.MERGE, new Door("merge", "{'parent':'1'}"));
        doors.put(CaseMove.UNMERGE, new Door("unmerge", "{}"));
        doors.put(CaseMove.EXCLUDE, new Door("exclusion", "{'reasonCode':'x','figures':['M'],'evidence':'x'}"));
        doors.put(CaseMove.APPEAL, new Door("appeals", "{'reason':'x'}"));
        doors.put(CaseMove.DECIDE_APPEAL, new Door("appeals/decision", "{'granted':true,'reason':'x'}"));
        return doors;
    }

    @Test
    void everyMoveOfPeopleHasADoor() {
        Set<CaseMove> ofPeople = EnumSet.allOf(CaseMove.class);
        ofPeople.removeIf(move -> move.roles().contains(CaseRole.ROUTER));
        assertThat(DOORS.keySet()).isEqualTo(ofPeople);
    }

    @Test
    void everyDoorLetsInWhoTheTableNamesAndNobodyElse() {
        await().atMost(Duration.ofSeconds(60)).until(() -> directory.now().size() > 0);
        UUID id = anEndedCaseWithAnAssist();
        List<String> wrong = new ArrayList<>();
        DOORS.forEach((move, door) -> {
            Set<CaseRole> named = EnumSet.noneOf(CaseRole.class);
            DOORS.forEach((other, same) -> {
                if (same.path().equals(door.path())) {
                    named.addAll(other.roles());
                }
            });
            if (move == CaseMove.DECIDE_EXTENSION) {
                named.remove(CaseRole.LEADER); // as configured here: the hotline grants
            }
            for (Account account : ACCOUNTS) {
                int status = given().auth()
                        .oauth2(account.token())
                        .contentType(ContentType.JSON)
                        .body(door.body().replace('\'', '"'))
                        .post("/v1/cases/" + id + "/" + door.path())
                        .statusCode();
                boolean letIn = !Collections.disjoint(named, account.roles());
                if (letIn == KEPT_OUT.contains(status) || status >= 500) {
                    wrong.add(move + " answers " + status + " to " + account.name());
                }
            }
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    @Tag("FR-17")
    void aFirstResponderOfTheAccusedUnitKeepsTheNameAndNotTheSight() {
        await().atMost(Duration.ofSeconds(60)).until(() -> directory.now().size() > 0);
        for (String target : List.of("MZJ", "JYJ")) {
            UUID id = heard("COMPLAINT", "\"targetUnitCode\":\"" + target + "\",");
            given().auth()
                    .oauth2(TestTokens.handlerOf("JYJ"))
                    .contentType(ContentType.JSON)
                    .body("{}")
                    .post("/v1/cases/" + id + "/urges")
                    .then()
                    .statusCode(target.equals("JYJ") ? 404 : 204);
        }
    }

    private UUID anEndedCaseWithAnAssist() {
        UUID id = heard("HELP", "\"chosenUnitCode\":\"MZJ\",");
        post(TestTokens.handlerOf("MZJ"), id, "signature", "{}");
        post(TestTokens.handlerOf("MZJ"), id, "assists", "{'unitCode':'RSJ','text':'x'}");
        post(TestTokens.of("operator", "operator"), id, "withdrawal", "{'how':'x'}");
        return id;
    }

    /** A ticket whose first responder is of a unit that has nothing else to do with it. */
    private UUID heard(String type, String fields) {
        UUID id = UUID.randomUUID();
        String body = """
                {"number":"%s","type":"%s","urgency":"NORMAL",%s"targetNamed":false,
                 "handledOnTheSpot":false,"firstResponder":{"person":"handler-jyj","unitCode":"JYJ"},"reachable":true,
                 "replyWanted":true,"sealed":false,"registeredAt":"%s","words":"%s/ticket/1"}
                """.formatted(id, type, fields, Instant.now(), id);
        Received message = new Received(
                "hotline.tickets.v1",
                0,
                0,
                id.toString(),
                1,
                "hotline.ticket.registered.v1",
                Instant.now(),
                body.getBytes(StandardCharsets.UTF_8));
        QuarkusTransaction.requiringNew().run(() -> consumer.apply(List.of(message)));
        return id;
    }

    private static void post(String token, UUID id, String path, String body) {
        given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(body.replace('\'', '"'))
                .post("/v1/cases/" + id + "/" + path)
                .then()
                .statusCode(200);
    }
}
