package hotline.local.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Against an endpoint of a few lines that keeps what it is sent, so that it can fail at will. */
@Timeout(60)
class ImporterTest {
    private static final Columns NO_HEADS = Columns.of(List.of());

    @TempDir
    private Path folder;

    private HttpServer server;
    private final Set<String> kept = new LinkedHashSet<>();
    private final List<Integer> pieces = new ArrayList<>();
    private final List<Integer> statuses = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private int tokens;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/intake/v1/imports", this::take);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            List<String> lines = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            int status = statuses.isEmpty() ? 200 : statuses.removeFirst();
            if (status != 200) {
                exchange.sendResponseHeaders(status, -1);
                return;
            }
            pieces.add(lines.size());
            int imported = 0;
            List<String> bad = new ArrayList<>();
            for (int at = 0; at < lines.size(); at++) {
                if (lines.get(at).contains("bad")) {
                    bad.add("{\"line\":" + (at + 1) + ",\"why\":\"bad\"}");
                } else if (kept.add(lines.get(at))) {
                    imported++;
                }
            }
            byte[] answer = ("{\"imported\":" + imported + ",\"unchanged\":" + (lines.size() - imported - bad.size())
                            + ",\"bad\":" + bad.size() + ",\"badLines\":[" + String.join(",", bad) + "]}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    @Test
    void allLinesAreSentInPiecesAndSentAgainChangeNothing() throws IOException {
        Path file = lines(1_250);
        assertThat(run(file)).isEqualTo(new Counts(1_250, 1_250, 0, 0));
        assertThat(pieces).containsExactly(500, 500, 250);
        assertThat(run(file)).isEqualTo(new Counts(1_250, 0, 1_250, 0));
        assertThat(said).isEmpty();
    }

    @Test
    void badLinesAreNamedByTheirNumberInTheFileAndTheOthersLand() throws IOException {
        Path file = Files.write(
                folder.resolve("old.jsonl"),
                IntStream.rangeClosed(1, 2_500)
                        .mapToObj(n -> n % 1_200 == 0 ? "\n{\"n\":\"bad\"}" : "{\"n\":" + n + "}")
                        .toList());
        assertThat(run(file)).isEqualTo(new Counts(2_500, 2_498, 0, 2));
        assertThat(said).containsExactly("1201: bad {\"n\":\"bad\"}", "2402: bad {\"n\":\"bad\"}");
    }

    @Test
    void killedAtAnyPieceItGoesOnWhereItStopped() throws IOException {
        Path file = lines(1_750);
        for (int killed = 1; killed <= 3; killed++) {
            assertThatThrownBy(() -> run(file, dyingAfter(1))).hasMessage("killed");
        }
        assertThat(run(file)).isEqualTo(new Counts(1_750, 1_750, 0, 0));
        assertThat(said).containsExactly("goes on at line 501", "goes on at line 1001", "goes on at line 1501");
        assertThat(pieces).containsExactly(500, 500, 500, 250);
        assertThat(kept).hasSize(1_750);
    }

    @Test
    void aFileThatHasGrownGoesOnAndOneThatHasChangedBeginsAnew() throws IOException {
        Path file = lines(750);
        assertThatThrownBy(() -> run(file, dyingAfter(1))).hasMessage("killed");
        Files.writeString(file, "{\"n\":\"more\"}\n", StandardOpenOption.APPEND);
        assertThat(run(file)).isEqualTo(new Counts(751, 751, 0, 0));
        assertThat(said).containsExactly("goes on at line 501");

        assertThatThrownBy(() -> run(file, dyingAfter(1))).hasMessage("killed");
        said.clear();
        Files.writeString(file, Files.readString(file).replace("{\"n\":1}", "{\"n\":0}"));
        assertThat(run(file)).isEqualTo(new Counts(751, 1, 750, 0));
        assertThat(said).containsExactly("the file has changed since, so it begins anew");
    }

    @Test
    void restartForgetsHowFarItHadCome() throws IOException {
        Path file = lines(750);
        assertThatThrownBy(() -> run(file, dyingAfter(1))).hasMessage("killed");
        assertThat(importer(false, listener(0), Duration.ofSeconds(5)).run(file, NO_HEADS, null, true))
                .isEqualTo(new Counts(750, 250, 500, 0));
    }

    @Test
    void aDryRunRemembersNothing() throws IOException {
        Path file = lines(750);
        assertThatThrownBy(() ->
                        importer(true, dyingAfter(1), Duration.ofSeconds(5)).run(file, NO_HEADS, null, false))
                .hasMessage("killed");
        assertThat(folder.resolve("states")).doesNotExist();
    }

    @Test
    void whatIsAwayIsAskedAgainAndATokenThatHasRunOutIsRenewed() throws IOException {
        statuses.addAll(List.of(503, 401, 502));
        assertThat(run(lines(10))).isEqualTo(new Counts(10, 10, 0, 0));
        assertThat(tokens).isEqualTo(2);
    }

    @Test
    void whatStaysAwayIsOneSentence() throws IOException {
        server.stop(0);
        Path file = lines(10);
        assertThatThrownBy(() ->
                        importer(false, listener(0), Duration.ofSeconds(1)).run(file, NO_HEADS, null, false))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("was away for 1 s")
                .hasMessageEndingWith("it goes on where it stopped.");
    }

    @Test
    void whoMayNotImportIsTold() throws IOException {
        statuses.add(403);
        Path file = lines(10);
        assertThatThrownBy(() -> run(file)).hasMessageContaining("--as");
    }

    private Path lines(int count) throws IOException {
        return Files.write(
                folder.resolve("old.jsonl"),
                IntStream.rangeClosed(1, count)
                        .mapToObj(n -> "{\"n\":" + n + "}")
                        .toList());
    }

    private Counts run(Path file) {
        return run(file, listener(0));
    }

    private Counts run(Path file, ImportListener listener) {
        return importer(false, listener, Duration.ofSeconds(10)).run(file, NO_HEADS, null, false);
    }

    private Importer importer(boolean dryRun, ImportListener listener, Duration patience) {
        String address = "http://127.0.0.1:" + server.getAddress().getPort();
        return new Importer(
                new ImportEndpoint(address, dryRun, () -> "token " + ++tokens, "en", patience),
                folder.resolve("states"),
                dryRun,
                listener);
    }

    private ImportListener dyingAfter(int acknowledged) {
        return listener(acknowledged);
    }

    private ImportListener listener(int diesAfter) {
        return new ImportListener() {
            private int acknowledged;

            @Override
            public void begun(Path file, Counts before, String note) {
                if (!note.isEmpty()) {
                    said.add(note);
                }
            }

            @Override
            public void bad(Path file, BadLine bad) {
                said.add(bad.line() + ": " + bad.why() + " " + bad.text());
            }

            @Override
            public void went(Path file, Counts counts, long bytes, long size) {
                if (++acknowledged == diesAfter) {
                    throw new IllegalStateException("killed");
                }
            }
        };
    }
}
