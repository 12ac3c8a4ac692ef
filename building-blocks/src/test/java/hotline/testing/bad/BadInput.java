package hotline.testing.bad;

import hotline.testing.bad.Operation.Document;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Sends a service everything that it should not be sent, made from its own OpenAPI, and says what it did wrong: an error of
 * its own, an answer that is no problem, that names no field, speaks the other language or shows the inside, or a refusal
 * after which the tables are not as before.
 */
public final class BadInput {
    private final URI base;
    private final Document document;
    private final Tables tables;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final Map<String, String> values = new LinkedHashMap<>();
    private final List<String> faults = new ArrayList<>();
    private int sent;

    /**
     * Of a service.
     *
     * @param base where its paths begin, without the root that the document names
     * @param openApi its OpenAPI, as JSON
     * @param token a bearer token that may do everything
     */
    public BadInput(URI base, String openApi, String token, Tables tables) {
        this.base = base;
        this.document = Document.of(openApi);
        this.tables = tables;
        headers.put("Host", base.getAuthority());
        headers.put("Authorization", "Bearer " + token);
        headers.put("Accept", "application/json");
    }

    /** A good value, as JSON, for the property or the path's variable of this name. */
    public BadInput with(String name, String json) {
        values.put(name, json);
        return this;
    }

    /** A good value, already encoded, for a parameter of the query that the operations at this path need. */
    public BadInput withParameter(String path, String name, String value) {
        values.put(path + "?" + name, value);
        return this;
    }

    /** A header of every good request. */
    public BadInput withHeader(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** How many requests were sent. */
    public int sent() {
        return sent;
    }

    /**
     * Sends the bad requests of all operations but these, and returns what went wrong, a line each.
     *
     * @param but operations to leave out, such as {@code POST /v1/rebuild}
     */
    public List<String> faults(Set<String> but) throws IOException {
        List<Operation> operations = Operation.all(document);
        Set<String> taken = operations.stream().map(Operation::name).collect(Collectors.toCollection(TreeSet::new));
        BadRequests requests = new BadRequests(new Samples(document, values), headers, taken);
        for (Operation operation : operations) {
            if (!but.contains(operation.name())) {
                send(operation.name(), requests.of(operation));
            }
        }
        return faults;
    }

    private void send(String operation, List<BadRequest> requests) throws IOException {
        try (RawHttp http = new RawHttp(base)) {
            String before = tables.digest();
            for (BadRequest request : requests) {
                BadRequest spoken = request.headers().containsKey("Accept-Language")
                        ? request
                        : request.header("Accept-Language", sent % 2 == 0 ? "en" : "zh");
                String name = operation + " [" + request.label() + "]";
                boolean refused = true;
                try {
                    RawHttp.Answer answer =
                            http.send(spoken.bytes(), spoken.method().equals("HEAD"));
                    refused = answer.status() >= 400;
                    Verdict.of(spoken, answer).forEach(fault -> faults.add(name + ": " + fault));
                } catch (IOException e) {
                    faults.add(name + ": no answer, but " + e);
                    http.hangUp();
                }
                String after = tables.digest();
                if (refused && !after.equals(before)) {
                    faults.add(
                            name + ": refused, but the tables are not as before: " + Tables.difference(before, after));
                }
                before = after;
                sent++;
            }
        }
    }
}
