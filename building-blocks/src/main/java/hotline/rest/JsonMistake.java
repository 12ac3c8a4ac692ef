package hotline.rest;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import hotline.outcome.Phrase;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Says which field of a JSON text does not fit, and why. */
public final class JsonMistake {
    private static final Phrase WRONG_FORM = new Phrase("格式不对", "has the wrong form");

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
        return mapping instanceof MismatchedInputException mismatched ? expected(mismatched) : WRONG_FORM;
    }

    /** What should stand there, by the type that it is read as. */
    private static Phrase expected(MismatchedInputException mismatched) {
        Class<?> type = mismatched.getTargetType();
        if (type == String.class) {
            return mismatched instanceof InvalidFormatException
                    ? new Phrase("含有无法保存的字符，请删去", "holds characters that cannot be kept; take them out")
                    : new Phrase("应为文字", "must be a text");
        }
        if (type == OffsetDateTime.class) {
            return new Phrase(
                    "应为带时区的时间，如 2026-01-02T15:04:05+08:00",
                    "must be a time with its offset, such as 2026-01-02T15:04:05+08:00");
        }
        if (type == Boolean.class) {
            return new Phrase("应为 true 或 false", "must be true or false");
        }
        if (type != null && (Number.class.isAssignableFrom(type) || type.isPrimitive())) {
            return new Phrase("应为数字", "must be a number");
        }
        return WRONG_FORM;
    }
}
