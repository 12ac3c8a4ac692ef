package hotline.system;

import static hotline.system.Calls.REGISTER;
import static hotline.system.Hotline.PATIENCE;
import static hotline.system.Hotline.caseOf;
import static hotline.system.Hotline.ticketOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tickets on their way through all three services, as the people see them. */
@ExtendWith(RunningHotline.class)
class JourneyTest {
    /** Each move of people: who may make it where it is allowed, its path and a body that is right. */
    private static final Map<String, Move> MOVES = new LinkedHashMap<>();

    static {
        MOVES.put("ASSIGN", new Move("dispatcher", "assignment", "{\"unitCode\": \"MZJ\", \"reason\": \"本职\"}"));
        MOVES.put("ANSWER", new Move("dispatcher", "answer", "{\"text\": \"已答复\"}"));
        MOVES.put("TRANSFER", new Move("dispatcher", "transfer", "{\"to\": \"110\"}"));
        MOVES.put("REFUSE", new Move("dispatcher", "refusal", "{\"code\": \"JUDICIAL\", \"told\": \"向法院起诉\"}"));
        MOVES.put("SIGN", new Move("handler-mzj", "signature", "{}"));
        MOVES.put("CONTACT", new Move("handler-mzj", "contacts", Calls.CONTACT));
        MOVES.put("REPLY", new Move("handler-mzj", "reply", Calls.REPLY));
        MOVES.put("CALL_BACK", new Move("callback", "callbacks", Calls.CONTENT));
    }

    private final Hotline hotline;
    private final Person operator;

    JourneyTest(Hotline hotline) {
        this.hotline = hotline;
        this.operator = hotline.as("operator");
    }

    private record Move(String user, String path, String body) {}

    @Test
    void aCallIsDispatchedHandledCalledBackClosedAndCounted() {
        Summary before = summary();
        Answer ticket = register("operator", Calls.aboutSubsistence("低保金未到账"));
        String id = ticket.text("/id");
        assertThat(ticket.text("/firstResponder/person")).isEqualTo("operator");
        assertThat(ticket.text("/caller/phone")).isNotEmpty().doesNotContain("13800001234");

        Answer dispatched = hotline.awaitCase(id, "DISPATCHED");
        assertThat(dispatched.text("/unitCode")).isEqualTo("MZJ");
        assertThat(dispatched.text("/firstUnitCode")).isEqualTo("MZJ");
        assertThat(dispatched.text("/decision/rule")).isEqualTo("DISPATCH_CATALOGUE");
        assertThat(dispatched.text("/decision/entry")).isEqualTo("C010101");
        assertThat(dispatched.text("/decision/text")).isNotBlank();
        assertThat(dispatched.text("/number")).isEqualTo(ticket.text("/number"));

        assertThat(move(id, "SIGN").text("/stage")).isEqualTo("HANDLING");
        assertThat(move(id, "CONTACT").text("/stage")).isEqualTo("HANDLING");
        assertThat(move(id, "REPLY").text("/stage")).isEqualTo("REPLIED");
        Answer closed = move(id, "CALL_BACK");
        assertThat(closed.text("/stage")).isEqualTo("CLOSED");
        assertThat(closed.each("/history", "/what"))
                .containsExactly("DISPATCHED", "SIGNED", "CONTACTED", "REPLIED", "CALLED_BACK", "CLOSED");

        hotline.awaitTicket(id, "CLOSED");
        Answer timeline = operator.get(ticketOf(id) + "/timeline").expect(200);
        assertThat(timeline.each("/items", "/what"))
                .filteredOn(what -> !what.startsWith("MESSAGE_"))
                .containsExactly("REGISTERED", "DISPATCHED", "SIGNED", "CONTACTED", "REPLIED", "CALLED_BACK", "CLOSED");
        awaitCounted(before, Map.of("registered", 1L, "accepted", 1L, "dispatched", 1L, "replied", 1L, "closed", 1L));
    }

    @Test
    void theCallersWordsReachTheUnit() {
        String id = register("operator", Calls.aboutSubsistence("ᠮᠣᠩᠭᠣᠯ 低保金停发")).text("/id");
        hotline.awaitCase(id, "DISPATCHED");
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> assertThat(
                                hotline.as("handler-mzj").get(caseOf(id)).text("/subject"))
                        .isEqualTo("ᠮᠣᠩᠭᠣᠯ 低保金停发"));
    }

    @Test
    void aStepFromAWrongStageIsRefusedAndChangesNothing() {
        Map<String, List<String>> allowed = allowedByStage();
        String id = register("operator", Calls.aboutSubsistence("低保申请没有回音")).text("/id");
        hotline.awaitCase(id, "DISPATCHED");
        await().atMost(PATIENCE)
                .until(() -> !operator.get(caseOf(id)).text("/subject").isEmpty());

        refusesAllOthers(id, "DISPATCHED", allowed);
        move(id, "SIGN");
        refusesAllOthers(id, "HANDLING", allowed);
        move(id, "CONTACT");
        move(id, "REPLY");
        refusesAllOthers(id, "REPLIED", allowed);
        move(id, "CALL_BACK");
        refusesAllOthers(id, "CLOSED", allowed);
    }

    @Test
    void whatIsTheUnitsOwnDutyIsSettledOnTheSpotDispatchedAndClosedAtOnce() {
        Summary before = summary();
        ObjectNode call = Calls.aboutSubsistence("低保卡当场补办");
        call.putObject("handledOnTheSpot")
                .put("result", "已补办")
                .put("basis", "办理规程")
                .put("measures", "窗口补办");
        String id = register("handler-mzj", call).text("/id");

        Answer closed = hotline.awaitCase(id, "CLOSED");
        assertThat(closed.text("/unitCode")).isEqualTo("MZJ");
        assertThat(closed.text("/firstResponder/person")).isEqualTo("handler-mzj");
        hotline.awaitTicket(id, "CLOSED");
        awaitCounted(before, Map.of("registered", 1L, "dispatched", 1L, "closed", 1L));
    }

    @Test
    void whatWasAnsweredOnTheCallHasNoCase() {
        Summary before = summary();
        ObjectNode call = Calls.aboutSubsistence("低保标准是多少").put("type", "CONSULTATION");
        call.putObject("outcome").putObject("answered").put("text", "每月按当年标准发放");
        Answer ticket = register("operator", call);
        assertThat(ticket.text("/stage")).isEqualTo("ANSWERED");

        awaitCounted(before, Map.of("registered", 1L, "answered", 1L, "dispatched", 0L));
        operator.get(caseOf(ticket.text("/id"))).expect(404);
    }

    @Test
    void whatNoRulePlacesWaitsForTheDispatcherWhoAssignsIt() {
        Summary before = summary();
        String id = register("operator", Calls.help("说不清的事")).text("/id");
        Answer queued = hotline.awaitCase(id, "UNROUTED");
        assertThat(queued.text("/unitCode")).isEmpty();
        awaitCounted(before, Map.of("registered", 1L, "unrouted", 1L));

        Answer assigned = move(id, "ASSIGN");
        assertThat(assigned.text("/stage")).isEqualTo("DISPATCHED");
        assertThat(assigned.text("/unitCode")).isEqualTo("MZJ");
        awaitCounted(before, Map.of("registered", 1L, "unrouted", 0L, "dispatched", 1L));
    }

    @Test
    void aComplaintGoesAboveTheAccusedWhoNeverSeesIt() {
        ObjectNode call =
                Calls.aboutSubsistence("民政局窗口态度恶劣").put("type", "COMPLAINT").put("targetUnitCode", "MZJ");
        String id = register("operator", call).text("/id");

        Answer dispatched = hotline.awaitCase(id, "DISPATCHED");
        assertThat(dispatched.text("/decision/rule")).isEqualTo("FR_17_NEVER_TO_THE_ACCUSED");
        assertThat(dispatched.text("/unitCode")).isEqualTo("QZF");
        hotline.awaitTicket(id, "DISPATCHED");
        for (String accused : List.of("handler-mzj", "leader-mzj", "handler-byg")) {
            assertIsHiddenFrom(accused, id);
        }
        hotline.as("handler-qzf").get(caseOf(id)).expect(200);
        hotline.as("handler-qzf").get(ticketOf(id)).expect(200);
    }

    @Test
    void anotherUnitsTicketDoesNotExistForAHandler() {
        String id = register("operator", Calls.aboutSubsistence("低保金少发")).text("/id");
        hotline.awaitTicket(id, "DISPATCHED");
        hotline.as("handler-mzj").get(caseOf(id)).expect(200);
        hotline.as("handler-mzj").get(ticketOf(id)).expect(200);
        assertIsHiddenFrom("handler-nmj", id);
        hotline.as("handler-nmj").post(caseOf(id) + "/signature", "{}").expect(404);
    }

    private Answer register(String user, ObjectNode call) {
        return hotline.as(user).post(REGISTER, call.toString()).expect(201);
    }

    private Answer move(String id, String name) {
        return attempt(id, name).expect(200);
    }

    private Answer attempt(String id, String name) {
        Move move = MOVES.get(name);
        return hotline.as(move.user()).post(caseOf(id) + "/" + move.path(), move.body());
    }

    private void assertIsHiddenFrom(String user, String id) {
        hotline.as(user).get(ticketOf(id)).expect(404);
        hotline.as(user).get(ticketOf(id) + "/timeline").expect(404);
        hotline.as(user).get(caseOf(id)).expect(404);
        assertThat(hotline.as(user)
                        .get("/intake/v1/tickets?limit=200")
                        .expect(200)
                        .each("/items", "/id"))
                .doesNotContain(id);
        assertThat(hotline.as(user)
                        .get("/dispatch/v1/cases?limit=200")
                        .expect(200)
                        .each("/items", "/ticketId"))
                .doesNotContain(id);
    }

    private void refusesAllOthers(String id, String stage, Map<String, List<String>> allowedByStage) {
        List<String> allowed = allowedByStage.getOrDefault(stage, List.of());
        JsonNode before = operator.get(caseOf(id)).expect(200).body();
        for (String name : MOVES.keySet()) {
            if (!allowed.contains(name)) {
                Answer refused = attempt(id, name).expect(409);
                assertThat(refused.text("/stage")).as(name).isEqualTo(stage);
                assertThat(refused.list("/allowed")).as(name).containsExactlyInAnyOrderElementsOf(allowed);
            }
        }
        assertThat(operator.get(caseOf(id)).body()).isEqualTo(before);
    }

    /** The moves of people by the stage they are allowed from, as the rules tell them. */
    private Map<String, List<String>> allowedByStage() {
        Map<String, List<String>> allowed = new LinkedHashMap<>();
        operator.get("/dispatch/v1/rules")
                .expect(200)
                .body()
                .at("/moves")
                .valueStream()
                .filter(move -> move.at("/roles")
                        .valueStream()
                        .noneMatch(role -> role.asText().equals("ROUTER")))
                .forEach(move -> move.at("/from")
                        .valueStream()
                        .forEach(stage -> allowed.computeIfAbsent(stage.asText(), _ -> new ArrayList<>())
                                .add(move.at("/name").asText())));
        return allowed;
    }

    private record Summary(Answer answer) {
        long of(String figure) {
            return answer.number("/" + figure);
        }
    }

    private Summary summary() {
        return new Summary(hotline.as("supervisor").get("/reporting/v1/summary").expect(200));
    }

    /** Waits until the figures have grown by so much; the counters then agree with the facts. */
    private void awaitCounted(Summary before, Map<String, Long> more) {
        await("counted").atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).untilAsserted(() -> {
            Summary now = summary();
            more.forEach((figure, expected) ->
                    assertThat(now.of(figure) - before.of(figure)).as(figure).isEqualTo(expected));
        });
        hotline.assertAuditEqual();
    }
}
