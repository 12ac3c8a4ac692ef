package hotline.system;

import static hotline.system.Calls.REGISTER;
import static hotline.system.Hotline.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hotline.local.LocalStack;
import hotline.local.Ports;
import hotline.local.StackRestore;
import hotline.local.StackSettings;
import hotline.local.backup.Backup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A backup that is taken while operators register holds one moment, and what is restored from it is that moment. */
@ExtendWith(RunningHotline.class)
class BackupTest {
    private static final int OPERATORS = 3;
    private static final int CALLS = 20;
    private static final int ROUNDS = "all".equals(System.getProperty("hotline.tests")) ? 10 : 1;

    /** 门牌, in 伊胡塔林场: no other test registers there today. */
    private static final String CATEGORY = "010401";

    private static final String AREA = "150522410";

    private final Hotline hotline;

    /** The numbers of what was answered 201, by id. */
    private final Map<String, String> answered = new ConcurrentHashMap<>();

    @TempDir
    private Path folder;

    BackupTest(Hotline hotline) {
        this.hotline = hotline;
    }

    @Test
    void whatIsRestoredIsTheMomentOfTheBackup() throws Exception {
        for (int round = 1; round <= ROUNDS; round++) {
            backUpWhileOperatorsRegisterAndRestore(folder.resolve("备份 " + round));
        }
        hotline.assertAuditEqual();
    }

    private void backUpWhileOperatorsRegisterAndRestore(Path round) throws Exception {
        Map<String, JsonNode> past = past(hotline.as("supervisor"));
        Path file = Files.createDirectories(round).resolve("hotline.backup");
        int answeredBefore = answered.size();
        Set<String> before;
        try (ExecutorService desks = Executors.newFixedThreadPool(OPERATORS)) {
            AtomicBoolean closing = new AtomicBoolean();
            for (int n = 0; n < OPERATORS; n++) {
                desks.execute(() -> registerUntil(closing));
            }
            try {
                await("calls").atMost(PATIENCE).until(() -> answered.size() >= answeredBefore + CALLS);
                before = Set.copyOf(answered.keySet());
                Backup.Result result = hotline.backup(file);
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(result.keys())))
                        .isEqualTo("rw-------");
            } finally {
                closing.set(true);
            }
        }
        StackSettings elsewhere = StackSettings.of(hotline.root())
                .withData(round.resolve("restored"))
                .withPort(Ports.free())
                .talkingTo(_ -> {});
        StackRestore.Result restored =
                new StackRestore(elsewhere, (_, _, _) -> {}).run(file, stack -> compare(stack, before, past));
        assertThat(restored.auditEqual()).isTrue();
    }

    private void registerUntil(AtomicBoolean closing) {
        Person operator = hotline.as("operator");
        while (!closing.get()) {
            Answer answer = registered(operator, UUID.randomUUID().toString(), call());
            answered.put(answer.text("/id"), answer.text("/number"));
        }
    }

    /** On a busy machine an answer may be late or refused for now: the call is sent again under its key, as a client does. */
    private static Answer registered(Person operator, String key, String call) {
        return await("answer")
                .atMost(PATIENCE)
                .ignoreException(IOException.class)
                .until(() -> operator.tryPost(REGISTER, key, call), answer -> answer.status() < 500)
                .expect(201);
    }

    private static String call() {
        return Calls.help("门牌号错了 " + UUID.randomUUID())
                .put("categoryCode", CATEGORY)
                .put("areaCode", AREA)
                .toString();
    }

    private void compare(LocalStack stack, Set<String> before, Map<String, JsonNode> past) {
        Person operator = Person.signedIn(stack.address(), "operator");
        Person supervisor = Person.signedIn(stack.address(), "supervisor");
        var ids = operator.everyItem("/intake/v1/tickets?areaCode=" + AREA + "&from=" + today(), "/id");
        assertThat(ids).doesNotHaveDuplicates().containsAll(before);
        assertThat(answered.keySet()).containsAll(ids);
        assertThat(past(supervisor)).isEqualTo(past);
        Answer figures = supervisor.get(
                "/reporting/v1/summary?categoryCode=" + CATEGORY + "&areaCode=" + AREA + "&from=" + today());
        for (String figure : new String[] {"/registered", "/dispatched", "/dispatches"}) {
            assertThat(figures.number(figure)).as(figure).isEqualTo(ids.size());
        }
        for (String id : ids) {
            assertThat(operator.get(Hotline.ticketOf(id)).expect(200).text("/stage"))
                    .isEqualTo("DISPATCHED");
            assertThat(operator.get(Hotline.caseOf(id)).expect(200).each("/history", "/what"))
                    .containsExactly("DISPATCHED");
        }
        assertThat(operator.post(Hotline.ticketOf(ids.getFirst()) + "/reveal", """
                        {"reason": "回电核实"}""")
                        .expect(200)
                        .body()
                        .toString())
                .contains("13800001234");
        Answer next = operator.post(REGISTER, call()).expect(201);
        assertThat(answered.values()).doesNotContain(next.text("/number"));
    }

    /** The figures of 2019, which nothing that happens today may move. */
    private static Map<String, JsonNode> past(Person supervisor) {
        Map<String, JsonNode> answers = new TreeMap<>();
        for (String question :
                new String[] {"summary?", "breakdown?by=unit&", "breakdown?by=category&", "problem-lists?"}) {
            JsonNode answer = supervisor
                    .get("/reporting/v1/" + question + Hotline.CAMPAIGN_YEAR)
                    .expect(200)
                    .body();
            answers.put(question, ((ObjectNode) answer).without("asOf"));
        }
        return answers;
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneId.of("Asia/Shanghai"));
    }
}
