package hotline.testing.bad;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.messaging.Json;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What is wrong with an answer to a bad request. */
final class Verdict {
    private static final Pattern INSIDE = Pattern.compile(
            "\\b(?:java|javax|jakarta|org|com|io|hotline)\\.[a-z]+\\.|Exception\\b|\\bat [a-z]+\\.[a-z]|SQLSTATE|ERROR:|\\.java\\b");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

    /** What the layer below says of what is no HTTP, without a body. */
    private static final Set<Integer> NO_HTTP = Set.of(400, 414, 431);

    private Verdict() {}

    static List<String> of(BadRequest request, RawHttp.Answer answer) {
        List<String> faults = new ArrayList<>();
        int status = answer.status();
        if (status >= 500) {
            faults.add("answered " + status + " " + answer.body());
        }
        if (INSIDE.matcher(answer.body()).find()) {
            faults.add(status + " shows the inside: " + answer.body());
        }
        if (status >= 400 && !request.method().equals("HEAD") && !isNoHttp(answer)) {
            problem(request, answer, faults);
        }
        return faults;
    }

    private static boolean isNoHttp(RawHttp.Answer answer) {
        return NO_HTTP.contains(answer.status()) && answer.body().isEmpty();
    }

    private static void problem(BadRequest request, RawHttp.Answer answer, List<String> faults) {
        if (!answer.header("content-type").startsWith("application/problem+json")) {
            faults.add(answer.status() + " is no problem+json but " + answer.header("content-type") + ": "
                    + answer.body());
            return;
        }
        JsonNode problem;
        try {
            problem = Json.read(answer.body(), JsonNode.class);
        } catch (UncheckedIOException e) {
            faults.add(answer.status() + " is no JSON: " + answer.body());
            return;
        }
        if (problem.path("status").asInt() != answer.status()
                || problem.path("title").asText().isEmpty()
                || problem.path("detail").asText().isEmpty()) {
            faults.add(answer.status() + " says too little: " + answer.body());
        }
        language(request, problem, faults);
        if (answer.status() == 400 && request.field() != null && !names(problem, request.field())) {
            faults.add("does not name the field: " + answer.body());
        }
    }

    /** Asked for in English, no answer is in Chinese, and the other way round. What was sent is quoted as it came. */
    private static void language(BadRequest request, JsonNode problem, List<String> faults) {
        String asked = request.headers().getOrDefault("Accept-Language", "");
        List<String> texts = new ArrayList<>();
        texts.add(problem.path("title").asText());
        texts.add(problem.path("detail").asText());
        problem.path("violations").forEach(one -> texts.add(one.path("message").asText()));
        for (String text : texts) {
            boolean chinese = CHINESE.matcher(text).find();
            if ((asked.equals("en") && chinese) || (asked.equals("zh") && !chinese)) {
                faults.add("speaks the other language than " + asked + ": " + text);
            }
        }
    }

    private static boolean names(JsonNode problem, String field) {
        for (JsonNode violation : problem.path("violations")) {
            String named = violation.path("field").asText();
            if (named.startsWith(field) || field.startsWith(named + ".")) {
                return true;
            }
        }
        return false;
    }
}
