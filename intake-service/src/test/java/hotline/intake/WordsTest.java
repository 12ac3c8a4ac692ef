package hotline.intake;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import hotline.messaging.Messaging;
import hotline.testing.StackResource;
import hotline.testing.TestStack;
import hotline.testing.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A person's words and contact: marked, corrected, revealed, erased; and who may bring them, machines too. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class WordsTest {
    private static final String NAME = "欧阳建国";
    private static final String NUMBER = "13912348765";
    private static final String CALLER = "\"caller\":{\"name\":\"" + NAME + "\",\"phone\":\"" + NUMBER + "\"}";
    private static final String HELP =
            "{\"channel\":\"PHONE\",\"type\":\"HELP\",\"subject\":\"低保\",\"content\":\"没有到账\"," + CALLER + "}";

    TestStack stack;

    @Inject
    Jdbi jdbi;

    @BeforeEach
    void aDirectory() {
        for (String unit : List.of("TLS,null", "QZF,\"TLS\"", "ZWJ,\"QZF\"", "MZJ,\"QZF\"", "NMJ,\"QZF\"")) {
            String code = unit.substring(0, 3);
            jdbi.useHandle(handle -> handle.execute(
                    "INSERT INTO latest VALUES ('hotline.directory.v1', ?, 1, ?::json) ON CONFLICT DO NOTHING",
                    "unit/" + code + "/1900-01-01",
                    """
                    {"code":"%s","name":"x","kind":"DEPARTMENT","parentCode":%s,"effectiveFrom":"1900-01-01"}
                    """.formatted(code, unit.substring(4))));
        }
    }

    @Test
    void aKnownCallerIsFoundNowhereInTheClear() throws Exception {
        List<String> log = new ArrayList<>();
        Handler listener = listenTo(log);
        String everywhere = NAME + "，电话139 1234 8765（+86" + NUMBER + "），１３９１２３４８７６５";
        String body = """
                {"channel":"VISIT","type":"HELP","subject":"%1$s","content":"%1$s","contentOriginal":"%1$s",
                 "address":"%1$s","targetName":"%1$s",
                 "outcome":{"refused":{"code":"JUDICIAL","told":"%1$s"}},%2$s}
                """.formatted(everywhere, CALLER);
        String id = as("operator", "operator")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body)
                .post("/v1/tickets")
                .then()
                .statusCode(201)
                .body("subject", equalTo("〔姓名〕，电话〔电话〕（〔电话〕），〔电话〕"))
                .extract()
                .path("id");
        as("operator", "operator")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body("{\"kind\":\"FEEDBACK\",\"channel\":\"PHONE\",\"text\":\"" + everywhere + "，单位0475-5212345\"}")
                .post("/v1/tickets/" + id + "/feedbacks")
                .then()
                .statusCode(201);
        patch(id, 2, "{\"content\":\"" + everywhere + "，还有\"}").statusCode(200);
        as("operator", "operator")
                .body("{\"reason\":\"回电" + everywhere + "\"}")
                .post("/v1/tickets/" + id + "/reveal")
                .then()
                .statusCode(200);
        String unreadable =
                "{\"channel\":\"" + NAME + "\",\"type\":" + NUMBER + ",\"subject\":{\"x\":\"" + NUMBER + "\"}";
        for (String bad : List.of(unreadable, unreadable + "}", unreadable + ",\"" + NAME)) {
            String answer = as("operator", "operator")
                    .body(bad)
                    .post("/v1/tickets")
                    .then()
                    .statusCode(400)
                    .extract()
                    .asString();
            assertClear("the answer to a bad request", answer);
        }
        hasTheCase("MZJ", id, "MZJ");
        for (RequestSpecification asker : List.of(
                as("operator", "operator"),
                as("dispatcher", "dispatcher"),
                as("callback", "callback"),
                as("supervisor", "supervisor"),
                as("auditor", "auditor"),
                handler("MZJ"))) {
            assertClear(
                    "a ticket",
                    asker.get("/v1/tickets/" + id)
                            .then()
                            .statusCode(200)
                            .extract()
                            .asString());
            assertClear(
                    "a timeline",
                    asker.get("/v1/tickets/" + id + "/timeline")
                            .then()
                            .statusCode(200)
                            .extract()
                            .asString());
            assertClear(
                    "a list",
                    asker.get("/v1/tickets").then().statusCode(200).extract().asString());
        }
        as("operator", "operator")
                .get("/v1/tickets/" + id + "/timeline")
                .then()
                .body("items.text", hasItems("〔姓名〕，电话〔电话〕（〔电话〕），〔电话〕，单位0475-5212345"));
        assertClear(
                "what admins read",
                as("admin", "admin")
                        .get("/v1/tickets/" + id + "/reveals")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString());
        everythingIsSent();
        assertClear("a message", String.join("\n", messages(id)));
        assertNoTableHas(NAME, NUMBER);
        assertNoFileHas(NAME, NUMBER);
        Logger.getLogger("").removeHandler(listener);
        assertThat(log).isNotEmpty();
        assertClear("the log", String.join("\n", log));

        erase(id).statusCode(200);
        everythingIsSent();
        assertThat(countOf("contact", id) + countOf("original_words", id)).isZero();
        assertThat(latest(id)).containsOnlyNulls().hasSize(2);
        assertThat(messagesByKey(id))
                .containsEntry(id + "/ticket/1", "null")
                .containsEntry(id + "/told/2", "null")
                .hasSize(3);
    }

    @Test
    void aStatementThatFailsDoesNotSayWhatItWasGiven() {
        String id = register(HELP);
        String twice =
                "INSERT INTO erasure (ticket_id, at, by, reason) SELECT :id, now(), 'x', :reason FROM generate_series(1, 2)";
        assertThatThrownBy(() -> jdbi.useHandle(handle -> handle.createUpdate(twice)
                        .bind("id", UUID.fromString(id))
                        .bind("reason", NUMBER)
                        .execute()))
                .hasMessageContaining("duplicate key")
                .satisfies(failure -> assertClear("a failure", failure + " " + failure.getCause()))
                .satisfies(failure ->
                        assertThat(failure + " " + failure.getCause()).doesNotContain(id));
    }

    @Test
    void aNameThatIsAUnitsNameIsNotMarked() {
        jdbi.useHandle(handle -> handle.execute(
                "INSERT INTO latest VALUES ('hotline.directory.v1', 'area/150522999/1900-01-01', 1, ?::json) ON CONFLICT DO NOTHING",
                "{\"code\":\"150522999\",\"name\":\"胜利村\",\"effectiveFrom\":\"1900-01-01\"}"));
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            String subject = as("operator", "operator")
                    .body(HELP.replace(NAME, "胜利村").replace("低保", "胜利村的路"))
                    .post("/v1/tickets")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("subject");
            return subject.equals("胜利村的路");
        });
    }

    @Test
    void aSubjectThatMarksMakeTooLongIsCutAndItsOriginalIsKept() {
        String subject = (NAME + "，").repeat(40);
        String id = as("operator", "operator")
                .body(HELP.replace("低保", subject))
                .post("/v1/tickets")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String marked = as("operator", "operator")
                .get("/v1/tickets/" + id)
                .then()
                .extract()
                .path("subject");
        assertThat(marked).hasSizeLessThanOrEqualTo(200).startsWith("〔姓名〕，").doesNotContain(NAME);
        reveal(as("operator", "operator"), id).statusCode(200).body("words.subject", equalTo(subject));
    }

    @Test
    void aCorrectionReplacesWordsKeepsWhatItDoesNotNameAndShowsItsFieldsOnly() {
        String id = register(HELP.replace("没有到账", NAME + "没有到账"));
        patch(id, 1, "{\"subject\":\"低保金\",\"address\":\"甘旗卡\",\"location\":{\"lat\":43.1,\"lon\":122.3}}")
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("subject", equalTo("低保金"))
                .body("content", equalTo("〔姓名〕没有到账"))
                .body("location.lat", equalTo(43.1f));
        patch(id, 2, "{\"address\":null,\"content\":\"〔姓名〕还没有到账，打〔电话〕或" + NUMBER + "\",\"location\":{\"lat\":44.0}}")
                .statusCode(200)
                .body("address", nullValue())
                .body("location.lat", equalTo(44.0f))
                .body("location.lon", equalTo(122.3f))
                .body("content", equalTo("〔姓名〕还没有到账，打〔电话〕或〔电话〕"));
        reveal(as("callback", "callback"), id)
                .statusCode(200)
                .body("words.content", equalTo(NAME + "还没有到账，打〔电话〕或" + NUMBER));
        as("operator", "operator")
                .get("/v1/tickets/" + id + "/timeline")
                .then()
                .body("items.what", contains("REGISTERED", "CORRECTED", "CORRECTED"))
                .body("items[1].text", equalTo("location, subject, address"))
                .body("items[2].text", equalTo("location, content, address"));
        as("operator", "operator")
                .get("/v1/tickets/" + id)
                .then()
                .header("ETag", "\"3\"")
                .body("subject", equalTo("低保金"));
        patch(id, 3, "{\"subject\":\"低保金\"}").statusCode(200).header("ETag", "\"3\"");
        assertThat(text("SELECT string_agg(data::text, '') FROM history WHERE record::text = :value", id))
                .doesNotContain("低保");
    }

    @Test
    void aCorrectionIsMeantForAVersion() {
        String id = register(HELP);
        as("operator", "operator")
                .body("{\"subject\":\"x\"}")
                .patch("/v1/tickets/" + id)
                .then()
                .statusCode(428);
        patch(id, 1, "{\"subject\":\"first\"}").statusCode(200);
        patch(id, 1, "{\"subject\":\"second\"}").statusCode(412).header("ETag", "\"2\"");
        as("operator", "operator").get("/v1/tickets/" + id).then().body("subject", equalTo("first"));
    }

    @Test
    void ofTwoCorrectionsAtOnceOneWins() throws Exception {
        String id = register(HELP);
        List<Integer> statuses = atOnce(n ->
                patch(id, 1, "{\"subject\":\"number " + n + "\"}").extract().statusCode());
        assertThat(statuses).containsExactlyInAnyOrder(200, 412);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"sujbect\":\"x\"}|sujbect",
                "{\"subject\":\" \"}|subject",
                "{\"subject\":null}|subject",
                "{\"type\":\"NONE\"}|type",
                "{\"location\":{\"lat\":99.0,\"lon\":1.0}}|location.lat",
                "{\"caller\":{}}|caller"
            })
    void aBadFieldOfACorrectionIsNamed(String patchAndField) {
        String[] parts = patchAndField.split("\\|", -1);
        String id = register(HELP);
        patch(id, 1, parts[0]).statusCode(400).body("violations.field", contains(parts[1]));
        patch(id, 1, "[]").statusCode(400);
        as("operator", "operator").get("/v1/tickets/" + id).then().header("ETag", "\"1\"");
    }

    @Test
    void classingIsCorrectedAtTheCaseWhereThereIsOne() {
        String id = register(HELP);
        patch(id, 1, "{\"type\":\"OTHER\"}").statusCode(422).body("rule", equalTo("CLASSED_AT_THE_CASE"));
        patch(id, 1, "{\"urgency\":\"URGENT\"}").statusCode(422).body("rule", equalTo("CLASSED_AT_THE_CASE"));
        String answered = register(HELP.replace("HELP", "CONSULTATION")
                .replace("\"subject\"", "\"outcome\":{\"answered\":{\"text\":\"十日发放\"}},\"subject\""));
        patch(answered, 1, "{\"type\":\"HELP\"}").statusCode(422).body("rule", equalTo("ONLY_A_QUESTION_IS_ANSWERED"));
        patch(answered, 1, "{\"urgency\":\"COMPLEX\"}")
                .statusCode(422)
                .body("rule", equalTo("COMPLEX_NOT_AT_REGISTRATION"));
        patch(answered, 1, "{\"type\":\"OTHER\",\"urgency\":\"URGENT\"}")
                .statusCode(200)
                .body("type", equalTo("OTHER"))
                .body("urgency", equalTo("URGENT"))
                .body("outcome.answered.text", equalTo("十日发放"));
        patch(answered, 2, "{\"categoryCode\":\"999999\"}")
                .statusCode(400)
                .body("violations.field", contains("categoryCode"));
    }

    @Test
    @Tag("FR-17")
    void aContactIsRevealedToWhoeverHasTheCaseWithAReasonAndIsAudited() {
        String id = register(HELP.replace("没有到账", NAME + "没有到账"));
        reveal(handler("NMJ"), id).statusCode(404);
        hasTheCase("NMJ", id, "MZJ");
        hasTheCase("MZJ", id, "MZJ");
        reveal(handler("NMJ"), id).statusCode(403);
        handler("MZJ")
                .body("{\"reason\":\" \"}")
                .post("/v1/tickets/" + id + "/reveal")
                .then()
                .statusCode(400)
                .body("violations.field", contains("reason"));
        for (String role : List.of("supervisor", "auditor", "dispatcher", "admin", "importer")) {
            reveal(as(role, role), id).statusCode(403);
        }
        assertThat(countOf("reveal", id)).isZero();
        for (int twice = 0; twice < 2; twice++) {
            reveal(handler("MZJ").header("Idempotency-Key", "once"), id)
                    .statusCode(200)
                    .header("Cache-Control", "no-store")
                    .body("caller.name", equalTo(NAME))
                    .body("caller.phone", equalTo(NUMBER))
                    .body("words.content", equalTo(NAME + "没有到账"))
                    .body("words.subject", equalTo("低保"));
        }
        as("auditor", "auditor")
                .get("/v1/tickets/" + id + "/reveals")
                .then()
                .statusCode(200)
                .body("items.by", contains("handler-mzj", "handler-mzj"))
                .body("items[0].unitCode", equalTo("MZJ"))
                .body("items[0].reason", equalTo("需要回电"))
                .body("items[0].what", hasItems("name", "phone", "content"))
                .body("items[0].at", notNullValue());
        handler("MZJ").get("/v1/tickets/" + id + "/reveals").then().statusCode(403);

        String sealed = register(HELP.replace("\"caller\":{", "\"caller\":{\"confidential\":true,"));
        hasTheCase("MZJ", sealed, "MZJ");
        reveal(handler("MZJ"), sealed).statusCode(403);
        reveal(given().auth().oauth2(TestTokens.leaderOf("MZJ")).contentType(ContentType.JSON), sealed)
                .statusCode(403);
        reveal(machine(null, "contacts:read"), sealed).statusCode(403);
        reveal(as("operator", "operator"), sealed).statusCode(200).body("caller.phone", equalTo(NUMBER));
    }

    @Test
    void whatIsErasedIsGoneAndTheTicketStaysAndIsCounted() {
        String key = UUID.randomUUID().toString();
        String id = as("operator", "operator")
                .header("Idempotency-Key", key)
                .body(HELP)
                .post("/v1/tickets")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        as("operator", "operator")
                .body("{\"kind\":\"FEEDBACK\",\"channel\":\"PHONE\",\"text\":\"已转民政局\"}")
                .post("/v1/tickets/" + id + "/feedbacks")
                .then()
                .statusCode(201);
        assertThat(answersThatSay(id)).isEqualTo(1);
        as("operator", "operator")
                .body("{\"reason\":\"x\"}")
                .post("/v1/tickets/" + id + "/erasure")
                .then()
                .statusCode(403);
        as("admin", "admin")
                .body("{}")
                .post("/v1/tickets/" + id + "/erasure")
                .then()
                .statusCode(400)
                .body("violations.field", contains("reason"));
        erase(id).statusCode(200).body("id", equalTo(id)).body("erasedAt", notNullValue());
        assertThat(answersThatSay(id)).isZero();
        as("operator", "operator")
                .header("Accept-Language", "en")
                .get("/v1/tickets/" + id)
                .then()
                .statusCode(200)
                .header("ETag", "\"3\"")
                .body("subject", equalTo("(erased)"))
                .body("erasedAt", notNullValue())
                .body("caller.phone", nullValue())
                .body("caller.name", nullValue())
                .body("number", notNullValue());
        as("operator", "operator")
                .get("/v1/tickets/" + id + "/timeline")
                .then()
                .body("items.what", contains("REGISTERED", "TOLD", "ERASED"))
                .body("items.text", contains(nullValue(), nullValue(), nullValue()));
        patch(id, 3, "{\"subject\":\"x\"}").statusCode(409).body("rule", equalTo("TICKET_IS_ERASED"));
        reveal(as("operator", "operator"), id).statusCode(409).body("rule", equalTo("TICKET_IS_ERASED"));
        as("operator", "operator")
                .body("{\"kind\":\"FEEDBACK\",\"channel\":\"PHONE\",\"text\":\"x\"}")
                .post("/v1/tickets/" + id + "/feedbacks")
                .then()
                .statusCode(409)
                .body("rule", equalTo("TICKET_IS_ERASED"));
        erase(id).statusCode(409);
        assertThat(text("SELECT count(*)::text FROM resend WHERE key LIKE :value", id + "/%"))
                .as("tombstones to be sent again, two for each of two keys")
                .isEqualTo("4");
    }

    @Test
    void theLevelAboveNamesATicketOnce() throws Exception {
        String number = "A-" + UUID.randomUUID();
        String body =
                HELP.replace("\"subject\"", "\"upper\":{\"system\":\"TLS\",\"number\":\"" + number + "\"},\"subject\"");
        String id = register(body);
        as("operator", "operator")
                .body(body)
                .post("/v1/tickets")
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .header("Location", endsWith(id))
                .body("id", equalTo(id));
        as("operator", "operator")
                .body(body.replace("没有到账", "已经到账").replace(NUMBER, "13912340000"))
                .post("/v1/tickets")
                .then()
                .statusCode(409)
                .body("ticket.id", equalTo(id))
                .body("differs", containsInAnyOrder("content", "caller"));
        handler("NMJ").body(body).post("/v1/tickets").then().statusCode(409).body("ticket", nullValue());
        String other = body.replace(number, number + "-2");
        List<Integer> statuses = atOnce(n -> as("operator", "operator")
                .body(other)
                .post("/v1/tickets")
                .then()
                .extract()
                .statusCode());
        assertThat(statuses).containsExactlyInAnyOrder(201, 200);
        assertThat(text("SELECT string_agg(r::text, '') FROM upper_request r WHERE :value <> ''", "any"))
                .doesNotContain("没有到账");
    }

    @Test
    void aMachineMayDoWhatItsScopesNameAndAPersonGainsNothingByAskingForOne() {
        String id = machine(null, "tickets:write cases:read")
                .body(HELP)
                .post("/v1/tickets")
                .then()
                .statusCode(201)
                .body("firstResponder.person", equalTo("machine"))
                .body("firstResponder.unitCode", equalTo("ZWJ"))
                .extract()
                .path("id");
        machine(null, "cases:read").get("/v1/tickets/" + id).then().statusCode(200);
        machine(null, "cases:read").body(HELP).post("/v1/tickets").then().statusCode(403);
        machine(null, "tickets:write").get("/v1/tickets/" + id).then().statusCode(403);
        machine("NMJ", "cases:read").get("/v1/tickets/" + id).then().statusCode(404);
        machine("MZJ", "tickets:write")
                .body(HELP.replace(
                        "\"subject\"", "\"firstResponder\":{\"person\":\"clerk\",\"unitCode\":\"NMJ\"},\"subject\""))
                .post("/v1/tickets")
                .then()
                .statusCode(201)
                .body("firstResponder.person", equalTo("clerk"));
        machine("MZJ", "tickets:write")
                .body(HELP.replace(
                        "\"subject\"",
                        "\"handledOnTheSpot\":{\"result\":\"r\",\"basis\":\"b\",\"measures\":\"m\"},\"subject\""))
                .post("/v1/tickets")
                .then()
                .statusCode(201)
                .body("firstResponder.unitCode", equalTo("MZJ"));
        machine(null, "tickets:write")
                .body(HELP.replace("\"subject\"", "\"outcome\":{\"transferred\":{\"to\":\"110\"}},\"subject\""))
                .post("/v1/tickets")
                .then()
                .statusCode(422)
                .body("rule", equalTo("OUTCOME_IS_THE_OPERATORS"));
        machine(null, "operator admin").body(HELP).post("/v1/tickets").then().statusCode(403);
        reveal(machine(null, "contacts:read"), id).statusCode(200).body("caller.phone", equalTo(NUMBER));
        hasTheCase("MZJ", id, "MZJ");
        reveal(machine("MZJ", "contacts:read"), id).statusCode(200);
        reveal(machine("NMJ", "contacts:read"), id).statusCode(404);
        for (String[] roles : List.of(new String[] {"importer"}, new String[] {})) {
            given().auth()
                    .oauth2(TestTokens.withScopes("importer", "tickets:write cases:read contacts:read", roles))
                    .contentType(ContentType.JSON)
                    .body(HELP)
                    .post("/v1/tickets")
                    .then()
                    .statusCode(403);
        }
    }

    private interface Numbered {
        int call(int number);
    }

    private static List<Integer> atOnce(Numbered task) throws Exception {
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            List<Callable<Integer>> tasks = List.of(() -> task.call(1), () -> task.call(2));
            List<Integer> results = new ArrayList<>();
            for (Future<Integer> future : two.invokeAll(tasks)) {
                results.add(future.get());
            }
            return results;
        }
    }

    private static Handler listenTo(List<String> log) {
        SimpleFormatter formatter = new SimpleFormatter();
        Handler listener = new Handler() {
            @Override
            public void publish(LogRecord record) {
                log.add(formatter.format(record));
            }

            @Override
            public void flush() {
                // nothing is held back
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
        Logger.getLogger("").addHandler(listener);
        Logger.getLogger("hotline.test").warning("the test listens");
        return listener;
    }

    private static void assertClear(String where, String text) {
        assertThat(text.replaceAll("[\\s-]", ""))
                .as(where)
                .doesNotContain(NAME)
                .doesNotContain(NUMBER)
                .doesNotContain("１３９１２３４８７６５");
    }

    private void assertNoTableHas(String... secrets) {
        List<String> tables = jdbi.withHandle(
                handle -> handle.createQuery("""
                        SELECT relname::text FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
                        """).mapTo(String.class).list());
        assertThat(tables).contains("ticket", "latest", "history", "original_words", "reveal", "idempotent_answer");
        for (String table : tables) {
            for (String secret : secrets) {
                int rows = jdbi.withHandle(handle -> handle.createQuery("SELECT count(*) FROM " + table
                                + " t WHERE position(:secret IN t::text) + position(:hex IN t::text) > 0")
                        .bind("secret", secret)
                        .bind("hex", HexFormat.of().formatHex(secret.getBytes(StandardCharsets.UTF_8)))
                        .mapTo(Integer.class)
                        .one());
                assertThat(rows).as(table).isZero();
            }
        }
    }

    /** All that the stack has written: the database with its log, the broker's topics, the keys. */
    private static void assertNoFileHas(String... secrets) throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("target", "stack"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes = bytesOf(file);
                for (String secret : secrets) {
                    if (bytes.contains(
                            new String(secret.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1))) {
                        found.add(file);
                    }
                }
            }
        }
        assertThat(found).isEmpty();
    }

    private static String bytesOf(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            return ""; // it went while we looked
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void everythingIsSent() {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> jdbi.withHandle(handle -> handle.createQuery("SELECT count(*) FROM outbox")
                                .mapTo(Integer.class)
                                .one())
                        == 0);
    }

    /** The bodies of all messages about a ticket and its texts. */
    private List<String> messages(String id) {
        List<String> bodies = new ArrayList<>();
        read((key, body) -> {
            if (key.startsWith(id)) {
                bodies.add(body);
            }
        });
        return bodies;
    }

    /** The last message of each key of a ticket and its texts. */
    private Map<String, String> messagesByKey(String id) {
        Map<String, String> last = new HashMap<>();
        read((key, body) -> {
            if (key.startsWith(id)) {
                last.put(key, body);
            }
        });
        return last;
    }

    private void read(BiConsumer<String, String> message) {
        for (String topic : List.of("hotline.tickets.v1", "hotline.words.v1")) {
            try (var consumer =
                    Messaging.consumer(stack.kafka().bootstrapServers(), "look-" + UUID.randomUUID(), "1")) {
                var partitions = consumer.partitionsFor(topic).stream()
                        .map(one -> new TopicPartition(topic, one.partition()))
                        .toList();
                consumer.assign(partitions);
                consumer.seekToBeginning(partitions);
                var ends = consumer.endOffsets(partitions);
                while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.get(one))) {
                    consumer.poll(Duration.ofMillis(200))
                            .forEach(one -> message.accept(
                                    one.key(),
                                    one.value() == null ? "null" : new String(one.value(), StandardCharsets.UTF_8)));
                }
            }
        }
    }

    private List<String> latest(String id) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT data::text FROM latest WHERE key LIKE :key")
                .bind("key", id + "/%")
                .mapTo(String.class)
                .list());
    }

    private String text(String query, String value) {
        return jdbi.withHandle(handle -> handle.createQuery(query)
                .bind("value", value)
                .mapTo(String.class)
                .one());
    }

    private int countOf(String table, String id) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT count(*) FROM " + table + " WHERE ticket_id = :id")
                .bind("id", UUID.fromString(id))
                .mapTo(Integer.class)
                .one());
    }

    private int answersThatSay(String id) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT count(*) FROM idempotent_answer WHERE position(:id IN body) > 0 AND position('低保' IN body) > 0")
                .bind("id", id)
                .mapTo(Integer.class)
                .one());
    }

    private void hasTheCase(String unit, String ticketId, String lead) {
        jdbi.useHandle(handle -> {
            handle.execute(
                    "INSERT INTO case_unit SELECT ?, id, registered_at FROM ticket WHERE id = ? ON CONFLICT DO NOTHING",
                    unit,
                    UUID.fromString(ticketId));
            handle.execute(
                    "INSERT INTO case_view (ticket_id, sequence, stage, unit_code, at) VALUES (?, 1, 'DISPATCHED', ?, now()) ON CONFLICT DO NOTHING",
                    UUID.fromString(ticketId),
                    lead);
        });
    }

    private static String register(String body) {
        return as("operator", "operator")
                .body(body)
                .post("/v1/tickets")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static ValidatableResponse patch(String id, int version, String patch) {
        return as("operator", "operator")
                .contentType("application/merge-patch+json;charset=UTF-8")
                .header("If-Match", "\"" + version + "\"")
                .body(patch)
                .patch("/v1/tickets/" + id)
                .then();
    }

    private static ValidatableResponse reveal(RequestSpecification asker, String id) {
        return asker.body("{\"reason\":\"需要回电\"}")
                .post("/v1/tickets/" + id + "/reveal")
                .then();
    }

    private static ValidatableResponse erase(String id) {
        return as("admin", "admin")
                .body("{\"reason\":\"本人申请\"}")
                .post("/v1/tickets/" + id + "/erasure")
                .then();
    }

    private static RequestSpecification machine(String unit, String scopes) {
        return given().auth()
                .oauth2(TestTokens.machine(unit == null ? "machine" : "machine-" + unit, unit, scopes))
                .contentType(ContentType.JSON);
    }

    private static RequestSpecification handler(String unit) {
        return given().auth().oauth2(TestTokens.handlerOf(unit)).contentType(ContentType.JSON);
    }

    private static RequestSpecification as(String user, String... roles) {
        return given().auth().oauth2(TestTokens.of(user, roles)).contentType(ContentType.JSON);
    }
}
