package hotline.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresIsDurableTest {
    @TempDir
    private static Path folder;

    private static PostgresProcess postgres;

    @BeforeAll
    static void start() {
        postgres = PostgresProcess.start(folder.resolve("postgres 数据"));
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @Test
    void aCommitIsOnTheDisk() throws SQLException {
        Database database = postgres.asSuperuser("postgres");
        assertThat(ask(database, "SHOW fsync")).isEqualTo("on");
        assertThat(ask(database, "SHOW synchronous_commit")).isEqualTo("on");
        assertThat(ask(database, "SHOW full_page_writes")).isEqualTo("on");
        assertThat(ask(database, "SHOW server_version")).startsWith("18.");
    }

    @Test
    void committedRowsOutliveAKillAndAreFoundOnTheSamePort() throws SQLException {
        Database database = postgres.createDatabase("kept", "keeper", "secret ' 密");
        say(database, "CREATE TABLE line (text text)");
        say(database, "INSERT INTO line VALUES ('来电')");

        postgres.kill();
        assertThat(postgres.isAlive()).isFalse();
        postgres.start();

        assertThat(ask(database, "SELECT text FROM line")).isEqualTo("来电");
    }

    @Test
    void aDatabaseMadeTwiceIsTheSame() throws SQLException {
        Database first = postgres.createDatabase("twice", "twice", "one");
        say(first, "CREATE TABLE line (text text)");
        Database second = postgres.createDatabase("twice", "twice", "two");
        assertThat(ask(second, "SELECT count(*) FROM line")).isEqualTo("0");
    }

    @Test
    void suspendedItAnswersNobodyAndGoesOnWhereItStopped() throws Exception {
        Database database = postgres.createDatabase("paused", "paused", "secret");
        try (Connection connection = PostgresProcess.connect(database);
                Statement statement = connection.createStatement()) {
            postgres.suspend();
            CompletableFuture<ResultSet> answer = CompletableFuture.supplyAsync(() -> {
                try {
                    return statement.executeQuery("SELECT 1");
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            await().during(Duration.ofMillis(200)).until(() -> !answer.isDone());
            postgres.resume();
            assertThat(answer).succeedsWithin(Duration.ofSeconds(10));
        }
    }

    private static void say(Database database, String sql) throws SQLException {
        try (Connection connection = PostgresProcess.connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(Database database, String sql) throws SQLException {
        try (Connection connection = PostgresProcess.connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
