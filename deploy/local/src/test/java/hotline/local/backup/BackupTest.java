package hotline.local.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import hotline.local.Database;
import hotline.local.PostgresProcess;
import hotline.local.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class BackupTest {
    private static final String POSTGRESQL = "18.4";
    private static final Progress QUIET = (_, _, _) -> {};

    @TempDir
    private static Path stack;

    private static Path data;
    private static PostgresProcess postgres;

    @TempDir
    private Path folder;

    private Path file;

    @BeforeAll
    static void start() {
        data = stack.resolve("data 数据");
        postgres = PostgresProcess.start(data.resolve("postgresql"));
        new Secrets(data.resolve("secrets")).secret("contact-keys.json");
        say(postgres, "CREATE TABLE ticket (n bigint)");
        say(postgres, "CREATE TABLE outbox (n bigint)");
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @BeforeEach
    void begin() {
        file = folder.resolve("x.backup");
    }

    @Test
    void whatIsRestoredIsOneMomentThatLiesWithinTheBackup() throws Exception {
        AtomicLong committed = new AtomicLong();
        AtomicBoolean closing = new AtomicBoolean();
        CompletableFuture<Void> calls = CompletableFuture.runAsync(() -> {
            while (!closing.get()) {
                long next = committed.get() + 1;
                say(
                        postgres,
                        "BEGIN; INSERT INTO ticket VALUES (%d); INSERT INTO outbox VALUES (%d); COMMIT"
                                .formatted(next, next));
                committed.set(next);
            }
        });
        await().until(() -> committed.get() > 20);
        long before = committed.get();
        backup();
        long after = committed.get() + 1; // one may be committed and not yet counted here
        closing.set(true);
        calls.join();
        assertThat(ask(postgres, "SELECT count(*) FROM pg_replication_slots")).isZero();

        try (PostgresProcess restored = PostgresProcess.start(restore().resolve("postgresql"))) {
            long tickets = ask(restored, "SELECT count(*) FROM ticket");
            assertThat(tickets).isBetween(before, after).isEqualTo(ask(restored, "SELECT count(*) FROM outbox"));
            assertThat(ask(restored, "SELECT max(n) FROM ticket")).isEqualTo(tickets);
        }
    }

    @Test
    void theSecretsLieInAFileOfTheirOwn() throws Exception {
        byte[] noText = {(byte) 0xff, 0, 10};
        Files.write(data.resolve("secrets").resolve("body-hash.key"), noText);
        Backup.Result result = backup();
        Path restored = restore();
        assertThat(restored.resolve("secrets").resolve("contact-keys.json"))
                .hasSameBinaryContentAs(data.resolve("secrets").resolve("contact-keys.json"));
        assertThat(restored.resolve("secrets").resolve("body-hash.key")).hasBinaryContent(noText);
        Files.delete(result.keys());
        assertThatThrownBy(() -> BackupFile.open(file, POSTGRESQL)).hasMessageContaining("contacts stay closed");
    }

    @Test
    void aBackupIsNotOverwrittenAndOneThatFailsLeavesNothing() throws IOException {
        backup();
        assertThatThrownBy(this::backup).hasMessageContaining("not overwritten");
        assertThatThrownBy(() -> new Backup(data, postgres.asSuperuser("postgres"), (_, done, _) -> full(done))
                        .write(folder.resolve("second.backup")))
                .hasMessageContaining("nothing is left")
                .hasMessageContaining("No space left");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("x.backup", "x.backup.keys");
        }
    }

    @Test
    void whatIsDamagedOrOfAnotherVersionIsToldBeforeItIsUsed() throws IOException {
        backup();
        assertThatThrownBy(() -> BackupFile.open(file, "19.1")).hasMessageContaining("PostgreSQL 18");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        assertThatThrownBy(() -> {
                    try (BackupFile damaged = BackupFile.open(file, POSTGRESQL)) {
                        damaged.verify(QUIET);
                    }
                })
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("damaged");
        Files.write(file, new byte[1_000]);
        assertThatThrownBy(() -> BackupFile.open(file, POSTGRESQL)).hasMessageContaining("no whole backup");
        assertThatThrownBy(() -> BackupFile.open(folder.resolve("none"), POSTGRESQL))
                .hasMessageContaining("There is no backup");
    }

    private Backup.Result backup() {
        return new Backup(data, postgres.asSuperuser("postgres"), QUIET).write(file);
    }

    private Path restore() throws IOException {
        Path restored = folder.resolve("restored");
        try (BackupFile backup = BackupFile.open(file, POSTGRESQL)) {
            backup.verify(QUIET);
            backup.unpack(restored, QUIET);
        }
        return restored;
    }

    private static void full(long bytes) {
        if (bytes > 1_000_000) {
            throw new UncheckedIOException(new IOException("No space left on device"));
        }
    }

    private static void say(PostgresProcess postgres, String sql) {
        try (Connection connection = PostgresProcess.connect(database(postgres));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long ask(PostgresProcess postgres, String query) throws SQLException {
        try (Connection connection = PostgresProcess.connect(database(postgres));
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static Database database(PostgresProcess postgres) {
        return postgres.asSuperuser("postgres");
    }
}
