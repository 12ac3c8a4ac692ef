package hotline.rest;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import hotline.outcome.Phrase;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Says which field of a JSON text does not fit, and why. */
public final class JsonMistake {
    private JsonMistake() {}

    /** The field by its path, as the asker wrote it, and what is wrong with it. */
    public static Refusal.BadField of(JsonMappingException mapping) {
        String field = mapping.getPath().stream()
                .map(part -> part.getFieldName() == null ? "[" + part.getIndex() + "]" : part.getFieldName())
                .collect(Collectors.joining("."))
                .replace(".[", "[");
        return new Refusal.BadField(field, whatIsWrong(mapping));
    }

    private static Phrase whatIsWrong(JsonMappingException mapping) {
        if (mapping instanceof UnrecognizedPropertyException) {
            return new Phrase("没有这个字段", "there is no such field");
        }
        if (mapping instanceof InvalidFormatException invalid
                && invalid.getTargetType() != null
                && invalid.getTargetType().isEnum()) {
            String values = Arrays.stream(invalid.getTargetType().getEnumConstants())
                    .map(Object::toString)
                    .collect(Collectors.joining(", "));
            return new Phrase("应为其中之一：" + values, "must be one of: " + values);
        }
        return new Phrase("格式不对", "has the wrong form");
    }
}
