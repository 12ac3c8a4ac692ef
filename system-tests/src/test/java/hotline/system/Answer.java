package hotline.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.stream.Stream;

/** What came back over HTTP. */
record Answer(String request, int status, JsonNode body) {

    /** This answer, where it has the expected status. */
    Answer expect(int expected) {
        assertThat(status).as("%s answered %s", this.request, body).isEqualTo(expected);
        return this;
    }

    /** A field of the body, such as {@code /decision/rule}; empty where there is none. */
    String text(String pointer) {
        return body.at(pointer).asText();
    }

    /** A field of the body as a number. */
    long number(String pointer) {
        JsonNode field = body.at(pointer);
        assertThat(field.isNumber()).as("%s of %s", pointer, body).isTrue();
        return field.asLong();
    }

    /** An array of strings in the body. */
    List<String> list(String pointer) {
        return texts(body.at(pointer), "");
    }

    /** A field of each element of an array in the body. */
    List<String> each(String pointer, String field) {
        return texts(body.at(pointer), field);
    }

    private static List<String> texts(JsonNode array, String field) {
        assertThat(array).isNotInstanceOf(MissingNode.class);
        Stream<JsonNode> elements = array.valueStream();
        return elements.map(element -> element.at(field).asText()).toList();
    }
}
