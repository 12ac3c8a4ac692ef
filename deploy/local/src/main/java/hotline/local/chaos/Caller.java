package hotline.local.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Calls the hotline at its one address as a demo account. No call lasts long: what is not answered by then is unclear. */
final class Caller {
    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final JsonMapper JSON = new JsonMapper();
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;
    private static final int TOO_MANY = 429;
    private static final int FIRST_SERVER_ERROR = 500;

    private final String address;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    Caller(String address) {
        this.address = address;
    }

    /** What a client knows afterwards. */
    enum Clarity {
        /** It is done, and the body says what. */
        DONE,
        /** It is not done, and was not begun. */
        NOT_DONE,
        /** There is nothing under that address, now. */
        NOT_THERE,
        /** It is refused for what it is. */
        REFUSED,
        /** It may be done or not. */
        UNCLEAR
    }

    /** An answer, or that there was none. */
    record Answer(Clarity clarity, int status, JsonNode body) {
        static final Answer NONE = new Answer(Clarity.UNCLEAR, 0, JsonNodeFactory.instance.nullNode());
        static final Answer NOT_SENT = new Answer(Clarity.NOT_DONE, 0, JsonNodeFactory.instance.nullNode());
    }

    /** Posts JSON under an idempotency key. */
    Answer post(String user, String path, String key, String json) {
        return call(
                user,
                HttpRequest.newBuilder(URI.create(address + path))
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", key)
                        .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    Answer get(String user, String path) {
        return call(user, HttpRequest.newBuilder(URI.create(address + path)).GET());
    }

    /** Everybody has to sign in again. */
    void forgetTokens() {
        tokens.clear();
    }

    private Answer call(String user, HttpRequest.Builder request) {
        try {
            request.header("Authorization", "Bearer " + token(user));
        } catch (IOException _) {
            return Answer.NOT_SENT;
        }
        try {
            HttpResponse<String> response = send(request);
            return new Answer(
                    clarity(user, response.statusCode()), response.statusCode(), JSON.readTree(response.body()));
        } catch (IOException _) {
            return Answer.NONE;
        }
    }

    private Clarity clarity(String user, int status) {
        return switch (status) {
            case OK, CREATED -> Clarity.DONE;
            case NOT_FOUND -> Clarity.NOT_THERE;
            case TOO_MANY -> Clarity.NOT_DONE;
            case UNAUTHORIZED -> {
                tokens.remove(user);
                yield Clarity.NOT_DONE;
            }
            default -> status >= FIRST_SERVER_ERROR ? Clarity.UNCLEAR : Clarity.REFUSED;
        };
    }

    private String token(String user) throws IOException {
        String known = tokens.get(user);
        if (known != null) {
            return known;
        }
        HttpResponse<String> response =
                send(HttpRequest.newBuilder(URI.create(address + "/auth/realms/hotline/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "grant_type=password&client_id=hotline-cli&username=" + user + "&password=" + user)));
        if (response.statusCode() != OK) {
            throw new IOException("not signed in: " + response.statusCode());
        }
        String token = JSON.readTree(response.body()).path("access_token").asText();
        tokens.put(user, token);
        return token;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return client.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
