package hotline.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;

/** What people do in a morning, in short: calls are taken, looked for and signed, and the figures are read. */
final class TrainingRound {
    private static final int CALLS = 60;
    private static final int CREATED = 201;
    private static final int OK = 200;
    private static final Duration CASE_LIMIT = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final JsonMapper JSON = new JsonMapper();

    private final String address;

    /**
     * @param address the one address of a stack that is ready
     */
    TrainingRound(String address) {
        this.address = address;
    }

    void run() {
        String operator = token("operator");
        String handler = token("handler-mzj");
        String supervisor = token("supervisor");
        for (int i = 1; i <= CALLS; i++) {
            HttpResponse<String> registered = send(operator, "POST", "/intake/v1/tickets", call(i));
            if (registered.statusCode() != CREATED) {
                throw new StackException("A call in the training was answered with " + registered.statusCode() + ": "
                        + registered.body());
            }
            String id = read(registered).path("id").asText();
            get(operator, "/intake/v1/tickets/" + id);
            get(operator, "/intake/v1/tickets?q=低保&limit=5");
            awaitCase(handler, id);
            send(handler, "POST", "/dispatch/v1/cases/" + id + "/signature", "{}");
            get(operator, "/intake/v1/tickets/" + id + "/timeline");
            get(handler, "/dispatch/v1/cases?limit=20");
            get(supervisor, "/reporting/v1/summary");
        }
        get(supervisor, "/reporting/v1/breakdown?by=unit");
        get(supervisor, "/reporting/v1/problem-lists");
        get(supervisor, "/reporting/v1/audit");
        for (String service : LocalStack.SERVICES) {
            get(operator, "/" + service + "/q/metrics");
            get(operator, "/" + service + "/q/openapi");
        }
    }

    private void awaitCase(String handler, String id) {
        Instant end = Instant.now().plus(CASE_LIMIT);
        while (get(handler, "/dispatch/v1/cases/" + id).statusCode() != OK) {
            if (Instant.now().isAfter(end)) {
                throw new StackException(
                        "A call in the training became no case within " + CASE_LIMIT.toSeconds() + " s.");
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("The training was interrupted.", e);
        }
    }

    private String token(String user) {
        return KeycloakAdmin.token(address + "/auth", Realm.NAME, Realm.CLIENT, user, user)
                .orElseThrow(() -> new StackException("There is no demo account " + user + "."));
    }

    private HttpResponse<String> get(String token, String path) {
        return send(token, "GET", path, "");
    }

    private HttpResponse<String> send(String token, String method, String path, String body) {
        HttpRequest request = Http.request(address + path)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return Http.send(request);
        } catch (IOException e) {
            throw new StackException("A request in the training was not answered: " + e.getMessage(), e);
        }
    }

    private static String call(int number) {
        ObjectNode call = JSON.createObjectNode()
                .put("channel", "PHONE")
                .put("type", "HELP")
                .put("subject", "低保金没有到账 " + number)
                .put("content", "低保金没有到账，请帮忙查一下。")
                .put("categoryCode", "010101")
                .put("areaCode", "150522100");
        call.putObject("caller").put("name", "王小明").put("phone", "13800001234");
        return call.toString();
    }

    private static JsonNode read(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new StackException("An answer in the training is not JSON: " + e.getMessage(), e);
        }
    }
}
