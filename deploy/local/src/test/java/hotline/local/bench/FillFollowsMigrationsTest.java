package hotline.local.bench;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.local.Database;
import hotline.local.LocalStack;
import hotline.local.PostgresProcess;
import hotline.local.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A changed migration is seen here, not in the middle of a bench. */
class FillFollowsMigrationsTest {
    private static final Path ROOT = Path.of("..", "..");

    @TempDir
    private static Path folder;

    private static PostgresProcess postgres;

    @BeforeAll
    static void start() throws IOException, SQLException {
        postgres = PostgresProcess.start(folder);
        for (String service : LocalStack.SERVICES) {
            try (Connection connection = PostgresProcess.connect(postgres.createDatabase(service, service, service));
                    Statement statement = connection.createStatement()) {
                for (Path migration : migrations(service)) {
                    statement.execute(Files.readString(migration));
                }
            }
        }
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"intake", "dispatch", "reporting"})
    void everyStatementSuitsTheTablesOfToday(String service) {
        try (FilledDatabase database = database(service)) {
            database.takeTemplates();
            database.fill(2, 1);
        }
    }

    @Test
    void aColumnThatNoFileNamesStopsTheBench() throws SQLException {
        Database copy = postgres.createDatabase("changed", "changed", "changed");
        try (Connection connection = PostgresProcess.connect(copy);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE ticket (id uuid PRIMARY KEY, colour text)");
        }
        try (FilledDatabase database = new FilledDatabase("intake", postgres.asSuperuser("changed"), "public")) {
            assertThatThrownBy(database::takeTemplates)
                    .isInstanceOf(StackException.class)
                    .hasMessageContaining("colour");
        }
    }

    private static FilledDatabase database(String service) {
        return new FilledDatabase(service, postgres.asSuperuser(service), "g1, public");
    }

    private static List<Path> migrations(String service) throws IOException {
        try (Stream<Path> shared = Files.list(ROOT.resolve("building-blocks/src/main/resources/db/messaging"));
                Stream<Path> own = Files.list(ROOT.resolve(service + "-service/src/main/resources/db/migration"))) {
            Comparator<Path> byVersion = Comparator.comparing(Path::getFileName);
            return Stream.concat(shared.sorted(byVersion), own.sorted(byVersion))
                    .toList();
        }
    }
}
