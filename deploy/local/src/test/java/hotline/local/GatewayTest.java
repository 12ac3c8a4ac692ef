package hotline.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GatewayTest {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final int PORT = Ports.free();
    private static final BlockingQueue<String> EVENTS = new SynchronousQueue<>();

    private static HttpServer intake;
    private static HttpServer secondReporting;
    private static Gateway gateway;

    @BeforeAll
    static void start() throws IOException {
        intake = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        intake.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        intake.createContext("/intake/echo", GatewayTest::echo);
        intake.createContext("/intake/nothing", exchange -> withoutBody(exchange, 204));
        intake.createContext("/intake/unchanged", exchange -> withoutBody(exchange, 304));
        intake.createContext("/intake/events", GatewayTest::events);
        intake.createContext("/reporting/", GatewayTest::echo);
        intake.start();
        int served = intake.getAddress().getPort();
        gateway = new Gateway(
                PORT,
                Map.of(
                        "intake", List.of(served),
                        "dispatch", List.of(Ports.free(), Ports.free()),
                        "reporting", List.of(Ports.free(), served, secondReporting())));
        gateway.start();
    }

    @AfterAll
    static void stop() {
        gateway.close();
        intake.stop(0);
        secondReporting.stop(0);
    }

    @Test
    void theServiceSeesTheHostThatTheCallerAskedFor() throws Exception {
        HttpResponse<String> response = send(request("/intake/echo?q=%E4%B8%AD").GET());
        assertThat(response.body())
                .contains("/intake/echo?q=%E4%B8%AD")
                .contains("Host: 127.0.0.1:" + PORT)
                .contains("X-forwarded-for: 127.0.0.1")
                .contains("X-forwarded-proto: http")
                .contains("X-forwarded-host: 127.0.0.1:" + PORT);
    }

    @Test
    void whatTheCallerClaimsAboutTheWayIsNotBelieved() throws Exception {
        HttpResponse<String> response = send(
                request("/intake/echo").header("X-Forwarded-For", "1.2.3.4").GET());
        assertThat(response.body()).doesNotContain("1.2.3.4");
    }

    @Test
    void aLongBodyGoesThroughWhole() throws Exception {
        String body = "来电".repeat(500_000);
        HttpResponse<String> response = send(request("/intake/echo").POST(BodyPublishers.ofString(body)));
        assertThat(response.body()).endsWith(body);
    }

    @Test
    void answersWithoutABodyStayWithoutOne() throws Exception {
        for (String path : new String[] {"/intake/nothing", "/intake/unchanged"}) {
            HttpResponse<String> response = send(request(path).GET());
            assertThat(response.headers().firstValue("etag")).contains("\"7\"");
            assertThat(response.headers().firstValue("transfer-encoding")).isEmpty();
            assertThat(response.body()).isEmpty();
        }
        HttpResponse<String> head = send(request("/intake/echo").method("HEAD", BodyPublishers.noBody()));
        assertThat(head.statusCode()).isEqualTo(200);
    }

    @Test
    void anEventIsPassedOnWhenItHappens() throws Exception {
        CompletableFuture<HttpResponse<InputStream>> response =
                CLIENT.sendAsync(request("/intake/events").GET().build(), BodyHandlers.ofInputStream());
        EVENTS.put("one\n");
        try (InputStream body = response.join().body()) {
            assertThat(new String(body.readNBytes(4), StandardCharsets.UTF_8)).isEqualTo("one\n");
            EVENTS.put("two\n");
            assertThat(new String(body.readNBytes(4), StandardCharsets.UTF_8)).isEqualTo("two\n");
            EVENTS.put("");
        }
    }

    @Test
    void aServiceThatIsDownIsA503Problem() throws Exception {
        HttpResponse<String> response =
                send(request("/dispatch/v1/cases").POST(BodyPublishers.ofString("x".repeat(100_000))));
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("content-type").orElseThrow()).startsWith("application/problem+json");
        assertThat(response.headers().firstValue("retry-after")).isPresent();
        assertThat(response.body()).contains("请稍后再试").contains("“dispatch”");
    }

    @Test
    void aRequestGoesToAReplicaThatTakesItWithItsBody() throws Exception {
        for (int n = 0; n < 6; n++) {
            HttpResponse<String> response = send(request("/reporting/echo").POST(BodyPublishers.ofString("来电" + n)));
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body()).endsWith("来电" + n);
        }
    }

    @Test
    void aReplicaThatIsNotReadyIsLeftOutOnceThatIsSeen() {
        await().atMost(Duration.ofSeconds(10)).ignoreExceptions().untilAsserted(() -> {
            for (int n = 0; n < 6; n++) {
                assertThat(send(request("/reporting/echo").GET()).headers().firstValue("replica"))
                        .isEmpty();
            }
        });
    }

    @Test
    void aPathOfNobodyIsA404Problem() throws Exception {
        for (String path : new String[] {"/nobody", "//intake", "/intakes/v1"}) {
            HttpResponse<String> response = send(request(path).GET());
            assertThat(response.statusCode()).isEqualTo(404);
            assertThat(response.body()).contains("没有这个地址");
        }
    }

    @Test
    void theRootLeadsToIntake() throws Exception {
        HttpResponse<String> response = send(request("/").GET());
        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(response.headers().firstValue("location")).contains("/intake/");
    }

    @Test
    void aTakenPortSaysSo() {
        try (Gateway second = new Gateway(PORT, Map.of())) {
            assertThatThrownBy(second::start)
                    .isInstanceOf(PortTakenException.class)
                    .hasMessageContaining("Port " + PORT + " is taken");
        }
    }

    /** A replica that works and says that it is not ready. */
    private static int secondReporting() throws IOException {
        secondReporting = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        secondReporting.createContext("/reporting/", exchange -> {
            exchange.getResponseHeaders().add("Replica", "2");
            echo(exchange);
        });
        secondReporting.createContext("/reporting/q/health/ready", exchange -> withoutBody(exchange, 503));
        secondReporting.start();
        return secondReporting.getAddress().getPort();
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + PORT + path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    private static void echo(HttpExchange exchange) throws IOException {
        StringBuilder echo = new StringBuilder(exchange.getRequestURI().toString()).append('\n');
        exchange.getRequestHeaders()
                .forEach((name, values) -> echo.append(name)
                        .append(": ")
                        .append(String.join(",", values))
                        .append('\n'));
        echo.append(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        byte[] answer = echo.toString().getBytes(StandardCharsets.UTF_8);
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(200, head ? -1 : answer.length);
        if (!head) {
            exchange.getResponseBody().write(answer);
        }
        exchange.close();
    }

    private static void withoutBody(HttpExchange exchange, int status) throws IOException {
        exchange.getResponseHeaders().add("ETag", "\"7\"");
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private static void events(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (exchange) {
            for (String event = EVENTS.take(); !event.isEmpty(); event = EVENTS.take()) {
                exchange.getResponseBody().write(event.getBytes(StandardCharsets.UTF_8));
                exchange.getResponseBody().flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
