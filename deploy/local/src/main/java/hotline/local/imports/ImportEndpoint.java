package hotline.local.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The hotline's import, asked over HTTP as anybody would. What is sent twice changes nothing, so whatever was not answered is sent again
 * until the patience is at its end.
 */
public final class ImportEndpoint {
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
    private static final Duration ANSWER_LIMIT = Duration.ofMinutes(2);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(4);
    private static final Duration TOKEN_IS_FRESH = Duration.ofMinutes(10);
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int FIRST_FAILURE = 500;
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_LIMIT)
            .build();
    private final URI address;
    private final Supplier<String> tokens;
    private final String language;
    private final Duration patience;
    private @Nullable String token;
    private Instant tokenSince = Instant.MIN;

    /**
     * @param address the one address, such as {@code http://127.0.0.1:12345}
     * @param tokens makes a new bearer token; throws {@link TokenAwayException} where none can be had now
     * @param language in which reasons are told, such as {@code zh} or {@code en}
     * @param patience how long the hotline may be away
     */
    public ImportEndpoint(String address, boolean dryRun, Supplier<String> tokens, String language, Duration patience) {
        this.address = URI.create(address + "/intake/v1/imports?dryRun=" + dryRun);
        this.tokens = tokens;
        this.language = language;
        this.patience = patience;
    }

    /** What became of the lines of one request. */
    record Answer(long imported, long unchanged, long bad, List<BadLine> badLines) {}

    /** A line that was not taken, counted from 1 within the request. */
    record BadLine(int line, String why) {}

    /** Sends lines and waits for what became of them. */
    Answer send(List<String> lines) {
        byte[] body = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        Instant since = Instant.now();
        Duration pause = FIRST_PAUSE;
        boolean signedInAnew = false;
        while (true) {
            String failure;
            try {
                HttpResponse<byte[]> response = post(body);
                int status = response.statusCode();
                if (status == OK) {
                    return read(response.body());
                }
                if (status == UNAUTHORIZED && !signedInAnew) {
                    signedInAnew = true;
                    token = null;
                    continue;
                }
                if (status < FIRST_FAILURE) {
                    throw refused(status, response.body());
                }
                failure = "it answers " + status;
            } catch (IOException e) {
                failure = "it does not answer";
            }
            if (Duration.between(since, Instant.now()).plus(pause).compareTo(patience) > 0) {
                throw new ImportException(
                        "The hotline at " + address.getAuthority() + " was away for "
                                + patience.toSeconds() + " s (" + failure
                                + "): see that it runs with ./hotline status, then call the same import again; it goes on where it stopped.");
            }
            pause(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }
    }

    private HttpResponse<byte[]> post(byte[] body) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(ANSWER_LIMIT)
                .header("Authorization", "Bearer " + token())
                .header("Content-Type", "application/x-ndjson")
                .header("Accept", "application/json")
                .header("Accept-Language", language)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private String token() throws IOException {
        String known = token;
        if (known == null || tokenSince.isBefore(Instant.now().minus(TOKEN_IS_FRESH))) {
            try {
                known = tokens.get();
            } catch (TokenAwayException e) {
                throw new IOException(e);
            }
            token = known;
            tokenSince = Instant.now();
        }
        return known;
    }

    /** No token can be had now, though it may be had soon. */
    public static final class TokenAwayException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public TokenAwayException(Throwable cause) {
            super(cause);
        }
    }

    private static Answer read(byte[] body) throws IOException {
        JsonNode answer = JSON.readTree(body);
        List<BadLine> bad = new ArrayList<>();
        answer.path("badLines")
                .forEach(line -> bad.add(
                        new BadLine(line.path("line").asInt(), line.path("why").asText())));
        return new Answer(
                answer.path("imported").asLong(),
                answer.path("unchanged").asLong(),
                answer.path("bad").asLong(),
                bad);
    }

    private static ImportException refused(int status, byte[] body) {
        String why = switch (status) {
            case UNAUTHORIZED -> "the account is not let in";
            case FORBIDDEN -> "the account may not import: name one that is an importer with --as";
            case NOT_FOUND -> "it has no import, so it is older than this command";
            default -> status + " " + detail(body);
        };
        return new ImportException("The hotline refused the import: " + why + ".");
    }

    private static String detail(byte[] body) {
        try {
            String detail = JSON.readTree(body).path("detail").asText();
            return detail.endsWith(".") ? detail.substring(0, detail.length() - 1) : detail;
        } catch (IOException _) {
            return "";
        }
    }

    private static void pause(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static ImportException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new ImportException("The import was interrupted; called again, it goes on where it stopped.", e);
    }
}
