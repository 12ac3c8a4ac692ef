package hotline.testing;

import hotline.local.Database;
import hotline.local.KafkaProcess;
import hotline.local.PostgresProcess;
import hotline.local.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** The real PostgreSQL and Kafka behind the tests of a module, started once for the run. */
public final class TestStack {
    private final PostgresProcess postgres;
    private final KafkaProcess kafka;
    private final Database database;
    private final Path secrets;

    TestStack() {
        try {
            Path folder = emptied(Path.of("target", "stack"));
            secrets = Files.createDirectories(folder.resolve("secrets"));
            postgres = PostgresProcess.start(folder.resolve("postgresql"));
            kafka = KafkaProcess.start(folder.resolve("kafka"));
            Topics.create(kafka.bootstrapServers());
            database = postgres.createDatabase("service", "service", "service");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public PostgresProcess postgres() {
        return postgres;
    }

    public KafkaProcess kafka() {
        return kafka;
    }

    public Database database() {
        return database;
    }

    Path secrets() {
        return secrets;
    }

    void stop() {
        kafka.kill();
        postgres.kill();
    }

    /** A folder without what an earlier run left in it. */
    private static Path emptied(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> left = Files.walk(folder)) {
                for (Path path : left.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        return Files.createDirectories(folder);
    }
}
