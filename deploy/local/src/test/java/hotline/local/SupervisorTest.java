package hotline.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorTest {
    private final List<String> talk = new CopyOnWriteArrayList<>();

    @TempDir
    private Path folder;

    @Test
    void givesUpAfterFiveFailuresInARowAndSaysWhatToDo() {
        Script script = new Script("sleep 0.05");
        script.start();
        new Supervisor(talk::add, Duration.ofMillis(1)).watch(script);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> talk.stream().anyMatch(line -> line.contains("is not started again")));
        assertThat(talk)
                .filteredOn(line -> line.contains("it is started again"))
                .hasSize(5);
        assertThat(talk.getLast())
                .contains("5 times in a row")
                .contains("script.log")
                .contains("./hotline up");
    }

    @Test
    void leavesAloneWhatWasAskedToEnd() {
        Script script = new Script("sleep 600");
        script.start();
        Supervisor supervisor = new Supervisor(talk::add, Duration.ofMillis(1));
        supervisor.watch(script);
        supervisor.end();
        script.close();
        await().during(Duration.ofMillis(200)).until(talk::isEmpty);
        assertThat(script.isAlive()).isFalse();
    }

    /** Ready as soon as it runs. */
    private final class Script extends ManagedProcess {
        private final String commands;

        Script(String commands) {
            super("Script", folder.resolve("script.log"), Ports.free());
            this.commands = commands;
        }

        @Override
        protected ProcessBuilder command() {
            return new ProcessBuilder("sh", "-c", commands);
        }

        @Override
        protected boolean isReady() {
            return Files.exists(log());
        }
    }
}
