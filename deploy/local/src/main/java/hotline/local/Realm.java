package hotline.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hotline.local.imports.Fingerprint;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Brings the realm up to date with what {@code deploy/keycloak} describes and with the demo accounts, through Keycloak's own admin API.
 * What is right already is left alone, what is there besides is kept: it can be run at every start.
 */
final class Realm {
    static final String NAME = "hotline";
    static final String CLIENT = "hotline-cli";

    private static final String REALM = "hotline-realm.json";
    private static final String PROFILE = "hotline-user-profile.json";
    private static final String SCOPES = "hotline-scopes.json";
    private static final JsonMapper JSON = new JsonMapper();
    private static final String EVERYBODY = "max=100000";

    private final KeycloakAdmin keycloak;
    private final List<String> changes = new ArrayList<>();

    Realm(KeycloakAdmin keycloak) {
        this.keycloak = keycloak;
    }

    /** Changes with the description, the accounts and the build of this program: with all that decides how the realm looks. */
    static String fingerprint(Path folder, List<DemoUser> users) {
        try {
            StringBuilder all = new StringBuilder();
            for (String file : List.of(REALM, PROFILE, SCOPES)) {
                all.append(Files.readString(folder.resolve(file)));
            }
            Path program = Path.of(Realm.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            all.append(Files.getLastModifiedTime(program)).append(users).append(DemoMachine.all());
            return Fingerprint.of(all.toString());
        } catch (IOException | URISyntaxException e) {
            throw new StackException("The description of the realm cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Does it, and says what had to be changed.
     *
     * @param folder {@code deploy/keycloak}
     */
    List<String> bringUpToDate(Path folder, List<DemoUser> users) {
        JsonNode wanted = read(folder.resolve(REALM));
        changes.clear();
        settings(wanted);
        for (JsonNode role : wanted.at("/roles/realm")) {
            role(role);
        }
        for (JsonNode client : wanted.get("clients")) {
            client(client);
        }
        profile(read(folder.resolve(PROFILE)));
        Map<String, String> scopes = scopes(read(folder.resolve(SCOPES)));
        DemoMachine.all().forEach(machine -> machine(machine, scopes));
        users(users);
        return List.copyOf(changes);
    }

    private void settings(JsonNode wanted) {
        Optional<JsonNode> actual = keycloak.get("");
        if (actual.isEmpty()) {
            keycloak.makeRealm(wanted);
            changes.add("realm");
            return;
        }
        ObjectNode settings = wanted.deepCopy();
        settings.remove(List.of("roles", "clients"));
        if (!contains(actual.get(), settings)) {
            keycloak.put("", settings);
            changes.add("settings");
        }
    }

    private void role(JsonNode wanted) {
        String name = wanted.get("name").asText();
        ObjectNode plain = wanted.deepCopy();
        plain.remove("composites");
        Optional<JsonNode> actual = keycloak.get("/roles/" + name);
        if (actual.isEmpty()) {
            keycloak.post("/roles", plain);
            changes.add("role " + name);
        } else if (!contains(actual.get(), plain)) {
            keycloak.put("/roles/" + name, plain);
            changes.add("role " + name);
        }
        if (wanted.has("composites")) {
            Set<String> contained = names(keycloak.list("/roles/" + name + "/composites"), "name");
            for (JsonNode part : wanted.at("/composites/realm")) {
                if (!contained.contains(part.asText())) {
                    JsonNode role = keycloak.get("/roles/" + part.asText()).orElseThrow();
                    keycloak.post(
                            "/roles/" + name + "/composites",
                            JSON.createArrayNode().add(role));
                    changes.add("role " + name + " contains " + part.asText());
                }
            }
        }
    }

    private void client(JsonNode wanted) {
        String name = wanted.get("clientId").asText();
        JsonNode found = keycloak.list("/clients?clientId=" + name);
        if (found.isEmpty()) {
            keycloak.post("/clients", wanted);
            changes.add("client " + name);
            return;
        }
        JsonNode actual = found.get(0);
        String path = "/clients/" + actual.get("id").asText();
        ObjectNode plain = wanted.deepCopy();
        plain.remove("protocolMappers");
        if (!contains(actual, plain)) {
            keycloak.put(path, ((ObjectNode) actual.deepCopy()).setAll(plain));
            changes.add("client " + name);
        }
        for (JsonNode mapper : wanted.path("protocolMappers")) {
            mapper(name, path + "/protocol-mappers/models", actual.path("protocolMappers"), mapper);
        }
    }

    private void mapper(String client, String path, JsonNode existing, JsonNode wanted) {
        Optional<JsonNode> actual = elements(existing)
                .filter(mapper -> mapper.get("name").equals(wanted.get("name")))
                .findFirst();
        if (actual.isPresent() && contains(actual.get(), wanted)) {
            return;
        }
        changes.add("client " + client + " maps " + wanted.get("name").asText());
        if (actual.isEmpty()) {
            keycloak.post(path, wanted);
        } else {
            JsonNode id = actual.get().get("id");
            keycloak.put(path + "/" + id.asText(), ((ObjectNode) wanted.deepCopy()).set("id", id));
        }
    }

    /** They are not part of the realm's description: a realm that is made with scopes gets none of Keycloak's own. */
    private Map<String, String> scopes(JsonNode wanted) {
        Map<String, JsonNode> existing = byName(keycloak.list("/client-scopes"));
        for (JsonNode scope : wanted) {
            ObjectNode whole = scope.deepCopy();
            whole.put("protocol", "openid-connect");
            whole.putObject("attributes")
                    .put("include.in.token.scope", "true")
                    .put("display.on.consent.screen", "false");
            String name = scope.get("name").asText();
            JsonNode actual = existing.get(name);
            if (actual == null) {
                keycloak.post("/client-scopes", whole);
                changes.add("scope " + name);
            } else if (!contains(actual, whole)) {
                keycloak.put("/client-scopes/" + actual.get("id").asText(), whole);
                changes.add("scope " + name);
            }
        }
        Map<String, String> ids = new HashMap<>();
        byName(keycloak.list("/client-scopes"))
                .forEach((name, scope) -> ids.put(name, scope.get("id").asText()));
        return ids;
    }

    private void machine(DemoMachine machine, Map<String, String> scopeIds) {
        client(client(machine));
        JsonNode actual = keycloak.list("/clients?clientId=" + machine.name()).get(0);
        String path = "/clients/" + actual.get("id").asText() + "/default-client-scopes";
        Set<String> granted = names(keycloak.list(path), "name");
        for (String scope : machine.scopes()) {
            if (!granted.contains(scope)) {
                keycloak.put(path + "/" + scopeIds.get(scope), JSON.createObjectNode());
                changes.add("client " + machine.name() + " may " + scope);
            }
        }
    }

    /** It signs in with its secret, and its token names it, its scopes and its unit, and no role. */
    private static ObjectNode client(DemoMachine machine) {
        ObjectNode client = JSON.createObjectNode()
                .put("clientId", machine.name())
                .put("enabled", true)
                .put("publicClient", false)
                .put("secret", machine.name())
                .put("standardFlowEnabled", false)
                .put("directAccessGrantsEnabled", false)
                .put("serviceAccountsEnabled", true)
                .put("fullScopeAllowed", false);
        ArrayNode mappers = client.putArray("protocolMappers");
        mappers.add(hardcoded("client_id", machine.name()));
        if (machine.unit() != null) {
            mappers.add(hardcoded("unit", machine.unit()));
        }
        return client;
    }

    private static ObjectNode hardcoded(String claim, String value) {
        ObjectNode mapper = JSON.createObjectNode()
                .put("name", claim)
                .put("protocol", "openid-connect")
                .put("protocolMapper", "oidc-hardcoded-claim-mapper");
        mapper.putObject("config")
                .put("claim.name", claim)
                .put("claim.value", value)
                .put("jsonType.label", "String")
                .put("access.token.claim", "true");
        return mapper;
    }

    private static Map<String, JsonNode> byName(JsonNode list) {
        Map<String, JsonNode> byName = new HashMap<>();
        list.forEach(one -> byName.put(one.get("name").asText(), one));
        return byName;
    }

    private void profile(JsonNode wanted) {
        JsonNode actual = keycloak.get("/users/profile").orElseThrow();
        if (!contains(actual, wanted)) {
            keycloak.put("/users/profile", wanted);
            changes.add("user profile");
        }
    }

    /** All in one request: a request for each would take a minute. */
    private void users(List<DemoUser> wanted) {
        Map<String, String> unitByName = new HashMap<>();
        for (JsonNode user : keycloak.list("/users?briefRepresentation=false&" + EVERYBODY)) {
            unitByName.put(
                    user.get("username").asText(), user.at("/attributes/unit/0").asText());
        }
        Map<String, Set<String>> namesByRole = new HashMap<>();
        ArrayNode wrong = JSON.createArrayNode();
        for (DemoUser user : wanted) {
            String unit = user.unit() == null ? "" : user.unit();
            Set<String> sameRole = namesByRole.computeIfAbsent(
                    user.role(), role -> names(keycloak.list("/roles/" + role + "/users?" + EVERYBODY), "username"));
            if (!unit.equals(unitByName.get(user.name())) || !sameRole.contains(user.name())) {
                wrong.add(user(user));
                changes.add("user " + user.name());
            }
        }
        if (!wrong.isEmpty()) {
            ObjectNode request = JSON.createObjectNode().put("ifResourceExists", "OVERWRITE");
            request.set("users", wrong);
            keycloak.post("/partialImport", request);
        }
    }

    private static ObjectNode user(DemoUser user) {
        ObjectNode json = JSON.createObjectNode().put("username", user.name()).put("enabled", true);
        json.putArray("realmRoles").add(user.role());
        json.putArray("credentials").add(DemoPassword.credential(user.name()));
        if (user.unit() != null) {
            json.putObject("attributes").putArray("unit").add(user.unit());
        }
        return json;
    }

    /** Whether the actual has all that is wanted, whatever it has besides; the order of lists means nothing. */
    private static boolean contains(JsonNode actual, JsonNode wanted) {
        if (wanted.isObject()) {
            return wanted.propertyStream().allMatch(field -> contains(actual.path(field.getKey()), field.getValue()));
        }
        if (wanted.isArray()) {
            return wanted.size() == actual.size()
                    && elements(wanted).allMatch(part -> elements(actual).anyMatch(other -> contains(other, part)));
        }
        return wanted.asText().equals(actual.asText());
    }

    private static Set<String> names(JsonNode list, String field) {
        Set<String> names = new HashSet<>();
        list.forEach(element -> names.add(element.get(field).asText()));
        return names;
    }

    private static Stream<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private static JsonNode read(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new StackException(
                    "The description of the realm cannot be read from " + file + ": " + e.getMessage(), e);
        }
    }
}
