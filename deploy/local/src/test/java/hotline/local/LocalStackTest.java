package hotline.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class LocalStackTest {
    private static final Path ROOT = Path.of("..", "..");

    private final List<String> talk = new CopyOnWriteArrayList<>();

    @TempDir
    private Path data;

    @Test
    void startsWatchesAndEndsItsParts() throws SQLException {
        StackSettings settings = settings();
        ProcessHandle postgres;
        ProcessHandle kafka;
        try (LocalStack stack = LocalStack.open(settings)) {
            stack.start();
            assertThat(talk).anyMatch(line -> line.startsWith("PostgreSQL  ready"));
            assertThat(talk).anyMatch(line -> line.startsWith("Kafka       ready"));
            say(stack.database("intake"), "CREATE TABLE kept (n int)");

            assertThatThrownBy(() -> LocalStack.open(settings)).hasMessageContaining("already runs");

            postgres = stack.process("postgresql").handle();
            kafka = stack.process("kafka").handle();
            stack.kill("postgresql");
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> talk.contains("PostgreSQL ended unasked; it is started again."));
            await().atMost(Duration.ofSeconds(30)).until(() -> stack.postgres().isAlive());
            await().atMost(Duration.ofSeconds(30))
                    .ignoreExceptions()
                    .untilAsserted(() -> say(stack.database("intake"), "INSERT INTO kept VALUES (1)"));
            assertThat(stack.process("postgresql").handle().pid()).isNotEqualTo(postgres.pid());
            postgres = stack.process("postgresql").handle();
        }
        assertThat(postgres.isAlive()).isFalse();
        assertThat(kafka.isAlive()).isFalse();
        assertThat(RunFile.read(data).orElseThrow().processes()).isNotEmpty();
    }

    @Test
    void aServiceIsToldWhereEverythingIs() {
        try (LocalStack stack = LocalStack.open(settings())) {
            Map<String, String> environment = stack.environment("intake");
            assertThat(environment)
                    .containsEntry("HOTLINE_IDENTITY_ISSUER", stack.address() + "/auth/realms/hotline")
                    .containsEntry("HOTLINE_SECRETS", data.resolve("secrets").toString())
                    .containsEntry("KAFKA_BOOTSTRAP_SERVERS", stack.kafka().bootstrapServers())
                    .containsEntry("QUARKUS_DATASOURCE_USERNAME", "intake");
        }
    }

    @Test
    void innerPortsStayTheSameFromRunToRun() {
        Map<String, String> first;
        try (LocalStack stack = LocalStack.open(settings())) {
            first = stack.environment("intake");
            stack.writeRunFile();
        }
        try (LocalStack stack = LocalStack.open(settings().withPort(Ports.free()))) {
            assertThat(stack.environment("intake").get("QUARKUS_HTTP_PORT")).isEqualTo(first.get("QUARKUS_HTTP_PORT"));
            assertThat(stack.environment("intake").get("QUARKUS_DATASOURCE_PASSWORD"))
                    .isEqualTo(first.get("QUARKUS_DATASOURCE_PASSWORD"));
        }
    }

    @Test
    void whatAKilledLauncherLeftIsEndedAndStrangersAreLeftAlone() throws IOException {
        Process leftover = new ProcessBuilder("sleep", "600").start();
        Process stranger = new ProcessBuilder("sleep", "600").start();
        try {
            ProcessMark noLongerThatOne = new ProcessMark(stranger.pid(), "another boot/1");
            new RunFile(
                            1,
                            true,
                            new ProcessMark(1, "gone"),
                            Map.of(),
                            Map.of("kafka", ProcessMark.of(leftover.toHandle()), "postgresql", noLongerThatOne))
                    .write(data);
            try (LocalStack _ = LocalStack.open(settings())) {
                assertThat(leftover.onExit()).succeedsWithin(Duration.ofSeconds(10));
                assertThat(stranger.isAlive()).isTrue();
            }
        } finally {
            leftover.destroyForcibly();
            stranger.destroyForcibly();
        }
    }

    @Test
    void aPartThatCannotStartEndsTheOthersAndSaysWhy() {
        StackSettings settings = new StackSettings(
                data,
                data.resolve("data"),
                Ports.free(),
                false,
                true,
                true,
                false,
                1,
                OptionalInt.empty(),
                talk::add,
                Routes.DIRECT);
        LocalStack stack = LocalStack.open(settings);
        assertThatThrownBy(stack::start).isInstanceOf(StackException.class).hasMessageContaining("has not been built");
        assertThat(stack.postgres().isAlive()).isFalse();
        assertThat(stack.process("kafka").isAlive()).isFalse();
    }

    private StackSettings settings() {
        return StackSettings.of(ROOT)
                .withData(data)
                .withPort(Ports.free())
                .withoutKeycloak()
                .withoutServices()
                .talkingTo(talk::add);
    }

    private static void say(Database database, String sql) throws SQLException {
        try (Connection connection = PostgresProcess.connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
