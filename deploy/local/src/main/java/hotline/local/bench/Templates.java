package hotline.local.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hotline.local.StackException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * The tickets of which the filled databases have copies, made through the product: closed ones are imported with their history, open ones
 * are registered and stand at the stages to which their units bring them.
 */
final class Templates {
    /** The closed ones were registered within so many days, evenly. */
    static final int DAYS = 28;

    private static final Duration AGO = Duration.ofDays(10);
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final List<String> UNITS =
            List.of("MZJ", "NMJ", "RSJ", "WJW", "JYJ", "ZJJ", "JTJ", "SCJ", "ZRJ", "GAJ");
    private static final JsonMapper JSON = new JsonMapper();
    private static final int OK = 200;

    private final int intake;
    private final int dispatch;
    private final UnaryOperator<String> tokens;
    private final Path seeds;

    Templates(int intake, int dispatch, UnaryOperator<String> tokens, Path seeds) {
        this.intake = intake;
        this.dispatch = dispatch;
        this.tokens = tokens;
        this.seeds = seeds;
    }

    /** Imports so many closed tickets. */
    void importClosed(int count) {
        OffsetDateTime first = OffsetDateTime.now(ZONE).minus(AGO).minusDays(DAYS);
        List<String> bodies = Callers.registrations(seeds, count);
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < count; i++) {
            OffsetDateTime at = first.plus(Duration.ofDays(DAYS).multipliedBy(i).dividedBy(count));
            lines.append(closed(bodies.get(i), at, i)).append('\n');
        }
        JsonNode answer =
                ask(intake, requests -> requests.postLines("/intake/v1/imports", lines.toString()), "importer");
        if (answer.path("imported").asInt() != count) {
            throw new StackException("The templates were not imported: " + answer);
        }
    }

    /** Registers so many, each for a unit by the operator's choice. */
    void registerOpen(int count) {
        int which = 0;
        for (String body : Callers.registrations(seeds, count)) {
            ObjectNode registration = object(body).put("unitCode", UNITS.get(which++ % UNITS.size()));
            ask(intake, requests -> requests.post("/intake/v1/tickets", registration.toString()), "operator");
        }
    }

    /** Lets each unit sign two thirds of its cases, contact a third, and reply to some. */
    void handleOpen() {
        for (String unit : UNITS) {
            String handler = "handler-" + unit.toLowerCase(Locale.ROOT);
            int which = 0;
            for (JsonNode one : ask(dispatch, requests -> requests.get("/dispatch/v1/cases?limit=200"), handler)
                    .path("items")) {
                String path = "/dispatch/v1/cases/" + one.path("ticketId").asText();
                List<String> moves = new ArrayList<>();
                if (which % 3 > 0) {
                    moves.add("/signature {}");
                }
                if (which % 3 == 2) {
                    moves.add("/contacts {\"reached\": true, \"channel\": \"PHONE\", \"text\": \"已与诉求人通话\"}");
                }
                if (which % 9 == 8) {
                    moves.add("/reply {\"result\": \"已处理\", \"basis\": \"职责清单\", \"measures\": \"派员到现场\"}");
                }
                which++;
                for (String move : moves) {
                    int blank = move.indexOf(' ');
                    ask(
                            dispatch,
                            requests -> requests.post(path + move.substring(0, blank), move.substring(blank + 1)),
                            handler);
                }
            }
        }
    }

    private static ObjectNode closed(String body, OffsetDateTime registeredAt, int which) {
        ObjectNode line = object(body).put("registeredAt", registeredAt.toString());
        line.putObject("firstResponder").put("person", "operator").put("unitCode", "ZWJ");
        ArrayNode history = line.putArray("history");
        move(history, registeredAt.plusMinutes(3), "DISPATCHED").put("unitCode", UNITS.get(which % UNITS.size()));
        move(history, registeredAt.plusHours(5), "SIGNED");
        boolean calledBack = which % 3 == 0;
        if (calledBack) {
            move(history, registeredAt.plusHours(7), "CONTACTED")
                    .put("reached", true)
                    .put("channel", "PHONE")
                    .put("text", "已联系，约好到现场查看。");
        }
        move(history, registeredAt.plusDays(2 + which % 5), "REPLIED")
                .put("result", "经现场核实已处理完毕，来电人表示认可")
                .put("basis", "部门职责清单相关条款")
                .put("measures", "派员到现场查看，当面说明并当日整改");
        if (calledBack) {
            move(history, registeredAt.plusDays(7), "CALLED_BACK")
                    .put("reached", true)
                    .put("contactedByUnit", true)
                    .put("resolved", which % 2 == 0 ? "YES" : "PARTLY")
                    .put("satisfiedWithResult", "SATISFIED")
                    .put("satisfiedWithAttitude", "SATISFIED");
        }
        move(history, registeredAt.plusDays(8), "CLOSED");
        return line;
    }

    private static ObjectNode move(ArrayNode history, OffsetDateTime at, String what) {
        return history.addObject().put("at", at.toString()).put("what", what);
    }

    private interface Question {
        byte[] of(Requests requests);
    }

    private JsonNode ask(int port, Question question, String account) {
        try (KeepAlive connection = new KeepAlive(port)) {
            KeepAlive.Answer answer = connection.send(question.of(new Requests(port, tokens.apply(account))));
            if (answer.status() != OK && answer.status() != Load.CREATED) {
                throw new StackException("A template was answered with " + answer.status() + ": " + answer.text());
            }
            return JSON.readTree(answer.text());
        } catch (IOException e) {
            throw new StackException("The templates cannot be made: " + e.getMessage(), e);
        }
    }

    private static ObjectNode object(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
