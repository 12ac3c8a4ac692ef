package hotline.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Keycloak's admin API for one realm, and its tokens. */
final class KeycloakAdmin {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int NOT_FOUND = 404;
    private static final int FIRST_REFUSAL = 300;

    private final String address;
    private final String realm;
    private final String token;

    /**
     * @param address Keycloak's inner address, such as {@code http://127.0.0.1:20001/auth}
     */
    KeycloakAdmin(String address, String realm, String adminPassword) {
        this.address = address;
        this.realm = realm;
        this.token = token(address, "master", "admin-cli", KeycloakProcess.ADMIN, adminPassword)
                .orElseThrow(
                        () -> new StackException("The identity provider does not know its administrator's password: "
                                + "the data folder's secrets are not those of its database."));
    }

    /** A person's token, or nothing where the name and the password do not fit. */
    static Optional<String> token(String address, String realm, String client, String user, String password) {
        return token(
                address,
                realm,
                Map.of("grant_type", "password", "client_id", client, "username", user, "password", password));
    }

    /** A machine's token, or nothing where the client and the secret do not fit. */
    static Optional<String> machineToken(String address, String realm, String client, String secret) {
        return token(
                address,
                realm,
                Map.of("grant_type", "client_credentials", "client_id", client, "client_secret", secret));
    }

    private static Optional<String> token(String address, String realm, Map<String, String> fields) {
        String form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest request = Http.request(address + "/realms/" + realm + "/protocol/openid-connect/token")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        HttpResponse<String> response = send(request);
        if (response.statusCode() >= 500) {
            throw new IdentityAwayException("The identity provider cannot answer now (" + response.statusCode()
                    + "): try again in a moment, or look into keycloak.log in the data folder.");
        }
        return Optional.ofNullable(read(response).get("access_token")).map(JsonNode::asText);
    }

    Optional<JsonNode> get(String path) {
        HttpResponse<String> response = send(admin(path).GET().build());
        return response.statusCode() == NOT_FOUND ? Optional.empty() : Optional.of(read(accepted(response)));
    }

    JsonNode list(String path) {
        return get(path).orElseGet(JSON::createArrayNode);
    }

    void post(String path, JsonNode body) {
        accepted(send(admin(path).POST(json(body)).build()));
    }

    void put(String path, JsonNode body) {
        accepted(send(admin(path).PUT(json(body)).build()));
    }

    void makeRealm(JsonNode body) {
        accepted(send(authorized(Http.request(address + "/admin/realms"))
                .POST(json(body))
                .build()));
    }

    private HttpRequest.Builder admin(String path) {
        return authorized(Http.request(address + "/admin/realms/" + realm + path));
    }

    private HttpRequest.Builder authorized(HttpRequest.Builder request) {
        return request.header("Authorization", "Bearer " + token).header("Content-Type", "application/json");
    }

    private static HttpRequest.BodyPublisher json(JsonNode body) {
        return HttpRequest.BodyPublishers.ofString(body.toString());
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return Http.send(request);
        } catch (IOException e) {
            throw new IdentityAwayException("The identity provider does not answer: " + e.getMessage());
        }
    }

    private static HttpResponse<String> accepted(HttpResponse<String> response) {
        if (response.statusCode() >= FIRST_REFUSAL) {
            throw new StackException("The identity provider refused "
                    + response.request().method() + " "
                    + response.request().uri().getPath() + " with "
                    + response.statusCode() + ": " + response.body());
        }
        return response;
    }

    private static JsonNode read(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new StackException(
                    "The identity provider answered " + response.statusCode() + " with something that is not JSON.", e);
        }
    }
}
