package hotline.local.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class KeepAliveTest {
    private static HttpServer server;

    @BeforeAll
    static void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/echo", exchange -> answer(exchange, false));
        server.createContext("/chunks", exchange -> answer(exchange, true));
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    @Test
    void oneConnectionTakesManyAnswersOfEitherForm() throws IOException {
        Requests requests = new Requests(server.getAddress().getPort(), "token");
        try (KeepAlive connection = new KeepAlive(server.getAddress().getPort())) {
            for (String path : new String[] {"/echo", "/chunks", "/echo"}) {
                KeepAlive.Answer answer = connection.send(requests.post(path, "{\"subject\": \"路灯不亮\"}"));
                assertThat(answer.status()).isEqualTo(201);
                assertThat(answer.location()).isEqualTo("/made/1");
                assertThat(answer.text()).isEqualTo("Bearer token {\"subject\": \"路灯不亮\"}");
            }
        }
    }

    @Test
    void aClosedConnectionIsAFailure() throws IOException {
        try (KeepAlive connection = new KeepAlive(server.getAddress().getPort())) {
            assertThatThrownBy(() -> connection
                            .send("NONSENSE\r\n\r\n".getBytes(StandardCharsets.UTF_8))
                            .text()
                            .concat(connection
                                    .send("MORE\r\n\r\n".getBytes(StandardCharsets.UTF_8))
                                    .text()))
                    .isInstanceOf(IOException.class);
        }
    }

    private static void answer(HttpExchange exchange, boolean inChunks) throws IOException {
        String said = exchange.getRequestHeaders().getFirst("Authorization") + " "
                + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        byte[] body = said.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Location", "/made/1");
        exchange.sendResponseHeaders(201, inChunks ? 0 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
