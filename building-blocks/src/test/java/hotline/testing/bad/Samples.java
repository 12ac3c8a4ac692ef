package hotline.testing.bad;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hotline.messaging.Json;
import hotline.testing.bad.Operation.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Good values to begin from, so that a request is bad in one place only.
 *
 * @param values JSON by the name of a property or of a path's variable, where a made-up value would not do
 */
record Samples(Document document, Map<String, String> values) {

    /** A body with what the schema requires, no more. */
    ObjectNode body(JsonNode schema) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        schema.path("required").forEach(name -> {
            JsonNode property = schema.path("properties").path(name.asText());
            body.set(name.asText(), value(name.asText(), document.resolve(property)));
        });
        return body;
    }

    /** The paths of all properties, those of objects within too, each as its steps. */
    List<List<String>> paths(JsonNode schema) {
        List<List<String>> paths = new ArrayList<>();
        new TreeMap<>(document.properties(schema)).forEach((name, property) -> {
            paths.add(List.of(name));
            if (Document.type(property).equals("object")) {
                for (List<String> below : paths(property)) {
                    List<String> path = new ArrayList<>(List.of(name));
                    path.addAll(below);
                    paths.add(path);
                }
            }
        });
        return paths;
    }

    /** A body that is good but for the place at the path, which is left open as {@code null} text; see {@link #with}. */
    String with(JsonNode schema, List<String> path, String json) {
        ObjectNode body = body(schema);
        ObjectNode at = body;
        JsonNode here = schema;
        for (String step : path.subList(0, path.size() - 1)) {
            here = document.resolve(here.path("properties").path(step));
            if (!(at.get(step) instanceof ObjectNode)) {
                at.set(step, body(here));
            }
            at = (ObjectNode) at.get(step);
        }
        at.put(path.getLast(), PLACE);
        return body.toString().replace("\"" + PLACE + "\"", json);
    }

    private static final String PLACE = "the place of the bad value";

    private JsonNode value(String name, JsonNode schema) {
        if (values.containsKey(name)) {
            return Json.read(values.get(name), JsonNode.class);
        }
        if (schema.has("enum")) {
            return schema.get("enum").get(0);
        }
        return switch (Document.type(schema)) {
            case "object" -> body(schema);
            case "array" -> JsonNodeFactory.instance.arrayNode();
            case "boolean" -> JsonNodeFactory.instance.booleanNode(true);
            case "integer", "number" -> JsonNodeFactory.instance.numberNode(1);
            default ->
                JsonNodeFactory.instance.textNode(
                        schema.path("format").asText().equals("date-time") ? "2026-01-02T03:04:05+08:00" : "text");
        };
    }
}
