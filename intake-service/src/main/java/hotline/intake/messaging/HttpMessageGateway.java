package hotline.intake.messaging;

import hotline.intake.application.MessageGateway;
import hotline.messaging.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A gateway over HTTP: {@code POST url} with {@code {id, channel, to, text, language}} and the id as {@code Idempotency-Key}, {@code GET
 * url/id} for the receipt; both are answered 2xx with {@code {"state": "SENT" | "DELIVERED" | "FAILED"}}.
 */
final class HttpMessageGateway implements MessageGateway {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final String url;

    HttpMessageGateway(URI url) {
        this.url = url.toString();
    }

    private record Answer(@Nullable Receipt state) {}

    @Override
    public Receipt send(Outgoing message) throws GatewayException {
        return answer(request(url)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", message.id().toString())
                .POST(HttpRequest.BodyPublishers.ofString(Json.write(message)))
                .build());
    }

    @Override
    public Receipt ask(UUID id) throws GatewayException {
        return answer(request(url + "/" + id).GET().build());
    }

    private static HttpRequest.Builder request(String address) {
        return HttpRequest.newBuilder(URI.create(address)).timeout(PATIENCE).header("Accept", "application/json");
    }

    /** What went wrong is told without the message: it would stand in a log. */
    private Receipt answer(HttpRequest request) throws GatewayException {
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw new GatewayException("the gateway answers " + response.statusCode());
            }
            Receipt state = Json.read(response.body(), Answer.class).state();
            return state == null ? Receipt.SENT : state;
        } catch (IOException | java.io.UncheckedIOException e) {
            throw new GatewayException(
                    "the gateway cannot be understood: " + e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GatewayException("asking the gateway was interrupted");
        }
    }
}
