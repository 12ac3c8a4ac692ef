package hotline.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A training is ended in the middle of its start: nothing of it goes on. */
@Timeout(120)
class TrainCommandTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    private Path data;

    @TempDir
    private Path caches;

    private Process launcher;
    private Process trainer;
    private Collection<ProcessMark> parts;

    @BeforeEach
    void aTrainingThatHasStartedPostgres() throws IOException {
        launcher = new ProcessBuilder("sleep", "600").start();
        List<String> command = new ArrayList<>(List.of(JavaCommand.path()));
        command.addAll(JavaCommand.OPTIONS_OF_THE_LAUNCHER);
        command.addAll(List.of(
                "-D" + StackOptions.ROOT + "=" + Path.of("..", "..").toAbsolutePath(),
                "-cp",
                System.getProperty("java.class.path"),
                Hotline.class.getName(),
                TrainCommand.NAME,
                "--port",
                Integer.toString(Ports.free()),
                "--data",
                data.toString(),
                "--into",
                caches.toString(),
                "--for",
                Long.toString(launcher.pid())));
        trainer = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        await().atMost(LIMIT)
                .until(() -> RunFile.read(data)
                        .filter(run -> run.processes().containsKey("postgresql"))
                        .isPresent());
        parts = RunFile.read(data).orElseThrow().processes().values();
    }

    @AfterEach
    void end() throws IOException {
        launcher.destroyForcibly();
        Signals.killTree(trainer.toHandle());
        parts.forEach(part -> part.find().ifPresent(ProcessHandle::destroyForcibly));
    }

    @Test
    void itEndsWithTheLauncherThatWaitsForIt() {
        launcher.destroyForcibly();
        assertThatAllEnds();
    }

    @Test
    void itEndsAtOnceWhenItIsTold() {
        trainer.destroy();
        assertThatAllEnds();
    }

    @Test
    void itsTreeIsKilledAsAWhole() throws IOException {
        Signals.killTree(trainer.toHandle());
        assertThatAllEnds();
    }

    private void assertThatAllEnds() {
        assertThat(trainer.onExit()).succeedsWithin(LIMIT);
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(parts)
                        .allMatch(part -> part.find()
                                .filter(process -> process.info().command().isPresent())
                                .isEmpty()));
    }
}
