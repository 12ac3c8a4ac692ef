package hotline.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Somebody who uses the hotline at its one address, signed in or not. */
final class Person {
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(20);
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final String address;
    private final Map<String, String> headers;

    private Person(String address, Map<String, String> headers) {
        this.address = address;
        this.headers = headers;
    }

    /** Who has no token. */
    static Person unknown(String address) {
        return new Person(address, Map.of("Content-Type", "application/json", "Accept-Language", "en"));
    }

    /** Who has this token. */
    static Person withToken(String address, String token) {
        return unknown(address).with("Authorization", "Bearer " + token);
    }

    /** A demo account or machine, signed in at that address; the password or secret is the name. */
    static Person signedIn(String address, String user) {
        String token = unknown(address)
                .postForm(
                        "/auth/realms/hotline/protocol/openid-connect/token",
                        user.startsWith("machine")
                                ? "grant_type=client_credentials&client_id=" + user + "&client_secret=" + user
                                : "grant_type=password&client_id=hotline-cli&username=" + user + "&password=" + user)
                .expect(200)
                .text("/access_token");
        return withToken(address, token);
    }

    /** A field of every item of a list, page by page, sorted. */
    List<String> everyItem(String list, String field) {
        List<String> all = new ArrayList<>();
        String cursor = "";
        do {
            Answer page = get(list + "&limit=200" + cursor).expect(200);
            all.addAll(page.each("/items", field));
            cursor = page.body().hasNonNull("nextCursor") ? "&cursor=" + page.text("/nextCursor") : "";
        } while (!cursor.isEmpty());
        Collections.sort(all);
        return all;
    }

    Answer get(String path) {
        return answered("GET", path, "");
    }

    /** Posts JSON under a key of its own, which must not change what a single request does. */
    Answer post(String path, String json) {
        return with("Idempotency-Key", UUID.randomUUID().toString()).answered("POST", path, json);
    }

    /** Posts a form, as an OpenID Connect client does. */
    Answer postForm(String path, String form) {
        return with("Content-Type", "application/x-www-form-urlencoded").answered("POST", path, form);
    }

    /** Sends what it sends as lines of JSON. */
    Person withJsonLines() {
        return with("Content-Type", "application/x-ndjson");
    }

    /** Sends what it sends as a file. */
    Person withFile() {
        return with("Content-Type", "application/octet-stream");
    }

    /** Sends a request that has to be answered, well or badly. */
    Answer answered(String method, String path, String body) {
        try {
            return send(method, path, body);
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path + " was not answered", e);
        }
    }

    /** Posts JSON under a key, so that it can be posted again where no answer comes. */
    Answer tryPost(String path, String key, String json) throws IOException {
        return with("Idempotency-Key", key).send("POST", path, json);
    }

    private Answer send(String method, String path, String body) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(ANSWER_LIMIT)
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            HttpResponse<String> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(method + " " + path, response.statusCode(), JSON.readTree(json(response.body())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** A page of HTML or a plain word is shown as a string. */
    private static String json(String body) throws JsonProcessingException {
        String stripped = body.strip();
        return stripped.startsWith("{") || stripped.startsWith("[") ? stripped : JSON.writeValueAsString(stripped);
    }

    private Person with(String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return new Person(address, Map.copyOf(more));
    }
}
