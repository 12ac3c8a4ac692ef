package hotline.intake.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hotline.outcome.Phrase;
import hotline.rest.JsonMistake;
import hotline.rest.Refusal.BadField;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From the bytes of a line to forms, each bad field by its name; what the forms mean is not asked here. */
@ApplicationScoped
class ImportForms {
    /** Not by the letter: an old record that names a field twice is taken by the last one, as it always was. */
    private static final ObjectReader TREE =
            new JsonMapper().reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    static final Phrase MISSING = new Phrase("必须填写", "is required");

    private final ObjectMapper json;
    private final Validator validator;

    ImportForms(ObjectMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    private static String text(byte[] line) throws BadLineException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new BadLineException("不是 UTF-8 文本", "is no UTF-8 text");
        }
    }

    /**
     * The object that a line is.
     *
     * @throws BadLineException where it is none, or one that cannot be stored
     */
    ObjectNode object(byte[] line) throws BadLineException {
        return object(text(line));
    }

    private ObjectNode object(String text) throws BadLineException {
        try {
            if (TREE.readTree(text) instanceof ObjectNode object) {
                if (text.contains("\\u") && !isStorable(object)) {
                    throw new BadLineException("含有无法保存的字符（\\u0000 或不成对的代理项）", "has a character that cannot be kept");
                }
                return object;
            }
        } catch (JsonProcessingException e) {
            throw new BadLineException("不是有效的 JSON", "is no valid JSON");
        }
        throw new BadLineException("应为一个 JSON 对象", "must be a JSON object");
    }

    private static boolean isStorable(JsonNode node) {
        if (node.isTextual()) {
            String text = node.textValue();
            return text.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text);
        }
        for (JsonNode child : node) {
            if (!isStorable(child)) {
                return false;
            }
        }
        return true;
    }

    /** The form that a part of a line is; null where fields of it are bad, which are named below the path. */
    <T> @Nullable T form(JsonNode node, Class<T> type, String path, List<BadField> bad) {
        T form = convert(node, type, path, bad);
        if (form == null) {
            return null;
        }
        var violations = validator.validate(form);
        for (ConstraintViolation<T> violation : violations) {
            bad.add(new BadField(
                    join(path, violation.getPropertyPath().toString()),
                    new Phrase(violation.getMessage(), violation.getMessage())));
        }
        return violations.isEmpty() ? form : null;
    }

    /** The value that a part of a line is; null where it is none. */
    <T> @Nullable T convert(JsonNode node, Class<T> type, String path, List<BadField> bad) {
        try {
            T value = json.treeToValue(node, type);
            if (value == null) {
                bad.add(new BadField(path, MISSING));
            }
            return value;
        } catch (JsonMappingException e) {
            BadField mistake = JsonMistake.of(e);
            bad.add(new BadField(join(path, mistake.field()), mistake.phrase()));
        } catch (JsonProcessingException e) {
            bad.add(new BadField(path, new Phrase("格式不对", "has the wrong form")));
        }
        return null;
    }

    private static String join(String path, String field) {
        return path.isEmpty() || field.isEmpty() ? path + field : path + "." + field;
    }
}
