package hotline.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
    @TempDir
    private Path data;

    @BeforeAll
    static void inTheProject() {
        System.setProperty(StackOptions.ROOT, "../..");
    }

    @AfterAll
    static void andNoLonger() {
        System.clearProperty(StackOptions.ROOT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unknown",
                "up --unknown",
                "up --port many",
                "up --port 0",
                "up --port 65536",
                "up extra",
                "up --replicas 0",
                "up --replicas 6",
                "backup",
                "restore",
                "restore none.backup --brokers many",
                "token",
                "down now",
                "import",
                "import none.csv",
                "import --encoding EBCDIC none.csv",
                "bench --tickets few",
                "bench --tickets 10,-1",
                "bench --warm -1",
                "bench --sustain 1",
                "bench --only everything",
                "bench --port 0",
                "bench --data ."
            })
    void wrongUseIsOneSentenceAndExit2(String words) {
        Call call = call(words.split(" ", -1));
        assertThat(call.exitCode()).isEqualTo(2);
        assertThat(call.talk().strip()).isNotEmpty().doesNotContain("\n").endsWith(".");
        assertThat(call.data()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"up", "down", "status", "infra", "token", "import", "backup", "restore", "chaos", "bench"})
    void everyCallHasHelpAndTakesPortAndData(String name) {
        Call call = call(name, "--help");
        assertThat(call.exitCode()).isZero();
        assertThat(call.data()).contains("Usage: ./hotline " + name, "--port", "--data");
    }

    @Test
    void aRestoreTakesNoFolderThatHoldsAnything() throws IOException {
        Path kept = Files.writeString(data.resolve("kept"), "");
        Call call = call("restore", "x.backup", "--data", data.toString());
        assertThat(call.exitCode()).isEqualTo(1);
        assertThat(call.talk()).contains("is not empty").contains("--data");
        assertThat(kept).exists();
    }

    @Test
    void halfARestoreIsNotStarted() throws IOException {
        Files.writeString(data.resolve("restore-unfinished"), "");
        Call call = call("up", "--data", data.toString());
        assertThat(call.exitCode()).isEqualTo(1);
        assertThat(call.talk()).contains("did not come to its end").contains("./hotline restore");
    }

    @Test
    void anEvenNumberOfBrokersIsWrongUse() {
        Call call = call("up", "--brokers", "2", "--data", data.toString());
        assertThat(call.exitCode()).isEqualTo(2);
        assertThat(call.talk()).contains("1, 3 or 5");
    }

    @Test
    void aTakenPortIsExit4() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            Call call = call("up", "--port", port, "--data", data.toString());
            assertThat(call.exitCode()).isEqualTo(4);
            assertThat(call.talk()).contains("Port " + port + " is taken").contains("--port");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "down", "token operator", "backup x.backup"})
    void whatIsNotRunningIsExit3(String words) {
        Call call = call((words + " --data " + data).split(" ", -1));
        assertThat(call.exitCode()).isEqualTo(3);
        assertThat(call.talk()).contains("No stack runs").contains("./hotline up");
    }

    @Test
    void anImportIntoWhatIsNotRunningIsExit3() throws IOException {
        Path file = Files.writeString(data.resolve("old.jsonl"), "{}");
        Call call = call("import", "--data", data.toString(), file.toString());
        assertThat(call.exitCode()).isEqualTo(3);
        assertThat(call.talk()).contains("No stack runs");
    }

    @Test
    void aDataFolderThatCannotBeUsedIsOneSentence() throws IOException {
        Path file = Files.writeString(data.resolve("file"), "not a folder");
        Call call = call("up", "--port", Integer.toString(Ports.free()), "--data", file.toString());
        assertThat(call.exitCode()).isEqualTo(1);
        assertThat(call.talk().strip())
                .contains("cannot be used")
                .contains("--data")
                .doesNotContain("\n");
    }

    private static Call call(String... words) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        ByteArrayOutputStream talk = new ByteArrayOutputStream();
        System.setOut(new PrintStream(data, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(talk, true, StandardCharsets.UTF_8));
        try {
            int exitCode = Hotline.run(words);
            return new Call(exitCode, data.toString(StandardCharsets.UTF_8), talk.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    private record Call(int exitCode, String data, String talk) {}
}
