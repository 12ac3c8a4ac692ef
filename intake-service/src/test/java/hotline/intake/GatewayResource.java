package hotline.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import hotline.messaging.Json;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/**
 * A gateway of messages that does what the number says: one that ends in 1 is away at the first try, in 2 says later that it arrived, in 3
 * never arrives; all others arrive at once. Staff whose name has {@code unreachable} are never reached.
 */
public class GatewayResource implements QuarkusTestResourceLifecycleManager {
    static final List<JsonNode> RECEIVED = new CopyOnWriteArrayList<>();
    private static final Map<String, Integer> TRIES = new ConcurrentHashMap<>();

    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/messages", GatewayResource::answer);
        server.start();
        return Map.of(
                "hotline.messages.gateway.url",
                "http://127.0.0.1:" + server.getAddress().getPort() + "/messages",
                "hotline.messages.poll",
                "PT0.1S");
    }

    private static void answer(HttpExchange exchange) throws IOException {
        int status = 200;
        String state = "DELIVERED";
        if (exchange.getRequestMethod().equals("POST")) {
            JsonNode message = Json.read(exchange.getRequestBody().readAllBytes(), JsonNode.class);
            RECEIVED.add(message);
            String to = message.get("to").asText();
            int tries = TRIES.merge(message.get("id").asText(), 1, Integer::sum);
            if (!exchange.getRequestHeaders()
                    .getFirst("Idempotency-Key")
                    .equals(message.get("id").asText())) {
                status = 400;
            } else if (to.endsWith("1") && tries == 1) {
                status = 503;
            } else if (to.endsWith("2")) {
                state = "SENT";
            } else if (to.endsWith("3") || to.contains("unreachable")) {
                state = "FAILED";
            }
        }
        byte[] body = ("{\"state\":\"" + state + "\"}").getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }
}
