package hotline.intake;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import hotline.intake.persistence.HeardDirectory;
import hotline.intake.persistence.TicketNumbers;
import hotline.testing.StackResource;
import hotline.testing.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Records of the past come in, line by line, over REST, on the real parts. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class ImportTest {
    private static final String TICKET =
            "'channel':'PHONE','type':'HELP','subject':'低保金未到账','content':'三月的低保金没有到账','registeredAt':'2019-03-04T09:00:00+08:00'";
    private static final String DISPATCHED = "{'at':'2019-03-04T09:05:00+08:00','what':'DISPATCHED','unitCode':'MZJ'}";

    @Inject
    Jdbi jdbi;

    @Inject
    TicketNumbers numbers;

    @Inject
    HeardDirectory directory;

    @BeforeEach
    void aDirectory() {
        for (String row : List.of(
                "unit/TLS {'code':'TLS','kind':'UPPER_LEVEL'}",
                "unit/QZF {'code':'QZF','kind':'BANNER','parentCode':'TLS'}",
                "unit/ZWJ {'code':'ZWJ','kind':'DEPARTMENT','parentCode':'QZF'}",
                "unit/MZJ {'code':'MZJ','kind':'DEPARTMENT','parentCode':'QZF'}",
                "unit/NMJ {'code':'NMJ','kind':'DEPARTMENT','parentCode':'QZF'}",
                "unit/OLD {'code':'OLD','kind':'DEPARTMENT','parentCode':'QZF','effectiveTo':'2019-06-01'}",
                "category/C01 {'code':'C01'}",
                "area/150522100 {'code':'150522100'}")) {
            String key = row.substring(0, row.indexOf(' '));
            String json = row.substring(row.indexOf(' ') + 1)
                    .replace('\'', '"')
                    .replace("}", ",\"name\":\"x\",\"effectiveFrom\":\"1900-01-01\"}");
            jdbi.useHandle(handle -> handle.execute(
                    "INSERT INTO latest VALUES ('hotline.directory.v1', ?, 1, ?::json) ON CONFLICT DO NOTHING",
                    key + "/1900-01-01",
                    json));
        }
        await().atMost(Duration.ofSeconds(20))
                .until(() -> bad("'unitCode':'OLD'").isEmpty());
    }

    @Test
    void aRecordBecomesATicketWithItsOwnTimes() {
        String former = former();
        send("{" + TICKET + ",'formerNumber':'" + former + "','categoryCode':'C01','areaCode':'150522100',"
                        + "'caller':{'name':'王小明','phone':'138 0000 1234'},"
                        + "'firstResponder':{'person':'li','unitCode':'MZJ'},'history':[" + DISPATCHED + "]}")
                .body("lines", equalTo(1))
                .body("imported", equalTo(1))
                .body("unchanged", equalTo(0))
                .body("bad", equalTo(0))
                .body("dryRun", equalTo(false))
                .body("badLines", hasSize(0));
        String id = idOf(former);
        as("operator")
                .get("/v1/tickets/" + id)
                .then()
                .statusCode(200)
                .body("number", startsWith("15052220190304"))
                .body("registeredAt", equalTo("2019-03-04T09:00:00+08:00"))
                .body("askedAt", equalTo("2019-03-04T09:00:00+08:00"))
                .body("registeredBy", equalTo("importer"))
                .body("imported", equalTo(true))
                .body("formerNumber", equalTo(former))
                .body("stage", equalTo("REGISTERED"))
                .body("subject", equalTo("低保金未到账"))
                .body("firstResponder.person", equalTo("li"))
                .body("caller.phone", equalTo("138****1234"))
                .body("caller.name", equalTo("王**"));
        assertThat(UUID.fromString(id).version()).isEqualTo(7);
        assertThat(UUID.fromString(id).getMostSignificantBits() >>> 16)
                .isEqualTo(Instant.parse("2019-03-04T01:00:00Z").toEpochMilli());
        assertThat(imported(id))
                .contains("\"formerNumber\":\"" + former + "\"")
                .contains("\"what\":\"DISPATCHED\",\"by\":\"importer\",\"unitCode\":\"MZJ\"")
                .contains("\"reachable\":true")
                .doesNotContain("138")
                .doesNotContain("低保")
                .doesNotContain("王小明");
        String stored =
                jdbi.withHandle(handle -> handle.createQuery("SELECT c::text FROM contact c WHERE ticket_id = :id")
                        .bind("id", UUID.fromString(id))
                        .mapTo(String.class)
                        .one());
        assertThat(stored)
                .contains("138****1234")
                .doesNotContain("王小明")
                .doesNotContain(HexFormat.of().formatHex("13800001234".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void theTimelineTellsWhatTheRecordTellsAndThatItWasImported() {
        String former = former();
        send("{" + TICKET + ",'formerNumber':'" + former + "','history':[{'at':'2019-03-04T09:10:00+08:00',"
                        + "'what':'ANSWERED','by':'li','text':'每月十日发放'}]}")
                .body("imported", equalTo(1));
        String id = idOf(former);
        as("operator")
                .get("/v1/tickets/" + id)
                .then()
                .body("stage", equalTo("ANSWERED"))
                .body("outcome.answered.text", equalTo("每月十日发放"));
        as("operator")
                .get("/v1/tickets/" + id + "/timeline")
                .then()
                .body("items.what", contains("REGISTERED", "ANSWERED", "IMPORTED"))
                .body("items[0].at", equalTo("2019-03-04T09:00:00+08:00"))
                .body("items[0].text", equalTo("低保金未到账"))
                .body("items[1].at", equalTo("2019-03-04T09:10:00+08:00"))
                .body("items[1].by", equalTo("li"))
                .body("items[1].text", equalTo("每月十日发放"))
                .body("items[2].by", equalTo("importer"));
        assertThat(imported(id)).contains("\"outcome\":{\"kind\":\"ANSWERED\"}");

        String dispatched = former();
        send("{" + TICKET + ",'formerNumber':'" + dispatched + "','history':[{'at':'2019-03-04T09:00:00+08:00',"
                        + "'what':'DISPATCHED','unitCode':'MZJ'}]}")
                .body("imported", equalTo(1));
        jdbi.useHandle(handle -> handle.execute(
                "INSERT INTO case_event VALUES (?, 1, 'hotline.case.dispatched.v1', '2019-03-04T01:00:00Z', '{}')",
                UUID.fromString(idOf(dispatched))));
        as("operator")
                .get("/v1/tickets/" + idOf(dispatched) + "/timeline")
                .then()
                .body("items.what", contains("REGISTERED", "DISPATCHED", "IMPORTED"));
    }

    /** What is wrong with a line; @ stands for the fields of a good one, % for a good first entry of a history. */
    private static final String BAD_LINES = """
            not JSON at all                                              | is no valid JSON
            [1]                                                          | must be a JSON object
            {'kind':'PETITION'}                                          | kind: must be one of: TICKET, OPINION
            {'channel':'PHONE','type':'HELP','subject':'s','content':'c'} | registeredAt: is required
            {@,'registeredAt':'2019-03-04'}                              | registeredAt: must be a time with its offset, such as 2026-01-02T15:04:05+08:00
            {@,'registeredAt':'2999-01-01T00:00:00+08:00'}               | registeredAt: lies in the future
            {@,'askedAt':'2019-03-04T09:00:01+08:00'}                    | askedAt: lies after registeredAt
            {@,'subject':' '}                                            | subject: must not be blank
            {@,'type':'NONSENSE'}                                        | type: must be one of: CONSULTATION, HELP, COMPLAINT, REPORT, SUGGESTION, PRAISE, OTHER
            {@,'sujbect':'s'}                                            | sujbect: there is no such field
            {@,'caller':{'phone':'unknown'}}                             | caller.phone: is no telephone number
            {@,'unitCode':'NONE'}                                        | unitCode: is no unit
            {@,'targetUnitCode':'NONE'}                                  | targetUnitCode: is no unit
            {@,'firstResponder':'li'}                                    | firstResponder: has the wrong form
            {@,'formerNumber':{}}                                        | formerNumber: has the wrong form
            {@,'content':'a\\u0000b'}                                    | has a character that cannot be kept
            {@,'content':'a\\ud800b'}                                    | has a character that cannot be kept
            {@,'outcome':{}}                                             | outcome: must be one of answered, transferred or refused
            {@,'outcome':{'transferred':{'to':'110'}},'history':[%]}     | outcome: give either the outcome or a history, not both
            {@,'handledOnTheSpot':{'result':'r','basis':'b','measures':'m'}} | firstResponder: is required where it was settled on the spot
            {@,'handledOnTheSpot':{'result':'r','basis':'b','measures':'m'},'outcome':{'transferred':{'to':'110'}}} | handledOnTheSpot: give either this or the outcome, not both
            {@,'handledOnTheSpot':{'result':'r','basis':'b','measures':'m'},'targetUnitCode':'QZF','firstResponder':{'person':'li','unitCode':'MZJ'}} | handledOnTheSpot: is not possible against the own unit or one above it
            {@,'history':{}}                                             | history: must be an array
            {@,'history':[{'what':'DISPATCHED','unitCode':'MZJ'}]}       | history[0].at: must not be null
            {@,'history':[{'at':'2019-03-04T09:00:00+08:00'}]}           | history[0].what: must not be null
            {@,'history':[{'at':'yesterday','what':'DISPATCHED','unitCode':'MZJ'}]} | history[0].at: must be a time with its offset, such as 2026-01-02T15:04:05+08:00
            {@,'history':[{'at':'2019-03-04T09:00:00+08:00','what':'DISPATCHED','unitCode':'MZJ','colour':'red'}]} | history[0].colour: there is no such field
            {@,'history':[{'at':'2019-03-04T08:59:59+08:00','what':'DISPATCHED','unitCode':'MZJ'}]} | history[0].at: lies before registeredAt
            {@,'history':[%,{'at':'2019-03-04T09:04:59+08:00','what':'SIGNED'}]} | history[1].at: lies before the entry above; put the oldest first
            {@,'history':[{'at':'2999-03-04T09:04:59+08:00','what':'DISPATCHED','unitCode':'MZJ'}]} | history[0].at: lies in the future
            {@,'history':[{'at':'2019-03-04T09:05:00+08:00','what':'DISPATCHED'}]} | history[0].unitCode: a dispatch names its unit
            {@,'history':[{'at':'2019-03-04T09:05:00+08:00','what':'DISPATCHED','unitCode':'NONE'}]} | history[0].unitCode: NONE is no unit
            {@,'history':[%,{'at':'2019-03-04T10:00:00+08:00','what':'SIGNED','unitCode':'NONE'}]} | history[1].unitCode: NONE is no unit
            {@,'history':[%,{'at':'2019-03-04T10:00:00+08:00','what':'SIGNED','unitCode':'NMJ'}]} | history[1].unitCode: NMJ did not lead then, but MZJ
            {@,'history':[{'at':'2019-03-04T10:00:00+08:00','what':'SIGNED'}]} | history[0].what: SIGNED comes only after DISPATCHED
            {@,'history':[{'at':'2019-03-04T10:00:00+08:00','what':'CONTACTED'}]} | history[0].what: CONTACTED comes only after DISPATCHED
            {@,'history':[{'at':'2019-03-04T10:00:00+08:00','what':'REPLIED'}]} | history[0].what: REPLIED comes only after DISPATCHED
            {@,'history':[{'at':'2019-03-04T10:00:00+08:00','what':'CALLED_BACK'}]} | history[0].what: CALLED_BACK comes only after DISPATCHED
            {@,'history':[{'at':'2019-03-04T10:00:00+08:00','what':'CLOSED'}]} | history[0].what: CLOSED comes only after DISPATCHED
            {@,'history':[%,{'at':'2019-03-04T10:00:00+08:00','what':'CLOSED'},{'at':'2019-03-04T10:00:00+08:00','what':'SIGNED'}]} | history[2].what: nothing follows CLOSED
            {@,'history':[{'at':'2019-03-04T10:00:00+08:00','what':'REFUSED'},%]} | history[1].at: lies before the entry above; put the oldest first; history[1].what: nothing follows REFUSED
            {@,'history':[%,{'at':'2019-03-04T10:00:00+08:00','what':'ANSWERED'}]} | history[1].what: ANSWERED can only come first, without a dispatch before it
            {@,'history':[%,{'at':'2019-03-04T10:00:00+08:00','what':'SIGNED'},{'at':'2019-03-04T10:00:00+08:00','what':'SIGNED'}]} | history[2].what: it is signed for once only, and before the reply
            {@,'history':[%,{'at':'2019-03-04T10:00:00+08:00','what':'REPLIED'},{'at':'2019-03-04T10:00:00+08:00','what':'REPLIED'}]} | history[2].what: there is no second reply without a rework
            {@,'history':[%,{'at':'2019-03-04T10:00:00+08:00','what':'DISPATCHED','unitCode':'NMJ'}]} | history[1].what: a second DISPATCHED is not taken yet; the whole line is left out
            {@,'history':[%,{'at':'2019-03-04T10:00:00+08:00','what':'EXTENDED','workingDays':5,'reason':'r'}]} | history[1].what: EXTENDED is not taken yet; the whole line is left out
            {@,'history':[%,{'at':'2019-03-04T10:00:00+08:00','what':'SHREDDED'}]} | history[1].what: must be one of: ANSWERED, TRANSFERRED, REFUSED, DISPATCHED, SIGNED, CONTACTED, RETURNED, REASSIGNED, EXTENDED, REPLIED, CALLED_BACK, REWORK, CLOSED, STRUCK_OFF, TERMINATED, WITHDRAWN
            """;

    @Test
    void aBadLineSaysWhyAndTheOthersLand() {
        String prefix = former();
        StringBuilder file = new StringBuilder();
        List<String> expected = new ArrayList<>();
        int number = 0;
        for (String row : BAD_LINES.lines().toList()) {
            int middle = row.lastIndexOf(" | ");
            file.append("{%s,'formerNumber':'%s/%d'}%n%n".formatted(TICKET, prefix, number))
                    .append(row.substring(0, middle).replace("@", TICKET).replace("%", DISPATCHED))
                    .append('\n');
            number += 3;
            expected.add(number + " " + row.substring(middle + 3).strip());
        }
        var answer = importer()
                .header("Accept-Language", "en")
                .body(bytes(file.toString()))
                .post("/v1/imports")
                .then()
                .statusCode(200)
                .body("lines", equalTo(2 * expected.size()))
                .body("imported", equalTo(expected.size()))
                .body("bad", equalTo(expected.size()))
                .extract();
        List<Map<String, Object>> badLines = answer.path("badLines");
        assertThat(badLines.stream().map(bad -> bad.get("line") + " " + bad.get("why")))
                .containsExactlyElementsOf(expected);
        assertThat(importedOf(prefix)).isEqualTo(expected.size());
    }

    @Test
    void kindsWhoseMovesDoNotExistYetAreBadLinesAsAWhole() {
        for (String kind :
                List.of("RETURNED", "REASSIGNED", "EXTENDED", "REWORK", "STRUCK_OFF", "TERMINATED", "WITHDRAWN")) {
            assertThat(bad("'history':[" + DISPATCHED + ",{'at':'2019-03-05T09:00:00+08:00','what':'" + kind
                            + "','unitCode':'NMJ','reason':'r'}]"))
                    .isEqualTo("history[1].what: 暂不支持 " + kind + "，整行未导入");
        }
    }

    @Test
    void whatIsOnlyUnusualIsTaken() {
        assertThat(bad("'urgency':'COMPLEX'")).isEmpty();
        assertThat(bad("'caller':{}")).isEmpty();
        assertThat(bad("'unitCode':'OLD','targetUnitCode':'OLD'")).isEmpty();
        assertThat(bad("'links':['2018-77']")).isEmpty();
        assertThat(bad("'handledOnTheSpot':{'result':'r','basis':'b','measures':'m'},"
                        + "'firstResponder':{'person':'li','unitCode':'MZJ'}"))
                .isEmpty();
        assertThat(bad("'history':[{'at':'2019-03-04T09:05:00+08:00','what':'DISPATCHED','unitCode':'OLD'},"
                        + "{'at':'2019-03-04T09:05:00+08:00','what':'CONTACTED'},"
                        + "{'at':'2021-03-04T09:05:00+08:00','what':'CALLED_BACK','resolved':'NO','unitCode':'OLD'},"
                        + "{'at':'2021-03-04T09:05:00+08:00','what':'CLOSED','as':'NOT_CALLED_BACK'}]"))
                .isEmpty();
    }

    @Test
    void yearsBeforeAndAfterTheCalendarFilesAreFine() {
        for (String at :
                List.of("1985-05-01T08:00:00+08:00", "2007-12-31T23:59:59+08:00", "2026-01-05T08:00:00+08:00")) {
            String former = former();
            send("{" + TICKET.replace("2019-03-04T09:00:00+08:00", at) + ",'formerNumber':'" + former + "'}")
                    .body("imported", equalTo(1));
            as("operator").get("/v1/tickets/" + idOf(former)).then().body("registeredAt", equalTo(at));
        }
    }

    @Test
    void unknownCodesAreKeptAsGivenAndCountAsNoneAndAnUnknownFirstResponderStaysNull() {
        String former = former();
        send("{" + TICKET + ",'formerNumber':'" + former + "','categoryCode':'X9','areaCode':'Y9',"
                        + "'firstResponder':{'person':'li','unitCode':'NONE'}}")
                .body("imported", equalTo(1));
        as("operator")
                .get("/v1/tickets/" + idOf(former))
                .then()
                .body("categoryCode", equalTo("X9"))
                .body("areaCode", equalTo("Y9"))
                .body("firstResponder", nullValue())
                .body("caller.phone", nullValue());
        assertThat(imported(idOf(former)))
                .doesNotContain("categoryCode")
                .doesNotContain("areaCode")
                .doesNotContain("firstResponder")
                .contains("\"reachable\":false");
    }

    @Test
    void aLongContentKeepsItsTabsLineBreaksAndFullWidthBlanks() {
        String content = "一\\t二\\n三\\r\\n　" + "长".repeat(9_992);
        String former = former();
        send("{" + TICKET.replace("三月的低保金没有到账", content) + ",'formerNumber':'" + former + "'}")
                .body("imported", equalTo(1));
        String kept = as("operator")
                .get("/v1/tickets/" + idOf(former))
                .then()
                .extract()
                .path("content");
        assertThat(kept).hasSize(10_000).isEqualTo("一\t二\n三\r\n　" + "长".repeat(9_992));
    }

    @Test
    void theSameAgainChangesNothingAndAnotherContentIsSaidToBe() {
        String former = former();
        String line = "{" + TICKET + ",'formerNumber':'" + former + "'}";
        String without = "{" + TICKET + ",'address':'" + former() + "'}";
        send(line + "\n" + without + "\n" + line).body("imported", equalTo(2)).body("unchanged", equalTo(1));
        Map<String, Long> before = everything();
        send(line + "\r\n" + without + "\r\n").body("imported", equalTo(0)).body("unchanged", equalTo(2));
        send(line.replace("HELP", "OTHER"))
                .body("imported", equalTo(0))
                .body("bad", equalTo(1))
                .body("badLines[0].why", equalTo("formerNumber: 这个原编号已导入过另一内容，未改动"));
        assertThat(everything()).isEqualTo(before);
        send(line.replace("HELP", "OTHER").replace(former, former()) + "\n" + line)
                .body("imported", equalTo(1))
                .body("unchanged", equalTo(1));
    }

    @Test
    void aDryRunCountsAndChangesNothing() {
        String known = "{" + TICKET + ",'formerNumber':'" + former() + "'}";
        send(known).body("imported", equalTo(1));
        String fresh = "{" + TICKET + ",'formerNumber':'" + former() + "'}";
        Map<String, Long> before = everything();
        importer()
                .body(bytes(known + "\n" + fresh + "\n" + fresh + "\n{}\n" + known.replace("HELP", "OTHER")))
                .post("/v1/imports?dryRun=true")
                .then()
                .statusCode(200)
                .body("lines", equalTo(5))
                .body("imported", equalTo(1))
                .body("unchanged", equalTo(2))
                .body("bad", equalTo(2))
                .body("dryRun", equalTo(true))
                .body("badLines.line", contains(4, 5));
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void aLineOfATimeThatCannotBeStoredDoesNotTakeOthersWithIt() {
        String former = former();
        send("{" + TICKET.replace("2019-03-04T", "-90000-03-04T") + ",'formerNumber':'" + former() + "'}\n{" + TICKET
                        + ",'formerNumber':'" + former + "'}")
                .body("imported", equalTo(1))
                .body("badLines.line", contains(1))
                .body("badLines[0].why", equalTo("registeredAt: 应为带时区的时间，如 2026-01-02T15:04:05+08:00"));
        assertThat(idOf(former)).isNotNull();
    }

    @Test
    void bytesThatAreNoLineOfTextAreBadLines() throws IOException {
        String former = former();
        var file = new java.io.ByteArrayOutputStream();
        file.write(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
        file.write(bytes("{" + TICKET + ",'formerNumber':'" + former + "'}\r\n \t\r\n"));
        file.write(bytes("{'subject':'"));
        file.write(new byte[] {(byte) 0xB5, (byte) 0xCD});
        file.write(bytes("'}\n'"));
        file.write(bytes("x".repeat(1_100_000)));
        file.write(bytes("\n{" + TICKET + ",'formerNumber':'" + former + "'}"));
        importer()
                .body(file.toByteArray())
                .post("/v1/imports")
                .then()
                .statusCode(200)
                .body("lines", equalTo(4))
                .body("imported", equalTo(1))
                .body("badLines.line", contains(3, 4))
                .body("badLines.why", contains("不是 UTF-8 文本", "超过 1 MiB"))
                .body("bad", equalTo(2));
    }

    @Test
    void whatBrokeOffInTheMiddleIsSentAgainAndNothingIsMissingOrDoubled() throws IOException {
        String prefix = former();
        List<String> file = file(prefix, 1_200);
        sendAndBreakOff(
                String.join("\n", file.subList(0, 800)) + "\n" + file.get(800).substring(0, 40));
        await().atMost(Duration.ofSeconds(30)).until(() -> importedOf(prefix) >= 500);
        ValidatableResponse answer = send(String.join("\n", file)).body("bad", equalTo(0));
        int imported = answer.extract().path("imported");
        int unchanged = answer.extract().path("unchanged");
        assertThat(imported + unchanged).isEqualTo(1_200);
        assertThat(unchanged).isGreaterThanOrEqualTo(500);
        assertThat(importedOf(prefix)).isEqualTo(1_200);
        send(String.join("\n", file)).body("unchanged", equalTo(1_200));
        assertThat(importedOf(prefix)).isEqualTo(1_200);
    }

    @Test
    void twoImportersAtOnceWithTheSameFileDoubleNothing() throws Exception {
        String prefix = former();
        String text = String.join("\n", file(prefix, 1_100));
        Callable<Integer> one =
                () -> send(text).body("bad", equalTo(0)).extract().path("imported");
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            int sum = 0;
            for (Future<Integer> answer : two.invokeAll(List.of(one, one), 120, TimeUnit.SECONDS)) {
                sum += answer.get();
            }
            assertThat(sum).isEqualTo(1_100);
        }
        assertThat(importedOf(prefix)).isEqualTo(1_100);
    }

    @Test
    void onlyAnImportMayBeLarge() throws IOException {
        String large = "{" + CALL_OF_TODAY + "'content':'" + "长".repeat(700_000) + "'}";
        as("operator").body(bytes(large)).post("/v1/tickets").then().statusCode(413);
        assertThat(sendChunked("/v1/tickets", "operator", "application/json", large))
                .startsWith("HTTP/1.1 413");
        assertThat(sendChunked("/v1/tickets", "operator", "application/json", "{" + CALL_OF_TODAY + "'content':'c'}"))
                .startsWith("HTTP/1.1 201");
        String prefix = former();
        String lines = String.join("\n", file(prefix, 600)).replace("三月", "三月".repeat(2_000));
        assertThat(lines.length()).isGreaterThan(2_000_000);
        assertThat(sendChunked("/v1/imports", "importer", "application/jsonl", lines))
                .startsWith("HTTP/1.1 200");
        assertThat(importedOf(prefix)).isEqualTo(600);
    }

    private static final String CALL_OF_TODAY =
            "'channel':'PHONE','type':'HELP','subject':'s','caller':{'anonymous':true},";

    @Test
    void numbersAreOfTheDayOfRegistrationInWhateverOrderTheDaysCome() {
        List<Instant> days = List.of(
                Instant.parse("2003-05-01T01:00:00Z"),
                Instant.parse("2004-05-01T01:00:00Z"),
                Instant.parse("2003-05-01T02:00:00Z"),
                Instant.parse("2003-04-30T16:00:00Z"));
        List<String> first = numbers.next(days);
        List<String> second = numbers.next(days);
        assertThat(first.stream().map(number -> number.substring(6, 14)))
                .containsExactly("20030501", "20040501", "20030501", "20030501");
        assertThat(first.stream().map(number -> number.substring(14)))
                .containsExactly("000001", "000001", "000002", "000003");
        assertThat(second.stream().map(number -> number.substring(14)))
                .containsExactly("000004", "000002", "000005", "000006");
        assertThat(numbers.next(days.getFirst())).isEqualTo("15052220030501000007");
    }

    @Test
    @Tag("FR-17")
    void aRecordAgainstAUnitIsSealed() {
        String former = former();
        send("{" + TICKET.replace("HELP", "COMPLAINT") + ",'formerNumber':'" + former
                        + "','targetUnitCode':'MZJ','caller':{'phone':'13800001234'}}")
                .body("imported", equalTo(1));
        as("supervisor").get("/v1/tickets/" + idOf(former)).then().body("caller.phone", nullValue());
        as("operator").get("/v1/tickets/" + idOf(former)).then().body("caller.phone", equalTo("138****1234"));
    }

    @Test
    void onlyAnImporterImportsAndOnlyJsonLines() {
        as("operator")
                .contentType("application/x-ndjson")
                .body(bytes("{}"))
                .post("/v1/imports")
                .then()
                .statusCode(403);
        given().auth()
                .oauth2(TestTokens.of("importer", "importer"))
                .contentType(ContentType.JSON)
                .body("{}")
                .post("/v1/imports")
                .then()
                .statusCode(415);
    }

    /** What is wrong with a line that has these fields too; empty where nothing is. */
    private static String bad(String fields) {
        List<String> whys = importer()
                .body(bytes("{" + TICKET + "," + fields + "}"))
                .post("/v1/imports?dryRun=true")
                .then()
                .statusCode(200)
                .extract()
                .path("badLines.why");
        return String.join("\n", whys);
    }

    private static ValidatableResponse send(String lines) {
        return importer().body(bytes(lines)).post("/v1/imports").then().statusCode(200);
    }

    private static RequestSpecification importer() {
        return given().auth().oauth2(TestTokens.of("importer", "importer")).contentType("application/x-ndjson");
    }

    private static RequestSpecification as(String user) {
        return given().auth().oauth2(TestTokens.of(user, user)).contentType(ContentType.JSON);
    }

    private static byte[] bytes(String lines) {
        return lines.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> file(String prefix, int lines) {
        return IntStream.range(0, lines)
                .mapToObj(n ->
                        "{" + TICKET + ",'formerNumber':'" + prefix + "/" + n + "','history':[" + DISPATCHED + "]}")
                .toList();
    }

    private static String former() {
        return UUID.randomUUID().toString();
    }

    private String idOf(String formerNumber) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT id::text FROM ticket WHERE former_number = :former")
                .bind("former", formerNumber)
                .mapTo(String.class)
                .one());
    }

    private String imported(String id) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT data::text FROM history WHERE record = :id AND type = 'hotline.ticket.imported.v1'")
                .bind("id", UUID.fromString(id))
                .mapTo(String.class)
                .one());
    }

    private long importedOf(String prefix) {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT count(*) FROM ticket WHERE former_number LIKE :prefix")
                        .bind("prefix", prefix + "/%")
                        .mapTo(Long.class)
                        .one());
    }

    /** How much there is of all that an import can change. */
    private Map<String, Long> everything() {
        return List.of("ticket", "contact", "import_line", "history", "number_block").stream()
                .collect(Collectors.toMap(
                        table -> table,
                        table -> jdbi.withHandle(handle -> handle.createQuery("SELECT count(*) FROM " + table)
                                .mapTo(Long.class)
                                .one())));
    }

    /** Sends the beginning of an import and goes away. */
    private static void sendAndBreakOff(String text) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            OutputStream out = socket.getOutputStream();
            out.write(head("/v1/imports", "importer", "application/x-ndjson"));
            for (byte[] chunk : chunks(bytes(text))) {
                writeChunk(out, chunk);
            }
            out.flush();
        }
    }

    /** Sends a body whose length is not announced, and returns the first line of the answer. */
    private static String sendChunked(String path, String role, String type, String text) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            socket.setSoTimeout(60_000);
            OutputStream out = socket.getOutputStream();
            InputStream in = socket.getInputStream();
            out.write(head(path, role, type));
            for (byte[] chunk : chunks(bytes(text))) {
                if (in.available() > 0) {
                    break;
                }
                writeChunk(out, chunk);
            }
            if (in.available() == 0) {
                out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            }
            StringBuilder line = new StringBuilder();
            for (int one = in.read(); one >= 0 && one != '\r'; one = in.read()) {
                line.append((char) one);
            }
            return line.toString();
        }
    }

    private static byte[] head(String path, String role, String type) {
        return ("POST /intake" + path + " HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nContent-Type: "
                        + type + "\r\nAuthorization: Bearer " + TestTokens.of(role, role) + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static List<byte[]> chunks(byte[] bytes) {
        List<byte[]> chunks = new ArrayList<>();
        for (int from = 0; from < bytes.length; from += 32_768) {
            chunks.add(java.util.Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + 32_768)));
        }
        return chunks;
    }

    private static void writeChunk(OutputStream out, byte[] chunk) throws IOException {
        out.write((Integer.toHexString(chunk.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(chunk);
        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
    }
}
