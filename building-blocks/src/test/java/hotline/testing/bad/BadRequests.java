package hotline.testing.bad;

import hotline.testing.bad.Operation.Parameter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes bad requests out of an operation: one for each bad value at each of its places. */
final class BadRequests {
    private static final boolean THOROUGH = "all".equals(System.getProperty("hotline.tests"));
    private static final int OVER_THE_LIMIT = 1024 * 1024 + 1;
    private static final List<String> METHODS =
            List.of("GET", "POST", "PUT", "PATCH", "DELETE", "TRACE", "OPTIONS", "HEAD", "FOO");

    private final Samples samples;
    private final Map<String, String> headers;
    private final Set<String> taken;
    private int turn;

    /**
     * Of a service.
     *
     * @param headers what each good request has, its token for example
     * @param taken which operations there are, as {@code POST /a/{b}}: another method there is wrong
     */
    BadRequests(Samples samples, Map<String, String> headers, Set<String> taken) {
        this.samples = samples;
        this.headers = headers;
        this.taken = taken;
    }

    /** All bad requests of the operation, and a good one between them now and then. */
    List<BadRequest> of(Operation operation) {
        List<BadRequest> all = new ArrayList<>();
        BadRequest good = good(operation);
        parameters(operation, good, all);
        headers(good, all);
        methods(operation, good, all);
        if (operation.body() != null) {
            properties(operation, good, all);
            bodies(operation, good, all);
        }
        return all;
    }

    /** A request with which nothing is wrong, as far as the document tells. */
    BadRequest good(Operation operation) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        byte[] body = new byte[0];
        if (!operation.contentType().isEmpty()) {
            all.put("Content-Type", operation.contentType());
            body = operation.body() == null
                    ? body
                    : utf8(samples.body(operation.body()).toString());
        }
        return new BadRequest("good", operation.method(), target(operation, "", ""), all, body, null);
    }

    private void parameters(Operation operation, BadRequest good, List<BadRequest> all) {
        for (Parameter parameter : operation.parameters()) {
            List<String> values = inTurn(BadValues.ofParameters(), BadValues.FOR_EVERY_PARAMETER, 3);
            if (parameter.name().equals("cursor")) {
                values.addAll(BadValues.ofCursors());
            }
            for (String value : values) {
                String label = parameter.name() + "=" + shortened(value);
                if (parameter.in().equals("query")) {
                    all.add(good.called(label).at(target(operation, parameter.name(), value), parameter.name()));
                } else if (parameter.in().equals("path") && !value.isEmpty()) {
                    all.add(good.called(label).at(filled(operation.path(), parameter.name(), value), null));
                }
            }
            if (parameter.in().equals("query")) {
                all.add(good.called(parameter.name() + " twice")
                        .at(target(operation, parameter.name(), "0&" + parameter.name() + "=x"), null));
                all.add(good.called(parameter.name() + " badly encoded")
                        .at(target(operation, parameter.name(), "%zz"), null));
            }
        }
    }

    private void headers(BadRequest good, List<BadRequest> all) {
        Map<String, List<String>> bad = new LinkedHashMap<>();
        bad.put("Accept", List.of("text/html", "image/png", "nonsense", ";;;", "*/*;q=abc", "", "a".repeat(3000)));
        bad.put(
                "Accept-Language",
                List.of("xx", "en;q=abc", ";;;", "*", "en-\u00ff", "e".repeat(3000), "zh-CN-u-ca-chinese-x-\u0001"));
        bad.put("Idempotency-Key", List.of("", " ", "a".repeat(201), "a".repeat(5000), "'; --", "\u00e9\u00ff\u0080"));
        bad.put("If-Match", List.of("", "0", "\"", "\"0\"", "W/\"1\"", "*, \"x", "\"" + "1".repeat(5000) + "\""));
        bad.put(
                "Authorization",
                List.of(
                        "",
                        "Bearer",
                        "Bearer x",
                        "Basic eDp5",
                        "Bearer a.b.c",
                        "\u00ff",
                        "Bearer " + "a".repeat(5000)));
        bad.put("Host", List.of("", "evil.example", "evil.example:99999", "[::1", "a b", "../..", "\u00ff"));
        bad.put("X-Forwarded-Host", List.of("", "evil.example", "a b", "\u00ff", "a,b"));
        bad.put("X-Forwarded-For", List.of("nonsense", "1.2.3.4, ::1", "a".repeat(3000)));
        bad.put("X-Forwarded-Proto", List.of("nonsense", ""));
        bad.put(
                "traceparent",
                List.of("", "nonsense", "00-" + "0".repeat(32) + "-" + "0".repeat(16) + "-00", "\u00ff"));
        bad.put(
                "Content-Type",
                List.of(
                        "",
                        "nonsense",
                        "text/plain",
                        "application/xml",
                        "application/json;charset=no-such",
                        "multipart/form-data",
                        "application/json;charset=utf-16"));
        bad.put("Content-Encoding", List.of("gzip", "nonsense"));
        bad.put("Range", List.of("bytes=5-1", "nonsense"));
        bad.put("Cookie", List.of("q_session=x; q_session=\u00ff", "=;=;"));
        bad.put("Expect", List.of("nonsense"));
        bad.forEach((name, values) -> inTurn(values, 0, 2)
                .forEach(value ->
                        all.add(good.called(name + ": " + shortened(value)).header(name, value))));
        for (String name : List.of("Authorization", "Host", "Content-Type", "If-Match")) {
            all.add(good.called("no " + name).header(name, null));
        }
    }

    private void methods(Operation operation, BadRequest good, List<BadRequest> all) {
        for (String method : METHODS) {
            if (!taken.contains(method + " " + operation.path())) {
                all.add(good.called(method).method(method));
            }
        }
    }

    private void properties(Operation operation, BadRequest good, List<BadRequest> all) {
        for (List<String> path : samples.paths(operation.body())) {
            String field = String.join(".", path);
            inTurn(List.copyOf(BadValues.ofProperties().entrySet()), BadValues.FOR_EVERY_PROPERTY, 3)
                    .forEach(value -> all.add(good.called(field + " is " + value.getKey())
                            .body(
                                    utf8(samples.with(operation.body(), path, value.getValue())),
                                    value.getKey().startsWith("deep") ? null : field)));
            all.add(good.called(field + " twice")
                    .body(utf8(samples.with(operation.body(), path, "1, \"" + path.getLast() + "\": {}")), null));
        }
        List<String> first =
                samples.paths(operation.body()).stream().findFirst().orElse(List.of("x"));
        BadValues.malformed()
                .forEach((name, value) -> all.add(good.called(first.getLast() + " is " + name)
                        .body(latin(samples.with(operation.body(), first, value)), null)));
        samples.body(operation.body()).fieldNames().forEachRemaining(name -> {
            var without = samples.body(operation.body());
            without.remove(name);
            all.add(good.called("no " + name).body(utf8(without.toString()), name));
        });
    }

    private void bodies(Operation operation, BadRequest good, List<BadRequest> all) {
        String body = samples.body(operation.body()).toString();
        Map<String, byte[]> bodies = new LinkedHashMap<>();
        bodies.put("no body", new byte[0]);
        for (String text : List.of("null", "true", "1", "\"text\"", "[]", "[" + body + "]", "{", "}", "\u0000", "{]")) {
            bodies.put("body " + shortened(text), utf8(text));
        }
        bodies.put("trailing garbage", utf8(body + " garbage"));
        bodies.put("two bodies", utf8(body + body));
        bodies.put("cut", utf8(body.substring(0, body.length() - 1)));
        bodies.put("unknown field", utf8("{\"noSuchField\":1" + (body.equals("{}") ? "" : ",") + body.substring(1)));
        bodies.put("deep", utf8("[".repeat(10_000)));
        bodies.put("deep unknown field", utf8("{\"x\":".repeat(10_000)));
        bodies.put("many fields", utf8("{" + "\"a\":1,".repeat(50_000) + "\"a\":1}"));
        bodies.put("UTF-16", body.getBytes(StandardCharsets.UTF_16));
        bodies.put("mark first", utf8("\ufeff" + body));
        bodies.put("bytes of no text", new byte[] {(byte) 0xff, (byte) 0xfe, 0, (byte) 0xd8});
        bodies.put("white space", utf8(" ".repeat(100_000)));
        bodies.forEach((name, bytes) -> all.add(good.called(name).body(bytes, null)));
        byte[] large = utf8("{\"x\":\"" + "a".repeat(OVER_THE_LIMIT) + "\"}");
        all.add(good.called("too large").body(large, null));
        all.add(good.called("too large, in chunks")
                .header("Transfer-Encoding", "chunked")
                .body(large, null));
    }

    /** All of the first values, and of the others the next few: each is met somewhere, and in a thorough run everywhere. */
    private <T> List<T> inTurn(List<T> values, int always, int more) {
        if (THOROUGH || values.size() <= always + more) {
            return new ArrayList<>(values);
        }
        List<T> chosen = new ArrayList<>(values.subList(0, always));
        for (int i = 0; i < more; i++) {
            chosen.add(values.get(always + turn++ % (values.size() - always)));
        }
        return chosen;
    }

    /** The address with a good value for each parameter of the query that has one, and this value for one of them. */
    private String target(Operation operation, String parameter, String value) {
        List<String> query = new ArrayList<>();
        if (!parameter.isEmpty()) {
            query.add(parameter + "=" + value);
        }
        for (Parameter other : operation.parameters()) {
            String sample = samples.values().get(operation.path() + "?" + other.name());
            if (sample != null && !other.name().equals(parameter)) {
                query.add(other.name() + "=" + sample);
            }
        }
        String path = filled(operation.path(), "", "");
        return query.isEmpty() ? path : path + "?" + String.join("&", query);
    }

    /** The path with its variables filled in, one of them with this value. */
    private String filled(String path, String variable, String value) {
        StringBuilder filled = new StringBuilder();
        for (String step : path.split("/", -1)) {
            if (step.startsWith("{")) {
                String name = step.substring(1, step.length() - 1);
                String sample = samples.values().getOrDefault(name, "\"1\"");
                filled.append(name.equals(variable) ? value : sample.substring(1, sample.length() - 1));
            } else {
                filled.append(step);
            }
            filled.append('/');
        }
        return filled.substring(0, filled.length() - 1);
    }

    private static String shortened(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
