package hotline.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hotline.messaging.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Golden bodies of messages, as their producers keep them beside their code. */
public final class Contracts {
    private final Path folder;

    private Contracts(Path folder) {
        this.folder = folder;
    }

    /** The contracts of a service, seen from any module's folder. */
    public static Contracts of(String service) {
        return new Contracts(Path.of("..", service, "src", "main", "resources", "contracts"));
    }

    /** The golden body of a type, without the white space between; a missing one fails. */
    public String golden(String type) {
        return tree(type).toString();
    }

    /** The golden body of a type with a field that nobody knows yet. */
    public byte[] withAnUnknownField(String type) {
        ObjectNode body = (ObjectNode) tree(type);
        body.putObject("fromTheFuture").put("answer", 42);
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** All types that have a golden body. */
    public List<String> types() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .map(name -> name.substring(0, name.length() - ".json".length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode tree(String type) {
        try {
            return Json.read(Files.readAllBytes(folder.resolve(type + ".json")), JsonNode.class);
        } catch (IOException e) {
            throw new UncheckedIOException("a golden body is missing", e);
        }
    }
}
