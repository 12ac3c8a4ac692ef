package hotline.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a data folder says about itself, and what a power cut leaves in it. */
class DataFolderTest {
    @TempDir
    private Path data;

    @Test
    void aFolderOfANewerProgramIsRefusedAndLeftAsItIs() throws IOException {
        Files.writeString(data.resolve("format"), "2");
        assertThatThrownBy(() -> open().close())
                .isInstanceOf(StackException.class)
                .hasMessageContaining("newer hotline")
                .hasMessageContaining("--data");
        assertThat(data.resolve("secrets")).doesNotExist();
    }

    @Test
    void aFolderFromBeforeFormatsWereNumberedIsTaken() throws IOException {
        open().close();
        assertThat(Files.readString(data.resolve("format")).strip()).isEqualTo("1");
        Files.delete(data.resolve("format"));
        assertThatCode(() -> open().close()).doesNotThrowAnyException();
        assertThat(data.resolve("format")).exists();
    }

    @Test
    void aFormatThatIsNoNumberIsOneSentence() throws IOException {
        Files.writeString(data.resolve("format"), "");
        assertThatThrownBy(() -> open().close())
                .isInstanceOf(StackException.class)
                .hasMessageContaining("format");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"port\": 12345, \"ready\": tr"})
    void aTornRunFileIsNoRun(String torn) throws IOException {
        Files.writeString(Files.createDirectories(data.resolve("run")).resolve("stack.json"), torn);
        assertThat(RunFile.read(data)).isEmpty();
        assertThatCode(() -> open().close()).doesNotThrowAnyException();
    }

    @Test
    void locksAndNumbersOfProcessesFromBeforeAPowerCutAreNobodys() throws IOException {
        Files.createFile(Files.createDirectories(data.resolve("run")).resolve("lock"));
        ProcessMark ofAnotherBoot = new ProcessMark(ProcessHandle.current().pid(), "another boot/1");
        new RunFile(1, true, ofAnotherBoot, Map.of(), Map.of("kafka", ofAnotherBoot)).write(data);
        assertThat(RunFile.read(data).orElseThrow().isRunning()).isFalse();
        assertThatCode(() -> open().close()).doesNotThrowAnyException();
    }

    @Test
    void whereNothingCanBeWrittenIsOneSentence() {
        StackSettings settings = settings().withData(Path.of("/proc/hotline"));
        assertThatThrownBy(() -> LocalStack.open(settings).close())
                .isInstanceOf(StackException.class)
                .hasMessageContaining("cannot be used")
                .hasMessageContaining("--data");
    }

    private LocalStack open() {
        return LocalStack.open(settings());
    }

    private StackSettings settings() {
        return StackSettings.of(Path.of("..", "..")).withData(data).withPort(Ports.free());
    }
}
