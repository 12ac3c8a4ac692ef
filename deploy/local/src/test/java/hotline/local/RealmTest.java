package hotline.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealmTest {
    private static final Path DESCRIPTION = Path.of("..", "keycloak");

    @TempDir
    private static Path folder;

    private static PostgresProcess postgres;
    private static KeycloakProcess keycloak;
    private static Path units;

    @BeforeAll
    static void start() throws IOException {
        postgres = PostgresProcess.start(folder.resolve("postgresql"));
        keycloak = new KeycloakProcess(
                KeycloakDistribution.of(Path.of("..", "..")),
                folder.resolve("keycloak.log"),
                Ports.free(),
                Ports.free(),
                postgres.createDatabase("keycloak", "keycloak", "secret"),
                "http://127.0.0.1:12345/auth",
                "secret");
        keycloak.start();
        units = Files.writeString(folder.resolve("units.csv"), """
                code,name,kind
                MZJ,"Civil affairs, banner",BANNER_UNIT
                150522101,甘旗卡镇,TOWNSHIP
                TLS,Tongliao,UPPER_LEVEL
                """);
        bringUpToDate();
    }

    @AfterAll
    static void stop() {
        keycloak.close();
        postgres.close();
    }

    @Test
    void broughtUpToDateTwiceChangesNothingTheSecondTime() {
        assertThat(bringUpToDate()).isEmpty();
    }

    @Test
    void whatWasSpoiledIsMendedAndNothingElseIsTouched() {
        KeycloakAdmin admin = admin();
        JsonNode user = admin.list("/users?exact=true&username=handler-mzj").get(0);
        admin.put(
                "/users/" + user.get("id").asText(),
                object("{'username': 'handler-mzj', 'attributes': {'unit': ['XXX']}}"));
        admin.put("", object("{'accessTokenLifespan': 60}"));

        assertThat(bringUpToDate()).containsExactlyInAnyOrder("settings", "user handler-mzj");
        assertThat(bringUpToDate()).isEmpty();
    }

    @Test
    void aHandlersTokenCarriesRolesUnitAndName() throws IOException {
        JsonNode token = token("handler-mzj");
        assertThat(texts(token.get("roles"))).contains("handler").doesNotContain("leader", "admin");
        assertThat(token.get("unit").asText()).isEqualTo("MZJ");
        assertThat(token.get("preferred_username").asText()).isEqualTo("handler-mzj");
        assertThat(token.get("iss").asText()).isEqualTo("http://127.0.0.1:12345/auth/realms/hotline");
        assertThat(token.get("exp").asLong() - token.get("iat").asLong()).isEqualTo(3600);
    }

    @Test
    void aLeaderIsAHandlerToo() throws IOException {
        JsonNode token = token("leader-150522101");
        assertThat(texts(token.get("roles"))).contains("leader", "handler");
        assertThat(token.get("unit").asText()).isEqualTo("150522101");
    }

    @Test
    void everyRoleHasAnAccountWithoutUnit() throws IOException {
        for (String role :
                List.of("operator", "dispatcher", "callback", "supervisor", "admin", "auditor", "importer")) {
            JsonNode token = token(role);
            assertThat(texts(token.get("roles"))).contains(role);
            assertThat(token.has("unit")).isFalse();
        }
    }

    @Test
    void aMachinesTokenNamesItsClientScopesAndUnitAndNoRole() throws IOException {
        JsonNode ours = payload(machine("machine").orElseThrow());
        assertThat(ours.get("client_id").asText()).isEqualTo("machine");
        assertThat(ours.get("scope").asText().split(" "))
                .contains("tickets:write", "cases:read", "replies:write", "callbacks:write", "contacts:read", "cti");
        assertThat(ours.has("roles")).isFalse();
        assertThat(ours.has("unit")).isFalse();
        JsonNode ofAUnit = payload(machine("machine-mzj").orElseThrow());
        assertThat(ofAUnit.get("unit").asText()).isEqualTo("MZJ");
        assertThat(ofAUnit.get("scope").asText()).doesNotContain("callbacks:write");
        assertThat(KeycloakAdmin.machineToken(keycloak.innerAddress(), Realm.NAME, "machine", "wrong"))
                .isEmpty();
    }

    @Test
    void aPersonsTokenNamesNoClientOfItsOwn() throws IOException {
        assertThat(token("operator").has("client_id")).isFalse();
    }

    @Test
    void nobodyWorksInTheCityAbove() {
        assertThat(askForToken("handler-tls", "handler-tls")).isEmpty();
    }

    @Test
    void aWrongPasswordGivesNoToken() {
        assertThat(askForToken("operator", "wrong")).isEmpty();
    }

    private static List<String> bringUpToDate() {
        return new Realm(admin()).bringUpToDate(DESCRIPTION, DemoUser.of(units));
    }

    private static KeycloakAdmin admin() {
        return new KeycloakAdmin(keycloak.innerAddress(), Realm.NAME, "secret");
    }

    private static JsonNode token(String name) throws IOException {
        return payload(askForToken(name, name).orElseThrow());
    }

    private static Optional<String> machine(String name) {
        return KeycloakAdmin.machineToken(keycloak.innerAddress(), Realm.NAME, name, name);
    }

    private static JsonNode payload(String token) throws IOException {
        return new JsonMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
    }

    private static Optional<String> askForToken(String name, String password) {
        return KeycloakAdmin.token(keycloak.innerAddress(), Realm.NAME, Realm.CLIENT, name, password);
    }

    private static JsonNode object(String json) {
        try {
            return new JsonMapper().readTree(json.replace('\'', '"'));
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
