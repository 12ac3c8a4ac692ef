package hotline.testing.bad;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.messaging.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a service's own OpenAPI says of one operation.
 *
 * @param path as written there, with its variables in braces
 * @param body the schema of its JSON body, null where it takes none
 * @param contentType what its body must be; empty where it takes none
 */
record Operation(
        String method,
        String path,
        List<Parameter> parameters,
        @Nullable JsonNode body,
        String contentType) {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    /**
     * A parameter.
     *
     * @param in where it stands: query, path or header
     */
    record Parameter(String name, String in) {}

    /** The operation's name in reports. */
    String name() {
        return method + " " + path;
    }

    /** All operations of the document. */
    static List<Operation> all(Document document) {
        List<Operation> operations = new ArrayList<>();
        document.root()
                .get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    if (METHODS.contains(operation.getKey())) {
                        operations.add(of(document, path, operation));
                    }
                }));
        return operations;
    }

    private static Operation of(
            Document document, Map.Entry<String, JsonNode> path, Map.Entry<String, JsonNode> operation) {
        List<Parameter> parameters = new ArrayList<>();
        for (JsonNode holder : List.of(path.getValue(), operation.getValue())) {
            holder.path("parameters")
                    .forEach(one -> parameters.add(new Parameter(
                            one.get("name").asText(), one.get("in").asText())));
        }
        JsonNode content = operation.getValue().path("requestBody").path("content");
        String contentType =
                content.properties().stream().map(Map.Entry::getKey).findFirst().orElse("");
        JsonNode schema = content.path(contentType).get("schema");
        return new Operation(
                operation.getKey().toUpperCase(Locale.ROOT),
                path.getKey(),
                List.copyOf(parameters),
                contentType.contains("json") && schema != null ? document.resolve(schema) : null,
                contentType);
    }

    /** An OpenAPI document, in which schemas refer to each other. */
    record Document(JsonNode root) {

        /** Reads the document's JSON. */
        static Document of(String json) {
            return new Document(Json.read(json, JsonNode.class));
        }

        /** The schema itself, where this one refers to it, perhaps as the one that may also be null. */
        JsonNode resolve(JsonNode schema) {
            JsonNode resolved = schema;
            while (true) {
                if (resolved.has("$ref")) {
                    resolved = root.at(resolved.get("$ref").asText().substring(1));
                } else if (first(resolved) != null) {
                    resolved = first(resolved);
                } else {
                    return resolved;
                }
            }
        }

        private static @Nullable JsonNode first(JsonNode schema) {
            for (String choice : List.of("anyOf", "oneOf", "allOf")) {
                for (JsonNode one : schema.path(choice)) {
                    if (!one.path("type").asText().equals("null")) {
                        return one;
                    }
                }
            }
            return null;
        }

        /** The type that a schema names, without null. */
        static String type(JsonNode schema) {
            JsonNode type = schema.path("type");
            if (type.isArray()) {
                for (JsonNode one : type) {
                    if (!one.asText().equals("null")) {
                        return one.asText();
                    }
                }
            }
            return schema.has("properties") ? "object" : type.asText("string");
        }

        /** The properties of an object's schema. */
        Map<String, JsonNode> properties(JsonNode schema) {
            Map<String, JsonNode> properties = new HashMap<>();
            schema.path("properties")
                    .properties()
                    .forEach(one -> properties.put(one.getKey(), resolve(one.getValue())));
            return properties;
        }
    }
}
